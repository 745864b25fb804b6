"""Words folded at spaces. A word wider than the line stays whole: a broken path can be neither read nor copied."""

from collections.abc import Iterator

from supportctl.problem import safe_text, text_width


def folded(label: str, text: str, width: int, hanging: int = 0) -> Iterator[str]:
    """The text after its label, at most `width` columns a line; later lines stand `hanging` further in."""
    line, indent = label, " " * (text_width(label) + hanging)
    taken, filled = text_width(label), False
    for word in safe_text(text).split():
        wide = text_width(word)
        if filled and taken + 1 + wide > width:
            yield line
            line, taken, filled = indent, len(indent), False
        line += f" {word}" if filled else word
        taken += wide + filled
        filled = True
    yield line
