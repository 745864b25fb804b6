"""One ticket explained from the tables of the audit: the way in for `supportctl explain`."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from supportctl.audit.asking.request import Request
from supportctl.audit.explaining.finding import copies_of, find_row
from supportctl.audit.explaining.policy import excludes_tried, policies_tried, ticket_fields
from supportctl.audit.explaining.promise import explained_promises
from supportctl.audit.explaining.rows import ExplainedRow, explained_rows
from supportctl.audit.explaining.timeline import reading_notes, timeline
from supportctl.audit.judging.export_age import stale_words, too_old
from supportctl.audit.judging.run import Run, judge_exports
from supportctl.audit.listing.places import find_places
from supportctl.engine.session import Session
from supportctl.intake.door import (
    BOOKKEEPING,
    CONFLICTING_DUPLICATE,
    FOLDED,
    SET_ASIDE_REASONS,
    TICKET,
    Found,
    Inputs,
    ReadFile,
    cut_text,
    read_raw_rows,
)
from supportctl.policy.model import SlaFile
from supportctl.problem import NotAuditableError, Problem
from supportctl.report.audit_report import ConfigUsed
from supportctl.report.explanation import SCHEMA, ExplainedTicket, Explanation, Outcome
from supportctl.report.numbers import instant_text


def explain(session: Session, inputs: Inputs, sla: SlaFile, request: Request, ticket: str) -> Explanation:
    """Judge the files as the audit does, and explain the ticket with this id or at this place.

    Raises UsageError when it is not found or not one, and everything that an audit of the files would raise.
    """
    explainer = Explainer(session, judge_exports(session, inputs, sla, request), sla)
    if reasons := too_old(explainer.run.frame.age, sla):
        raise NotAuditableError(
            *(Problem("--max-age", reason, hint="make a new export") for reason in reasons)
        )
    file, found = find_row(session, explainer.run, ticket)
    if found.row_id is None:
        return explainer.rejected(file, found)
    return explainer.explained([found.row_id])[0]


@dataclass(frozen=True, slots=True)
class Explainer:
    """A judged run whose session is open, to explain rows of it, one or all."""

    session: Session
    run: Run
    sla: SlaFile

    def explained(self, row_ids: Sequence[int]) -> list[Explanation]:
        """The rows with these ids, in their order in the run."""
        return [self._explained(row) for row in explained_rows(self.session, self.run, row_ids)]

    def rejected(self, file: ReadFile, found: Found) -> Explanation:
        """A record that could not be cut into cells: only its place and the reason are known."""
        reason = found.reject.reason if found.reject else "not a record"
        number = found.reject.number if found.reject else 0
        place = file.lines.rejected_rows([number])[number]
        raw = read_raw_rows(file, [place.line])[place.line]
        ticket = ExplainedTicket(
            file.namespace, raw.text("ticket_id"), file.shown, place.record, place.line, []
        )
        return self._frame(ticket, "set_aside", f"its row was set aside: {reason}")

    def _explained(self, row: ExplainedRow) -> Explanation:
        ticket = ExplainedTicket(
            namespace=row.file.namespace,
            ticket_id=None if row.ticket_id is None else cut_text(row.ticket_id),
            path=row.file.shown,
            record=row.place.record,
            line=row.place.line,
            fields=ticket_fields(row, self.sla),
        )
        outcome, words = self._outcome(row)
        judged = outcome == "judged" and row.trait is not None
        promises = explained_promises(row, self.sla, self.run.frame) if judged else []
        explanation = replace(
            self._frame(ticket, outcome, words),
            timeline=timeline(row, promises, self.run.frame.as_of.us),
            notes=[*self._stale(), *reading_notes(row)],
            promises=promises,
        )
        if row.trait is None or not judged:
            return explanation
        return replace(
            explanation,
            excludes=excludes_tried(row, row.trait, self.sla),
            policies=policies_tried(row, row.trait, self.sla),
        )

    def _stale(self) -> list[str]:
        words = stale_words(self.run.frame.age, self.run.promises, self.sla)
        return [f"{words[:1].upper()}{words[1:]}."] if words else []

    def _frame(self, ticket: ExplainedTicket, outcome: Outcome, words: str) -> Explanation:
        """An explanation that says so far only what became of the row."""
        as_of = self.run.frame.as_of
        return Explanation(
            schema=SCHEMA,
            as_of=instant_text(as_of.us),
            as_of_from=as_of.origin,
            timezone=self.sla.timezone,
            config=ConfigUsed(self.sla.path, self.sla.sha256, self.sla.builtin),
            ticket=ticket,
            outcome=outcome,
            outcome_words=words,
            timeline=[],
            notes=[],
            excludes=[],
            policies=[],
            promises=[],
        )

    def _outcome(self, row: ExplainedRow) -> tuple[Outcome, str]:
        """What became of the row, and why."""
        if row.fate in SET_ASIDE_REASONS:
            others = self._others(row, CONFLICTING_DUPLICATE) if row.fate == CONFLICTING_DUPLICATE else ""
            return "set_aside", f"its row was set aside: {SET_ASIDE_REASONS[row.fate]}{others}"
        if row.fate in FOLDED:
            return "folded", f"its row {FOLDED[row.fate]}, and was folded{self._others(row, TICKET)}"
        if row.fate == BOOKKEEPING:
            return "out_of_scope", "its row is no contact: it is the log's own bookkeeping"
        if row.trait is not None and not row.trait.in_scope:
            direction = row.trait.seen.direction
            return (
                "out_of_scope",
                f"its direction is {direction}: only contacts that customers start are judged",
            )
        if row.trait is not None and row.trait.policy is None:
            return "judged", "no policy of sla.yaml matches it, so it is judged by none"
        return "judged", ""

    def _others(self, row: ExplainedRow, fate: int) -> str:
        """Where the copies of this fate stand: "; see tickets.csv:12"."""
        copies = [one for one in copies_of(self.session, row.ticket_id, row.row_id) if one.fate == fate]
        files = self.run.reading.files
        places = find_places(files, [(one.file_no, one.row_id) for one in copies])
        shown = [f"{files[file_no].shown}:{place.line}" for (file_no, _), place in places.items()]
        return f"; see {', '.join(shown)}" if shown else ""
