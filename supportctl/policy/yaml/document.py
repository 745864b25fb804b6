"""One sla.yaml file in memory: its tree, and where each character of it stands."""

from bisect import bisect_right
from functools import cached_property

from supportctl.frozen import frozen
from supportctl.policy.yaml.tree import Node
from supportctl.problem import Problem


class SourceText:
    """The decoded text of a file, with line and column numbers as editors count them."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text

    @cached_property
    def lines(self) -> list[str]:
        """The lines without their ends; only \\n, \\r\\n and \\r end a line."""
        return self.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")

    @cached_property
    def _starts(self) -> list[int]:
        starts = [0]
        text = self.text
        for index, character in enumerate(text):
            if character == "\n" or (character == "\r" and text[index + 1 : index + 2] != "\n"):
                starts.append(index + 1)
        return starts

    def place(self, index: int) -> tuple[int, int]:
        """Line and column, both from 1, of the character at `index`."""
        line = bisect_right(self._starts, index)
        return line, index - self._starts[line - 1] + 1

    def problem(self, index: int, message: str, hint: str | None = None) -> Problem:
        """A problem at the character `index`, with its line as excerpt."""
        line, column = self.place(min(index, len(self.text)))
        return Problem(self.path, message, line, column, hint, self.lines[line - 1])


@frozen
class Document:
    """A sla.yaml that is readable YAML. `sha256` is of its bytes, `problems` were found on the way."""

    source: SourceText
    root: Node
    sha256: str
    problems: tuple[Problem, ...]
