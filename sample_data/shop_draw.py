"""Drawing by chance, with `Random.random()` alone."""

import random
from collections.abc import Mapping
from itertools import pairwise
from typing import Final, TypeVar

T = TypeVar("T")
Weights = Mapping[T, int]
Curve = tuple[tuple[int, int], ...]
"""A distribution as (percent, value) knots, percent from 0 to 100."""

SEED: Final = 20261014


def generator(stream: int) -> random.Random:
    """One sequence a file, so that changing one file leaves the others alone."""
    return random.Random(SEED + stream)  # noqa: S311 - sample data, not a secret


def pick(rng: random.Random, weights: Weights[T]) -> T:
    """One key, as often as its weight says."""
    place = int(rng.random() * sum(weights.values()))
    for key, weight in weights.items():
        place -= weight
        if place < 0:
            return key
    raise ValueError("no weights to pick from")


def chance(rng: random.Random, percent: int) -> bool:
    """True in `percent` of the cases."""
    return rng.random() * 100 < percent


def draw(rng: random.Random, curve: Curve, unit: int = 1) -> int:
    """A value of the distribution, in seconds when `unit` is the seconds of its unit."""
    percent = rng.random() * 100
    for (low, start), (high, end) in pairwise(curve):
        if percent < high:
            return int((start + (end - start) * (percent - low) / (high - low)) * unit)
    raise ValueError("a curve must reach 100 percent")
