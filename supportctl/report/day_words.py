"""Days and times of day in English, whatever the machine's locale: `Sat 31 Oct`, `1-31 Oct 2026`, `23:39`."""

from datetime import date, datetime

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def day_words(day: date) -> str:
    """`Sat 31 Oct`, without the year."""
    return f"{DAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"


def clock_words(moment: datetime) -> str:
    """`23:39`."""
    return f"{moment.hour:02}:{moment.minute:02}"


def moment_words(moment: datetime) -> str:
    """`Sat 31 Oct 2026 23:39`."""
    return f"{day_words(moment)} {moment.year} {clock_words(moment)}"


def span_words(first: date, last: date) -> str:
    """Two days as briefly as they can be told apart: `1-31 Oct 2026`; one day with its weekday."""
    if first >= last:
        return f"{day_words(first)} {first.year}"
    start, end = f"{first.day} {MONTHS[first.month - 1]}", f"{last.day} {MONTHS[last.month - 1]} {last.year}"
    if first.year != last.year:
        return f"{start} {first.year} - {end}"
    return f"{first.day}-{end}" if first.month == last.month else f"{start} - {end}"
