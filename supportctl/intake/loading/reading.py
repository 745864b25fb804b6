"""All files of a run into the `record` and `file` relations, and an account of every row: the way into this room."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache, partial

from supportctl.engine.session import Phase, Session
from supportctl.intake.files.content import Content
from supportctl.intake.files.paths import InputPath, Inputs
from supportctl.intake.formats.column import Column
from supportctl.intake.formats.kind import TARGET_COLUMNS, kind_of
from supportctl.intake.formats.system import GENERIC, System
from supportctl.intake.formats.words import Words, words_of
from supportctl.intake.formats.written_columns import written_column
from supportctl.intake.layout.dialect import Dialect
from supportctl.intake.loading.damaged_text import damage_notes
from supportctl.intake.loading.folding import fold_repeated_tickets
from supportctl.intake.loading.header_rows import set_aside_header_rows
from supportctl.intake.loading.integrity import look_through
from supportctl.intake.loading.lines import LineFinder
from supportctl.intake.loading.load import Loaded, load_file, plan_file
from supportctl.intake.loading.record import create_records, create_view
from supportctl.intake.loading.rejects import BROKEN_QUOTING, Reject, rejects_of
from supportctl.intake.loading.repair import repair
from supportctl.intake.loading.whole_file import zone_words
from supportctl.intake.recognition.survey import Survey, survey
from supportctl.intake.recognition.unreadable import refuse_unreadable
from supportctl.intake.values.column_zones import instant_zone, zone_of
from supportctl.policy.model import ColumnSource, SlaFile, Source
from supportctl.problem import NotAuditableError, Problem, UsageError
from supportctl.vocabulary.columns import Kind

ALWAYS_KEPT = frozenset(
    {
        *(
            "ticket_id",
            "channel",
            "status",
            "direction",
            "created_at",
            "first_response_at",
            "resolved_at",
            "closed_at",
        ),
        *(
            "updated_at",
            "first_response_duration",
            "resolution_duration",
            "wait_duration",
            "answered",
            "abandoned",
        ),
        *("first_contact_resolved", "csat", "reopens", "replies", "milestone"),
    }
)
"""Columns that states and rates are made of; the others are kept when sla.yaml or the command line names them."""

VERDICT_COLUMNS = {
    "first_response": "vendor_first_response_verdict",
    "resolution": "vendor_resolution_verdict",
}
"""The export's own verdict on each metric; it is read with the deadline that may explain it, in files that have one."""

FILE_COLUMNS = {
    "file_no": "usmallint",
    "identity_no": "usmallint",
    "granularity": "varchar",
    "response_in_business_time": "boolean",
    "resolution_in_business_time": "boolean",
}


@dataclass(frozen=True, slots=True)
class ReadFile:
    """One file that is in the tables."""

    survey: Survey
    namespace: str
    words: Words
    loaded: Loaded
    rejects: tuple[Reject, ...]
    lines: LineFinder
    columns_found: frozenset[str]

    @property
    def shown(self) -> str:
        """The path as reports name it."""
        return self.survey.file.shown

    @property
    def content(self) -> Content:
        """What its bytes are."""
        return self.survey.content

    @property
    def system(self) -> System:
        """The preset it was taken for."""
        return self.survey.recognised.system

    @property
    def source(self) -> Source | None:
        """The entry of `sources` that is about it."""
        return self.survey.source

    @property
    def rows(self) -> int:
        """Rows read: whole records, and the lines of records that could not be cut into cells."""
        return self.loaded.stop_row - self.loaded.first_row + sum(reject.rows for reject in self.rejects)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Columns to read beside ALWAYS_KEPT.

    `judged` are those that judging looks at, `shown` those that only cuts and lists show, `targets` the export
    columns that hold targets, by their column in `record`.
    """

    judged: frozenset[str] = frozenset()
    shown: frozenset[str] = frozenset()
    targets: Mapping[str, ColumnSource] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that cannot be audited, why, and how far it was understood (None: not even its cells)."""

    file: InputPath
    problems: tuple[Problem, ...]
    survey: Survey | None


@dataclass(slots=True)
class Reading:
    """What intake hands on: the files, in file_no order, and what could not be audited."""

    files: list[ReadFile] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)

    @property
    def failures(self) -> list[Problem]:
        """Why files could not be audited, in the order of the files."""
        return [problem for one in self.refused for problem in one.problems]


def read_exports(
    session: Session,
    inputs: Inputs,
    sla: SlaFile,
    wanted: Wanted,
) -> Reading:
    """Make the view `record` and the table `file` from the files.

    Raises UsageError when sla.yaml names columns that a file lacks, NotAuditableError when no file can be audited.
    """
    reading = read_files(session, inputs, sla, wanted)
    if not reading.files:
        raise NotAuditableError(*reading.failures)
    return reading


