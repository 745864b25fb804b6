"""One value of sla.yaml that is wrong: what is said, and what to write instead."""

from typing import NamedTuple

from supportctl.policy.yaml.tree import Location
from supportctl.problem import closest

MOST_LISTED = 16


class Fault(NamedTuple):
    """A message with its remedy; `at` leads from the validated value down to the part that is wrong."""

    message: str
    hint: str | None = None
    at: Location = ()


class WrongValueError(ValueError):
    """Raised by the readers of single values and by the models' own checks: one or more faults."""

    def __init__(self, message: str, hint: str | None = None, at: Location = ()) -> None:
        super().__init__(message)
        self.faults = [Fault(message, hint, at)]

    @classmethod
    def of(cls, faults: list[Fault]) -> "WrongValueError":
        """Several faults as one error; `faults` must not be empty."""
        error = cls(*faults[0])
        error.faults = faults
        return error


def guess(word: str, known: list[str], listed: str) -> str:
    """A hint: the closest known word if there is one, and the known ones under the heading `listed`.

    With a close word at hand, a long list is left out.
    """
    found = closest(word, known)
    names = f"{listed}: {', '.join(known)}"
    if found is None:
        return names
    return f"did you mean `{found}`? {names}" if len(known) <= MOST_LISTED else f"did you mean `{found}`?"
