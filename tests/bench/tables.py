"""Measured groups as Markdown tables."""

import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from measure import Run, Runs, medians

MEBIBYTE: Final = 2**20

Compare = Callable[[Run, Run], tuple[float, float]]
"""How a run stands to the reference's run of the same round, in wall time and in processor time."""


def times(run: Run, reference: Run) -> tuple[float, float]:
    """How many times what the reference took."""
    return run.wall / reference.wall, run.cpu / reference.cpu


def in_it(run: Run, reference: Run) -> tuple[float, float]:
    """How many times of its own the reference took."""
    return times(reference, run)


def above(run: Run, reference: Run) -> tuple[float, float]:
    """Seconds beyond the reference."""
    return run.wall - reference.wall, run.cpu - reference.cpu


HEADERS: Final[dict[Compare, str]] = {
    times: "{figure}, times of {reference}",
    in_it: "{figure} of {reference}, times of its own",
    above: "{figure} above {reference}",
}
PLACES: Final[dict[Compare, str]] = {times: ".2f", in_it: ".2f", above: ".3f"}


@dataclass(frozen=True, slots=True)
class Reference:
    """What every row of a table is held against: the name of a subject or of its part, and how."""

    name: str
    compare: Compare = times


@dataclass(frozen=True, slots=True)
class Measured:
    """The runs of the subjects that were measured in turn, over an input described in words."""

    label: str
    runs: Runs


def comparison(groups: Sequence[Measured], references: Sequence[Reference]) -> str:
    """A row for each subject and part: medians, and its relation to each reference round by round."""
    headers = ["input", "what", "wall", "CPU", "peak"]
    for reference in references:
        header = HEADERS[reference.compare]
        headers += [header.format(figure=figure, reference=reference.name) for figure in ("wall", "CPU")]
    rows = [_row(group, name, references) for group in groups for name in group.runs]
    return _markdown(headers, rows, words=2)


def speed_ups(groups: Sequence[Measured], suffix: str) -> str:
    """A row for each subject that another checkout has too: how many times as long that took, round by round."""
    headers = ["input", "what", "CPU", "CPU of the baseline"]
    headers += [f"{figure} of the baseline, times of its own" for figure in ("wall", "CPU")]
    rows = [
        _speed_up(group, name, name + suffix)
        for group in groups
        for name in group.runs
        if name + suffix in group.runs
    ]
    return _markdown(headers, rows, words=2)


def number(value: int) -> str:
    """A count with its thousands apart."""
    return f"{value:,}".replace(",", " ")


def _row(group: Measured, name: str, references: Sequence[Reference]) -> list[str]:
    middle = medians(group.runs[name])
    cells = [group.label, name, f"{middle.wall:.2f} s", f"{middle.cpu:.2f} s"]
    cells.append(f"{middle.peak / MEBIBYTE:.0f} MiB")
    for reference in references:
        cells += _related(group, name, reference)
    return cells


def _related(group: Measured, name: str, reference: Reference) -> list[str]:
    """The two cells about one reference: median and range of wall time, and of processor time."""
    if name == reference.name:
        return ["", ""]
    both = zip(group.runs[name], group.runs[reference.name], strict=True)
    walls, cpus = zip(*(reference.compare(run, other) for run, other in both), strict=True)
    return [_spread(values, PLACES[reference.compare]) for values in (walls, cpus)]


def _speed_up(group: Measured, name: str, baseline: str) -> list[str]:
    own, other = medians(group.runs[name]), medians(group.runs[baseline])
    related = _related(group, name, Reference(baseline, in_it))
    return [group.label, name, f"{own.cpu:.2f} s", f"{other.cpu:.2f} s", *related]


def _spread(values: Sequence[float], places: str) -> str:
    """Median and range."""
    middle, lowest, highest = (
        f"{one:{places}}" for one in (statistics.median(values), min(values), max(values))
    )
    return f"{middle} ({lowest} to {highest})"


def _markdown(headers: Sequence[str], rows: Sequence[Sequence[str]], words: int) -> str:
    """A table whose first columns, so many, hold words and stand to the left."""
    rules = ["---"] * words + ["---:"] * (len(headers) - words)
    return "\n".join([_line(headers), f"|{'|'.join(rules)}|", *map(_line, rows)])


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
