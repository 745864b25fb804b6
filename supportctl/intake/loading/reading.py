"""All files of a run into the `record` and `file` relations, and an account of every row: the way into this room."""

from collections.abc import Sequence, Set
from dataclasses import dataclass, field, replace
from functools import cached_property

from supportctl.engine.session import Phase, Session
from supportctl.intake.files.content import Content
from supportctl.intake.files.paths import InputPath, Inputs
from supportctl.intake.formats.system import GENERIC, System
from supportctl.intake.formats.words import Words
from supportctl.intake.loading.damaged_text import damage_notes
from supportctl.intake.loading.folding import fold_repeated_tickets
from supportctl.intake.loading.header_rows import set_aside_header_rows
from supportctl.intake.loading.integrity import (
    Walk,
    look_through,
    records_are_missing,
    walk_where_needed,
)
from supportctl.intake.loading.lines import LineFinder
from supportctl.intake.loading.load import Loaded, load_files
from supportctl.intake.loading.planning import Planned, planned
from supportctl.intake.loading.record import create_records, create_view, forget_cells
from supportctl.intake.loading.rejects import Reject, quotes_broke, rejects_by_path
from supportctl.intake.loading.repair import repair
from supportctl.intake.loading.wanted import ALWAYS_KEPT, Wanted
from supportctl.intake.recognition.missing_times import ROWS_TO_TELL_BY
from supportctl.intake.recognition.survey import Survey, survey
from supportctl.intake.recognition.unreadable import refuse_unreadable
from supportctl.policy.model import SlaFile, Source
from supportctl.problem import NotAuditableError, Problem, UsageError

MOST_FILES, MOST_LINES = 64, 1_000_000
"""So many files at most, and about so many lines, are loaded by one statement: more would not make it faster."""

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
class Refused:
    """A file that cannot be audited, why, and how far it was understood (None: not even its cells).

    `place`: its place among the inputs.
    """

    file: InputPath
    problems: tuple[Problem, ...]
    survey: Survey | None
    place: int = 0


@dataclass(slots=True)
class Reading:
    """What intake hands on: the files, in file_no order, and what could not be audited.

    `ids_are_numbers`: the ids of all contacts were found to be numbers; else nobody looked, or some are not.
    """

    files: list[ReadFile] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    ids_are_numbers: bool = False

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
    reading = read_files(session, inputs, sla, wanted, sample_rows=ROWS_TO_TELL_BY)
    if not reading.files:
        raise NotAuditableError(*reading.failures)
    return reading


def read_files(
    session: Session, inputs: Inputs, sla: SlaFile, wanted: Wanted, sample_rows: int | None = None
) -> Reading:
    """The same for whoever wants to know what is wrong with the files: none may be auditable.

    Of the sample of a file that was read so many rows are kept; None: all.
    """
    create_records(session)
    reader = _Reader(session, sla, wanted, sample_rows)
    for place, file in enumerate(inputs.files):
        reader.take(place, file)
    while reader.waiting:
        reader.load()
    if reader.usage:
        raise UsageError(*reader.usage)
    reading = reader.reading
    reading.refused.sort(key=lambda one: one.place)
    forget_cells(session)
    _load_file_table(session, reading.files)
    create_view(session, sla.declared_fields)
    session.phase = Phase("looking for repeated tickets")
    granularities = {file.system.granularity for file in reading.files}
    kept = ALWAYS_KEPT | wanted.judged
    reading.ids_are_numbers = fold_repeated_tickets(session, kept, granularities)
    return reading


