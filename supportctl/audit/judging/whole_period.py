"""Whether the week or month that as-of lies in is whole already: what last-week and last-month mean without --as-of.

An export of a whole week ends with its last contact, not with its last moment: exported on Sunday evening, it holds
that week.
"""

from datetime import date, datetime, time, timedelta

from supportctl.audit.asking.period import NAMED, start_us
from supportctl.audit.judging.steps import STEPS
from supportctl.engine.session import Session
from supportctl.worktime.zone import load_zone, local_to_us, us_to_local

EARLIER = 8
"""So many periods before this one tell how late in a period contacts still come."""

STILL_TO_COME = 100
"""A period is whole when fewer than one contact in so many came later in its period."""

COLUMNS = {"starts": "bigint", "as_late_as": "bigint", "ends": "bigint"}


def is_whole(session: Session, name: str, as_of_us: int, zone_name: str) -> bool:
    """Whether the period that holds as-of, a time of the data, is whole (semantics rule 25).

    Where no earlier period has contacts, it is when it ends with as-of's day.
    """
    now = us_to_local(as_of_us, load_zone(zone_name)).replace(tzinfo=None)
    first, end = NAMED[name](now.date())
    to_come = datetime.combine(end, time()) - now
    session.load("earlier_period", COLUMNS, earlier_periods(name, first, to_come, zone_name))
    later, every = session.row(STEPS.text("came_later"))
    return bool(later * STILL_TO_COME < every) if every else end == now.date() + timedelta(days=1)


def earlier_periods(name: str, first: date, to_come: timedelta, zone_name: str) -> list[tuple[int, int, int]]:
    """The periods before the day `first`: start, the local time as far from the end as `to_come`, end.

    Counted from the end, because months differ in length: the evening of 28 February is as late as that of the 31st.
    """
    rows = []
    for _ in range(EARLIER):
        starts, ends = NAMED[name](first - timedelta(days=1))
        as_late_as = local_to_us(datetime.combine(ends, time()) - to_come, load_zone(zone_name))
        rows.append((start_us(starts, zone_name), as_late_as, start_us(ends, zone_name)))
        first = starts
    return rows
