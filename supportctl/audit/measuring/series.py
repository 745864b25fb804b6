"""Which slices each row of the report is about: objectives, policies and metrics of a group, the long tail."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from supportctl.audit.asking.cut import Values
from supportctl.audit.measuring.group_order import OrderedGroups
from supportctl.audit.measuring.results import Results
from supportctl.audit.measuring.tally import Slice
from supportctl.vocabulary.metrics import metric_place

PolicyMetric = tuple[str | None, str]


@dataclass(frozen=True, slots=True, eq=False)
class Series:
    """The slices of one row of the report, and the numbers of their cells, each once."""

    slices: Sequence[Slice]
    cells: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class AllSeries:
    """What the rows of a report are about, in their order.

    `objectives` by policy and metric, never touched by the cut; `levels` per group, policy and metric; `totals` per
    group and metric; `tails` per policy and metric of the groups after the first ones.
    """

    objectives: Mapping[tuple[str, str], Series]
    levels: Sequence[tuple[Values, Series]]
    totals: Sequence[tuple[Values, str, Series]]
    tails: Sequence[Series]

    def every(self) -> Iterator[Series]:
        """All of them."""
        levels, totals = (one[-1] for one in self.levels), (one[-1] for one in self.totals)
        return chain(self.objectives.values(), levels, totals, self.tails)


def all_series(results: Results, groups: OrderedGroups) -> AllSeries:
    """The series of every row that the report has."""
    order = _Order(results)
    levels, totals = [], []
    for values in groups.listed:
        slices = groups.slices[values]
        levels += [(values, one) for _, one in order.by_policy(slices)]
        totals += [(values, metric, one) for metric, one in order.by_metric(slices)]
    tail = dict.fromkeys(piece for values in groups.tail for piece in groups.slices[values])
    objectives = {
        (policy, metric): one for (policy, metric), one in order.by_policy(results.weights) if policy
    }
    return AllSeries(objectives, levels, totals, [one for _, one in order.by_policy(tail)])


class _Order:
    """Puts slices together by policy and metric: metrics first, then in the order of sla.yaml, unmatched last."""

    def __init__(self, results: Results) -> None:
        places = {policy.name: place for place, policy in enumerate(results.sla.policies)}
        cells = results.promises.cells
        self._keys = [(cell.policy.name if cell.policy else None, cell.metric) for cell in cells]
        self._places = {
            key: (metric_place(key[1]), len(places) if key[0] is None else places[key[0]])
            for key in self._keys
        }
        self._cells: dict[tuple[int, ...], tuple[int, ...]] = {}

    def by_policy(self, slices: Iterable[Slice]) -> list[tuple[PolicyMetric, Series]]:
        """The series of each policy and metric."""
        found: dict[PolicyMetric, list[Slice]] = {}
        for piece in slices:
            found.setdefault(self._keys[piece[0]], []).append(piece)
        return [(key, self._series(found[key])) for key in sorted(found, key=self._places.__getitem__)]

    def by_metric(self, slices: Iterable[Slice]) -> list[tuple[str, Series]]:
        """The series of each metric, whatever the policy."""
        found: dict[str, list[Slice]] = {}
        for piece in slices:
            found.setdefault(self._keys[piece[0]][1], []).append(piece)
        return [(metric, self._series(found[metric])) for metric in sorted(found, key=metric_place)]

    def _series(self, slices: Sequence[Slice]) -> Series:
        numbers = tuple(piece[0] for piece in slices)
        cells = self._cells.get(numbers)
        if cells is None:
            cells = self._cells[numbers] = tuple(dict.fromkeys(numbers))
        return Series(slices, cells)
