"""Shapes, all found valid, to the values the rest of the package uses. `Lines` says where each stood."""

from fractions import Fraction

from supportctl.policy.model import (
    ColumnSource,
    Deadline,
    Exclude,
    Match,
    Policy,
    RateTarget,
    Source,
    TimeTarget,
)
from supportctl.policy.shapes.calendar_shape import CalendarShape
from supportctl.policy.shapes.policy_shape import ExcludeShape, PolicyShape
from supportctl.policy.shapes.rate_shape import RateShape, ScoreShape
from supportctl.policy.shapes.source_shape import SourceShape
from supportctl.policy.shapes.target_shape import TimeTargetShape
from supportctl.policy.yaml.document import Document
from supportctl.policy.yaml.tree import Location, descend
from supportctl.worktime.calendar import Calendar


class Lines:
    """Line numbers of one document."""

    def __init__(self, document: Document) -> None:
        self._document = document

    def of(self, location: Location) -> int:
        """The line of the key at a location, or of the list item."""
        node, key = descend(self._document.root, location)
        return self._document.source.place(key.index if key else node.index)[0]


def calendar_of(name: str, shape: CalendarShape, timezone: str) -> Calendar:
    """A calendar; `timezone` is the top-level one, used where the calendar has none."""
    holidays = shape.holidays
    return Calendar(
        name,
        shape.timezone or timezone,
        shape.hours,
        holidays.dates if holidays else {},
        holidays.rule() if holidays else None,
    )


def exclude_of(shape: ExcludeShape, location: Location, lines: Lines) -> Exclude:
    """An exclude rule."""
    return Exclude(shape.name, _match(shape.match), lines.of(location))


def policy_of(shape: PolicyShape, location: Location, lines: Lines, objective: Fraction) -> Policy:
    """A policy; `objective` is the top-level one, used where a target has none."""
    at = (*location, "targets")
    return Policy(
        name=shape.name,
        match=_match(shape.match),
        calendar=shape.calendar,
        time_targets=tuple(
            _time_target(metric, target, objective, lines.of((*at, metric)))
            for metric, target in shape.targets.times().items()
        ),
        rate_targets=tuple(
            _rate_target(metric, target, lines.of((*at, metric)))
            for metric, target in shape.targets.rates().items()
        ),
        service_level=shape.service_level,
        short_abandon_us=shape.short_abandon,
        worthless_after_us=shape.worthless_after,
        accept_export_clock=shape.accept_clock == "export",
        line=lines.of(location),
    )


def source_of(shape: SourceShape, location: Location, lines: Lines) -> Source:
    """A source."""
    columns = {
        name: ColumnSource(
            column.column, column.unit, column.clock, column.true_when, lines.of((*location, "columns", name))
        )
        for name, column in shape.columns.items()
    }
    return Source(
        files=shape.files,
        namespace=shape.namespace,
        channel=shape.channel,
        timezone=shape.timezone,
        dayfirst=shape.dayfirst,
        encoding=shape.encoding,
        system=shape.system,
        columns=columns,
        fields=shape.fields,
        formats=shape.formats,
        values=shape.values,
        csat_good=shape.csat_good,
        line=lines.of(location),
    )


def _match(match: dict[str, tuple[str, ...]]) -> Match:
    return tuple(match.items())


def _time_target(metric: str, shape: TimeTargetShape, objective: Fraction, line: int) -> TimeTarget:
    goal = shape.within if shape.within is not None else Deadline(str(shape.by))
    return TimeTarget(metric, goal, shape.objective or objective, line)


def _rate_target(metric: str, shape: RateShape | ScoreShape, line: int) -> RateTarget:
    return RateTarget(metric, shape.at_most, shape.at_least, line)
