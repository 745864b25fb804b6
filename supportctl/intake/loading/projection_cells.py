"""SQL for the text of one cell: the positions of a column, the rows in which it counts, the words that say nothing.

`Column.cell_text` says the same in Python, for samples.
"""

from collections.abc import Iterable, Sequence

from supportctl.engine.session import literal
from supportctl.intake.formats.column import EMPTY, FILLED, PREFIX, Column
from supportctl.intake.formats.system import System


def cell_sql(column: Column, system: System) -> str:
    """The column's text in a row, "" or NULL when there is none; NULL in a row where it does not count.

    Null tokens stay where one cell is the whole text.
    """
    if column.plain and not column.zero_is_missing and not column.margin:
        return f"c{column.positions[0]}"
    if column.says:
        return _said(column)
    text = _joined(column, system)
    if column.when:
        tests = " and ".join(word_test(f"c{one.position}", one.words, system) for one in column.when)
        otherwise = "null" if column.otherwise is None else f"c{column.otherwise}"
        text = f"coalesce({text}, '')" if column.asks_whether_filled else text
        text = f"(case when {tests} then {text} else {otherwise} end)"
    if column.ending is not None:
        text = f"regexp_replace({text}, {literal(f'(?:{column.ending})$')}, '')"
    if column.missing:
        text = f"(case when not {one_of(_word(text), column.missing)} then {text} end)"
    if column.zero_is_missing:
        text = f"(case when not regexp_full_match({text}, '[0:., ]+') then {text} end)"
    if column.margin:
        said = without_blanks(text, system)
        text = f"(case when {said} like '-%' then 'breached' when {said} is not null then 'met' end)"
    return text


def word_test(cell: str, words: Sequence[str], system: System) -> str:
    """SQL that tells whether a cell holds one of the words; `{filled}` and `{empty}` go by the null tokens."""
    plain = [word for word in words if word not in (FILLED, EMPTY) and not word.endswith(PREFIX)]
    tests = [one_of(_word(cell), plain)] if plain else []
    tests += [f"starts_with({_word(cell)}, {literal(word[:-1])})" for word in words if word.endswith(PREFIX)]
    tests += [
        f"{without_blanks(cell, system)} {test}"
        for word, test in ((FILLED, "is not null"), (EMPTY, "is null"))
        if word in words
    ]
    return tests[0] if len(tests) == 1 else f"({' or '.join(tests)})"


def without_blanks(cell: str, system: System) -> str:
    """The cell without its outer spaces, NULL for a null token."""
    blank = one_of(_word(cell), sorted(system.null_tokens))
    return f"(case when not {blank} then trim({cell}) end)"


def one_of(value: str, words: Iterable[str]) -> str:
    """SQL that tells whether a value is one of the words: no IN list, which loses the order of the records."""
    tests = [f"{value} = {literal(word)}" for word in words]
    return f"({' or '.join(tests)})" if tests else "false"


def zone_cell_sql(position: int, system: System) -> str:
    """The zone word of a row, in lower case; "" where it names none."""
    return f"coalesce(lower({without_blanks(f'c{position}', system)}), '')"


def _said(column: Column) -> str:
    joined = ", ".join(f"coalesce(trim(c{position}), '')" for position in column.positions)
    cases = (
        f"when regexp_full_match(concat_ws('|', {joined}), {literal(pattern)}) then {literal(word)}"
        for word, pattern in column.says
    )
    return f"(case {' '.join(cases)} end)"


def _joined(column: Column, system: System) -> str:
    if len(column.positions) == 1:
        return f"c{column.positions[0]}"
    parts = [without_blanks(f"c{position}", system) for position in column.positions]
    if column.is_key:
        told = ", ".join(map(_key_part, parts))
        return f"(case when coalesce({', '.join(parts)}) is not null then concat_ws(' ', {told}) end)"
    return f"nullif(concat_ws({literal(column.separator)}, {', '.join(parts)}), '')"


def _key_part(part: str) -> str:
    """A part of an id as `column.key_part` writes it."""
    odd = f"{part} is null or contains({part}, ' ') or contains({part}, '\"')"
    return f"case when {odd} then '\"' || replace(coalesce({part}, ''), '\"', '\"\"') || '\"' else {part} end"


def _word(cell: str) -> str:
    return f"lower(trim({cell}))"
