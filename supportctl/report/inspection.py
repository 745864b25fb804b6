"""What `supportctl inspect` finds out about files: the JSON contract `supportctl.inspection/1` as types.

Field names are the JSON keys, field order is the JSON order. Keys are added, never renamed, within /1. `words` are for
people. Cells of the export are cut at 24 characters, and only those of ids, times and words that repeat are shown.
"""

from dataclasses import field
from typing import Literal

from supportctl.frozen import frozen
from supportctl.report.audit_report import ConfigUsed

SCHEMA = "supportctl.inspection/1"

TakenBy = Literal["headers", "sla.yaml", "usual words", "nothing"]
Holding = Literal["times", "durations", "ids", "words"]


@frozen
class Trouble:
    """Why a file cannot be audited, and what to do about it."""

    message: str
    line: int | None
    hint: str | None


@frozen
class CandidateSeen:
    """An export that the file was compared with: `known` of its `headers` distinct headers are this export's.

    `score` is 0..1; `contradiction` names a header whose cells are not what the export's are.
    """

    preset: str
    system: str
    export: str
    score: float
    known: int
    headers: int
    contradiction: str | None


@frozen
class TakenFor:
    """The export that the file was taken for.

    `by` says what decided; `telling` are the headers that speak most for it, as written. `verified`: its headers are
    known from files or documents; `memory` are those that are not. `instead` names the export to take instead.
    """

    preset: str
    system: str
    export: str
    granularity: str
    by: TakenBy
    known: int
    headers: int
    score: float | None
    telling: list[str]
    verified: bool
    memory: list[str]
    remark: str | None
    instead: str | None


@frozen
class FileLayout:
    """How the bytes are cut into rows: `columns` is the width of the header, `header_line` None where there is none.

    `guessed`: the encoding is what fits the bytes best. `preamble_lines` above the header and `footer_lines` below the
    last row are no rows.
    """

    encoding: str
    guessed: bool
    delimiter: str
    header_line: int | None
    preamble_lines: int
    footer_lines: int
    columns: int


@frozen
class CellSeen:
    """A cell as the file has it, cut short; `count` says how often a word stands in the file."""

    text: str
    count: int | None = None


@frozen(kw_only=True)
class InspectedColumn:
    """A canonical (or declared) column and where it comes from.

    `format` is the engine's; `filled` of the file's rows say something, `unread` of them nothing that could be read.
    `distinct` counts different words. `unit` and `clock` (wall | business) belong to durations, `timezone` to times
    that carry none; `days` of the times say no more than the day. Numbers are None for a file whose rows were not read.
    """

    column: str
    kind: str
    headers: list[str]
    words: str
    format: list[str] = field(default_factory=list)
    unit: str | None = None
    clock: str | None = None
    timezone: str | None = None
    timezone_from: str | None = None
    filled: int | None = None
    share: float | None = None
    unread: int = 0
    days: int = 0
    distinct: int | None = None
    samples: list[CellSeen] = field(default_factory=list)
    remark: str | None = None


@frozen
class MetricTold:
    """Whether the file tells a metric; `words` says from what, or what is missing."""

    metric: str
    measurable: bool
    words: str


@frozen
class MissingColumn:
    """A canonical column that the file has not, and what that costs beside the metrics."""

    column: str
    words: str


@frozen
class UnknownWords:
    """Words of a column that no vocabulary knows, most frequent first, and what becomes of them."""

    column: str
    words: str
    count: int
    distinct: int
    examples: list[CellSeen]


@frozen
class RowsSeen:
    """Every row of the file: rows = tickets + folded + out_of_scope + set_aside."""

    rows: int
    tickets: int
    folded: int
    out_of_scope: int
    set_aside: int


@frozen
class SetAsideSeen:
    """Rows set aside for one reason, and where the first of them stands."""

    reason: str
    count: int
    record: int
    line: int


@frozen
class GuessSeen:
    """A column that nothing is known of, by what its cells look like."""

    header: str
    holds: Holding
    share: float
    unit: str | None


@frozen(kw_only=True)
class InspectedFile:
    """One file, as far as it was understood: what follows `troubles` is empty where it was not.

    `always` holds canonical columns that have one value in every row of such an export. `unused` are headers that no
    column comes from. `sources` is the entry of sla.yaml to paste, with its line ends; `fill_in` says that it waits for
    names, `replaces_line` where sla.yaml has an entry whose place it takes.
    """

    path: str
    auditable: bool
    troubles: list[Trouble]
    always: dict[str, str] = field(default_factory=dict)
    taken_for: TakenFor | None = None
    runner_up: CandidateSeen | None = None
    layout: FileLayout | None = None
    rows: RowsSeen | None = None
    columns: list[InspectedColumn] = field(default_factory=list)
    metrics: list[MetricTold] = field(default_factory=list)
    missing: list[MissingColumn] = field(default_factory=list)
    unknown_words: list[UnknownWords] = field(default_factory=list)
    set_aside: list[SetAsideSeen] = field(default_factory=list)
    guesses: list[GuessSeen] = field(default_factory=list)
    unused: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    sources: str = ""
    fill_in: bool = False
    replaces_line: int | None = None


@frozen
class OwnFileSeen:
    """A file that supportctl wrote, which was not read, and what it is: `a CSV listing`."""

    path: str
    what: str


@frozen
class Inspection:
    """Everything `supportctl inspect` says; renderers add nothing. `passed_over` are files of folders, not read."""

    schema: str
    config: ConfigUsed
    files: list[InspectedFile]
    passed_over: list[str]
    own_files: list[OwnFileSeen] = field(default_factory=list)
