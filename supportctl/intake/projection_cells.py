"""SQL for the text of one cell: the positions of a column, the rows in which it counts, the words that say nothing.

`Column.cell_text` says the same in Python, for samples.
"""

from collections.abc import Iterable

from supportctl.engine import literal
from supportctl.intake.column import Column
from supportctl.intake.system import System


def cell_sql(column: Column, system: System) -> str:
    """The column's text in a row, "" or NULL when there is none; null tokens stay where one cell is the whole text."""
    if column.plain and not column.zero_is_missing and not column.margin:
        return f"c{column.positions[0]}"
    text = _joined(column, system)
    if column.when:
        tests = " and ".join(f"{_word(f'c{one.position}')} in ({_list(one.words)})" for one in column.when)
        otherwise = "null" if column.otherwise is None else f"c{column.otherwise}"
        text = f"(case when {tests} then {text} else {otherwise} end)"
    if column.missing:
        text = f"(case when {_word(text)} not in ({_list(column.missing)}) then {text} end)"
    if column.zero_is_missing:
        text = f"(case when not regexp_full_match({text}, '[0:., ]+') then {text} end)"
    if column.margin:
        said = without_blanks(text, system)
        text = f"(case when {said} like '-%' then 'breached' when {said} is not null then 'met' end)"
    return text


def without_blanks(cell: str, system: System) -> str:
    """The cell without its outer spaces, NULL for a null token."""
    return f"(case when {_word(cell)} not in ({_list(sorted(system.null_tokens))}) then trim({cell}) end)"


def _joined(column: Column, system: System) -> str:
    if len(column.positions) == 1:
        return f"c{column.positions[0]}"
    parts = ", ".join(without_blanks(f"c{position}", system) for position in column.positions)
    return f"nullif(concat_ws({literal(column.separator)}, {parts}), '')"


def _word(cell: str) -> str:
    return f"lower(trim({cell}))"


def _list(words: Iterable[str]) -> str:
    return ", ".join(map(literal, words))
