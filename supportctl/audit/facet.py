"""What a record shows to sla.yaml: few-valued fields as they are, the others as the literals that sla.yaml names.

Makes the view `facet` (one of the two generated SQL texts) and the table `trait_seen`: each combination once.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from supportctl.audit.needs import FIELD_COLUMNS
from supportctl.audit.steps import step
from supportctl.engine import Row, Session, literal, quoted
from supportctl.intake.formats.kind import field_column
from supportctl.intake.formats.word_form import folded

DIRECT_FIELDS = ("channel", "status", "priority")
"""Fields with few values: every value is a combination of its own."""

PAIR, PART = "\x1f", "\x1e"
TAG_SEPARATORS = (",", ";", "+", "|")


@dataclass(frozen=True, slots=True)
class TraitSeen:
    """One combination of facets among the records, as the export wrote them.

    `matched` holds (field, folded literal) for every literal of sla.yaml that the record carries. `records` show
    this combination, `in_window` of them were created in the window of the run.
    """

    trait_no: int
    file_no: int
    channel: str | None
    status: str | None
    priority: str | None
    direction: str | None
    matched: frozenset[tuple[str, str]]
    records: int
    in_window: int


def see_traits(
    session: Session, literals: Iterable[tuple[str, str]], declared: frozenset[str], window: Mapping[str, int]
) -> list[TraitSeen]:
    """Fill `trait_seen`; `literals` are the (field, word) pairs that sla.yaml or the command line matches on."""
    wanted: dict[str, set[str]] = {}
    for field, word in literals:
        if field not in (*DIRECT_FIELDS, "system", "policy"):
            wanted.setdefault(field, set()).add(folded(word))
    columns = {field: _column(field, declared) for field in sorted(wanted)}
    rows = [
        row
        for field, column in columns.items()
        for row in _matched_words(session, field, column, wanted[field])
    ]
    session.load("matched_word", {"field": "varchar", "raw": "varchar", "word": "varchar"}, rows)
    session.run(_facet_view(columns))
    session.run(step("trait_seen"), window)
    session.run(step("traited"))
    return [_trait(row) for row in session.rows("select * from trait_seen order by trait_no")]


def _trait(row: Row) -> TraitSeen:
    trait_no, file_no, channel, status, priority, direction, matched, records, in_window = row
    return TraitSeen(
        trait_no, file_no, channel, status, priority, direction, _pairs(matched), records, in_window
    )


def _column(field: str, declared: frozenset[str]) -> str:
    return quoted(field_column(field) if field in declared else FIELD_COLUMNS.get(field, field))


def _matched_words(session: Session, field: str, column: str, wanted: set[str]) -> list[tuple[str, str, str]]:
    """(field, raw cell, "field=word" pairs it carries) for every distinct cell that carries a wanted word."""
    cells = session.rows(f"select distinct {column} from record where {column} is not null order by 1")  # noqa: S608 - quoted
    found = []
    for (cell,) in cells:
        words = sorted(wanted & _words(field, cell))
        if words:
            found.append((field, cell, PAIR.join(f"{field}{PART}{word}" for word in words)))
    return found


def _words(field: str, cell: str) -> set[str]:
    parts = [cell]
    if field == "tag":
        for separator in TAG_SEPARATORS:
            parts = [piece for part in parts for piece in part.split(separator)]
    return {folded(part) for part in parts}


def _facet_view(columns: dict[str, str]) -> str:
    names = {field: quoted(f"word of {field.encode().hex()}") for field in columns}
    joins = "".join(
        f"\nleft join matched_word as {names[field]} on {names[field]}.field = {literal(field)} "
        f"and {names[field]}.raw = record.{column}"
        for field, column in columns.items()
    )
    words = ", ".join(f"{name}.word" for name in names.values())
    matched = f"concat_ws({literal(PAIR)}, {words})" if words else "''"
    return (
        "create or replace view facet as select record.*, "  # noqa: S608 - quoted names
        f"{matched} as matched from cut_record as record{joins}"
    )


def _pairs(matched: str) -> frozenset[tuple[str, str]]:
    pairs = (pair.split(PART) for pair in matched.split(PAIR) if pair)
    return frozenset((field, word) for field, word in pairs)
