"""The buckets of a distribution: seconds and minutes for calls and chats, hours for mail, or as asked."""

from math import gcd

from supportctl.policy.duration_text import read_duration
from supportctl.policy.wrong import WrongValueError
from supportctl.problem import Problem, UsageError
from supportctl.vocabulary.units import MICROSECONDS_PER_SECOND

_MINUTE, _HOUR = 60, 3600
LONGEST_US = 2**62
LADDERS: tuple[tuple[int, tuple[int, ...]], ...] = (
    (2 * _MINUTE, (10, 20, 30, 60, 2 * _MINUTE, 5 * _MINUTE, 10 * _MINUTE)),
    (30 * _MINUTE, (_MINUTE, 2 * _MINUTE, 5 * _MINUTE, 15 * _MINUTE, 30 * _MINUTE, _HOUR, 2 * _HOUR)),
    (4 * _HOUR, (15 * _MINUTE, 30 * _MINUTE, _HOUR, 2 * _HOUR, 4 * _HOUR, 8 * _HOUR, 24 * _HOUR)),
    (24 * _HOUR, (_HOUR, 2 * _HOUR, 4 * _HOUR, 8 * _HOUR, 12 * _HOUR, 24 * _HOUR, 48 * _HOUR)),
    (LONGEST_US, (4 * _HOUR, 8 * _HOUR, 24 * _HOUR, 48 * _HOUR, 72 * _HOUR, 120 * _HOUR, 168 * _HOUR)),
)
"""Bucket bounds in seconds for targets up to so many seconds; without one target, the day's ladder."""


def bucket_bounds(target_seconds: float | None, asked: tuple[int, ...]) -> tuple[int, ...]:
    """Upper bounds in seconds, those asked for or what fits the target; a last bucket has no bound."""
    if asked:
        return asked
    wanted = 24 * _HOUR if target_seconds is None else target_seconds
    return next(bounds for limit, bounds in LADDERS if wanted <= limit)


def step_us(asked: tuple[int, ...]) -> int:
    """The width of the steps in which elapsed times are counted first: every bound is a multiple of it."""
    bounds = asked or tuple(bound for _, ladder in LADDERS for bound in ladder)
    return gcd(*bounds) * MICROSECONDS_PER_SECOND


def parse_buckets(text: str | None) -> tuple[int, ...]:
    """`--buckets 1h,6h,12h,24h` as seconds. Raises UsageError for what is no ascending list of durations."""
    hint = "write --buckets 1h,6h,12h,24h"
    if text is None:
        return ()
    try:
        bounds = tuple(read_duration(one).microseconds // MICROSECONDS_PER_SECOND for one in text.split(","))
    except WrongValueError as error:
        raise UsageError(Problem("--buckets", str(error), hint=hint)) from error
    if list(bounds) != sorted(set(bounds)):
        raise UsageError(Problem("--buckets", f"“{text}” does not ascend", hint=hint))
    return bounds
