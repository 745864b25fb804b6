"""SQL for timestamps: texts to microseconds, and local times to UTC by the offsets of their zone."""

from collections.abc import Iterable, Mapping, Sequence

from supportctl.engine.session import literal, quoted
from supportctl.intake.loading.projection_words import WordedCell, taken_apart, worded_local, worded_offset
from supportctl.intake.values.column_zones import InstantZone
from supportctl.intake.values.day_precision import has_time
from supportctl.intake.values.instant_format import InstantFormat, Order
from supportctl.intake.values.instants import InstantColumn
from supportctl.intake.values.zone_steps import Steps, code_of, kind_sql, local_steps, utc_sql
from supportctl.vocabulary.units import MICROSECONDS_PER_DAY

LocalSpan = tuple[int, int] | None
"""Local microseconds from and to which a zone's clock changes are looked up; None: however early or late."""


def taken_apart_cells(name: str, formats: Sequence[InstantFormat]) -> list[str]:
    """The texts of a column taken apart, once for each shape of its formats that have words in them.

    English months are read without, so that only texts that they do not fit are taken apart.
    """
    plain = [one for one in formats if not one.shape]
    left = f"{instant_sql(quoted(name), plain)} is null"
    cells = [taken_apart(quoted(name), shape) for shape in _shapes(formats)]
    lazily = [f"case when {left} then {cell} end" if plain else cell for cell in cells]
    return [f"{cell} as {_words(name, no)}" for no, cell in enumerate(lazily)]


def wall_cells(name: str, instant: InstantColumn) -> list[str]:
    """The wall times of the texts that were taken apart."""
    return [f"{worded_local(words)} as {_wall(name, no)}" for no, words in enumerate(_worded(name, instant))]


def parsed_instant(name: str, cell: str, instant: InstantColumn) -> list[str]:
    """The text, the UTC microseconds of texts with an offset, and the local ones of texts without, as SQL columns."""
    plain = [one for one in instant.formats if not one.shape]
    zoned = [_one_format(cell, one) for one in plain if one.zoned]
    local = [_one_format(cell, one) for one in plain if not one.zoned]
    for no, words in enumerate(_worded(name, instant)):
        zoned.append(f"{_wall(name, no)} - {worded_offset(words)}")
        local.append(f"case when {words.part('zone')} = '' then {_wall(name, no)} end")
    columns = [
        f"{cell} as {quoted(name + '_text')}",
        f"{_first_of(zoned)} as {quoted(name + '_utc')}",
        f"{_first_of(local)} as {quoted(name + '_local')}",
    ]
    return [*columns, *_day_columns(name, cell, instant)] if instant.may_hold_days else columns


def _day_columns(name: str, cell: str, instant: InstantColumn) -> list[str]:
    """The local midnight of a cell that says a day alone, and the next one, as SQL columns."""
    day = _midnight(name, cell) if instant.midnights else _first_of(_days(name, cell, instant))
    return [
        f"{day} as {quoted(name + '_day')}",
        f"{quoted(name + '_day')} + {MICROSECONDS_PER_DAY} as {quoted(next_day(name) + '_local')}",
    ]


def next_day(name: str) -> str:
    """The column of the midnight after a day, which is brought to UTC as others are."""
    return f"{name}_next"


_OFFSET = r"([+-])(\d{2}):?(\d{2})?(?: ?[(\[]?[A-Za-z/_]+[)\]]?)?$"


def _midnight(name: str, cell: str) -> str:
    """The wall time of every text of a column whose times are all midnight, whatever its offset."""
    offset = f"regexp_extract({cell}, '{_OFFSET}', ['sign', 'hours', 'minutes'])"
    minutes = f"try_cast({offset}.hours as integer) * 60 + coalesce(try_cast({offset}.minutes as integer), 0)"
    ahead = f"coalesce(case when {offset}.sign = '-' then -1 else 1 end * ({minutes}), 0)::bigint * 60000000"
    return f"coalesce({quoted(name + '_utc')} + {ahead}, {quoted(name + '_local')})"


def _days(name: str, cell: str, instant: InstantColumn) -> list[str]:
    plain = [one for one in instant.formats if not one.shape and not has_time(one)]
    worded = [
        f"case when {words.part('hour')} = '' then {_wall(name, no)} end"
        for no, words in enumerate(_worded(name, instant))
    ]
    return [_one_format(cell, one) for one in plain] + worded


