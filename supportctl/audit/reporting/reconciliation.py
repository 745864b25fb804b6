"""The export's own SLA verdicts compared with ours, never taken over (semantics rule 23)."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from supportctl.audit.judging.run import Run
from supportctl.audit.listing.places import find_places
from supportctl.audit.measuring.answers import Disagreed
from supportctl.audit.measuring.finishing import Counted
from supportctl.audit.measuring.vendor import UNSAID, verdict_of
from supportctl.audit.reporting.reconciled_reason import REASONS, Evidence, reason_words
from supportctl.intake.door import Place as Line
from supportctl.intake.door import ReadFile, cut_text
from supportctl.report.audit_report import Disagreement, ReconciledReason, Reconciliation
from supportctl.report.numbers import seconds
from supportctl.vocabulary.metrics import TIME_METRICS, metric_place

LISTED_WORDS = 20
WORDS_TO_WRITE = 5

Place = tuple[int, str]
"""A file number and a metric."""


@dataclass(slots=True)
class _Compared:
    """What was counted of the verdicts of one file and metric."""

    outcomes: Counter[tuple[str, str | None]] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    unread: Counter[str] = field(default_factory=Counter)
    disagreements: list[Disagreement] = field(default_factory=list)


def reconciliation(run: Run, counted: Counted) -> list[Reconciliation]:
    """One entry per file and metric of which the export has verdicts, in the order of the files."""
    found = _words(run.files, counted)
    for pair in counted.vendor_pairs:
        compared = found[pair.file_no, pair.metric]
        compared.outcomes[pair.verdict, pair.ours] += pair.n
        if pair.reason is not None:
            compared.reasons[pair.reason] += pair.n
    places = find_places(run.files, [(row.file_no, row.row_id) for row in counted.disagreements])
    for row in counted.disagreements:
        place = places[row.file_no, row.row_id]
        found[row.file_no, row.metric].disagreements.append(_disagreement(row, place, run))
    return [_entry(run.files[file_no], metric, one) for (file_no, metric), one in found.items()]


def _words(files: Sequence[ReadFile], counted: Counted) -> dict[Place, _Compared]:
    """An entry for every file and metric with a verdict; words that nobody knows are counted in it."""
    found: dict[Place, _Compared] = {}
    for one in sorted(counted.vendor_words, key=lambda one: (one.file_no, metric_place(one.metric))):
        verdict = verdict_of(files[one.file_no], one.metric, one.word)
        if verdict == UNSAID:
            continue
        compared = found.setdefault((one.file_no, one.metric), _Compared())
        if verdict is None:
            compared.unread[cut_text(one.word)] += one.n
    return found


def _disagreement(row: Disagreed, place: Line, run: Run) -> Disagreement:
    policy = run.promises.rows[row.promise_no].trait.policy
    hours = run.sla.calendars[policy.calendar] if policy else None
    evidence = Evidence(row.elapsed, row.promised, row.counted, row.allowed, row.taken, hours)
    return Disagreement(
        ticket_id=row.ticket_id,
        record=place.record,
        line=place.line,
        vendor=cut_text(row.word),
        ours=row.state,
        elapsed_seconds=None if row.elapsed is None else seconds(row.elapsed),
        target_seconds=None if row.promised is None else seconds(row.promised),
        reason=reason_words(row.reason, evidence),
    )


def _entry(file: ReadFile, metric: str, found: _Compared) -> Reconciliation:
    compared = Counter({pair: n for pair, n in found.outcomes.items() if pair[1] is not None})
    strict, lenient = compared["breached", "met"], compared["met", "breached"]
    return Reconciliation(
        path=file.shown,
        system=file.system.name,
        metric=metric,
        column=cut_text(file.loaded.plan.columns[TIME_METRICS[metric].verdict].header),
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
    line = file.survey.entry.words(TIME_METRICS[metric].verdict, list(_first(unread))[:WORDS_TO_WRITE], "met")
    return f"if they mean that the promise was kept, {line}; breached instead of met where it was broken"


def _first(counts: Counter[str]) -> Mapping[str, int]:
    """The most frequent, then by name."""
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:LISTED_WORDS])
