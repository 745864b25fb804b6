"""The groups of a cut in the order in which they matter, and where the long tail begins."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from supportctl.audit.asking.cut import TIME_FIELDS, WEEKDAYS, Cut, Values
from supportctl.audit.measuring.results import Results
from supportctl.audit.measuring.tally import Slice
from supportctl.vocabulary.columns import PEOPLE_FIELDS

USUAL_TOP = 20
MOST_GROUPS = 10_000
"""More groups than anybody reads: the rest is only in the tail."""


@dataclass(frozen=True, slots=True)
class OrderedGroups:
    """Slices by group. `listed` keeps the order of the report; `tail` holds the groups after the first `top`.

    `small` groups have fewer due contacts than min_tickets: they stand last and are never ranked.
    """

    slices: dict[Values, list[Slice]]
    listed: list[Values]
    tail: list[Values]
    small: frozenset[Values]


def order_groups(results: Results, top: int | None) -> OrderedGroups:
    """Late contacts first, then volume, then name; times stay in their order; small groups stand last.

    People are never ranked by what was late: where the cut contains them, volume comes first (semantics rule 29).

    `top` groups stand before the tail: 0 means all, None the usual number, or all where the cut is by time alone.
    """
    slices: dict[Values, list[Slice]] = {}
    keys = results.groups.cached_keys()
    for piece in results.weights:
        for values in keys(results.cell(piece).values, piece[1]):
            slices.setdefault(values, []).append(piece)
    small = frozenset(
        values for values, pieces in slices.items() if _most_due(results, pieces) < results.sla.min_tickets
    )
    order = sorted(slices, key=_Rank(results, slices, small).place)
    return OrderedGroups(
        slices, order[:MOST_GROUPS], order[shown_groups(results.groups.cut, top) or len(order) :], small
    )


def shown_groups(cut: Cut, top: int | None) -> int | None:
    """How many groups stand before the tail, None for all of them."""
    by_time = all(name in TIME_FIELDS for name in cut.fields)
    return (None if by_time else USUAL_TOP) if top is None else (top or None)


def _most_due(results: Results, pieces: Iterable[Slice]) -> int:
    due: Counter[str] = Counter()
    for piece in pieces:
        due[results.cell(piece).metric] += results.weights[piece].due
    return max(due.values(), default=0)


class _Rank:
    """Where a group stands: fields that are no times decide first, by late contacts and volume."""

    def __init__(self, results: Results, slices: dict[Values, list[Slice]], small: frozenset[Values]) -> None:
        fields = results.groups.cut.fields
        self._times = [place for place, name in enumerate(fields) if name in TIME_FIELDS]
        self._others = [place for place, name in enumerate(fields) if name not in TIME_FIELDS]
        self._small = small
        self._ranked = PEOPLE_FIELDS.isdisjoint(fields)
        self._late: Counter[Values] = Counter()
        self._volume: Counter[Values] = Counter()
        for values, pieces in slices.items():
            name = self._pick(values, self._others)
            self._late[name] += sum(results.weights[piece].late for piece in pieces)
            self._volume[name] += sum(results.weights[piece].tickets for piece in pieces)

    @staticmethod
    def _pick(values: Values, places: Sequence[int]) -> Values:
        return tuple(values[place] for place in places)

    def place(self, values: Values) -> tuple[object, ...]:
        """Sort key of a group."""
        name, when = self._pick(values, self._others), self._pick(values, self._times)
        by_time = bool(self._times) and not self._others
        return (
            not by_time and values in self._small,
            -self._late[name] if self._ranked else 0,
            -self._volume[name],
            tuple((one is None, one or "") for one in name),
            tuple((one is None, _time_place(one or "")) for one in when),
        )


def _time_place(label: str) -> tuple[int, str]:
    """Weekdays in the order of the week, other labels as they sort."""
    return (WEEKDAYS.index(label), "") if label in WEEKDAYS else (-1, label)
