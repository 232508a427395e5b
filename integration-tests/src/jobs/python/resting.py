"""Works, rests until all its executors have gone and its gate is open, and works again. Its arguments are its settings."""

import os
import sys
import time

from pyspark.sql import SparkSession


def report(name, value):
    print(f"{name}={value}", flush=True)


def daemon(_):
    """Where PySpark comes from, and the process that has made this worker."""
    import pyspark

    return [(os.path.relpath(pyspark.__file__, os.environ["PWD"]), os.getppid())]


builder = SparkSession.builder.master("spark-volley:yarn").appName("resting")
for argument in sys.argv[1:]:
    key, _, value = argument.partition("=")
    builder.config(key, value)
spark = builder.getOrCreate()
context = spark.sparkContext
report("application", context.applicationId)

# No shuffle: what it leaves would hold the executors for a while.
workers = set(context.parallelize(range(8), 8).mapPartitions(daemon).collect())
report("pyspark", sorted({place for place, _ in workers}))
for _, process in workers:
    report("daemon", process)

executors = context._jsc.sc().statusTracker().getExecutorInfos
while len(executors()) > 1:  # the driver is one of them
    time.sleep(0.1)
report("released", True)
while not os.path.exists("gate"):
    time.sleep(0.1)
report("again", context.parallelize(range(100), 8).map(lambda number: number * 2).sum())
spark.stop()
