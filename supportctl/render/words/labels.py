"""Groups of a cut as people name them: `Monday`, `08:00-09:00`, `in opening hours`, `(none)`."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta

from supportctl.render.words.wording import counted, shown, tied
from supportctl.report.day_words import MONTHS

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
TIMES = ("weekday", "hour", "day", "week", "month")
"""Fields whose groups stay in the order of time."""

FIELD_NAMES = {"issue_type": "issue type", "handled_by": "who handled it", "in_hours": "opening hours"}
NOUNS = {
    "issue_type": "issue type",
    **{
        name: name
        for name in (*TIMES, "channel", "priority", "policy", "agent", "team", "customer", "tag", "status")
    },
    "system": "system",
}
PLURALS = {"priority": "priorities", "policy": "policies", "status": "statuses"}
HOURS = {"in": "in opening hours", "out": "outside"}


def field_words(name: str) -> str:
    """A field as a heading names it."""
    return FIELD_NAMES.get(name, shown(name))


def counted_groups(by: Sequence[str], number: int, before: str = "") -> str:
    """`16 agents`, `9 980 more agents`; groups of several fields, or of a field of sla.yaml, are just groups."""
    noun = NOUNS.get(by[0], "group") if len(by) == 1 else "group"
    return counted(number, before + noun, before + PLURALS.get(noun, f"{noun}s"))


def value_words(field: str, value: str | None) -> str:
    """One value; what is no such time is shown as it stands."""
    if value is None or field not in WORDS:
        return shown(value)
    try:
        return WORDS[field](value)
    except (ValueError, KeyError):
        return shown(value)


def group_words(group: Mapping[str, str | None]) -> str:
    """The values of a group on one line: `email`; `Monday, (none)`."""
    return ", ".join(value_words(name, value) for name, value in group.items()) or "all contacts"


def _weekday(value: str) -> str:
    return {name[:3].lower(): name for name in DAYS}[value]


def _hour(value: str) -> str:
    hour = int(value)
    return f"{hour:02}:00-{hour + 1:02}:00"


def _day(value: str) -> str:
    day = date.fromisoformat(value)
    return tied(f"{DAYS[day.weekday()][:3]} {_date(day)} {day.year}")


def _week(value: str) -> str:
    """The name that --period understands, and its days."""
    year, _, number = value.partition("-W")
    first = date.fromisocalendar(int(year), int(number), 1)
    last = first + timedelta(days=6)
    start = str(first.day) if first.month == last.month else f"{_date(first)} "
    end = _date(last) if first.month == last.month else f" {_date(last)}"
    return tied(f"{value} ({start}-{end})")


def _month(value: str) -> str:
    year, _, number = value.partition("-")
    first = date(int(year), int(number), 1)
    return tied(f"{MONTHS[first.month - 1]} {first.year}")


def _date(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]}"


WORDS: Mapping[str, Callable[[str], str]] = {
    "weekday": _weekday,
    "hour": _hour,
    "day": _day,
    "week": _week,
    "month": _month,
    "in_hours": HOURS.__getitem__,
}
