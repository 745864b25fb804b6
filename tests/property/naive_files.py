"""A `World` as the files that say it: an export, and the sla.yaml that judges it."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from naive_world import (
    DURATIONS,
    EPOCH,
    INSTANTS,
    SECOND,
    TARGET_COLUMNS,
    Hours,
    Rule,
    Target,
    World,
    to_us,
)

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_OWN = {"first_response_target": "goal one", "resolution_target": "goal two"}
_FORMS = {"zoned": "-", "iso": "-", "slash": "/"}


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
            writer.writerow([_header(name) for name in world.columns])
            writer.writerows(
                [_cell(world, name, row.get(name)) for name in world.columns] for row in rows[part::parts]
            )
        paths.append(path)
    return paths


def _header(name: str) -> str:
    """A header that nothing recognises: sla.yaml says what each holds."""
    return f"x {_OWN.get(name, name)}"


def _cell(world: World, name: str, value: Any) -> str:
    if value is None:
        return ""
    if name in INSTANTS and isinstance(value, datetime):
        return _time_text(value, world)
    if name in INSTANTS and isinstance(value, date):
        return _day_text(value, world.form) + (" 00:00:00" if name in world.midnights else "")
    if name in (*DURATIONS, *TARGET_COLUMNS) and isinstance(value, int):
        return f"{value // SECOND}" if value % SECOND == 0 else f"{value / SECOND:.6f}"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def _day_text(day: date, form: str) -> str:
    if form == "dayfirst":
        return f"{day:%d/%m}/{day.year:04}"
    mark = _FORMS[form]
    return f"{day.year:04}{mark}{day:%m}{mark}{day:%d}"


def _time_text(local: datetime, world: World) -> str:
    if world.form == "zoned":
        moment = EPOCH + timedelta(microseconds=to_us(local, world.zone))
        return f"{moment:%Y-%m-%dT%H:%M:%S.%f}+00:00"
    return f"{_day_text(local.date(), world.form)} {local:%H:%M:%S}"


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
    return "\n".join([*lines, *_source_lines(world)]) + "\n"


def _source_lines(world: World) -> Iterator[str]:
    yield from ("sources:", '  - files: "*.csv"', "    namespace: desk", "    dayfirst: true")
    if world.system:
        yield f"    system: {world.system}"
    if world.channel:
        yield f"    channel: {world.channel}"
    yield "    columns:"
    for name in world.columns:
        if name in ("plan", *TARGET_COLUMNS):
            continue
        clock = ", clock: business" if world.business.get(name) else ""
        spec = f'{{column: "x {name}", unit: seconds{clock}}}' if name in DURATIONS else f'"x {name}"'
        yield f"      {name}: {spec}"
    if "plan" in world.columns:
        yield '    fields: {plan: "x plan"}'


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
        return f'within: {{column: "{_header(f"{metric}_target")}", unit: seconds}}'
    return (
        "within: {" + ", ".join(f"{word}: {us // SECOND}s" for word, us in target.by_priority.items()) + "}"
    )
