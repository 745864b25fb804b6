"""What the naive audit judges: a `World`, an export and a sla.yaml as plain values, and the files that say it.

Instants are microseconds since 1970-01-01 UTC, except `LOCAL` columns of a row, which are wall times as `datetime`
without zone.
"""

import csv
import zoneinfo
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

zoneinfo.reset_tzpath(to=())  # the tzdata package only

SECOND = 1_000_000
DAY = 86_400 * SECOND
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
FIRST_POSSIBLE = (datetime(1990, 1, 1, tzinfo=UTC) - EPOCH) // timedelta(microseconds=1)
INSTANTS = (
    "created_at", "first_response_at", "resolved_at", "closed_at", "updated_at",
    "first_response_due_at", "resolution_due_at",
)  # fmt: skip
DURATIONS = ("first_response_duration", "resolution_duration", "wait_duration")
METRICS = ("first_response", "resolution")
STATES = (
    "not_applicable", "excluded", "abandoned", "unknown", "met", "breached", "overdue", "paused", "at_risk", "running",
)  # fmt: skip
DONE = {"closed": True, "solved": True, "open": False, "pending": False, "deleted": True}
"""Status words that the export may use; a word that is not here means nothing to us."""

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Target:
    """`kind`: within (durations by priority), column (a duration a row) or by (a deadline a row)."""

    kind: str
    by_priority: Mapping[str, int] = field(default_factory=dict)
    objective: Fraction = Fraction(9, 10)


@dataclass(frozen=True)
class Rule:
    """One policy. `match`: field -> words."""

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
    """An export (`columns` present, `rows` by column) and the sla.yaml that judges it."""

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
    as_of: datetime | None


# --------------------------------------------------------------------------------------------------- as files


def write_world(world: World, folder: Path, parts: int = 1, order: Sequence[int] | None = None) -> list[Path]:
    """sla.yaml and the export in `parts` files, rows in the given order; returns the paths of the export."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "sla.yaml").write_text(sla_text(world), encoding="utf-8")
    rows = [world.rows[place] for place in (order or range(len(world.rows)))]
    paths = []
    for part in range(parts):
        path = folder / f"part{part}.csv"
        with path.open("w", encoding="utf-8", newline="") as out:
            writer = csv.writer(out, lineterminator="\n")
            writer.writerow([f"x {name}" for name in world.columns])
            writer.writerows(
                [_cell(world, name, row.get(name)) for name in world.columns] for row in rows[part::parts]
            )
        paths.append(path)
    return paths


def _cell(world: World, name: str, value: Any) -> str:
    if value is None:
        return ""
    if name in INSTANTS:
        return _instant_text(value, world)
    if name in (*DURATIONS, "first_response_target", "resolution_target"):
        return f"{value // SECOND}" if value % SECOND == 0 else f"{value / SECOND:.6f}"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def _instant_text(local: datetime, world: World) -> str:
    if world.form == "zoned":
        return (EPOCH + timedelta(microseconds=to_us(local, world.zone))).strftime(
            "%Y-%m-%dT%H:%M:%S.%f+00:00"
        )
    if world.form == "dayfirst":
        return local.strftime("%d/%m/") + f"{local.year:04} " + local.strftime("%H:%M:%S")
    if world.form == "slash":
        return f"{local.year:04}" + local.strftime("/%m/%d %H:%M:%S")
    return f"{local.year:04}" + local.strftime("-%m-%d %H:%M:%S")


def sla_text(world: World) -> str:
    """The World's sla.yaml."""
    lines = [
        "version: 1",
        f"timezone: {world.zone}",
        f"min_tickets: {world.min_tickets}",
        f"max_unknown: {float(world.max_unknown * 100):g}%",
        f"warn_at: {float(world.warn_at * 100):g}%",
        f"clock_skew: {world.skew // SECOND}s",
        "max_set_aside: 100%",
        "calendars:",
        f"  office: {{timezone: {world.hours.zone}, hours: {{{_week_text(world.hours)}}}, "
        f"holidays: {{dates: {{{_dates_text(world.hours)}}}}}}}",
    ]
    if world.excludes:
        lines.append("exclude:")
        lines += [f'  - {{name: "{name}", match: {_match_text(match)}}}' for name, match in world.excludes]
    lines.append("policies:")
    for rule in world.rules:
        lines += _rule_lines(rule)
    names = {name: f"x {name}" for name in world.columns if name not in ("plan", *_TARGET_COLUMNS)}
    lines += ["sources:", '  - files: "*.csv"', "    namespace: desk", "    dayfirst: true", "    columns:"]
    for name, header in names.items():
        clock = ", clock: business" if world.business.get(name) else ""
        spec = f'{{column: "{header}", unit: seconds{clock}}}' if name in DURATIONS else f'"{header}"'
        lines.append(f"      {name}: {spec}")
    if "plan" in world.columns:
        lines.append('    fields: {plan: "x plan"}')
    return "\n".join(lines) + "\n"


_TARGET_COLUMNS = ("first_response_target", "resolution_target")
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def _week_text(hours: Hours) -> str:
    return ", ".join(
        f"{day}: {_windows_text(windows)}" for day, windows in zip(_DAYS, hours.week, strict=True) if windows
    )


def _dates_text(hours: Hours) -> str:
    return ", ".join(
        f'"{day}": {_windows_text(windows) if windows else "closed"}' for day, windows in hours.dates.items()
    )


def _windows_text(windows: Sequence[tuple[int, int]]) -> str:
    return "[" + ", ".join(f'"{_clock(start)}-{_clock(stop, close=True)}"' for start, stop in windows) + "]"


def _clock(minute: int, *, close: bool = False) -> str:
    if close and minute == 1440:
        return "24:00"
    return f"{minute % 1440 // 60:02}:{minute % 60:02}"


def _match_text(match: Mapping[str, Sequence[str]]) -> str:
    return "{" + ", ".join(f"{name}: [{', '.join(words)}]" for name, words in match.items()) + "}"


def _rule_lines(rule: Rule) -> Iterator[str]:
    yield f"  - name: {rule.name}"
    if rule.match:
        yield f"    match: {_match_text(rule.match)}"
    if rule.calendar:
        yield f"    calendar: {rule.calendar}"
    yield f"    service_level: {rule.service_level}"
    yield f"    short_abandon: {rule.short_abandon // SECOND}s"
    if rule.worthless_after is not None:
        yield f"    worthless_after: {rule.worthless_after // SECOND}s"
    if rule.accept:
        yield "    accept_clock: export"
    yield "    targets:"
    for metric, target in rule.targets.items():
        yield f"      {metric}: {{{_goal_text(metric, target)}, objective: {float(target.objective * 100):g}%}}"
    for metric, (bound, value) in rule.rates.items():
        shown = f"{float(value):g}" if metric == "csat_mean" else f"{float(value * 100):g}%"
        yield f"      {metric}: {{{bound}: {shown}}}"


def _goal_text(metric: str, target: Target) -> str:
    if target.kind == "by":
        return f"by: {metric}_due_at"
    if target.kind == "column":
        return f'within: {{column: "x {metric}_target", unit: seconds}}'
    return (
        "within: {" + ", ".join(f"{word}: {us // SECOND}s" for word, us in target.by_priority.items()) + "}"
    )


# --------------------------------------------------------------------------------------------------- time


def to_us(local: datetime, zone: str) -> int:
    """Rule 5 and 3: a wall time; one that does not exist moves forward, of two the first."""
    moment = local.replace(tzinfo=zoneinfo.ZoneInfo(zone), fold=0).astimezone(UTC)
    return (moment - EPOCH) // timedelta(microseconds=1)
