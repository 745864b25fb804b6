"""The late contacts to list, each with its due time and its line in the export."""

from collections.abc import Sequence
from dataclasses import dataclass

from supportctl.audit.judging.promise_clock import Start, calendar_of, due_us
from supportctl.audit.judging.run import Run
from supportctl.audit.listing.places import find_places
from supportctl.audit.measuring.answers import Listed
from supportctl.audit.measuring.measures import ACT_NOW_LISTED
from supportctl.intake.door import Place
from supportctl.report.audit_report import Breach
from supportctl.report.numbers import instant_text, seconds
from supportctl.vocabulary.states import State


@dataclass(frozen=True, slots=True)
class Lister:
    """Describes listed promises of a run to a person."""

    run: Run

    def described(self, rows: Sequence[Listed]) -> list[Breach]:
        """The promises in their order, each with its due time and its place."""
        places = find_places(self.run.files, [(row.file_no, row.row_id) for row in rows])
        return [self._breach(row, places[row.file_no, row.row_id]) for row in rows]

    def act_now(self, rows: Sequence[Listed]) -> list[Breach]:
        """Open contacts that are overdue, then those at risk, each soonest due first."""
        listed = self.described(rows)
        listed.sort(key=lambda one: (one.due_at is None, one.due_at or "", one.path, one.line, one.metric))
        overdue = [one for one in listed if one.state == State.OVERDUE]
        at_risk = [one for one in listed if one.state == State.AT_RISK]
        return [*overdue[:ACT_NOW_LISTED], *at_risk[:ACT_NOW_LISTED]]

    def _breach(self, row: Listed, place: Place) -> Breach:
        promise, file = self.run.promises.rows[row.promise_no], self.run.files[row.file_no]
        start = Start(row.created_at, row.is_day, row.deadline(promise.metric))
        used_up_us = due_us(promise, row.promised, start, self.run.sla, self.run.frame)
        late = None if row.overrun is None or row.overrun <= 0 else seconds(row.overrun)
        return Breach(
            namespace=file.namespace,
            ticket_id=row.ticket_id,
            metric=promise.metric,
            policy=promise.trait.policy.name if promise.trait.policy else "",
            state=row.state,
            elapsed_seconds=None if row.elapsed is None else seconds(row.elapsed),
            target_seconds=None if row.promised is None else seconds(row.promised),
            overrun_seconds=None if row.elapsed is None else late,
            overrun_at_least_seconds=late if row.elapsed is None else None,
            due_at=None if used_up_us is None else instant_text(used_up_us),
            clock="wall" if calendar_of(promise, self.run.sla).is_always else "business",
            path=file.shown,
            record=place.record,
            line=place.line,
        )
