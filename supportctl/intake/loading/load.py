"""One file into the `record` table: decide on the sample, then read the file once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from supportctl.engine.session import Session, quoted
from supportctl.intake.files.content import Content
from supportctl.intake.formats.column import Column
from supportctl.intake.formats.kind import kind_of
from supportctl.intake.formats.system import System
from supportctl.intake.layout.dialect import Dialect
from supportctl.intake.loading.projection import FilePlan, projection
from supportctl.intake.loading.record import add_columns
from supportctl.intake.loading.steps import step
from supportctl.intake.loading.whole_file import day_and_month_parts, midnights
from supportctl.intake.recognition.call_shape import inferred_channel, inferred_note
from supportctl.intake.recognition.preset_columns import conditions_of
from supportctl.intake.recognition.yes_no_marks import with_marks_read
from supportctl.intake.values.column_zones import InstantZone
from supportctl.intake.values.durations import DurationReading, plan_duration
from supportctl.intake.values.instants import DatedFile, InstantReading, plan_instants
from supportctl.policy.lines_to_paste import Entry
from supportctl.policy.model import Source
from supportctl.problem import NotAuditableError
from supportctl.report.note import Note
from supportctl.vocabulary.columns import Kind


@dataclass(frozen=True, slots=True)
class Loaded:
    """A file in the table: its plan, and the rowids [first, stop) of its records."""

    plan: FilePlan
    first_row: int
    stop_row: int
    notes: tuple[Note, ...]


def plan_file(  # noqa: PLR0913 - a file's plan is made of all that is known of it
    session: Session,
    shown: str,
    file_no: int,
    content: Content,
    dialect: Dialect,
    columns: dict[str, Column],
    system: System,
    source: Source | None,
    entry: Entry,
    zones: Mapping[str, InstantZone],
) -> tuple[FilePlan, list[Note]]:
    """Decide formats, units and day order; raises NotAuditableError with every contradiction found."""
    texts = {name: _texts(column, dialect.sample, system) for name, column in columns.items()}
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
    channel = written or inferred
    always = {**system.always, **({"channel": channel} if channel else {})}
    plan = FilePlan(
        file_no=file_no,
        columns={
            name: with_marks_read(column, texts[name])
            for name, column in columns.items()
            if name not in dropped
        },
        instants=instants.columns,
        durations=durations.columns,
        always=always,
        system=system,
        blanks={name: _blanks(column, dialect.sample, system) for name, column in columns.items()},
        zones={name: zones[name] for name in instants.columns},
        bookkeeping=conditions_of(system.bookkeeping, dialect.header),
        flags=frozenset(name for name in columns if _is_flag(name, texts[name], system)),
    )
    return plan, [*instants.notes, *durations.notes]


def _is_flag(name: str, texts: Sequence[str], system: System) -> bool:
    """Whether a column of counts says yes or no, as `Reopened` does."""
    if kind_of(name) is not Kind.NUMBER:
        return False
    said = {*system.true_words, *system.false_words}
    return any(text.lower() in said for text in texts if not text.replace(".", "", 1).isdigit())


def load_file(
    session: Session, content: Content, dialect: Dialect, plan: FilePlan, notes: Sequence[Note]
) -> Loaded:
    """Append the file's whole records to `record_read`; records of another width stay in the engine's reject tables."""
    names, select = projection(plan)
    add_columns(session, names)
    columns = {f"c{position}": "VARCHAR" for position in range(len(dialect.header))}
    target = ", ".join(map(quoted, names))
    session.run(
        f"insert into record_read ({target}) {select}", [str(content.path), columns, dialect.delimiter]
    )
    first_row, stop_row = session.row(
        "select coalesce(min(rowid), 0), coalesce(max(rowid) + 1, 0) from record_read where file_no = ?",
        [plan.file_no],
    )
    if "ticket_id" in plan.columns:
        span = {"first": first_row, "stop": stop_row}
        session.run(step("tidied_id"), {**span, "tokens": sorted(plan.system.null_tokens)})
    return Loaded(plan, first_row, stop_row, tuple(notes))


def _raise_problems(instants: InstantReading, durations: DurationReading) -> None:
    without_creation = [instants.dropped["created_at"]] if "created_at" in instants.dropped else []
    problems = [*without_creation, *instants.problems, *durations.problems]
    if problems:
        raise NotAuditableError(*problems)


def _texts(column: Column, sample: Sequence[Sequence[str]], system: System) -> list[str]:
    """The column's sampled cells that say something."""
    return [text for text in column.cell_texts(sample) if text.lower() not in system.null_tokens]


def _blanks(column: Column, sample: Sequence[Sequence[str]], system: System) -> tuple[str, ...]:
    """The null tokens that the sample shows, as written."""
    if len(column.positions) > 1:
        return ()
    cells = {row[column.positions[0]] for row in sample}
    return tuple(sorted(cell for cell in cells if cell and cell.strip().lower() in system.null_tokens))
