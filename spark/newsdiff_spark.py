#!/usr/bin/env python3
"""newsdiff on Spark: what `newsdiff COMMAND --jsonl ARTICLES` prints, in part files and another order of lines.

Three steps, each a pipe through the program:

    annotate                    every partition of the articles by itself
    stories --lines             one partition: it alone sees all articles; left out with --own-stories
    COMMAND --together          every partition of the stories by itself, after one shuffle by story

ARTICLES are JSON Lines with an `id` of their own, plain or .gz, at a path that every worker sees; so is the program.
"""

import argparse
import os
import re
import shlex
import zlib

from pyspark import RDD, SparkConf, SparkContext

# `annotate` writes `id` and `story` first, so that a line need not be parsed to be sent on its way.
HEAD = re.compile(r'\{"id":"((?:[^"\\]|\\.)*)","story":(?:null|"((?:[^"\\]|\\.)*)"),')

# What `annotate` calls a record of standard input that has no id: the same in every partition.
NAMELESS = re.compile(r"-(#\d+)?")

# Spark starts the command for empty partitions too, and newsdiff calls it an error to be given nothing.
UNLESS_EMPTY = 'first=$(dd bs=1 count=1 2>/dev/null); [ -n "$first" ] || exit 0; { printf %s "$first"; cat; } | "$@"'


def piped(lines: RDD, command: list[str]) -> RDD:
    """Each partition through one run of the command. A run that fails fails the job."""
    whole = shlex.join(["sh", "-c", UNLESS_EMPTY, "sh", *command])
    return lines.pipe(whole, env={"PATH": os.environ["PATH"]}, checkCode=True)


def keyed(line: str) -> tuple[tuple[str, str], str]:
    """The line behind its story and id, as JSON writes them."""
    head = HEAD.match(line)
    if head is None or head[2] is None:
        raise ValueError(f"no annotated line with a story: {line[:80]}")
    if NAMELESS.fullmatch(head[1]):
        raise ValueError("a record has no `id`; give each its own, partitions know nothing of each other")
    return (head[2], head[1]), line


def by_story(key: tuple[str, str]) -> int:
    """A number for the story, the same on every worker."""
    return zlib.crc32(key[0].encode())


def findings(articles: RDD, args: argparse.Namespace) -> RDD:
    """The lines of COMMAND for all articles."""
    # Spark starts a program for each core, so each takes one thread.
    def run(command: str, *options: str) -> list[str]:
        return [args.newsdiff, command, "--threads", "1", *options, "-"]

    lines = piped(articles, run("annotate", "--from", "jsonl"))
    if not args.own_stories:
        lines = piped(lines.repartition(1), run("stories", "--annotated", "--lines"))
    together = lines.map(keyed).repartitionAndSortWithinPartitions(args.partitions, by_story).values()
    return piped(together, run(args.command, "--annotated", "--together", "--jsonl", *args.options))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command", choices=["conflicts", "facts", "quotes", "stories"])
    parser.add_argument("articles", metavar="ARTICLES")
    parser.add_argument("out", metavar="OUT", help="a new folder for the part files")
    parser.add_argument("--newsdiff", default="newsdiff", help="the program [default: newsdiff]")
    parser.add_argument("--partitions", type=int, default=8, help="about three a core [default: 8]")
    parser.add_argument("--own-stories", action="store_true", help="every record has a `story`: group nothing")
    parser.add_argument("--options", type=shlex.split, default=[], help="options of COMMAND, as in --options='--level likely'")
    args = parser.parse_args()

    with SparkContext(conf=SparkConf().setAppName(f"newsdiff {args.command}")) as spark:
        articles = spark.textFile(args.articles, args.partitions).filter(str.strip)
        if articles.getNumPartitions() < args.partitions:
            articles = articles.repartition(args.partitions)
        findings(articles, args).saveAsTextFile(args.out)


if __name__ == "__main__":
    main()
