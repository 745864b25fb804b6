"""Yes/no columns of marks: a tick or a cross says yes where it stands alone, and a cross no beside a circle."""

from collections.abc import Sequence
from dataclasses import replace

from supportctl.intake.formats.column import EMPTY, Column
from supportctl.intake.formats.kind import kind_of
from supportctl.vocabulary.columns import Kind

_TICKS = frozenset("x✓✔☑✅●")
_CIRCLE_AND_CROSS = frozenset("ox")


def with_marks_read(column: Column, texts: Sequence[str]) -> Column:
    """The column with what its marks mean; `texts` are the sampled cells that say something.

    Of ticks alone an empty cell is one that nobody ticked: no.
    """
    if kind_of(column.canonical) is not Kind.BOOLEAN or column.true_when or column.false_when:
        return column
    marks = {text.lower() for text in texts}
    if marks and marks <= _TICKS:
        return replace(column, true_when=tuple(sorted(marks)), false_when=(EMPTY,))
    if marks == _CIRCLE_AND_CROSS:
        return replace(column, true_when=("o",), false_when=("x",))
    return column
