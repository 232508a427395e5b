"""Runs Python on executors in each way that PySpark has, and reports what it finds there."""

import os
import time
from datetime import timedelta

import greeting
import pandas as pd
import volley
from pyspark.resource import ExecutorResourceRequests, ResourceProfileBuilder, TaskResourceRequests
from pyspark.sql import SparkSession
from pyspark.sql.functions import pandas_udf, udf
from pyspark.sql.types import LongType


def report(name, value):
    print(f"{name}={value}", flush=True)


def found(_):
    """What a worker imports, and from where in its container."""
    import more
    import packed
    import pyspark
    import shipped

    container = os.environ["PWD"]
    return [
        ("pyspark", os.path.relpath(pyspark.__file__, container)),
        ("shipped", os.path.relpath(shipped.__file__, container)),
        ("greeting", greeting.WORD),
        ("more", more.WORD),
        ("packed", packed.WORD),
        ("volley", os.path.basename(os.path.dirname(volley.__file__))),
    ]


@udf(LongType())
def squared(number):
    return number * number


@pandas_udf(LongType())
def halved(numbers: pd.Series) -> pd.Series:
    return numbers // 2


try:
    volley.status()
except RuntimeError as early:
    report("early", early)

spark = SparkSession.builder.appName("everything").getOrCreate()
report("application", spark.sparkContext.applicationId)
report("before", volley.status()[0].target)

volley.expect_work(task_time=timedelta(seconds=10), tasks=120, within=300)
while volley.status()[0].ready < 2:
    time.sleep(0.1)
report("announced", volley.status()[0])

requests = ResourceProfileBuilder().require(ExecutorResourceRequests().cores(1).memory("600m"))
profile = requests.require(TaskResourceRequests().cpus(1)).build
volley.expect_work(10, 1, 300, profile)
while profile.id not in volley.status() or volley.status()[profile.id].ready < 1:
    time.sleep(0.1)

facts = spark.sparkContext.parallelize(range(4), 4).mapPartitions(found).distinct().collect()
for name, value in sorted(facts):
    report(name, value)
numbers = spark.range(0, 1000, 1, 4)
report("squares", numbers.select(squared("id").alias("n")).groupBy().sum("n").first()[0])
report("halves", numbers.select(halved("id").alias("n")).groupBy().sum("n").first()[0])
spark.stop()
