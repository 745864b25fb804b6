"""Shares, scores, counts and yes/no as sla.yaml writes them; exact, never a float."""

import re
from fractions import Fraction

from supportctl.policy.wrong import WrongValueError

_DECIMAL = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,9})?|\.[0-9]{1,9}")
_YES = {"true", "yes"}
_NO = {"false", "no"}
MOST_ROWS = 10**9


def read_share(text: str) -> Fraction:
    """`90%` or `0.9` as 9/10; 0 to 1. Raises WrongValueError that says what to write."""
    bare = text.strip()
    number = bare.removesuffix("%").rstrip()
    value = _decimal(number, text, "a percentage", "write a percentage such as 90%")
    if bare.endswith("%"):
        if value > 100:
            raise WrongValueError(f"`{text}` is more than 100%", "write a percentage from 0% to 100%")
        return value / 100
    if value >= 1:
        hint = "write 100% or 1%" if value == 1 else f"write {number}%"
        raise WrongValueError(f"`{text}` has no percent sign", hint)
    return value


def read_share_above_zero(text: str) -> Fraction:
    """A share that promises something. Raises WrongValueError."""
    share = read_share(text)
    if share == 0:
        raise WrongValueError(f"`{text}` promises nothing", "write a percentage above 0%, such as 90%")
    return share


def read_score(text: str) -> Fraction:
    """A score such as `4.2`, above zero. Raises WrongValueError; a percentage is pointed to csat."""
    if text.strip().endswith("%"):
        hint = "csat_mean takes a score such as 4.2; for the share of satisfied customers use csat"
        raise WrongValueError(f"`{text}` is a percentage, not a score", hint)
    score = _decimal(text.strip(), text, "a score", "write a score such as 4.2")
    if score == 0:
        raise WrongValueError(f"`{text}` is below every scale", "write a score such as 4.2")
    return score


def read_count(text: str) -> int:
    """A whole number of at least 1. Raises WrongValueError."""
    bare = text.strip()  # it takes off separators, such as U+001F, that int() does not
    if not re.fullmatch(r"[0-9]{1,10}", bare) or not 1 <= int(bare) <= MOST_ROWS:
        raise WrongValueError(
            f"`{text}` is not a number of tickets", "write a whole number of at least 1, such as 20"
        )
    return int(bare)


def read_flag(text: str) -> bool:
    """true or false (yes and no are taken too). Raises WrongValueError."""
    word = text.strip().casefold()
    if word in _YES | _NO:
        return word in _YES
    raise WrongValueError(f"`{text}` is neither true nor false", "write true or false")


def _decimal(number: str, text: str, kind: str, hint: str) -> Fraction:
    if _DECIMAL.fullmatch(number):
        return Fraction(number)
    if re.fullmatch(r"[0-9]+,[0-9]+", number):
        hint = f"write {text.strip().replace(',', '.')}, with a point"
    elif re.match(r"[-−]", number):
        raise WrongValueError(f"`{text}` is negative", hint)
    raise WrongValueError(f"`{text}` is not {kind}", hint)
