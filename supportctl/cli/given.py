"""Values of options: read as they were written, and every one that is wrong told together."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from supportctl.problem import Problem, UsageError, closest

Value = TypeVar("Value")
Choice = TypeVar("Choice")

MOST_DIGITS = 9


class Given:
    """Reads values one after the other; the mistakes of all of them are told at the end."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def read(self, value: Callable[[], Value], instead: Value) -> Value:
        """The value, or `instead` where it is wrong."""
        return self.load(value, lambda: instead)

    def load(self, value: Callable[[], Value], instead: Callable[[], Value]) -> Value:
        """The same where `instead` has to be made."""
        try:
            return value()
        except UsageError as error:
            self.problems += error.problems
            return instead()

    def fields(self, value: Callable[[], Value], instead: Value) -> Value:
        """A value that names fields of sla.yaml: not read when that may be what is wrong."""
        return instead if self.problems else self.read(value, instead)


@contextmanager
def all_given() -> Iterator[Given]:
    """The values of a command; at the end every mistake is raised as one UsageError."""
    given = Given()
    yield given
    if given.problems:
        raise UsageError(*given.problems)


def choice(option: str, text: str, choices: Iterable[Choice]) -> Choice:
    """One of a few, each called by its words. Raises UsageError with a did-you-mean."""
    words = {str(one): one for one in choices}
    if text in words:
        return words[text]
    near = closest(text, words)
    hint = f"{f'did you mean {near}? ' if near else ''}write {option} {' or '.join(words)}"
    raise UsageError(Problem(option, f"“{text}” is none of {', '.join(words)}", hint=hint))


def whole_number(option: str, text: str | None, least: int) -> int | None:
    """A count of at least `least`. Raises UsageError for anything else."""
    if text is None:
        return None
    if text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS and int(text) >= least:
        return int(text)
    hint = f"write {option} and a number from {least} on"
    raise UsageError(Problem(option, f"“{text}” is no whole number from {least} on", hint=hint))
