"""The columns of a preset in one file: of each canonical column the first way that the file has, and contents agree."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from supportctl.intake.formats.column import Column, Condition, RowZone
from supportctl.intake.formats.header_index import HeaderIndex
from supportctl.intake.formats.header_name import header_form
from supportctl.intake.formats.kind import kind_of
from supportctl.intake.formats.system import SystemColumn
from supportctl.intake.formats.unit_names import unit_in_header
from supportctl.intake.recognition.columns_by_words import columns_by_words
from supportctl.intake.recognition.file_cells import READABLE_SHARE, FileCells, cells_agree, fits, share_of
from supportctl.intake.values.day_precision import says_time_of_day
from supportctl.vocabulary.columns import Kind


def preset_columns(
    ways: Mapping[str, Sequence[SystemColumn]], file: FileCells, by_words: Collection[str] = ()
) -> dict[str, Column]:
    """Choose a way for every canonical column; a header is the value of one column only.

    A way whose cells are of another kind is passed over; when no other fits it is kept, for the person to be told.
    Columns of `by_words` that no way leads to are looked for by the words of the headers.
    """
    found: dict[str, Column] = {}
    contradicted: dict[str, Column] = {}
    for loose in (False, True):
        for canonical, some in ways.items():
            if canonical in found:
                continue
            columns = [
                (way, column)
                for way in some
                if (column := _column(canonical, way, file, loose=loose)) and cells_agree(way, column, file)
            ]
            fitting = [(way, column) for way, column in columns if fits(column, file)]
            if fitting:
                way, found[canonical] = next(
                    (one for one in fitting if not _days_alone(one[1], file)), fitting[0]
                )
                file.taken.update(() if way.shares else found[canonical].positions)
            elif columns:
                contradicted.setdefault(canonical, columns[0][1])
    found |= columns_by_words([name for name in by_words if name not in found], file)
    for canonical, column in contradicted.items():
        told = kind_of(canonical) in (Kind.INSTANT, Kind.DURATION)
        if told and _is_spelt_out(column, file) and kind_of(canonical) is Kind.INSTANT:
            continue
        if told and canonical not in found and not file.taken.intersection(column.positions):
            found[canonical] = column
            file.taken.update(column.positions)
    return found


def _is_spelt_out(column: Column, file: FileCells) -> bool:
    """Whether the cells name a unit of time, as `about 2 hours` does: they are no times, whatever the header says."""
    return share_of(file.texts(column), lambda text: unit_in_header(text) is not None) >= READABLE_SHARE


def _days_alone(column: Column, file: FileCells) -> bool:
    """Whether a column of times holds days: of two for the same instant the one with a time of day counts (rule 5a)."""
    texts = file.texts(column) if kind_of(column.canonical) is Kind.INSTANT else []
    return bool(texts) and not any(map(says_time_of_day, texts))


def conditions_of(by_header: Mapping[str, tuple[str, ...]], header: tuple[str, ...]) -> tuple[Condition, ...]:
    """What a preset says by `{header: words}` of whole rows, for the headers that the file has."""
    if not by_header:
        return ()
    index = HeaderIndex(header)
    places = ((_either(index, form), words) for form, words in by_header.items())
    return tuple(Condition(found[0], words) for found, words in places if found)


def _column(canonical: str, way: SystemColumn, file: FileCells, *, loose: bool) -> Column | None:
    index = file.index
    found = [index.positions(form, loose=loose) for form in way.headers]
    # Most files lack the header of most ways.
    places = [_free(some, way, file.taken) for some in found] if all(found) else []
    if not places or not all(places):
        return None
    when = _conditions(way, index)
    minus = _either(index, way.minus)
    if when is None or (way.minus and not minus):
        return None
    positions = tuple(position for some in places for position in some)
    return Column(
        canonical=canonical,
        positions=positions,
        headers=tuple(index.header[position] for position in positions[: len(way.headers)]),
        unit=way.unit,
        clock=way.clock,
        true_when=way.true_when,
        false_when=way.false_when,
        when=when,
        otherwise=next(iter(_either(index, way.otherwise)), None),
        minus=minus[0] if minus else None,
        zero_is_missing=way.zero_is_missing,
        zone=_zone(way, positions[0], index),
        missing=way.missing,
        ending=way.ending,
        margin=way.margin,
        separator=", " if way.every else " ",
        says=way.says,
        remark=way.remark,
    )


def _free(positions: Iterable[int], way: SystemColumn, taken: set[int]) -> tuple[int, ...]:
    """The positions that may be taken; those of a way that shares its header always."""
    free = tuple(one for one in positions if one not in taken or way.shares)
    return free if way.every else free[:1]


def _conditions(way: SystemColumn, index: HeaderIndex) -> tuple[Condition, ...] | None:
    """The conditions by position; None when the file lacks a header that decides."""
    found = []
    for form, words in way.when.items():
        positions = _either(index, form)
        if not positions:
            return None
        found.append(Condition(positions[0], words))
    return tuple(found)


def _either(index: HeaderIndex, form: str | None) -> tuple[int, ...]:
    """Where the header stands: exactly so, else without its suffix."""
    return () if form is None else index.positions(form) or index.positions(form, loose=True)


def _zone(way: SystemColumn, position: int, index: HeaderIndex) -> str | RowZone | None:
    """Where the preset says it; a zone that stands in the header counts in any case."""
    if way.zone is not None and way.zone.startswith("column: "):
        positions = _either(index, header_form(way.zone.removeprefix("column: ")))
        return RowZone(positions[0]) if positions else None
    return index.zone(position) if way.zone in (None, "header") else way.zone
