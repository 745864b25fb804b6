"""One contact under one promise, judged naively from the semantics rules: nothing of the package is used here."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from naive_contact import (
    ASIDE,
    FIRST_POSSIBLE,
    abandoned,
    answered,
    channel_of,
    done,
    duration,
    excluded_by,
    known,
    measurable,
    rule_for,
    silent,
    wait_of,
)
from naive_time import Clock, Known
from naive_world import DAY, DONE, METRICS, UNREADABLE, Row, Rule, World


@dataclass(frozen=True)
class Judged:
    """One contact under one promise; `kept` and `late` are what attainment counts."""

    number: int
    channel: str | None
    policy: str | None
    metric: str
    state: str
    reason: str | None = None
    elapsed: int | None = None
    target: int | None = None
    due_at: int | None = None
    kept: bool = False
    late: bool = False
    worthless: bool = False

    @property
    def overrun(self) -> int | None:
        """By how much the target is exceeded."""
        if self.elapsed is None or self.target is None or self.elapsed <= self.target:
            return None
        return self.elapsed - self.target


# --------------------------------------------------------------------------------------------------- judging


def judge_contact(world: World, number: int, row: Row, as_of: int) -> Iterator[Judged]:
    """Every promise to one contact."""
    rule = rule_for(world, row)
    if rule is None:
        for metric in METRICS:
            if any(metric in one.targets for one in world.rules) and measurable(world, metric, None):
                yield Judged(number, channel_of(world, row), None, metric, "not_applicable")
        return
    for metric, target in rule.targets.items():
        if measurable(world, metric, target):
            yield Judge(world, rule, metric, number, row, as_of).judged()


class Judge:
    """One contact under one promise; the methods follow rule 16 from top to bottom."""

    def __init__(self, world: World, rule: Rule, metric: str, number: int, row: Row, as_of: int) -> None:
        self.world, self.rule, self.metric, self.row, self.as_of = world, rule, metric, row, as_of
        self.target = rule.targets[metric]
        self.response = metric == "first_response"
        created = known(world, row, "created_at")
        assert created is not None
        self.created = created
        self.wall = rule.calendar is None or self.target.kind == "by"
        self.clock = Clock(None if self.wall else world.hours)
        self.deadline = known(world, row, f"{metric}_due_at") if self.target.kind == "by" else None
        self.base = Judged(number, channel_of(world, row), rule.name, metric, "")

    def judged(self) -> Judged:
        """The state and what goes with it."""
        told = self._promised()
        self.unreadable_target, self.promised = told is None, told or 0
        if self._not_awaited() or (told is None and not self._target_unreadable()):
            return replace(self.base, state="not_applicable")
        self.base = replace(self.base, target=self._shown_target(), due_at=self._due_at())
        steps = (self._excluded, self._gone, self._unanswered, self._unknown, self._finished)
        return next((found for step in steps if (found := step()) is not None), None) or self._open()

    # rule 19: the target

    def _promised(self) -> int | None:
        if self.target.kind == "within":
            priority = self.row.get("priority") if "priority" in self.world.columns else None
            words = [word for word in (priority, "other") if word is not None]
            return next(
                (self.target.by_priority[word] for word in words if word in self.target.by_priority), None
            )
        if self.target.kind == "column":
            return duration(self.world, self.row, f"{self.metric}_target")
        return None if self.deadline is None else self.deadline.last - self.created.first

    def _target_unreadable(self) -> bool:
        name = {"by": f"{self.metric}_due_at", "column": f"{self.metric}_target"}.get(self.target.kind)
        return name is not None and self.row.get(name) == UNREADABLE

    def _not_awaited(self) -> bool:
        channel = channel_of(self.world, self.row)
        return self.response and channel in ASIDE and channel not in self.rule.match.get("channel", ())

    def _shown_target(self) -> int | None:
        if self.deadline is None:
            return None if self.unreadable_target else self.promised
        return self._deadline_end - self.created.first if self.created.exact else None

    @property
    def _deadline_end(self) -> int:
        assert self.deadline is not None
        return self.deadline.last if self.deadline.exact else self.deadline.last + 1

    def _due_at(self) -> int | None:
        if self.unreadable_target or not self._possible(self.created):
            return None
        if self.deadline is not None:
            return self._deadline_end
        if not self.created.exact:
            return None
        return self.clock.due(self.created.first, self.promised)

    # rule 16: excluded

    def _excluded(self) -> Judged | None:
        taken_out = excluded_by(self.world, self.row)
        return self._says("excluded", taken_out) if taken_out else None

    def _says(self, state: str, reason: str | None = None, **more: Any) -> Judged:
        return replace(self.base, state=state, reason=reason, **more)

    # rule 20: abandoned

    def _gone(self) -> Judged | None:
        """Nobody answered and nobody waits: as both ends of the wait say, where days leave it open."""
        if not abandoned(self.world, self.row):
            return None
        ends = [self._gone_after(start, wait) for start, wait in self._waits()]
        if len({end.state for end in ends}) > 1:
            return self._says("unknown", "known_to_the_day")
        elapsed = ends[-1].elapsed if len({end.elapsed for end in ends}) == 1 else None
        return replace(ends[-1], elapsed=elapsed, worthless=all(end.worthless for end in ends))

    def _waits(self) -> list[tuple[int, int | None]]:
        """When the wait may have begun and how long it may have been, from the shortest to the longest."""
        wait = wait_of(self.world, self.row)
        if wait is None:
            return [(self.created.first, None)]
        if wait.first == wait.last:
            return [(start, wait.first) for start in self._starts(wait.first)]
        return [(self.created.last, wait.first), (self.created.first, wait.last)]

    def _gone_after(self, start: int, wait: int | None) -> Judged:
        if not self.response:
            return self._says("excluded", "abandoned")
        if wait is not None and wait <= self.rule.short_abandon:
            return self._says("excluded", "short_abandon")
        if self.rule.service_level == "answered_only":
            return self._says("excluded", "abandoned")
        elapsed = self._waited(start, wait)
        if self.rule.service_level == "neutral" and elapsed is not None:
            promised = self.promised if self.deadline is None else self.deadline.last - start
            if self.unreadable_target:
                return self._says("unknown", "unreadable_value")
            if elapsed <= promised:
                return self._says("excluded", "abandoned_within")
        return self._says("abandoned", elapsed=elapsed, late=True, worthless=self._worthless(elapsed))

    def _waited(self, start: int, wait: int | None) -> int | None:
        """The wait as an interval of the calendar; unknown where it lies in an impossible time."""
        if (
            wait is None
            or not self._possible(self.created)
            or not self._possible(Known(start + wait, start + wait))
        ):
            return None
        return self.clock.between(start, start + wait)

    def _unanswered(self) -> Judged | None:
        """Rule 16: closed, and nobody replied."""
        closed = self.response and silent(self.world, self.row) and done(self.world, self.row)
        if closed and not answered(self.world, self.row):
            return self._says("excluded", "closed_without_reply")
        return None

    def _worthless(self, elapsed: int | None) -> bool:
        limit = self.rule.worthless_after
        return self.response and limit is not None and elapsed is not None and elapsed > limit

    # rules 4, 13 and 15: unknown

    def _stop(self) -> tuple[str, Known | int] | None:
        """Rule 15: a time ("at"), else a duration around the clock ("after"), else a day, else the export's hours."""
        names = ("first_response_at",) if self.response else ("resolved_at", "closed_at")
        times = [at for at in (known(self.world, self.row, name) for name in names) if at is not None]
        exact = next((at for at in times if at.exact), None)
        if exact is not None and (times[0].exact or self.response):
            return "at", exact
        length = self._length()
        if length is not None and not self._business:
            return "after", length
        if times:
            return "at", times[0]
        return None if length is None else ("business", length)

    @property
    def _business(self) -> bool:
        return self.world.business.get(f"{self.metric}_duration", False)

    def _length(self) -> int | None:
        if not self.response and "status" in self.world.columns:
            status = self.row.get("status")
            if status is not None and DONE.get(status) is not True:
                return None  # rule 13: a duration resolves no ticket whose status is open
        return duration(self.world, self.row, f"{self.metric}_duration")

    def _possible(self, at: Known) -> bool:
        return at.first >= FIRST_POSSIBLE and at.last <= self.as_of + 366 * DAY

    def _unreadable(self) -> bool:
        """Whether a cell that would decide cannot be read: one that comes before the first that tells."""
        names = ["first_response_at"] if self.response else ["resolved_at", "closed_at"]
        for name in [*names, f"{self.metric}_duration"]:
            cell = self.row.get(name) if name in self.world.columns else None
            if cell is not None:
                return bool(cell == UNREADABLE)
        return False

    def _unknown(self) -> Judged | None:  # noqa: PLR0911 - the reasons in their order
        stop = self._stop()
        if not self._possible(self.created):
            return self._says("unknown", "impossible_time")
        if self._unreadable() or self.unreadable_target:
            return self._says("unknown", "unreadable_value")
        at = self._stopped(stop, self.created.first)
        if at is not None and not self._possible(at):
            return self._says("unknown", "impossible_time")
        if self._before_start(stop):
            return self._says("unknown", "stop_before_start")
        if stop is None and self.response and answered(self.world, self.row):
            return self._says("unknown", "no_response_time")
        if stop is not None and stop[0] == "business" and self.wall and not self.rule.accept:
            return self._says("unknown", "other_clock")
        if stop is None and not self.response and done(self.world, self.row):
            return self._says("unknown", "no_resolution_time")
        return None

    def _stopped(self, stop: tuple[str, Any] | None, start: int) -> Known | None:
        if stop is None or stop[0] == "business":
            return None
        return stop[1] if stop[0] == "at" else Known(start + stop[1], start + stop[1])

    def _before_start(self, stop: tuple[str, Any] | None) -> bool:
        if stop is None:
            return False
        if stop[0] == "at":
            return bool(stop[1].last < self.created.first - self.world.skew)
        return bool(stop[1] < (0 if stop[0] == "business" else -self.world.skew))

    # rules 2, 5a, 16 and 17: done

    def _finished(self) -> Judged | None:
        stop = self._stop()
        if stop is None:
            return None
        ends = list(self._ends(stop))
        states = {late for _, late in ends}
        if len(states) > 1:
            return self._says("unknown", "known_to_the_day")
        lengths = {elapsed for elapsed, _ in ends}
        elapsed = lengths.pop() if len(lengths) == 1 else None
        if True in states:
            worthless = all(self._worthless(length) for length, _ in ends)
            return self._says("breached", elapsed=elapsed, late=True, worthless=worthless)
        return self._says("met", elapsed=elapsed, kept=self._run_out())

    def _ends(self, stop: tuple[str, Any]) -> Iterator[tuple[int, bool]]:
        """The elapsed time, and whether it is late, at both ends of what is possible."""
        kind, value = stop
        if kind == "business":
            yield value, value > self.promised if self.deadline is None else self._late_by_own_hours(value)
            return
        if kind == "at":
            pairs: Sequence[tuple[int, int]] = [
                (self.created.last, value.first),
                (self.created.first, value.last),
            ]
        else:
            pairs = [(start, start + value) for start in self._starts(value)]
        for start, end in pairs:
            late = (
                end > self._deadline_at
                if self.deadline is not None
                else self.clock.between(start, end) > self.promised
            )
            yield self.clock.between(start, end), late

    @property
    def _deadline_at(self) -> int:
        assert self.deadline is not None
        return self.deadline.last

    def _late_by_own_hours(self, value: int) -> bool:
        return value > self._deadline_at - self.created.first

    def _starts(self, value: int) -> Iterable[int]:
        """Where a duration of a day's contact may have begun: the ends, and wherever an edge of the hours meets it."""
        first, last = self.created.first, self.created.last
        if self.created.exact or self.wall:
            return (first, last)
        edges = {first, last}
        for begin in (first, first + value):
            for opened, closed in self.clock._open(begin - DAY, begin + 2 * DAY):
                edges |= {opened, closed, opened - value, closed - value}
        return sorted(edge for edge in edges if first <= edge <= last)

    def _run_out(self) -> bool:
        """Rule 17: more than the target has passed at as-of, from every creation that is possible."""
        if self.deadline is not None:
            return self.as_of > self._deadline_end
        return self.clock.between(self.created.last, self.as_of) > self.promised

    # rules 16 and 17: open

    def _open(self) -> Judged:
        first = self.created.first
        last = min(self.created.last, max(first, self.as_of))  # who waits came in by as-of
        ends = [self._waiting(start) for start in dict.fromkeys((last, first))]
        order = ("running", "at_risk", "overdue")
        least, most = sorted((state for _, state in (ends[0], ends[-1])), key=order.index)
        elapsed = ends[0][0] if len({length for length, _ in ends}) == 1 else None
        if least == "running" and most == "overdue":
            return self._says("unknown", "known_to_the_day")
        worthless = least == "overdue" and all(self._worthless(length) for length, _ in ends)
        return self._says(least, elapsed=elapsed, late=least == "overdue", worthless=worthless)

    def _waiting(self, start: int) -> tuple[int, str]:
        elapsed = self.clock.between(start, self.as_of)
        over = self.as_of > self._deadline_end if self.deadline is not None else elapsed > self.promised
        if over:
            return elapsed, "overdue"
        return elapsed, "at_risk" if self._near(start, elapsed) else "running"

    def _near(self, start: int, elapsed: int) -> bool:
        """Rule 16: past `warn_at` of the target; of a deadline's, that is the time from creation to it."""
        promised = self.promised if self.deadline is None else self._deadline_end - start
        return elapsed >= max(0, promised) or elapsed > Fraction(self.world.warn_at) * promised
