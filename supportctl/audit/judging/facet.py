"""What a record shows to sla.yaml: few-valued fields as they are, the others as the literals that sla.yaml names.

Makes the view `facet`, whose columns follow sla.yaml, and the table `trait_seen`: each combination once.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from supportctl.audit.judging.cell_words import distinct_cells, words_of_cell
from supportctl.audit.judging.needs import column_of
from supportctl.audit.judging.steps import STEPS
from supportctl.engine.session import Row, Session, literal, quoted
from supportctl.intake.door import ReadFile, folded

DIRECT_FIELDS = ("channel", "status", "priority")
"""Fields with few values: every value is a combination of its own."""

Words = frozenset[tuple[str, str]]
"""(field, folded literal) for the literals of sla.yaml that a cell carries."""

MATCHED_WORD = {"field": "varchar", "file_no": "usmallint", "raw": "varchar", "words_no": "integer"}


@dataclass(frozen=True, slots=True)
class TraitSeen:
    """One combination of facets among the records, as the export wrote them.

    The words of the fields are trimmed, None where they say nothing. `matched` holds every literal of sla.yaml that
    the record carries. `records` show this combination, `in_window` of them were created in the window of the run, from
    `first_created_us` to `last_created_us` (None where none was, or none at a possible time).
    """

    trait_no: int
    file_no: int
    channel: str | None
    status: str | None
    priority: str | None
    direction: str | None
    matched: Words
    records: int
    in_window: int
    first_created_us: int | None = None
    last_created_us: int | None = None


@dataclass(frozen=True, slots=True)
class Seen:
    """Every combination, in the order of their numbers; `view` is the statement that makes `facet`."""

    traits: Sequence[TraitSeen]
    view: str


def see_traits(
    session: Session,
    files: Sequence[ReadFile],
    literals: Iterable[tuple[str, str]],
    declared: frozenset[str],
    window: Mapping[str, int],
) -> Seen:
    """Fill `trait_seen`; `literals` are the (field, word) pairs that sla.yaml or the command line matches on."""
    wanted: dict[str, set[str]] = {}
    for field, word in literals:
        if field not in (*DIRECT_FIELDS, "system", "policy"):
            wanted.setdefault(field, set()).add(folded(word))
    columns = {field: column_of(field, declared) for field in sorted(wanted)}
    numbers: dict[Words, int] = {frozenset(): 0}
    rows = [
        (field, file_no, cell, numbers.setdefault(words, len(numbers)))
        for field, column in columns.items()
        for file_no, cell, words in _matched_words(session, files, field, column, wanted[field])
    ]
    session.load("matched_word", MATCHED_WORD, rows)
    without = {
        field: numbers.setdefault(frozenset({(field, "")}), len(numbers))
        for field in columns
        if "" in wanted[field]
    }
    view = _facet_view(columns, without)
    session.run(view)
    session.run(STEPS.text("trait_seen"), window)
    session.run(STEPS.text("traited"))
    words_of = list(numbers)
    rows = session.rows("select * from trait_seen order by trait_no")
    return Seen([_trait(row, files, words_of) for row in rows], view)


def _trait(row: Row, files: Sequence[ReadFile], words_of: Sequence[Words]) -> TraitSeen:
    trait_no, file_no, *texts, matched, records, in_window, first_us, last_us = row
    system = files[file_no].system
    channel, status, priority, direction = (
        None if text is None or system.says_nothing(text) else text.strip() for text in texts
    )
    words = frozenset[tuple[str, str]]().union(*(words_of[number] for number in matched))
    counts = (records, in_window, first_us, last_us)
    return TraitSeen(trait_no, file_no, channel, status, priority, direction, words, *counts)


def _matched_words(
    session: Session, files: Sequence[ReadFile], field: str, column: str, wanted: set[str]
) -> Iterator[tuple[int, str, Words]]:
    """(file, cell, literals) for every distinct cell that carries a wanted word, mapped or as the export wrote it."""
    keys = {key for file in files for key in file.words.get(column, ())}
    for file_no, cell in distinct_cells(session, column, wanted | keys):
        words = words_of_cell(column, cell, files[file_no])
        carried = wanted.intersection(map(folded, (*words.raw, *words.mapped)))
        if "" in wanted and not words.raw:
            carried = {""}
        if carried:
            yield file_no, cell, frozenset((field, word) for word in carried)


def _facet_view(columns: Mapping[str, str], without: Mapping[str, int]) -> str:
    """Every record with `matched`: for each field the number of the literals that it carries, 0 for none.

    `without` has the number that stands for an empty cell, of fields where sla.yaml asks for that.
    """
    names = {field: quoted(f"word of {field.encode().hex()}") for field in columns}
    joins = "".join(
        f"\nleft join matched_word as {names[field]} on {names[field]}.field = {literal(field)} "
        f"and {names[field]}.file_no = record.file_no and {names[field]}.raw = record.{quoted(column)}"
        for field, column in columns.items()
    )
    matched = ", ".join(
        f"coalesce({name}.words_no, {_without_word(columns[field], without.get(field, 0))})"
        for field, name in names.items()
    )
    return (
        "create or replace view facet as select record.*, "  # noqa: S608 - quoted names
        f"[{matched}]::integer[] as matched from cut_record as record{joins}"
    )


def _without_word(column: str, number: int) -> str:
    """The number of a cell that carries no literal: `number` where it is empty."""
    return f"case when record.{quoted(column)} is null then {number} else 0 end" if number else "0"
