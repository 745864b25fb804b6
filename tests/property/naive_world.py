"""What the naive audit judges: a `World`, an export and a sla.yaml as plain values.

Durations are microseconds. A cell of a time column is a wall time as `datetime` without zone, or a `date` where the
export writes a day only; UNREADABLE stands for a text that means nothing.
"""

import zoneinfo
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from functools import cache
from typing import Any, Final

zoneinfo.reset_tzpath(to=())  # the tzdata package only

SECOND: Final = 1_000_000
DAY: Final = 86_400 * SECOND
EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
METRICS: Final = ("first_response", "resolution")
INSTANTS: Final = (
    "created_at", "first_response_at", "resolved_at", "closed_at", "updated_at",
    "first_response_due_at", "resolution_due_at",
)  # fmt: skip
DURATIONS: Final = ("first_response_duration", "resolution_duration", "wait_duration")
TARGET_COLUMNS: Final = ("first_response_target", "resolution_target")
STATES: Final = (
    "not_applicable", "excluded", "abandoned", "unknown", "met", "breached", "overdue", "paused", "at_risk", "running",
)  # fmt: skip
DONE: Final = {"closed": True, "solved": True, "open": False, "pending": False, "deleted": True}
"""Status words that the export may use; a word that is not here means nothing to us."""

UNREADABLE: Final = "sometime soon"
Row = Mapping[str, Any]


@dataclass(frozen=True)
class Target:
    """`kind`: within (durations by priority), column (a duration a row) or by (a deadline a row)."""

    kind: str
    by_priority: Mapping[str, int] = field(default_factory=dict)
    objective: Fraction = Fraction(9, 10)


@dataclass(frozen=True)
class Rule:
    """One policy. `match`: field -> words; `rates`: metric -> (at_most or at_least, bound)."""

    name: str
    match: Mapping[str, Sequence[str]]
    calendar: str | None
    targets: Mapping[str, Target]
    rates: Mapping[str, tuple[str, Fraction]] = field(default_factory=dict)
    service_level: str = "neutral"
    short_abandon: int = 5 * SECOND
    worthless_after: int | None = None
    accept: bool = False


@dataclass(frozen=True)
class Hours:
    """A calendar: for each weekday the windows in minutes after midnight; `dates` override."""

    zone: str
    week: Sequence[Sequence[tuple[int, int]]]
    dates: Mapping[date, Sequence[tuple[int, int]]]


@dataclass(frozen=True)
class World:
    """An export (`columns` present, `rows` by column) and the sla.yaml that judges it.

    `system` is the preset that sla.yaml says the export is: None is an export of no known system. `midnights` names
    the columns of days that are written with 00:00:00. `channel` is that of the preset, or of the source in sla.yaml.
    `where`, `since` and `until` select contacts; instants are in microseconds.
    """

    columns: Sequence[str]
    rows: Sequence[Row]
    zone: str
    form: str
    business: Mapping[str, bool]
    rules: Sequence[Rule]
    excludes: Sequence[tuple[str, Mapping[str, Sequence[str]]]]
    hours: Hours
    skew: int
    warn_at: Fraction
    min_tickets: int
    max_unknown: Fraction
    as_of: int | None
    system: str | None = None
    channel: str | None = None
    midnights: frozenset[str] = frozenset()
    where: tuple[str, tuple[str, ...]] | None = None
    since: int | None = None
    until: int | None = None


def to_us(local: datetime, zone: str) -> int:
    """Rules 5 and 3: a wall time; one that does not exist moves forward, of two the first."""
    moment = local.replace(tzinfo=_zone(zone), fold=0).astimezone(UTC)
    return (moment - EPOCH) // timedelta(microseconds=1)


def to_local(us: int, zone: str) -> datetime:
    """The wall time of an instant, whole seconds."""
    return (EPOCH + timedelta(seconds=us // SECOND)).astimezone(_zone(zone)).replace(tzinfo=None)


@cache
def _zone(name: str) -> zoneinfo.ZoneInfo:
    return zoneinfo.ZoneInfo.no_cache(name)
