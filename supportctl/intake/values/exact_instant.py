"""One text read by one form, in Python: what the engine's strptime makes of a whole column."""

import re
from datetime import datetime

from supportctl.intake.values.instant_format import InstantFormat

_BEYOND_MICROSECONDS = re.compile(r"([.,]\d{6})\d+")
_HOURS_ONLY = re.compile(r"(:\d{2}(?:[.,]\d+)? ?[+-]\d{2})(?!:?\d)")


def local_time(text: str, form: InstantFormat) -> datetime | None:
    """The wall time, with its offset where the text says one; None when the form does not read it."""
    text, strptime = text.strip(), form.strptime
    # Python's strptime knows neither nanoseconds nor offsets of hours alone.
    if "%n" in strptime:
        text, strptime = _BEYOND_MICROSECONDS.sub(r"\1", text), strptime.replace("%n", "%f")
    if "%z" in strptime:
        text = _HOURS_ONLY.sub(r"\g<1>00", text)
    try:
        return datetime.strptime(text, strptime)  # noqa: DTZ007 - whoever asks knows the zone
    except ValueError:
        return None
