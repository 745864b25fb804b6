"""SQL for timestamps with words in them: the shapes of `worded_instant` over whole columns."""

from collections.abc import Mapping
from dataclasses import dataclass

from supportctl.engine.session import literal
from supportctl.intake.loading.projection_cells import one_of
from supportctl.intake.values.instant_format import Order
from supportctl.intake.values.time_words import AFTERNOON, FOLDED_TIME, MONTHS, WEEKDAYS
from supportctl.intake.values.worded_instant import PATTERNS, parts_of

_MICROSECONDS_PER_MINUTE = 60_000_000


@dataclass(frozen=True, slots=True)
class WordedCell:
    """A column of texts taken apart, and what tells how to put them together; offsets in minutes ahead of UTC."""

    column: str
    shape: str
    order: Order
    offsets: Mapping[str, int]

    def part(self, name: str) -> str:
        """SQL of one part, "" where the text lacks it."""
        return f"{self.column}[{literal(name)}]"


def taken_apart(cell: str, shape: str) -> str:
    """SQL of a struct with the parts of the cell's text; all are "" when it has another shape."""
    names = ", ".join(map(literal, parts_of(shape)))
    return (
        f"regexp_extract({FOLDED_TIME.format(cell=cell)}, {literal(f'^(?:{PATTERNS[shape]})$')}, [{names}])"
    )


def worded_local(words: WordedCell) -> str:
    """SQL of the wall time in microseconds, NULL for one that does not exist."""
    day, month = _day_and_month(words)
    clock = f"{_hour(words)}, ':', {_or_zero(words.part('minute'))}, ':', {_or_zero(words.part('second'))}"
    text = f"concat({_year(words)}, '-', {month}, '-', {day}, ' ', {clock})"
    fraction = f"try_cast(rpad(left({words.part('fraction')}, 6), 6, '0') as bigint)"
    wall = f"epoch_us(try_strptime({text}, '%Y-%m-%d %H:%M:%S')) + {fraction}"
    fits = f"{words.part('year')} <> ''"
    if "weekday" in parts_of(words.shape):
        weekday, known = words.part("weekday"), ", ".join(map(literal, WEEKDAYS))
        fits += f" and case when {weekday} = '' then true else list_position([{known}], {weekday}) > 0 end"
    return f"case when {fits} then {wall} end"


def worded_offset(words: WordedCell) -> str:
    """SQL of the offset in microseconds that the text's zone word says, NULL without a zone or for an unknown one."""
    zone = words.part("zone")
    digits = f"regexp_replace({zone}, '[^0-9]', '', 'g')"
    size = f"length({digits})"
    hours = f"try_cast(left({digits}, case when {size} <= 2 then {size} else {size} - 2 end) as integer)"
    minutes = f"case when {size} <= 2 then 0 else try_cast(right({digits}, 2) as integer) end"
    sign = f"case when contains({zone}, '-') then -1 else 1 end"
    table = f"[{', '.join(map(str, words.offsets.values()))}][{_position(zone, words.offsets)}]"
    read = f"case when {size} = 0 then {table} else ({hours} * 60 + {minutes}) * {sign} end"
    return f"case when {zone} <> '' then ({read})::bigint * {_MICROSECONDS_PER_MINUTE} end"


def _day_and_month(words: WordedCell) -> tuple[str, str]:
    parts = parts_of(words.shape)
    if "first" in parts:
        first, second = words.part("first"), words.part("part")
        return (first, second) if words.order is Order.DAY_FIRST else (second, first)
    month = words.part("month")
    if words.shape.endswith("year first"):
        return words.part("day"), month
    numbers = ", ".join(map(str, MONTHS.values()))
    return words.part("day"), f"[{numbers}][{_position(month, MONTHS)}]"


def _position(word: str, table: Mapping[str, int]) -> str:
    return f"list_position([{', '.join(map(literal, table))}], {word})"


def _year(words: WordedCell) -> str:
    """Two digits are 1969 .. 2068, as strptime has it."""
    year = words.part("year")
    return f"case when length({year}) = 2 then case when {year} >= '69' then '19' else '20' end else '' end, {year}"


def _hour(words: WordedCell) -> str:
    hour = f"try_cast({words.part('hour')} as integer)"
    half = f"{words.part('early')} || {words.part('late')}"
    afternoon = one_of(f"({half})", AFTERNOON)
    twelve = (
        f"case when {hour} between 1 and 12 then {hour} % 12 + case when {afternoon} then 12 else 0 end end"
    )
    return f"case when ({half}) = '' then coalesce({hour}, 0) else {twelve} end"


def _or_zero(part: str) -> str:
    return f"case when {part} = '' then '0' else {part} end"
