"""What a PySpark application can tell Volley and ask of it.

    import volley

    volley.expect_work(task_time=2, tasks=400, within=30)   # 400 tasks of 2 s, to be done in 30 s
    print(volley.status()[0].ready)

It lies in Volley's jar, which Python imports from like from any zip: name the jar in --py-files or in PYTHONPATH.
"""

from datetime import timedelta
from typing import Any, Dict, List, NamedTuple, Optional, Union

__all__ = ["Profile", "expect_work", "status"]

_PREFIX = "spark-volley:"


class Profile(NamedTuple):
    """Where the executors of one resource profile stand."""

    target: int  # how many the application wants in all
    requested: int  # of these, requested of the cluster and not allocated yet
    starting: int  # allocated, not registered yet
    ready: int  # registered, taking tasks
    parked: int  # registered, taking no more tasks
    leaving: int  # being released
    reasons: List[str]  # why that many are wanted


def expect_work(
    task_time: Union[float, timedelta],
    tasks: int,
    within: Union[float, timedelta],
    profile: Optional[Any] = None,
) -> None:
    """Announces work that Spark does not know of yet, so that executors are requested ahead of the stage.

    task_time is how long one task takes and within the time from now in which all are to be done, each in seconds or as a
    timedelta. profile is a pyspark.resource.ResourceProfile, the default one if there is none. The announcement stands
    until so many tasks have been submitted, or until the time is up.
    """
    context = _context()
    arguments = [_duration(context, task_time), tasks, _duration(context, within)]
    if profile is not None:
        if profile._java_resource_profile is None:
            raise ValueError("the resource profile was built before there was a SparkContext; build it again now")
        arguments.append(profile._java_resource_profile)
    _volley(context).expectWork(*arguments)


def status() -> Dict[int, Profile]:
    """How the application is sized now, by the id of the resource profile; that of the default one is 0."""
    now = _volley(_context()).status()
    return {number: _profile(now.profile(number)) for number in sorted({0, *now.profiles().keySet()})}


def _profile(java: Any) -> Profile:
    return Profile(
        java.target(),
        java.requested(),
        java.starting(),
        java.ready(),
        java.parked(),
        java.leaving(),
        list(java.reasons()),
    )


def _duration(context: Any, time: Union[float, timedelta]) -> Any:
    seconds = time.total_seconds() if isinstance(time, timedelta) else time
    return context._jvm.java.time.Duration.ofMillis(round(seconds * 1000))


def _volley(context: Any) -> Any:
    return context._jvm.io.volley.spark.Volley.of(context._jsc.sc())


def _context() -> Any:
    from pyspark.sql.utils import is_remote

    if is_remote():
        raise RuntimeError("Volley can be asked only where the SparkContext is, and not by a client of Spark Connect")

    from pyspark import SparkContext

    context = SparkContext._active_spark_context
    if context is None:
        raise RuntimeError("there is no SparkContext; make one, or a SparkSession, before asking Volley")
    if not context.master.startswith(_PREFIX):
        raise RuntimeError(
            f'spark.master is "{context.master}", but must begin with {_PREFIX}; for example {_PREFIX}yarn'
        )
    return context
