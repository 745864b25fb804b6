"""How each cell of a file will be read: decided on its sample and, where that leaves it open, on all rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial

from supportctl.engine.session import Session
from supportctl.intake.files.content import Content
from supportctl.intake.formats.column import Column
from supportctl.intake.formats.kind import kind_of
from supportctl.intake.formats.system import System
from supportctl.intake.formats.words import Words, words_of
from supportctl.intake.layout.dialect import SAMPLE_RECORDS, Dialect
from supportctl.intake.loading.projection import FilePlan
from supportctl.intake.loading.wanted import Wanted, columns_to_read
from supportctl.intake.loading.whole_file import day_and_month_parts, midnights, zone_words
from supportctl.intake.recognition.call_shape import inferred_channel, inferred_note
from supportctl.intake.recognition.preset_columns import conditions_of
from supportctl.intake.recognition.survey import Survey
from supportctl.intake.recognition.yes_no_marks import with_marks_read
from supportctl.intake.remark import Remark
from supportctl.intake.values.column_zones import InstantZone, instant_zone, zone_of
from supportctl.intake.values.durations import DurationReading, plan_duration
from supportctl.intake.values.instants import DatedFile, InstantReading, plan_instants
from supportctl.intake.values.likely_span import years_in
from supportctl.policy.lines_to_paste import Entry
from supportctl.policy.model import SlaFile, Source
from supportctl.problem import NotAuditableError
from supportctl.vocabulary.columns import Kind

TAIL_BYTES = 1 << 14
EVERY = 4
"""Of so many sampled rows one is asked for its years: missing one costs time, and changes nothing."""


@dataclass(frozen=True, slots=True)
class Planned:
    """A file before its rows are read: its place among the inputs, what is known of it, and how it will be read.

    `years`: those that its first rows and its last ones show.
    """

    place: int
    survey: Survey
    plan: FilePlan
    notes: tuple[Remark, ...]
    words: Words
    years: frozenset[int]

    @property
    def lines(self) -> int:
        """How many lines it has."""
        return self.survey.content.lines

    def is_read_as(self, other: "Planned") -> bool:
        """Whether one statement can load both files."""
        mine, theirs = self.survey.dialect, other.survey.dialect
        alike = len(mine.header) == len(theirs.header) and mine.delimiter == theirs.delimiter
        return alike and self.plan == other.plan


def planned(session: Session, place: int, looked_at: Survey, sla: SlaFile, wanted: Wanted) -> Planned:
    """Decide how to read a file; raises NotAuditableError where that cannot be decided."""
    content, dialect, source = looked_at.content, looked_at.dialect, looked_at.source
    system = looked_at.recognised.system
    columns = columns_to_read(looked_at.recognised.columns, wanted, dialect.header)
    row_words = cache(partial(zone_words, session, content.path, dialect, system))
    zones = {
        name: instant_zone(zone_of(column, source, system, sla.timezone), row_words)
        for name, column in columns.items()
        if kind_of(name) is Kind.INSTANT
    }
    plan, notes = plan_file(
        session, looked_at.file.shown, content, dialect, columns, system, source, looked_at.entry, zones
    )
    years = years_in(_texts_of_times(plan, looked_at))
    return Planned(place, looked_at, plan, tuple(notes), words_of(system, source, columns), frozenset(years))


def _texts_of_times(plan: FilePlan, looked_at: Survey) -> list[str]:
    """Where years may stand: the sampled times, and the end of the file where the sample is not all of it."""
    places = sorted({place for one in plan.instants.values() for place in one.column.used_positions()})
    texts = [row[place] for place in places for row in looked_at.dialect.sample[::EVERY]]
    content = looked_at.content
    if content.lines <= SAMPLE_RECORDS:
        return texts
    with content.path.open("rb") as stream:
        stream.seek(max(0, content.path.stat().st_size - TAIL_BYTES))
        return [*texts, stream.read().decode("latin-1")]


def plan_file(  # noqa: PLR0913 - a file's plan is made of all that is known of it
    session: Session,
    shown: str,
    content: Content,
    dialect: Dialect,
    columns: dict[str, Column],
    system: System,
    source: Source | None,
    entry: Entry,
    zones: Mapping[str, InstantZone],
) -> tuple[FilePlan, list[Remark]]:
    """Decide formats, units and day order; raises NotAuditableError with every contradiction found."""
    texts = {name: column.said(dialect.sample, system.null_tokens) for name, column in columns.items()}
    dated = DatedFile(
        shown,
        texts,
        source.dayfirst if source else None,
        lambda column: day_and_month_parts(session, content.path, dialect, column, system),
        {name: zone.choice for name, zone in zones.items()},
        lambda column: midnights(session, content.path, dialect, column, system),
        entry,
    )
    instants = plan_instants([one for name, one in columns.items() if kind_of(name) is Kind.INSTANT], dated)
    durations = DurationReading(entry)
    for name, column in columns.items():
        if kind_of(name) is Kind.DURATION:
            plan_duration(column, texts[name], durations, shown)
    _raise_problems(instants, durations)
    dropped = {*instants.dropped, *durations.dropped}
    written = source.channel if source else None
    inferred = inferred_channel(system, columns, written)
    if inferred:
        instants.notes.append(inferred_note(shown, columns, entry))
    plan = FilePlan(
        columns={
            name: with_marks_read(column, texts[name])
            for name, column in columns.items()
            if name not in dropped
        },
        instants=instants.columns,
        durations=durations.columns,
        always=_with_channel(system.always, written or inferred),
        system=system,
        blanks={name: _blanks(column, dialect.sample, system) for name, column in columns.items()},
        zones={name: zones[name] for name in instants.columns},
        bookkeeping=conditions_of(system.bookkeeping, dialect.header),
        flags=frozenset(name for name in columns if _is_flag(name, texts[name], system)),
    )
    return plan, [*instants.notes, *durations.notes]


def _with_channel(always: Mapping[str, str], channel: str | None) -> Mapping[str, str]:
    """What every row has, with the channel of all of them where there is one."""
    return {**always, "channel": channel} if channel else dict(always)


def _is_flag(name: str, texts: Sequence[str], system: System) -> bool:
    """Whether a column of counts says yes or no, as `Reopened` does."""
    if kind_of(name) is not Kind.NUMBER:
        return False
    said = {*system.true_words, *system.false_words}
    return any(text.lower() in said for text in texts if not text.replace(".", "", 1).isdigit())


def _raise_problems(instants: InstantReading, durations: DurationReading) -> None:
    without_creation = [instants.dropped["created_at"]] if "created_at" in instants.dropped else []
    problems = [*without_creation, *instants.problems, *durations.problems]
    if problems:
        raise NotAuditableError(*problems)


def _blanks(column: Column, sample: Sequence[Sequence[str]], system: System) -> tuple[str, ...]:
    """The null tokens that the sample shows, as written."""
    if len(column.positions) > 1:
        return ()
    cells = {row[column.positions[0]] for row in sample}
    if system.null_tokens.isdisjoint(map(str.lower, map(str.strip, cells - {""}))):
        return ()
    return tuple(sorted(cell for cell in cells if cell and cell.strip().lower() in system.null_tokens))
