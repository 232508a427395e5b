"""A program whose driver runs in the cluster: reports what it and its executors import there, and ends with a status."""

import os
import sys
import time

import greeting
import more
import packed
import pandas as pd
import pyspark
import volley
from pyspark.sql import SparkSession
from pyspark.sql.functions import pandas_udf
from pyspark.sql.types import LongType


def report(name, value):
    print(f"{name}={value}", flush=True)


def found():
    """What this Python imports, and from where in its container."""
    itself = os.path.relpath(pyspark.__file__, os.environ["PWD"])
    return f"{itself}, {greeting.WORD}, {more.WORD}, {packed.WORD}"


@pandas_udf(LongType())
def halved(numbers: pd.Series) -> pd.Series:
    return numbers // 2


spark = SparkSession.builder.appName("clustered").getOrCreate()
report("application", spark.sparkContext.applicationId)
report("driver", found())
report("volley", os.path.basename(os.path.dirname(volley.__file__)))
volley.expect_work(task_time=10, tasks=120, within=300)
while volley.status()[0].ready < 2:
    time.sleep(0.1)

report("executors", set(spark.sparkContext.parallelize(range(4), 4).map(lambda _: found()).collect()))
numbers = spark.range(0, 1000, 1, 4)
report("halves", numbers.select(halved("id").alias("n")).groupBy().sum("n").first()[0])
sys.exit(3)
