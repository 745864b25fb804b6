"""The late contacts to list, each with its due time and its line in the export."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from supportctl.audit.judging.promise_clock import Start, calendar_of, due_us
from supportctl.audit.judging.run import Run
from supportctl.audit.listing.places import find_places
from supportctl.audit.listing.steps import STEPS
from supportctl.engine.session import Row
from supportctl.intake.loading.lines import Place
from supportctl.report.audit_report import Breach
from supportctl.report.numbers import instant_text, seconds
from supportctl.vocabulary.metrics import metric_place
from supportctl.vocabulary.states import State

LISTED = 100
LATE_CLOSED_LISTED = 20
ACT_NOW_LISTED = 10
"""So many overdue and so many at-risk promises are listed."""


class Waiting(NamedTuple):
    """Open promises that are overdue or at risk, the tickets that have one, and those that have an overdue one."""

    promises: int
    tickets: int
    late_tickets: int


@dataclass(frozen=True, slots=True)
class Lister:
    """Describes judged promises of a run to a person."""

    run: Run

    def worst(self) -> list[Breach]:
        """The late contacts, open ones first, then the longest overrun."""
        return self._described(self.run.session.rows(STEPS.text("worst"), {"most": LISTED, "open": True}))

    def late_closed(self) -> list[Breach]:
        """The late contacts that are done, the longest overrun first."""
        return self._described(
            self.run.session.rows(STEPS.text("worst"), {"most": LATE_CLOSED_LISTED, "open": False})
        )

    def act_now(self) -> list[Breach]:
        """Open contacts that are overdue, then those at risk, each soonest due first."""
        listed = self._described(self.run.session.rows(STEPS.text("act_now"), {"most": ACT_NOW_LISTED}))
        listed.sort(key=lambda one: (one.due_at is None, one.due_at or "", one.path, one.line, one.metric))
        overdue = [one for one in listed if one.state == State.OVERDUE]
        at_risk = [one for one in listed if one.state == State.AT_RISK]
        return [*overdue[:ACT_NOW_LISTED], *at_risk[:ACT_NOW_LISTED]]

    def waiting(self) -> Waiting:
        """How much there is to act on, whatever the period."""
        return Waiting(*self.run.session.row(STEPS.text("waiting_count")))

    def _described(self, rows: Sequence[Row]) -> list[Breach]:
        places = find_places(self.run.files, [(row[6], row[0]) for row in rows])
        return [self._breach(row, places[row[6], row[0]]) for row in rows]

    def _breach(self, row: Row, place: Place) -> Breach:
        (
            _,
            promise_no,
            state,
            elapsed,
            promised,
            overrun,
            file_no,
            ticket_id,
            created_at,
            is_day,
            *deadlines,
        ) = row
        promise, file = self.run.promises.rows[promise_no], self.run.files[file_no]
        start = Start(created_at, is_day, deadlines[metric_place(promise.metric)])
        used_up_us = due_us(promise, promised, start, self.run.sla, self.run.frame)
        late = None if overrun is None or overrun <= 0 else seconds(overrun)
        return Breach(
            namespace=file.namespace,
            ticket_id=ticket_id,
            metric=promise.metric,
            policy=promise.trait.policy.name if promise.trait.policy else "",
            state=state,
            elapsed_seconds=None if elapsed is None else seconds(elapsed),
            target_seconds=None if promised is None else seconds(promised),
            overrun_seconds=None if elapsed is None else late,
            overrun_at_least_seconds=late if elapsed is None else None,
            due_at=None if used_up_us is None else instant_text(used_up_us),
            clock="wall" if calendar_of(promise, self.run.sla).is_always else "business",
            path=file.shown,
            record=place.record,
            line=place.line,
        )