def _worded(name: str, instant: InstantColumn) -> list[WordedCell]:
    return [
        WordedCell(_words(name, no), form.shape, form.order, instant.abbreviations)
        for no, form in enumerate(_shapes(instant.formats).values())
    ]


def instant_sql(cell: str, formats: Sequence[InstantFormat]) -> str:
    """Microseconds read by the first plain format that fits, as written (no zone applied), or NULL."""
    return _first_of([_one_format(cell, one) for one in formats if not one.shape])


def located(name: str, zone: InstantZone, column: str | None = None, span: LocalSpan = None) -> str | None:
    """What the zone makes of the local times of a `column` of the instant `name` (zone_steps), as an SQL column.

    Local times outside the span may mean zone_steps.BEYOND. None where clocks never change.
    """
    column = column or name
    return None if _constant(zone) is not None else f"{_by_zone(name, zone, column, span)} as {_code(column)}"


def to_utc(name: str, zone: InstantZone) -> str:
    """UTC microseconds of the column's local time; NULL in a row that names a zone nobody knows."""
    local, constant = quoted(name + "_local"), _constant(zone)
    return utc_sql(local, _code(name)) if constant is None else f"{local} - {constant}"


def odd_times(zones: Mapping[str, InstantZone], kind: int) -> str | None:
    """How many of the row's local times are of this kind (zone_steps); None where no zone changes its clocks."""
    changing = [name for name, zone in zones.items() if _constant(zone) is None]
    counts = [f"coalesce({kind_sql(_code(name), kind)}, 0)" for name in changing]
    return " + ".join(counts) if counts else None


def _constant(zone: InstantZone) -> int | None:
    """Microseconds ahead of UTC in a zone whose clocks never change."""
    if zone.by_row is not None or (steps := local_steps(zone.choice.name)).cuts:
        return None
    return (steps.values[0] >> 2) - MICROSECONDS_PER_DAY


def _by_zone(name: str, zone: InstantZone, column: str, span: LocalSpan) -> str:
    local = quoted(column + "_local")
    if zone.by_row is None:
        return _steps(zone.choice.name, span).sql(local)
    cases = " ".join(
        f"when {literal(word)} then "
        + (_steps(one, span).sql(local) if isinstance(one, str) else str(code_of(one * 60_000_000)))
        for word, one in zone.by_row.items()
    )
    return f"case {row_zone_column(name)} {cases} end" if cases else "null::bigint"


def _steps(zone_name: str, span: LocalSpan) -> Steps:
    steps = local_steps(zone_name)
    return steps if span is None else steps.between(*span)


def _code(name: str) -> str:
    return quoted(f"{name} code")


def row_zone_column(name: str) -> str:
    """The column that holds the row's zone word for a timestamp column."""
    return quoted(f"{name} zone")


def _one_format(cell: str, one: InstantFormat) -> str:
    if one.order is Order.EPOCH:
        return _epoch(cell, one)
    # Nanoseconds with an offset are of a type that epoch_us does not know.
    cast = "::timestamptz" if "%n" in one.strptime and "%z" in one.strptime else ""
    return f"epoch_us(try_strptime({cell}, {literal(one.strptime)}){cast})"


def _epoch(cell: str, one: InstantFormat) -> str:
    units = one.units_a_second
    digits = len(str(units)) + 9
    if one.has_fraction:
        number = f"try_cast(replace(trim({cell}), ',', '.') as decimal(28, 9))"
        whole = f"length(split_part(replace(trim({cell}), ',', '.'), '.', 1)) = {digits}"
        return f"case when {whole} then try_cast(round({number} * {1_000_000 // units}) as bigint) end"
    scaled = f"* {1_000_000 // units}" if units <= 1_000_000 else f"// {units // 1_000_000}"
    return f"case when length(trim({cell})) = {digits} then try_cast({cell} as bigint) {scaled} end"


def _shapes(formats: Iterable[InstantFormat]) -> dict[str, InstantFormat]:
    """The worded formats by shape, in their order; with and without a zone a text is taken apart alike."""
    shapes: dict[str, InstantFormat] = {}
    for form in formats:
        if form.shape:
            shapes.setdefault(form.shape, form)
    return shapes


def _first_of(values: Sequence[str]) -> str:
    return f"coalesce({', '.join(values)})" if values else "null::bigint"


def _words(name: str, no: int) -> str:
    return quoted(f"{name} words {no}")


def _wall(name: str, no: int) -> str:
    return quoted(f"{name} wall {no}")
