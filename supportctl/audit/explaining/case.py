"""A promise to one ticket with everything that it is judged by."""

from dataclasses import dataclass

from supportctl.audit.explaining.rows import ExplainedRow, Outcome
from supportctl.audit.explaining.stop import Stop
from supportctl.audit.judging.frame import Frame
from supportctl.audit.judging.promise_clock import calendar_of
from supportctl.audit.judging.promises import Promise
from supportctl.policy.model import Policy, SlaFile, TimeTarget
from supportctl.worktime.calendar import Calendar


@dataclass(frozen=True, slots=True)
class Case:
    """What the audit made of the promise, the target of sla.yaml, and what ended its clock."""

    row: ExplainedRow
    outcome: Outcome
    target: TimeTarget | None
    stop: Stop
    sla: SlaFile
    frame: Frame

    @property
    def promise(self) -> Promise:
        """The promise that was judged."""
        return self.outcome.promise

    @property
    def policy(self) -> Policy | None:
        """The policy that matched the ticket."""
        return self.promise.trait.policy

    @property
    def calendar(self) -> Calendar:
        """The calendar that counts."""
        return calendar_of(self.promise, self.sla)


def case_of(row: ExplainedRow, outcome: Outcome, sla: SlaFile, frame: Frame) -> Case:
    """The case of one outcome of a row."""
    metric, policy = outcome.promise.metric, outcome.promise.trait.policy
    targets = policy.time_targets if policy else ()
    target = next((one for one in targets if one.metric == metric), None)
    return Case(row, outcome, target, row.stops.of(metric), sla, frame)
