"""The export's own SLA verdicts compared with ours, never taken over (semantics rule 23)."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from supportctl.audit.judging.run import Run
from supportctl.audit.judging.stops import all_stops
from supportctl.audit.listing.places import find_places
from supportctl.audit.listing.steps import STEPS
from supportctl.audit.reporting.reconciled_reason import REASONS, Evidence, reason_words
from supportctl.engine.session import Phase, Row, Session
from supportctl.intake.formats.words import normalised
from supportctl.intake.loading.raw_rows import cut_text
from supportctl.intake.loading.reading import VERDICT_COLUMNS, ReadFile
from supportctl.report.audit_report import Disagreement, ReconciledReason, Reconciliation
from supportctl.report.numbers import seconds

LISTED = 100
LISTED_WORDS = 20
WORDS_TO_WRITE = 5
WORD_COLUMNS = {"file_no": "usmallint", "metric": "metric", "word": "varchar", "verdict": "varchar"}

Place = tuple[int, str]
"""A file number and a metric."""


@dataclass(slots=True)
class _Compared:
    """What was counted of the verdicts of one file and metric."""

    outcomes: Counter[tuple[str, str | None]] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    unread: Counter[str] = field(default_factory=Counter)
    disagreements: list[Disagreement] = field(default_factory=list)


def reconciliation(run: Run) -> list[Reconciliation]:
    """One entry per file and metric of which the export has verdicts, in the order of the files.

    Needs the tables of a judged run; [] when no file has such a column.
    """
    session, files, window = run.session, run.files, run.frame.window()
    if not any(one in file.columns_found for file in files for one in VERDICT_COLUMNS.values()):
        return []
    session.phase = Phase("comparing with the exports' own verdicts")
    session.run(STEPS.text("vendor_said"), window)
    found = _read_words(session, files)
    parameters = {**window, "as_of": run.frame.as_of.us, "shortest": False}
    session.run(
        STEPS.table_of("vendor_compared", ("contact", "stop"), stop=all_stops(run.promises.metrics)),
        parameters,
    )
    for file_no, metric, verdict, ours, reason, count in session.rows(STEPS.text("vendor_tally")):
        compared = found[file_no, metric]
        compared.outcomes[verdict, ours] += count
        if reason is not None:
            compared.reasons[reason] += count
    rows = session.rows(STEPS.text("vendor_disagreement"), {"most": LISTED})
    places = find_places(files, [(row[0], row[2]) for row in rows])
    for row in rows:
        line = places[row[0], row[2]]
        found[row[:2]].disagreements.append(_disagreement(row, line.record, line.line, run))
    return [_entry(files[place[0]], place[1], one) for place, one in found.items()]


def _read_words(session: Session, files: Sequence[ReadFile]) -> dict[Place, _Compared]:
    """Fill the table `vendor_word` with what the export's words mean; those that are not known are counted."""
    found: dict[Place, _Compared] = {}
    known = []
    for file_no, metric, word, count in session.rows(STEPS.text("vendor_words")):
        place, file = (file_no, metric), files[file_no]
        if word.strip().lower() in file.system.null_tokens:
            continue
        compared = found.setdefault(place, _Compared())
        verdict = normalised(file.words, VERDICT_COLUMNS[place[1]], word)
        if verdict is None:
            compared.unread[cut_text(word)] += count
        else:
            known.append((*place, word, verdict))
    session.load("vendor_word", WORD_COLUMNS, known)
    return found


def _disagreement(row: Row, record: int, line: int, run: Run) -> Disagreement:
    _, _, _, ticket_id, word, state, reason, promise_no, elapsed, promised, counted, allowed, taken = row
    policy = run.promises.rows[promise_no].trait.policy
    hours = run.sla.calendars[policy.calendar] if policy else None
    evidence = Evidence(elapsed, promised, counted, allowed, taken, hours)
    return Disagreement(
        ticket_id=ticket_id,
        record=record,
        line=line,
        vendor=cut_text(word),
        ours=state,
        elapsed_seconds=None if elapsed is None else seconds(elapsed),
        target_seconds=None if promised is None else seconds(promised),
        reason=reason_words(reason, evidence),
    )


def _entry(file: ReadFile, metric: str, found: _Compared) -> Reconciliation:
    compared = Counter({pair: n for pair, n in found.outcomes.items() if pair[1] is not None})
    strict, lenient = compared["breached", "met"], compared["met", "breached"]
    return Reconciliation(
        path=file.shown,
        system=file.system.name,
        metric=metric,
        column=cut_text(file.loaded.plan.columns[VERDICT_COLUMNS[metric]].header),
        compared=compared.total(),
        agree=compared.total() - strict - lenient,
        disagree=strict + lenient,
        vendor_breached_ours_met=strict,
        vendor_met_ours_breached=lenient,
        not_comparable=found.outcomes.total() - compared.total(),
        unread=found.unread.total(),
        unread_hint=_write_words(file, metric, found.unread) if found.unread else None,
        unread_words=_first(found.unread),
        reasons=[ReconciledReason(REASONS[name], n) for name, n in _first(found.reasons).items()],
        disagreements_total=strict + lenient,
        disagreements=found.disagreements,
    )


def _write_words(file: ReadFile, metric: str, unread: Counter[str]) -> str:
    """The line that gives the most frequent words a meaning."""
    line = file.survey.entry.words(VERDICT_COLUMNS[metric], list(_first(unread))[:WORDS_TO_WRITE], "met")
    return f"if they mean that the promise was kept, {line}; breached instead of met where it was broken"


def _first(counts: Counter[str]) -> Mapping[str, int]:
    """The most frequent, then by name."""
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:LISTED_WORDS])
