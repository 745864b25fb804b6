"""What a reader must know to trust the numbers: assumptions, doubts and losses, in words."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from supportctl.audit.judging.export_age import stale_words
from supportctl.audit.judging.frame import Frame
from supportctl.audit.judging.promises import calendars_in_use
from supportctl.audit.judging.run import Run
from supportctl.audit.judging.telling import how_to_tell
from supportctl.audit.judging.traits import Standing, created_span
from supportctl.audit.listing.places import file_of, find_places
from supportctl.audit.measuring.answers import Doubts
from supportctl.audit.measuring.finishing import Counted
from supportctl.audit.measuring.results import Results
from supportctl.audit.reporting.direction_notes import direction_notes
from supportctl.audit.reporting.noted import noted
from supportctl.audit.reporting.rate_rows import rate_objectives
from supportctl.audit.reporting.undecided import stop_untold, unmatched, without_stop, write_channel
from supportctl.intake.door import (
    OwnFile,
    ReadFile,
    Reading,
    assumed_zones,
    cut_text,
    kind_of,
    repeated_id_notes,
)
from supportctl.policy.words import hours_words, match_words
from supportctl.report.day_words import moment_words
from supportctl.report.note import Note
from supportctl.report.number_words import counted_words, number_words
from supportctl.vocabulary.columns import Kind
from supportctl.vocabulary.metrics import metric_name
from supportctl.vocabulary.units import MICROSECONDS_PER_DAY
from supportctl.worktime.calendar import Calendar
from supportctl.worktime.opening import holidays_used
from supportctl.worktime.zone import load_zone, us_to_local

LISTED_WORDS = 5


def all_notes(run: Run, counted: Counted) -> list[Note]:
    """Every note of a run, in the order of the steps that made them."""
    results = counted.results
    return [
        *_failures(run.reading),
        *(
            Note("passed_over", "info", f"{path} is no CSV and was not read", path)
            for path in run.inputs.passed_over
        ),
        *(_own_file(one) for one in run.inputs.own_files),
        *(note for file in run.files for note in _file_notes(file)),
        *_row_notes(counted.doubts, run.files),
        *_as_of_notes(run, counted.later_contacts),
        *_stale(results, run.frame),
        *_repeated_ids(run),
        *_unknown_words(results, run.files),
        *direction_notes(run.traits, run.files),
        *_unmatched(results, run.files, run.frame),
        *_unmeasurable(counted, run.files),
        *_holidays(results),
    ]


def _repeated_ids(run: Run) -> Iterator[Note]:
    for file_no, remark in repeated_id_notes(run.session, dict(enumerate(run.files))):
        yield from noted([remark], run.files[file_no].shown)


def _own_file(one: OwnFile) -> Note:
    message = f"{one.shown} is {one.what} that supportctl wrote, and was not read"
    return Note("own_file", "info", message, one.shown)


def _failures(reading: Reading) -> Iterator[Note]:
    for problem in reading.failures:
        hint = f" ({problem.hint})" if problem.hint else ""
        yield Note("file_not_audited", "error", f"{problem.place}: {problem.message}{hint}", problem.path)


def _file_notes(file: ReadFile) -> Iterator[Note]:
    plan = file.loaded.plan
    for choice, headers in assumed_zones(plan):
        message = f"{file.shown}: times without a zone are read as {choice.words}"
        yield Note("zone_assumed", "info", message, file.shown, ", ".join(headers))
    yield from noted([*file.survey.notes, *file.loaded.notes], file.shown)
    if "ticket_id" not in plan.columns:
        yield Note(
            "no_ticket_id", "warning", f"{file.shown}: no ticket id, every row counts on its own", file.shown
        )
    for column in plan.columns.values():
        if column.remark and kind_of(column.canonical) in (Kind.INSTANT, Kind.DURATION):
            message = f"{file.shown}: {column.canonical} is “{column.header}”: {column.remark}"
            yield Note("column_remark", "info", message, file.shown, column.header)
    for name, duration in plan.durations.items():
        if duration.business:
            message = f"{file.shown}: {duration.column.header} counts the export's own business hours"
            yield Note("export_clock", "info", message, file.shown, name)


def _row_notes(doubts: Sequence[Doubts], files: Sequence[ReadFile]) -> Iterator[Note]:
    """Notes that count rows of a file."""
    for one in doubts:
        path = files[one.file_no].shown
        for (code, level, words), count in zip(_ROW_NOTES, one[1:], strict=True):
            if count:
                yield Note(code, level, f"{path}: {words}: {number_words(count)}", path, None, count)


_ROW_NOTES: tuple[tuple[str, Literal["info", "warning"], str], ...] = (
    ("ambiguous_time", "info", "local times that happen twice as clocks go back, the first taken"),
    ("nonexistent_time", "info", "local times that do not exist as clocks go forward, moved forward"),
    (
        "unreadable_value",
        "warning",
        "rows with a time, duration, number or yes/no that cannot be read, taken as unknown",
    ),
    ("damaged_id", "warning", "ids in scientific notation (a spreadsheet's damage), taken as no id"),
    ("closed_for_resolved", "info", "tickets without a resolved time, their closing time taken"),
    (
        "known_to_the_day",
        "info",
        "rows with a date without a time of day: how long they took is known within bounds, and unknown "
        "(known_to_the_day) where these do not settle it; such times are in no percentile",
    ),
    ("folded", "info", "rows that repeat another word for word, folded"),
    ("folded", "info", "older copies of tickets of another file, folded"),
    ("folded", "info", "further legs and events of calls, folded into the first of each"),
    ("folded", "info", "earlier versions of tickets, folded into the latest of each"),
    ("bookkeeping", "info", "rows of the log that are no contact, out of scope"),
)


def _stale(results: Results, frame: Frame) -> Iterator[Note]:
    if words := stale_words(frame.age, results.promises, results.sla):
        yield Note("stale_export", "warning", words)


def _as_of_notes(run: Run, later: int) -> Iterator[Note]:
    """That one row set as-of, and how many contacts have `later` times."""
    as_of = run.frame.as_of
    if as_of.stray_us is not None and as_of.row_id is not None:
        file_no = file_of(run.files, as_of.row_id)
        place = find_places(run.files, [(file_no, as_of.row_id)])[file_no, as_of.row_id]
        days = as_of.stray_us // MICROSECONDS_PER_DAY
        where = f"{run.files[file_no].shown}:{place.line}"
        moment = moment_words(us_to_local(as_of.us, load_zone(run.sla.timezone)))
        message = (
            f"as-of {moment} is the time of one row ({where}), {days} days after all others; if that row is wrong, "
            "say with --as-of when the export was made"
        )
        yield Note("as_of_stray", "warning", message, run.files[file_no].shown)
    if later:
        have = counted_words(later, "contact has", "contacts have")
        message = f"{have} times later than as-of; they are taken as facts"
        yield Note("later_events", "info", message, count=later)


def _unknown_words(results: Results, files: Sequence[ReadFile]) -> Iterator[Note]:
    counts: Counter[tuple[int, str]] = Counter()
    for trait in results.traits:
        if trait.standing is Standing.UNKNOWN_WORD and trait.seen.status is not None:
            counts[trait.seen.file_no, trait.seen.status] += trait.seen.records
    for file_no, file in enumerate(files):
        words = {word: n for (number, word), n in counts.items() if number == file_no}
        if words:
            listed = _listed(
                f"“{cut_text(word)}” ({number_words(n)})" for word, n in Counter(words).most_common()
            )
            message = (
                f"{file.shown}: unknown status words count as open: {listed}; if they mean that it is done, "
                + file.survey.entry.words("status", list(words)[:LISTED_WORDS], "solved")
            )
            yield Note("unknown_status", "warning", message, file.shown, "status", sum(words.values()))


def _listed(words: Iterable[str]) -> str:
    every = list(words)
    more = f" and {number_words(len(every) - LISTED_WORDS)} more" if len(every) > LISTED_WORDS else ""
    return ", ".join(every[:LISTED_WORDS]) + more


def _unmatched(results: Results, files: Sequence[ReadFile], frame: Frame) -> Iterator[Note]:
    channels = unmatched(results)
    if channels:
        listed = _listed(
            f"{channel or 'no channel'} ({number_words(n)})" for channel, n in channels.most_common()
        )
        hint = f"; {write_channel(results, files)}" if channels[None] else ""
        count = channels.total()
        match = counted_words(count, "contact matches", "contacts match")
        yield Note("unmatched", "warning", f"{match} no policy: {listed}{hint}", count=count)
    used = {trait.policy.name for trait in results.traits if trait.policy and trait.in_scope}
    for policy in results.sla.policies:
        if policy.name not in used and not results.sla.builtin and not frame.filtered:
            message = f"policy “{policy.name}” matches no contact ({match_words(policy.match)})"
            yield Note("policy_unused", "warning", message)


def _unmeasurable(counted: Counted, files: Sequence[ReadFile]) -> Iterator[Note]:
    results = counted.results
    by_path = {file.shown: file for file in files}
    advised: set[tuple[str, str]] = set()
    for one in results.promises.unmeasurable:
        what = f"{one.path}: {metric_name(one.metric)} of policy “{one.policy}” cannot be measured"
        known = one.told.lacks or (one.path, one.metric) in advised
        advice = "" if known else f"; {how_to_tell(by_path[one.path], one.metric)}"
        if not known:
            advised.add((one.path, one.metric))
        yield Note("not_measurable", "warning", f"{what}: {one.told.why_not}{advice}", one.path)
    for name, metric in without_stop(counted):
        yield Note("not_measurable", "warning", stop_untold(results, files, name, metric))
    present = {trait.policy.name for trait in results.traits if trait.policy and trait.in_scope}
    measured = {(row.policy, row.metric) for row in rate_objectives(results)}
    for policy in results.sla.policies:
        for target in policy.rate_targets if policy.name in present else ():
            if (policy.name, target.metric) not in measured:
                what = f"{metric_name(target.metric)} of policy “{policy.name}”"
                yield Note("not_measurable", "warning", f"{what} cannot be measured: no column tells it")


def _holidays(results: Results) -> Iterator[Note]:
    """The days on which a calendar's hours were not those of the week, between the first and the last contact."""
    span = created_span(results.traits)
    if span is None:
        return
    for name in calendars_in_use(results.promises):
        calendar = results.sla.calendars[name]
        if calendar.is_always or (calendar.holidays is None and not calendar.dates):
            continue
        days = [f"{day.isoformat()} {holiday}" for day, holiday in holidays_used(calendar, *span)]
        days += _own_dates(calendar, *span)
        listed = ", ".join(sorted(days)) or "none in this period"
        yield Note("holidays", "info", f"holidays of calendar {name}: {listed}", count=len(days))


def _own_dates(calendar: Calendar, first_us: int, last_us: int) -> list[str]:
    """The dates of sla.yaml within the period, with their hours."""
    zone = load_zone(calendar.zone)
    first, last = us_to_local(first_us, zone).date(), us_to_local(last_us, zone).date()
    return [
        f"{day.isoformat()} {hours_words(windows) or 'closed'} (sla.yaml)"
        for day, windows in calendar.dates.items()
        if first <= day <= last
    ]
