"""How long, in words."""

_MINUTE = 60
_HOUR = 3_600
_MANY_HOURS = 1_000


def duration_words(seconds: float) -> str:
    """`0.4 s`, `45 s`, `3 min 20 s`, `7 h 05`, `8 758 h`; exact minutes and hours stand alone: `3 min`, `24 h`.

    Rounded half to even: to tenths below 10 s, to seconds below an hour, to minutes below 1 000 hours, to
    hours beyond. A minute is `60 s`, as such targets are quoted. Never days: opening hours make them ambiguous.
    """
    sign, size = ("-" if seconds < 0 else ""), abs(seconds)
    if round(size, 1) < 10 and round(size, 1) != int(round(size, 1)):
        return f"{sign}{size:.1f} s"
    if round(size) <= _MINUTE:
        return f"{sign if round(size) else ''}{round(size)} s"
    if round(size) < _HOUR:
        return sign + _minutes(round(size))
    return sign + _hours(size)


def _minutes(size: int) -> str:
    minutes, seconds = divmod(size, _MINUTE)
    return f"{minutes} min {seconds} s" if seconds else f"{minutes} min"


def _hours(size: float) -> str:
    hours, minutes = divmod(round(size / _MINUTE), _MINUTE)
    if hours >= _MANY_HOURS:
        return f"{round(size / _HOUR):,} h".replace(",", " ")
    exact = minutes == 0 and size == hours * _HOUR
    return f"{hours} h" if exact else f"{hours} h {minutes:02}"
