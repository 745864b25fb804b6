"""The steps of the percentiles: counts and times in, numpy's linear percentiles out."""

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest

from supportctl.audit.measuring.spreads import (
    PERCENTILES,
    SeriesSize,
    finish_spreads,
    load_series,
    want_steps,
)
from supportctl.audit.measuring.steps import STEPS
from supportctl.engine.session import Session

STEP = 1_000_000
COUNTED = {
    **dict.fromkeys(("cell_no", "group_no"), "integer"),
    **dict.fromkeys(("bucket", "n", "longest"), "bigint"),
    "total": "hugeint",
}
REFINED = {
    **dict.fromkeys(("cell_no", "group_no"), "integer"),
    **dict.fromkeys(("bucket", "elapsed", "n"), "bigint"),
}


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with Session(tmp_path, [], threads=1) as opened:
        yield opened


def load(session: Session, times: Sequence[int]) -> None:
    """As measuring would, with the times dealt out to two slices of one series."""
    slices: dict[tuple[int, int], list[int]] = {(0, 0): [], (1, 0): []}
    for place, us in enumerate(times):
        slices[place % 2, 0].append(us)
    steps: dict[tuple[int, int, int], list[int]] = {}
    for (cell, group), own in slices.items():
        for us in own:
            steps.setdefault((cell, group, max(us - 1, 0) // STEP), []).append(us)
    counted = [(*key, len(own), max(own), sum(own)) for key, own in steps.items()]
    session.load("counted", COUNTED, counted)
    session.run(STEPS.text("coarse"))
    load_series(session, [list(slices)], [(1, 2)])
    want_steps(session)
    wanted = set(session.rows("select cell_no, group_no, bucket from wanted_step"))
    refined = [(*key, us, n) for key, own in steps.items() if key in wanted for us, n in Counter(own).items()]
    session.load("refined", REFINED, refined)


@pytest.mark.parametrize("n", [1, 2, 3, 4, 10, 11, 99, 100, 101, 1000])
@pytest.mark.parametrize("longest", [10, 10**7, 10**12])
def test_percentiles_are_numpys(session: Session, n: int, longest: int) -> None:
    generator = random.Random(n * longest)  # noqa: S311 - no secret
    times = [generator.randrange(longest) for _ in range(n)]
    load(session, times)
    (spread,) = finish_spreads(session, [(1, 2)], STEP)
    found = [getattr(spread.seconds, f"p{share}") for share in PERCENTILES]
    wanted = [float(np.percentile(times, share)) / 1e6 for share in PERCENTILES]
    assert found == pytest.approx(wanted, rel=1e-12, abs=1e-6)
    assert spread.seconds.count == n
    assert spread.seconds.max == max(times) / 1e6


def test_equal_times_have_equal_percentiles(session: Session) -> None:
    load(session, [60_000_000] * 7)
    (spread,) = finish_spreads(session, [(1, 2)], STEP)
    assert {getattr(spread.seconds, f"p{share}") for share in PERCENTILES} == {60.0}


def test_a_bound_belongs_to_the_bucket_that_it_ends(session: Session) -> None:
    load(session, [0, 1, 1_000_000, 1_000_001, 2_000_000, 2_000_001])
    (spread,) = finish_spreads(session, [(1, 2)], STEP)
    assert [(one.up_to_seconds, one.count) for one in spread.distribution] == [(1.0, 3), (2.0, 2), (None, 1)]


def test_a_series_without_finished_contacts_has_empty_numbers(session: Session) -> None:
    session.load("counted", COUNTED, [])
    session.run(STEPS.text("coarse"))
    load_series(session, [[(0, 0)]], [(1, 2)])
    want_steps(session)
    session.load("refined", REFINED, [])
    (spread,) = finish_spreads(session, [(1, 2)], STEP)
    assert spread.seconds.count == 0
    assert spread.seconds.p50 is None
    assert [one.count for one in spread.distribution] == [0, 0, 0]
    assert not session.records(SeriesSize, "select * from series_size")
