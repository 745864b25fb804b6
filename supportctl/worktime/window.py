"""Opening hours as people write them: `08:00-12:00`."""

import re

from supportctl.worktime.calendar import MINUTES_PER_DAY, Window

_WINDOW = re.compile(r"\s*([0-9]{1,2}):([0-9]{2})\s*-\s*([0-9]{1,2}):([0-9]{2})\s*")


def parse_window(text: str) -> Window:
    """The window of `"08:00-12:00"`, `"00:00-24:00"` or, past midnight, `"22:00-06:00"`.

    An end before its start lies on the next day. Raises ValueError with a message that says what to write.
    """
    parts = _WINDOW.fullmatch(text)
    if parts is None:
        raise ValueError(f'{text!r} is not opening hours: write "HH:MM-HH:MM", for example "09:00-17:00"')
    opens, closes = _minute(parts[1], parts[2]), _minute(parts[3], parts[4])
    if opens == MINUTES_PER_DAY:
        raise ValueError(
            f'{text!r} starts at 24:00: that is 00:00 of the next day, write it there as "00:00-..."'
        )
    if opens == closes:
        raise ValueError(f'{text!r} opens and closes at the same time: for a whole day write "00:00-24:00"')
    return Window(opens, closes if closes > opens else closes + MINUTES_PER_DAY)


def _minute(hour: str, minute: str) -> int:
    """Minutes after midnight, 0 to 1440."""
    total = int(hour) * 60 + int(minute)
    if int(minute) > 59 or total > MINUTES_PER_DAY:
        raise ValueError(f"{hour}:{minute} is not a time of day: write 00:00 to 23:59, or 24:00 as an end")
    return total
