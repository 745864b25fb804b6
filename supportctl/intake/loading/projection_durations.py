"""SQL for durations: texts in a column's unit to microseconds."""

from supportctl.engine.session import literal, quoted
from supportctl.intake.loading.projection_instants import instant_sql
from supportctl.intake.values.duration_text import CLOCK_PARTS, CLOCKS, NUMBERS, Marks
from supportctl.intake.values.durations import DurationColumn
from supportctl.intake.values.named_units import UNIT_MICROSECONDS


def duration_sql(name: str, cell: str, duration: DurationColumn) -> str:
    """Microseconds of a cell, less those of the cell that is taken off; NULL for a text that does not fit."""
    value = _one_duration(cell, duration)
    if duration.column.minus is None:
        return value
    return f"{value} - {_one_duration(quoted(name + '_minus'), duration)}"


def _one_duration(cell: str, duration: DurationColumn) -> str:
    if duration.unit in UNIT_MICROSECONDS:
        number = _number(cell, duration.marks)
        return f"try_cast(round(try_cast({number} as double) * {UNIT_MICROSECONDS[duration.unit]}) as bigint)"
    if duration.unit in CLOCKS:
        return _clock(cell, duration.unit)
    return instant_sql(cell, duration.formats)


def _number(cell: str, marks: Marks) -> str:
    """The cell as the engine reads numbers; only columns that show commas pay for it."""
    if marks is Marks.PLAIN:
        return cell
    bare = f"replace({cell}, ',', '')"
    if marks is Marks.COMMA:
        bare = f"replace(replace({cell}, '.', ''), ',', '.')"
    return f"(case when regexp_full_match(trim({cell}), {literal(NUMBERS[marks])}) then {bare} end)"


def _clock(cell: str, unit: str) -> str:
    part = "abs(try_cast(replace(split_part({cell}, ':', {no}), ',', '.') as double)) * {scale}"
    seconds = " + ".join(
        part.format(cell=cell, no=no, scale=scale) for no, scale in enumerate(CLOCK_PARTS[unit], start=1)
    )
    sign = f"case when ltrim({cell}) like '-%' then -1 else 1 end"
    fits = f"regexp_full_match(trim({cell}), {literal(CLOCKS[unit])})"
    return f"case when {fits} then try_cast(round({sign} * ({seconds}) * 1000000) as bigint) end"
