"""A period in which the files hold no contact: what they do hold, so that the right one can be asked for (rule 25)."""

from collections.abc import Iterable
from datetime import time

from supportctl.audit.judging.frame import Frame
from supportctl.audit.judging.traits import Trait
from supportctl.audit.measuring.answers import Span
from supportctl.policy.model import SlaFile
from supportctl.report.day_words import moment_words, span_words
from supportctl.report.number_words import counted_words
from supportctl.worktime.zone import load_zone, us_to_local


def empty_period(span: Span | None, traits: Iterable[Trait], sla: SlaFile, frame: Frame) -> list[str]:
    """Why the report is not auditable, when no contact that the conditions leave was created in the period."""
    if span is None or any(trait.in_scope and trait.seen.in_window for trait in traits):
        return []
    contacts, first, last = span
    fitting = " that fits --where" if frame.by_words else ""
    missing = f"no contact{fitting} was created {_asked(frame, sla.timezone)}"
    held = counted_words(contacts, "contact") + (" that fit" if frame.by_words else "")
    days = "" if first is None or last is None else f", created {_days(first, last, sla.timezone)}"
    return [f"{missing}; the files hold {held}{days}"]


def _asked(frame: Frame, zone_name: str) -> str:
    """`1-30 Sep 2026`, `before Thu 1 Oct 2026 00:00`: the period in words."""
    if frame.since is None:
        return f"before {_moment(frame.until or 0, zone_name)}"
    if frame.until is None:
        return f"from {_moment(frame.since, zone_name)} on"
    zone = load_zone(zone_name)
    if all(us_to_local(us, zone).time() == time() for us in (frame.since, frame.until)):
        return f"on {_days(frame.since, frame.until - 1, zone_name)}"
    return f"from {_moment(frame.since, zone_name)} to {_moment(frame.until, zone_name)}"


def _days(first_us: int, last_us: int, zone_name: str) -> str:
    zone = load_zone(zone_name)
    return span_words(us_to_local(first_us, zone).date(), us_to_local(last_us, zone).date())


def _moment(us: int, zone_name: str) -> str:
    return moment_words(us_to_local(us, load_zone(zone_name)))