def read_files(session: Session, inputs: Inputs, sla: SlaFile, wanted: Wanted) -> Reading:
    """The same for whoever wants to know what is wrong with the files: none may be auditable."""
    create_records(session)
    reading = Reading()
    usage: list[Problem] = []
    for file in inputs.files:
        looked_at = None
        try:
            session.phase = Phase(f"checking {file.shown}")
            looked_at = survey(file, session.folder, sla)
            refuse_unreadable(looked_at)
            reading.files.append(_read(session, looked_at, sla, wanted, len(reading.files)))
        except NotAuditableError as error:
            reading.refused.append(Refused(file, error.problems, looked_at))
            session.run("delete from record_read where file_no = ?", [len(reading.files)])
        except UsageError as error:
            usage.extend(error.problems)
    if usage:
        raise UsageError(*usage)
    _load_file_table(session, reading.files)
    create_view(session, sla.declared_fields)
    session.phase = Phase("looking for repeated tickets")
    granularities = {file.system.granularity for file in reading.files}
    fold_repeated_tickets(session, ALWAYS_KEPT | wanted.judged, granularities)
    return reading


def _read(
    session: Session,
    looked_at: Survey,
    sla: SlaFile,
    wanted: Wanted,
    file_no: int,
) -> ReadFile:
    shown, content, dialect, source = (
        looked_at.file.shown,
        looked_at.content,
        looked_at.dialect,
        looked_at.source,
    )
    system = looked_at.recognised.system
    session.phase = Phase(f"reading {shown}", content.lines)
    columns = _wanted(looked_at.recognised.columns, wanted, dialect)
    row_words = cache(partial(zone_words, session, content.path, dialect, system))
    zones = {
        name: instant_zone(zone_of(column, source, system, sla.timezone), row_words)
        for name, column in columns.items()
        if kind_of(name) is Kind.INSTANT
    }
    entry = looked_at.entry
    plan, notes = plan_file(session, shown, file_no, content, dialect, columns, system, source, entry, zones)
    loaded = load_file(session, content, dialect, plan, notes)
    rejects = tuple(rejects_of(session, content.path, dialect.delimiter))
    if not looked_at.quotes_repaired and any(reject.reason == BROKEN_QUOTING for reject in rejects):
        # A quote that nothing closes swallows the rows below it, and the engine keeps but the first of them.
        session.run("delete from record_read where file_no = ?", [file_no])
        again = survey(looked_at.file, session.folder, sla, quotes_are_broken=True)
        refuse_unreadable(again)
        return _read(session, again, sla, wanted, file_no)
    _refuse_if_empty(loaded, rejects, shown)
    lines = look_through(session, shown, content, dialect, loaded, rejects)
    repair(session, loaded, shown, entry, order_written=bool(source and source.dayfirst is not None))
    set_aside_header_rows(session, shown, dialect, loaded, lines)
    damage = damage_notes(session, content, dialect, shown)
    return ReadFile(
        survey=looked_at,
        namespace=(source.namespace if source else None) or system.namespace,
        words=words_of(system, source, columns),
        loaded=replace(loaded, notes=(*loaded.notes, *damage)),
        rejects=rejects,
        lines=lines,
        columns_found=frozenset(plan.columns),
    )


def _wanted(found: Mapping[str, Column], wanted: Wanted, dialect: Dialect) -> dict[str, Column]:
    """The columns to read: those kept, and the target columns that this file has."""
    keep = ALWAYS_KEPT | wanted.judged | wanted.shown
    judged_by_export = [metric for metric, name in VERDICT_COLUMNS.items() if name in found]
    keep |= {VERDICT_COLUMNS[metric] for metric in judged_by_export}
    keep |= {f"{metric}_due_at" for metric in judged_by_export}
    columns = {name: column for name, column in found.items() if name in keep}
    for name in TARGET_COLUMNS:
        spec = wanted.targets.get(name)
        if spec is not None and spec.headers[0] in dialect.header:
            columns[name] = written_column(name, spec, dialect.header)
    return columns


def _refuse_if_empty(loaded: Loaded, rejects: tuple[Reject, ...], shown: str) -> None:
    if loaded.first_row == loaded.stop_row:
        reason = f"none of its {len(rejects)} rows could be cut into cells" if rejects else "it has no rows"
        raise NotAuditableError(
            Problem(shown, reason, hint="check the delimiter and the quotes of the export")
        )


def _load_file_table(session: Session, files: list[ReadFile]) -> None:
    identities: dict[tuple[str, tuple[str, ...]], int] = {}
    rows = []
    for file_no, file in enumerate(files):
        identity_no = identities.setdefault((file.namespace, _form(file)), len(identities))
        durations = file.loaded.plan.durations
        clocks = [name in durations and durations[name].business for name in _DURATIONS]
        rows.append((file_no, identity_no, file.system.granularity, *clocks))
    session.load("file", FILE_COLUMNS, rows)


_DURATIONS = ("first_response_duration", "resolution_duration")


def _form(file: ReadFile) -> tuple[str, ...]:
    """What tells generic exports apart: ids of exports with other columns are not the same tickets.

    A namespace that sla.yaml names, or a recognised system, is one place whatever its columns.
    """
    if file.system.preset != GENERIC or (file.source is not None and file.source.namespace is not None):
        return ()
    return tuple(sorted(column.header for column in file.loaded.plan.columns.values()))
