"""The demo's job in Python: counts the lines of a log per minute, status and level, and prints a report.

    log_report.py FILE PARTITIONS TASK_MILLIS ALL_MINUTES

The tasks of the first stage pretend to work TASK_MILLIS beyond their real work. It knows nothing of Volley; any master
runs it.
"""

import re
import sys
import time
from collections import Counter
from datetime import datetime
from operator import add

from pyspark.sql import SparkSession

REDUCERS = 4
BUSIEST = 5
BAR = 40
ACCESS = re.compile(r'\S+ \S+ [^\[]*\[(\d\d/\w{3}/\d{4}:\d\d:\d\d):\d\d [^]]*] "(?:[^"\\]|\\.)*" (\d{3})(?: |$)')
ISO = re.compile(r"\[?((?:\d{2}|\d{4})[-/]\d\d[-/]\d\d[ T]\d\d:\d\d):\d\d")
LEVEL = re.compile(r"\b(DEBUG|INFO|WARN|ERROR)\b")


def keys(line):
    """What a line counts for: keys of one word and, but for the totals, a name."""
    yield "lines"
    if access := ACCESS.match(line):
        yield f"minute {datetime.strptime(access[1], '%d/%b/%Y:%H:%M'):%Y-%m-%d %H:%M}"
        yield f"status {access[2]}"
    elif iso := ISO.match(line):
        minute = iso[1].replace("/", "-").replace("T", " ")
        yield f"minute {'20' if len(minute) == 14 else ''}{minute}"
        if level := LEVEL.search(line, iso.end(), iso.end() + 160):
            yield f"level {level[1]}"
    else:
        yield "unparsed"


def count(lines, seconds):
    counts = Counter(key for line in lines for key in keys(line))
    time.sleep(seconds)
    return counts.items()


def table(title, counts, most):
    if counts:
        print(f"\n{title}")
        highest = max(counts.values())
        for name in sorted(sorted(counts, key=lambda name: (-counts[name], name))[:most]):
            print(f"  {name:<16} {counts[name]:>12,}  {'#' * max(1, round(BAR * counts[name] / highest))}")


def main(file, partitions, millis, all_minutes):
    spark = SparkSession.builder.getOrCreate()
    seconds = int(millis) / 1000
    found = (
        spark.sparkContext.textFile(file, int(partitions))
        .mapPartitions(lambda lines: count(lines, seconds))
        .reduceByKey(add, REDUCERS)
        .collectAsMap()
    )
    spark.stop()

    def named(kind):
        return {key[len(kind) + 1 :]: number for key, number in found.items() if key.startswith(kind + " ")}

    print(
        f"{found.get('lines', 0):,} lines, {found.get('unparsed', 0):,} of them without a time that this report knows"
    )
    minutes = named("minute")
    if minutes:
        print(f"{len(minutes):,} minutes with lines, {min(minutes)} to {max(minutes)}")
    every = all_minutes == "true"
    table("Lines per minute" if every else "The busiest minutes", minutes, len(minutes) if every else BUSIEST)
    table("Lines per status", named("status"), None)
    table("Lines per level", named("level"), None)


if __name__ == "__main__":
    main(*sys.argv[1:])
