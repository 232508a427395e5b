"""Two users of one Spark Connect server at the same time, who rest until their gate is open and then ask again.

Its arguments are settings: spark.remote is the server's address, query the SQL of their question.
"""

import os
import sys
import time
from concurrent.futures import ThreadPoolExecutor

from pyspark.sql import SparkSession
from pyspark.sql.functions import udf

USERS = ("ann", "bob")


def report(name, value):
    print(f"{name}={value}", flush=True)


def answers(session):
    """Of the query, and of Python on executors: each of eight tasks takes a tenth of a second at least."""

    @udf("long")
    def squared(number):
        time.sleep(0.1)
        return number * number

    squares = session.range(0, 8, 1, 8).select(squared("id").alias("square"))
    return [tuple(row) for row in session.sql(settings["query"]).collect()] + [squares.groupBy().sum("square").first()[0]]


def ask(name):
    """All at the same time."""
    for user, answer in zip(USERS, threads.map(answers, sessions)):
        report(f"{user}.{name}", answer)


settings = dict(argument.split("=", 1) for argument in sys.argv[1:])
sessions = [SparkSession.builder.remote(f"{settings['spark.remote']}/;user_id={user}").create() for user in USERS]
try:
    with ThreadPoolExecutor(len(USERS)) as threads:
        ask("first")
        while not os.path.exists("gate"):
            time.sleep(0.1)
        ask("again")
finally:
    for session in sessions:
        session.stop()
