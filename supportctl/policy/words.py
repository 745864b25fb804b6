"""Targets, matches and calendars in words, the same in `check` and in every report."""

from fractions import Fraction

from supportctl.policy.model import (
    OTHER_PRIORITIES,
    Deadline,
    Match,
    RateTarget,
    TargetColumn,
    TimeTarget,
    Within,
)
from supportctl.report.duration import duration_words
from supportctl.vocabulary.metrics import metric_name
from supportctl.vocabulary.units import MICROSECONDS_PER_SECOND
from supportctl.worktime.calendar import MINUTES_PER_DAY, Calendar, HolidayRule, Window
from supportctl.worktime.hours import average_day_us

AROUND_THE_CLOCK = "around the clock"
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_HOUR_US = 3_600 * MICROSECONDS_PER_SECOND


def goal_words(goal: Within | TargetColumn | Deadline, calendar: Calendar) -> str:
    """A target in words: "60 s"; "24 h, around the clock"; "urgent 1 h, other 8 h (opening hours of office)".

    With a calendar of its own: "24 opening hours of office, about 3.4 office days".
    """
    if isinstance(goal, Deadline):
        return f"the export's own deadline, column {goal.column}"
    if isinstance(goal, TargetColumn):
        return f'the export\'s own target, column "{goal.header}" in {goal.unit}'
    if set(goal.by_priority) == {OTHER_PRIORITIES}:
        return _one_duration(goal.by_priority[OTHER_PRIORITIES], calendar)
    each = ", ".join(f"{priority} {_exact(us)}" for priority, us in goal.by_priority.items())
    return f"{each} ({_clock_words(calendar)})"


def time_target_words(target: TimeTarget, calendar: Calendar) -> str:
    """A promise in words: "first response: 80 % within 60 s"."""
    preposition = "within" if isinstance(target.goal, Within) else "by"
    words = goal_words(target.goal, calendar)
    return f"{metric_name(target.metric)}: {share_words(target.objective)} {preposition} {words}"


def rate_words(target: RateTarget) -> str:
    """A rate promise in words, without its metric: "at most 10 %", "at least 4.2" for csat_mean."""
    bound = target.at_most if target.at_most is not None else target.at_least
    words = (
        decimal_words(bound or Fraction(0))
        if target.metric == "csat_mean"
        else share_words(bound or Fraction(0))
    )
    return f"{'at most' if target.at_most is not None else 'at least'} {words}"


def share_words(share: Fraction) -> str:
    """An exact share as a percentage: "99.5 %"."""
    return f"{decimal_words(share * 100)} %"


def decimal_words(number: Fraction) -> str:
    """A fraction that was written as a decimal, as that decimal again."""
    whole = 10**12
    digits = f"{round(number * whole):013d}"
    return f"{digits[:-12]}.{digits[-12:]}".rstrip("0").rstrip(".")


def match_words(match: Match) -> str:
    """Which tickets: "channel is chat or web, and priority is urgent"; "every ticket" without a match."""
    parts = [f"{name} is {_either(words)}" for name, words in match]
    return ", and ".join(parts) or "every ticket"


def calendar_words(calendar: Calendar) -> str:
    """Hours, zone and holidays: "office: mon-fri 08:00-12:00, 13:00-17:00; Asia/Jakarta; holidays ID"."""
    if calendar.is_always:
        return AROUND_THE_CLOCK
    parts = [_week_words(calendar.week) or "closed all week", calendar.zone]
    if calendar.holidays is not None:
        parts.append(_holiday_words(calendar.holidays))
    if calendar.dates:
        count = len(calendar.dates)
        parts.append(f"{count} {'date' if count == 1 else 'dates'} of its own")
    return f"{calendar.name}: {'; '.join(parts)}"


def _one_duration(us: int, calendar: Calendar) -> str:
    if calendar.is_always:
        return f"{_exact(us)}, {AROUND_THE_CLOCK}" if us >= _HOUR_US else _exact(us)
    if us % _HOUR_US:
        words = f"{_exact(us)} ({_clock_words(calendar)})"
    else:
        hours = us // _HOUR_US
        words = f"{hours} opening {'hour' if hours == 1 else 'hours'} of {calendar.name}"
    return words + _in_days(us, calendar)


def _in_days(us: int, calendar: Calendar) -> str:
    """ ", about 3.2 office days" where that is a day or more; a day is the calendar's average opening day."""
    days = Fraction(us, average_day_us(calendar))
    if days < 1:
        return ""
    if days.denominator == 1:
        return f", {days.numerator} {calendar.name} {'day' if days == 1 else 'days'}"
    return f", about {float(days):.1f} {calendar.name} days"


def _clock_words(calendar: Calendar) -> str:
    return AROUND_THE_CLOCK if calendar.is_always else f"opening hours of {calendar.name}"


def _exact(us: int) -> str:
    """A target to the second: beyond an hour, seconds are named where there are some."""
    seconds = us // MICROSECONDS_PER_SECOND
    rest = seconds % 60
    if us < _HOUR_US or not rest:
        return duration_words(seconds)
    hours, minutes = divmod(seconds // 60, 60)
    return f"{hours} h {minutes:02} min {rest:02} s"


def _either(words: tuple[str, ...]) -> str:
    named = [word or "missing" for word in words]
    return " or ".join(part for part in (", ".join(named[:-1]), named[-1]) if part)


def _week_words(week: tuple[tuple[Window, ...], ...]) -> str:
    """Open days with equal hours together: "mon-fri 08:00-12:00, 13:00-17:00; sat 09:00-12:00"."""
    runs: list[tuple[int, int]] = []
    for day, windows in enumerate(week):
        if windows and runs and runs[-1][1] == day - 1 and week[runs[-1][0]] == windows:
            runs[-1] = (runs[-1][0], day)
        elif windows:
            runs.append((day, day))
    return "; ".join(f"{_run(first, last)} {hours_words(week[first])}" for first, last in runs)


def _run(first: int, last: int) -> str:
    return _DAYS[first] if first == last else f"{_DAYS[first]}-{_DAYS[last]}"


def hours_words(windows: tuple[Window, ...]) -> str:
    """Windows as sla.yaml writes them: "08:00-12:00, 22:00-06:00"."""
    return ", ".join(f"{_clock(window.open_minute)}-{_clock(_end(window))}" for window in windows)


def _end(window: Window) -> int:
    """The closing minute, past midnight counted from 0 again."""
    past = window.close_minute - MINUTES_PER_DAY
    return past if past > 0 else window.close_minute


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"


def _holiday_words(rule: HolidayRule) -> str:
    place = rule.country if rule.subdivision is None else f"{rule.country}-{rule.subdivision}"
    kinds = "" if rule.categories == ("public",) else f" ({', '.join(rule.categories)})"
    half = f", half days {hours_words((rule.half_day,))}" if rule.half_day else ""
    made_up = ", make-up workdays open" if rule.workdays else ""
    return f"holidays {place}{kinds}{half}{made_up}"