@dataclass(slots=True)
class _Reader:
    """Files on their way into the tables. Those `waiting` follow each other and are of one layout.

    `alone`: places of files that are loaded without others. The engine loses an unclosed record without a word where it
    reads more than two files for each of its threads at once.
    `as_written`: by their place, what was known of files before their quotes were repaired. Where that was in vain, the
    file is told of as it is written.
    """

    session: Session
    sla: SlaFile
    wanted: Wanted
    sample_rows: int | None
    reading: Reading = field(default_factory=Reading)
    usage: list[Problem] = field(default_factory=list)
    waiting: list[Planned] = field(default_factory=list)
    as_written: dict[int, Survey] = field(default_factory=dict)
    alone: set[int] = field(default_factory=set)

    def take(self, place: int, file: InputPath, *, quotes_are_broken: bool = False) -> None:
        """Look at a file and let it wait; it is refused where it cannot be read."""
        looked_at = None
        self.session.phase = Phase(f"checking {file.shown}")
        try:
            looked_at = survey(file, self.session.folder, self.sla, quotes_are_broken=quotes_are_broken)
            refuse_unreadable(looked_at)
            self._wait(planned(self.session, place, looked_at, self.sla, self.wanted))
        except NotAuditableError as error:
            self._refuse(place, file, error.problems, looked_at)
        except UsageError as error:
            self.usage.extend(error.problems)

    def _refuse(
        self, place: int, file: InputPath, problems: tuple[Problem, ...], looked_at: Survey | None
    ) -> None:
        known = self.as_written.get(place, looked_at)
        self.reading.refused.append(Refused(file, problems, known, place))

    def _wait(self, file: Planned) -> None:
        while self.waiting and not self._fits(file):
            self.load()  # files whose quotes are broken wait again
        self.waiting.append(file)

    def _fits(self, file: Planned) -> bool:
        """Whether a file can be loaded with those that wait."""
        lines = sum(one.lines for one in self.waiting)
        few = len(self.waiting) < MOST_FILES and lines + file.lines <= MOST_LINES
        first = self.waiting[0]
        return few and self.alone.isdisjoint({first.place, file.place}) and file.is_read_as(first)

    def load(self) -> None:
        """Load the files that wait; from the first one on that was not read whole they wait again."""
        files, self.waiting = self.waiting, []
        more = f" and {len(files) - 1} more" if len(files) > 1 else ""
        lines = sum(file.lines for file in files)
        self.session.phase = Phase(f"reading {files[0].survey.file.shown}{more}", lines)
        first_no = len(self.reading.files)
        read = _loaded(self.session, files, first_no)
        whole = next((place for place, one in enumerate(read) if one.must_wait(self.alone)), len(files))
        # A quote that nothing closes swallows the rows below it, and the engine keeps but the first of them.
        self.session.run("delete from record_read where file_no >= ?", [first_no + whole])
        for one in read[:whole]:
            self._finish(one)
        left = read[whole:]
        if left and not left[0].quotes_are_broken:
            self.alone.add(left[0].file.place)
        for one in left:
            self._wait_again(one)

    def _wait_again(self, one: "_Read") -> None:
        file = one.file
        if one.quotes_are_broken:
            self.as_written[file.place] = file.survey
            self.take(file.place, file.survey.file, quotes_are_broken=True)
        else:
            self._wait(file)

    def _finish(self, one: "_Read") -> None:
        """Account for the rows of the file whose number is the next one; files after it move up when it is refused."""
        file = one.file
        try:
            read = _accounted(self.session, one)
            self.reading.files.append(replace(read, survey=_with_rows(read.survey, self.sample_rows)))
        except NotAuditableError as error:
            self._refuse(file.place, file.survey.file, error.problems, file.survey)
            number = [len(self.reading.files)]
            self.session.run("delete from record_read where file_no = ?", number)
            self.session.run("update record_read set file_no = file_no - 1 where file_no > ?", number)


@dataclass(frozen=True)
class _Read:
    """A file as the engine read it: not yet accounted for."""

    file: Planned
    loaded: Loaded
    rejects: tuple[Reject, ...]

    @cached_property
    def walk(self) -> Walk | None:
        """The way through its bytes, gone only where it is needed: the quotes of a file are mended first."""
        survey, good = self.file.survey, self.loaded.stop_row - self.loaded.first_row
        return walk_where_needed(survey.content, survey.dialect, good, self.rejects)

    @property
    def quotes_are_broken(self) -> bool:
        """Whether a quote broke records, and nobody has mended the quotes yet."""
        return quotes_broke(self.rejects) and not self.file.survey.quotes_repaired

    @property
    def lacks_records(self) -> bool:
        """Whether the engine passed over a record without a word."""
        return records_are_missing(self.walk, self.loaded.stop_row - self.loaded.first_row, self.rejects)

    def must_wait(self, alone: Set[int]) -> bool:
        """Whether it is to be read once more, in another way; `alone` are the places of those that had no company."""
        return self.quotes_are_broken or (self.file.place not in alone and self.lacks_records)


def _loaded(session: Session, files: Sequence[Planned], first_no: int) -> list[_Read]:
    loaded = load_files(session, files, first_no)
    paths = [file.survey.content.path for file in files]
    rejects = rejects_by_path(session, paths, files[0].survey.dialect.delimiter)
    return [_Read(*one) for one in zip(files, loaded, rejects, strict=True)]


def _with_rows(known: Survey, rows: int | None) -> Survey:
    """The survey with so many rows of its sample: those of many files are more than all else that is known."""
    return replace(known, dialect=replace(known.dialect, sample=known.dialect.sample[:rows]))


def _accounted(session: Session, one: _Read) -> ReadFile:
    """What became of the rows of a file that is in the table."""
    file, loaded, rejects = one.file, one.loaded, one.rejects
    looked_at, source = file.survey, file.survey.source
    shown, content, dialect = looked_at.file.shown, looked_at.content, looked_at.dialect
    _refuse_if_empty(loaded, rejects, shown)
    lines = look_through(session, shown, content, dialect, loaded, rejects, one.walk)
    if loaded.odd_rows:
        order_written = bool(source and source.dayfirst is not None)
        repair(session, loaded, shown, looked_at.entry, order_written=order_written)
        set_aside_header_rows(session, shown, dialect, loaded, lines)
    damage = damage_notes(session, content, dialect)
    return ReadFile(
        survey=looked_at,
        namespace=(source.namespace if source else None) or looked_at.recognised.system.namespace,
        words=file.words,
        loaded=replace(loaded, notes=(*loaded.notes, *damage)),
        rejects=rejects,
        lines=lines,
        columns_found=frozenset(loaded.plan.columns),
    )


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
