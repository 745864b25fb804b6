"""Opening hours as sla.yaml writes them: windows, days of the week, dates of their own."""

import re
from collections.abc import Mapping
from datetime import date
from itertools import pairwise
from typing import Annotated, Any

from pydantic import PlainValidator, WithJsonSchema

from supportctl.policy.shapes.value_types import kind_of
from supportctl.policy.wrong import Fault, WrongValueError
from supportctl.policy.yaml.tree import KEY
from supportctl.problem import closest
from supportctl.worktime.calendar import Window
from supportctl.worktime.window import parse_window

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
CLOSED = "closed"
_DAY_HINT = "days are mon, tue, wed, thu, fri, sat, sun, and ranges such as mon-fri"
_FULL_NAMES = {
    day: day[:3] for day in ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
}
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def read_window(text: object) -> Window:
    """One window. Raises WrongValueError."""
    if not isinstance(text, str):
        raise WrongValueError(f"this must be opening hours, not {kind_of(text)}", 'write "09:00-17:00"')
    try:
        return parse_window(text)
    except ValueError as error:
        message, _, hint = str(error).partition(": ")
        raise WrongValueError(message, hint or None) from None


def read_windows(value: object) -> tuple[Window, ...]:
    """A window, a list of them, or `closed`, in the order of the clock. Raises WrongValueError."""
    if value == CLOSED:
        return ()
    items = value if isinstance(value, list) else [value]
    if not items:
        raise WrongValueError("this list is empty", "write opening hours, or closed")
    faults: list[Fault] = []
    windows: list[Window] = []
    for position, item in enumerate(items):
        try:
            windows.append(read_window(item))
        except WrongValueError as error:
            at = (position,) if isinstance(value, list) else ()
            faults += [Fault(fault.message, fault.hint, at) for fault in error.faults]
    if faults:
        raise WrongValueError.of(faults)
    return _apart(windows)


def _apart(windows: list[Window]) -> tuple[Window, ...]:
    ordered = sorted(windows)
    for earlier, later in pairwise(ordered):
        if later.open_minute < earlier.close_minute:
            raise WrongValueError("these opening hours overlap", "write windows that follow each other")
    return tuple(ordered)


def days_of(text: str) -> tuple[int, ...]:
    """Weekday numbers, Monday 0, of `mon`, `mon-fri` or `sat-mon`. Raises WrongValueError."""
    ends = [part.strip() for part in re.split("[-\u2013]", text.casefold())]
    if len(ends) > 2 or any(end not in DAYS for end in ends):
        raise WrongValueError(f"`{text}` is not a day", _day_hint(ends), (KEY,))
    first, last = DAYS.index(ends[0]), DAYS.index(ends[-1])
    return tuple((first + step) % 7 for step in range((last - first) % 7 + 1))


def _day_hint(ends: list[str]) -> str:
    known = {**_FULL_NAMES, **{day: day for day in DAYS}}
    meant = [known.get(closest(end, list(known)) or "") for end in ends]
    if len(meant) <= 2 and all(meant):
        return f"did you mean `{'-'.join(str(day) for day in meant)}`? {_DAY_HINT}"
    return _DAY_HINT


def read_week(value: object) -> tuple[tuple[Window, ...], ...]:
    """A week, Monday first, of the `hours` mapping; days not named are closed."""
    if not isinstance(value, dict):
        raise WrongValueError(
            f"hours must say the days, not be {kind_of(value)}", 'write {mon-fri: "09:00-17:00"}'
        )
    week: dict[int, tuple[Window, ...]] = {}
    given: dict[int, str] = {}
    faults: list[Fault] = []
    for name, hours in value.items():
        try:
            windows, days = read_windows(hours), days_of(name)
        except WrongValueError as error:
            faults += [Fault(fault.message, fault.hint, (name, *fault.at)) for fault in error.faults]
            continue
        twice = [day for day in days if day in given]
        if twice:
            message = f"{DAYS[twice[0]]} is given twice, in `{given[twice[0]]}` and in `{name}`"
            faults.append(Fault(message, "give each day once", (name, KEY)))
        week.update(dict.fromkeys(days, windows))
        given |= dict.fromkeys(days, str(name))
    if faults:
        raise WrongValueError.of(faults)
    return tuple(week.get(day, ()) for day in range(7))


def read_dates(value: object) -> dict[date, tuple[Window, ...]]:
    """The dates with hours of their own; () is closed."""
    if not isinstance(value, dict):
        raise WrongValueError(f"dates must be a block, not {kind_of(value)}", "write {2026-12-24: closed}")
    found: dict[date, tuple[Window, ...]] = {}
    faults: list[Fault] = []
    for text, hours in value.items():
        day = _date(text)
        if day is None:
            faults.append(Fault(f"`{text}` is not a date", "write year-month-day: 2026-12-24", (text, KEY)))
            continue
        try:
            found[day] = read_windows(hours)
        except WrongValueError as error:
            faults += [Fault(fault.message, fault.hint, (text, *fault.at)) for fault in error.faults]
    if faults:
        raise WrongValueError.of(faults)
    return found


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if _DATE.fullmatch(text) else None
    except ValueError:
        return None


_WINDOW_TEXT = {"type": "string", "pattern": r"^\s*[0-9]{1,2}:[0-9]{2}\s*-\s*[0-9]{1,2}:[0-9]{2}\s*$"}
_WINDOWS_JSON: dict[str, Any] = {
    "anyOf": [{"const": CLOSED}, _WINDOW_TEXT, {"type": "array", "items": _WINDOW_TEXT, "minItems": 1}]
}
_DAY_PATTERN = f"^({'|'.join(DAYS)})(-({'|'.join(DAYS)}))?$"
_HOURS_JSON = {
    "type": "object",
    "patternProperties": {_DAY_PATTERN: _WINDOWS_JSON},
    "additionalProperties": False,
    "minProperties": 1,
}
_DATES_JSON = {
    "type": "object",
    "patternProperties": {r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$": _WINDOWS_JSON},
    "additionalProperties": False,
}

Week = Annotated[tuple[tuple[Window, ...], ...], PlainValidator(read_week), WithJsonSchema(_HOURS_JSON)]
Dates = Annotated[Mapping[date, tuple[Window, ...]], PlainValidator(read_dates), WithJsonSchema(_DATES_JSON)]
HalfDay = Annotated[Window, PlainValidator(read_window), WithJsonSchema(_WINDOW_TEXT)]
