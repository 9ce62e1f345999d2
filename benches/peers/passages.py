#!/usr/bin/env python3
"""Copied passages in one story of many articles: `newsdiff quotes --group one` against datasketch, and what each misses.

    python3 passages.py NEWSDIFF ARTICLES.jsonl [COUNT]      (pip install datasketch)

What is to be found, told by brute force: pairs of articles of which the one holds much of the other, word for word. An article
is the set of its rows of eight words (`\\w+`, lower case); rows that stand in more than 50 articles are standing text and count
for nothing. A pair counts if it shares four rows or more and half of the rows of the smaller article (containment).

newsdiff has found a pair if a passage stands in both, or one is told to be a copy of the other, or of what the other is a copy of.
datasketch has found it if LSH Ensemble, its index for containment, gives the one for the other.

Seconds are of processor time. newsdiff's are of the whole command on annotated lines: reading them, names, quotations, reuse, passages.
datasketch's are of making MinHashes (128 permutations, in bulk), the index and its queries, without the splitting into rows.
"""

import json
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from itertools import combinations, islice
from pathlib import Path

from datasketch import MinHash, MinHashLSHEnsemble

newsdiff, articles = sys.argv[1:3]
count = int(sys.argv[3]) if len(sys.argv) > 3 else 4000
ROW, MOST_SHARED, FEWEST, CONTAINED = 8, 50, 4, 0.5


def rows(text: str) -> set[str]:
    words = re.findall(r"\w+", text.lower())
    return {" ".join(words[at : at + ROW]) for at in range(len(words) - ROW + 1)}


def contained(sets: dict[str, set[str]]) -> set[tuple[str, str]]:
    """The pairs that are to be found."""
    places = defaultdict(list)
    for name, own in sets.items():
        for row in own:
            places[row].append(name)
    sizes, shared = Counter(), Counter()
    for names in places.values():
        if len(names) <= MOST_SHARED:
            sizes.update(names)
            shared.update(combinations(sorted(names), 2))
    return {pair for pair, both in shared.items() if both >= FEWEST and both >= CONTAINED * min(sizes[pair[0]], sizes[pair[1]])}


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
        records = [json.loads(line) for line in islice(lines, count)]
    sets = {record["id"]: rows(record["text"]) for record in records}
    wanted = contained(sets)
    print(f"{len(records)} articles; {len(wanted)} pairs are to be found")
    with tempfile.TemporaryDirectory() as folder:
        answers = {"newsdiff": of_newsdiff(records, folder), "datasketch": of_datasketch(sets)}
    for name, (found, seconds) in answers.items():
        print(f"{name:10} {seconds:8.1f} s   recall {len(found & wanted) / max(len(wanted), 1):.3f}   pairs given {len(found)}")
    outlets = {record["id"]: (record.get("outlet"), record.get("published")) for record in records}
    for pair in sorted(wanted - answers["newsdiff"][0]):
        print("missed", *pair, *(outlets[name] for name in pair), len(sets[pair[0]] & sets[pair[1]]), len(sets[pair[0]]), len(sets[pair[1]]))


if __name__ == "__main__":
    main()
