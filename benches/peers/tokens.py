#!/usr/bin/env python3
"""Tokens a second: `newsdiff annotate --threads 1`, with all it does and its start, against npm's compromise, tagging alone.

    python3 tokens.py NEWSDIFF ARTICLES.jsonl [COUNT]      in a folder where `npm install compromise` was run

Both get the first COUNT articles (300). Seconds are of processor time, so that other work on the machine matters little;
compromise's are without its start, for each the best of three runs, in turn. The tokens are compromise's terms for both.
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
from itertools import islice
from pathlib import Path

newsdiff, articles = sys.argv[1:3]
count = int(sys.argv[3]) if len(sys.argv) > 3 else 300


def processor_seconds(command: list[str]) -> float:
    """How long a command and what it started kept processors busy."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with open(os.devnull, "wb") as nowhere:
        subprocess.run(command, stdout=nowhere, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


with tempfile.TemporaryDirectory() as folder, open(articles, encoding="utf-8") as lines:
    path = Path(folder, "articles.jsonl")
    path.write_text("".join(islice(lines, count)), encoding="utf-8")
    script = Path(__file__).with_name("compromise.mjs")
    ours, theirs, terms = [], [], 0
    for _ in range(3):
        ours.append(processor_seconds([newsdiff, "annotate", "-q", "--any-language", "--threads", "1", str(path)]))
        told = json.loads(subprocess.run(["node", str(script), str(path)], capture_output=True, check=True).stdout)
        theirs.append(told["seconds"])
        terms = told["terms"]
    rate = [terms / min(seconds) for seconds in (ours, theirs)]
    print(f"{count} articles, {path.stat().st_size / 1e6:.1f} MB, {terms} terms")
    print(f"newsdiff annotate {rate[0]:10.0f} tokens/s\ncompromise        {rate[1]:10.0f} tokens/s\nratio             {rate[0] / rate[1]:10.1f}")
