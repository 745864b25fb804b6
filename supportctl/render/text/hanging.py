"""Words beside what stands before them, however far to the right that is."""

from rich.text import Text

from supportctl.render.text.fitting import width_of, wrapped
from supportctl.render.text.ink import PLAIN


def hanging(before: str, words: str, width: int, style: str = PLAIN) -> list[Text]:
    """`before` once, and the words to its right, wrapped within their own column."""
    margin = " " * width_of(before)
    lines = wrapped(words, max(1, width - len(margin)))
    return [Text((margin if number else before) + line, style=style) for number, line in enumerate(lines)]
