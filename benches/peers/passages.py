#!/usr/bin/env python3
"""Copied passages in one story of many articles: `newsdiff quotes --group one` against datasketch, and what each misses.

    python3 passages.py NEWSDIFF ARTICLES.jsonl [COUNT]      (pip install datasketch)

What is to be found, told by brute force: pairs of articles of which the one holds much of the other, word for word. An article
is the set of its rows of eight words (`\\w+`, lower case); rows that stand in more than 50 articles are standing text and count
for nothing. A pair counts if it shares four rows or more and half of the rows of the smaller article (containment). What one outlet prints again on another day (more than two apart) is left
out: newsdiff takes it for the outlet's standing text and says nothing of it, by intent.

Articles of the day seldom hold much of another, so one in ten is made to: it keeps its opening and goes on with a stretch of the
next article, of which one word in forty is changed. Whether that makes a pair that is to be found is told by the same count as for all.

newsdiff has found a pair if a passage stands in both, or one is told to be a copy of the other, or of what the other is a copy of.
datasketch has found it if LSH Ensemble, its index for containment, gives the one for the other.

Seconds are of processor time. newsdiff's are of the whole command on annotated lines: reading them, names, quotations, reuse, passages.
datasketch's are of making MinHashes (128 permutations, in bulk), the index and its queries, without the splitting into rows.
"""

import json
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from datetime import date
from itertools import combinations, islice
from pathlib import Path

from datasketch import MinHash, MinHashLSHEnsemble

newsdiff, articles = sys.argv[1:3]
count = int(sys.argv[3]) if len(sys.argv) > 3 else 4000
ROW, MOST_SHARED, FEWEST, CONTAINED = 8, 50, 4, 0.5


def rows(text: str) -> set[str]:
    words = re.findall(r"\w+", text.lower())
    return {" ".join(words[at : at + ROW]) for at in range(len(words) - ROW + 1)}


def planted(records: list[dict]) -> list[dict]:
    """The articles, some of which go on with words of the next one; always the same."""
    chance = random.Random(8)
    made = [dict(record) for record in records]
    for own, other in zip(made[::10], records[1::10]):
        words = re.split(r"( +)", other["text"])
        first = chance.randrange(max(len(words) // 3, 1))
        stretch = words[first : first + len(words) // 2]
        for at, word in enumerate(stretch):
            if word.strip().isalpha() and chance.random() < 1 / 40:
                stretch[at] = word[::-1].lower()
        own["text"] = own["text"][: chance.randrange(200, 2000)] + "\n\n" + "".join(stretch)
    return made


def contained(sets: dict[str, set[str]]) -> set[tuple[str, str]]:
    """The pairs that are to be found."""
    places = defaultdict(list)
    for name, own in sets.items():
        for row in own:
            places[row].append(name)
    sizes: Counter[str] = Counter()
    shared: Counter[tuple[str, str]] = Counter()
    for names in places.values():
        if len(names) <= MOST_SHARED:
            sizes.update(names)
            shared.update(combinations(sorted(names), 2))
    return {pair for pair, both in shared.items() if both >= FEWEST and both >= CONTAINED * min(sizes[pair[0]], sizes[pair[1]])}


def is_standing(a: dict, b: dict) -> bool:
    """Whether two articles are one outlet's of different days."""
    if a.get("outlet") is None or a.get("outlet") != b.get("outlet") or not a.get("published") or not b.get("published"):
        return False
    days = [date.fromisoformat(article["published"][:10]) for article in (a, b)]
    return abs((days[0] - days[1]).days) > 2


def of_newsdiff(records: list[dict], folder: str) -> tuple[set[tuple[str, str]], float]:
    given, annotated, out = (Path(folder, name) for name in ("articles.jsonl", "annotated.jsonl", "quotes.json"))
    given.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    subprocess.run([newsdiff, "annotate", "-q", "--any-language", given, "-o", annotated], check=True)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([newsdiff, "quotes", "-q", "--json", "--annotated", "--group", "one", "--threads", "1", annotated, "-o", out], check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    document = json.loads(out.read_text(encoding="utf-8"))
    found = set()
    for passage in document["passages"]:
        found.update(combinations(sorted({span["article"] for span in passage["spans"]}), 2))
    family = defaultdict(set)
    for article in document["articles"]:
        family[article["copy_of"] or article["id"]].add(article["id"])
    for members in family.values():
        found.update(combinations(sorted(members), 2))
    return found, after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def of_datasketch(sets: dict[str, set[str]]) -> tuple[set[tuple[str, str]], float]:
    bytes_of = {name: [row.encode() for row in own] for name, own in sets.items() if own}
    start = time.process_time()
    hashes = dict(zip(bytes_of, MinHash.bulk(bytes_of.values(), num_perm=128)))
    index = MinHashLSHEnsemble(threshold=CONTAINED, num_perm=128, num_part=16)
    index.index((name, hashes[name], len(own)) for name, own in bytes_of.items())
    found = set()
    for name, own in bytes_of.items():
        found.update(tuple(sorted((name, other))) for other in index.query(hashes[name], len(own)) if other != name)
    return found, time.process_time() - start


def main() -> None:
    with open(articles, encoding="utf-8") as lines:
        records = planted([json.loads(line) for line in islice(lines, count)])
    sets = {record["id"]: rows(record["text"]) for record in records}
    by_id = {record["id"]: record for record in records}
    wanted = {pair for pair in contained(sets) if not is_standing(*(by_id[name] for name in pair))}
    print(f"{len(records)} articles; {len(wanted)} pairs are to be found")
    with tempfile.TemporaryDirectory() as folder:
        answers = {"newsdiff": of_newsdiff(records, folder), "datasketch": of_datasketch(sets)}
    for name, (found, seconds) in answers.items():
        print(f"{name:10} {seconds:8.1f} s   recall {len(found & wanted) / max(len(wanted), 1):.3f}   pairs given {len(found)}")
    for a, b in sorted(wanted - answers["newsdiff"][0]):
        print(f"missed {a} {b}: {len(sets[a] & sets[b])} rows of {len(sets[a])} and {len(sets[b])}")


if __name__ == "__main__":
    main()
