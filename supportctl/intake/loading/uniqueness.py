"""Whether any id may stand twice: what decides that no row has to be compared with another one."""

from supportctl.engine.session import Session
from supportctl.intake.loading.steps import step

FEWEST_RECORDS = 100_000
"""Fewer ids are hashed sooner than it is found out what they look like."""
MOST_DIGITS = 18
MOST_BITS = 1 << 28


def any_repeated(session: Session) -> bool:
    """Whether an id may stand on two rows of a namespace; needs the relations `record` and `file`."""
    return bool(session.rows(step("any_repeated")))


def are_different_numbers(session: Session) -> bool:
    """Whether a bit for each number proves that no id stands twice: ids that are numbers seldom lie far apart."""
    (records,) = session.row("select count(*) from record_read")
    namespaces = session.rows(step("id_range")) if records >= FEWEST_RECORDS else []
    if not namespaces or not all(_look_like_numbers(*one[1:]) for one in namespaces):
        return False
    least, greatest = min(int(one[1]) for one in namespaces), max(int(one[2]) for one in namespaces)
    if (greatest - least) * len(namespaces) > MOST_BITS:
        return False
    (numbers,) = session.row(step("distinct_number"), {"least": least, "greatest": greatest})
    return bool(numbers == sum(one[0] for one in namespaces))


def _look_like_numbers(first: str, last: str, shortest: int, longest: int) -> bool:
    """Whether texts between these two, none shorter and none longer, are numbers, as far as the two can tell."""
    digits = first.isascii() and first.isdigit() and last.isascii() and last.isdigit()
    return digits and shortest == longest <= MOST_DIGITS
