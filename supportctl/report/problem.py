"""A thing that is wrong, told to a person: where it is, what it is, what to write instead."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake in a file a person wrote or exported.

    `line` and `column` count from 1 and are None where the whole file is meant; `excerpt` is the source
    line itself, shown with a caret under `column`; `hint` says what to write or do next.
    """

    path: str
    message: str
    line: int | None = None
    column: int | None = None
    hint: str | None = None
    excerpt: str | None = None

    @property
    def place(self) -> str:
        """`sla.yaml:14:5`, as editors and terminals understand it."""
        parts = [self.path, self.line, self.column]
        return ":".join(str(part) for part in parts if part is not None)


class SupportctlError(Exception):
    """Bad input told as an outcome: carries every problem found, never only the first."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("; ".join(f"{problem.place}: {problem.message}" for problem in problems))
        self.problems = problems


class UsageError(SupportctlError):
    """The command line or sla.yaml is wrong (exit code 2)."""


class NotAuditableError(SupportctlError):
    """The input holds nothing that can be judged (exit code 3)."""
