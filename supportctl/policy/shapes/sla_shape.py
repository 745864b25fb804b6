"""The whole sla.yaml as written, and which keys belong where."""

from fractions import Fraction
from typing import Annotated

from pydantic import Field, WithJsonSchema

from supportctl.policy.shapes.calendar_shape import CalendarShape, HolidaysShape
from supportctl.policy.shapes.column_shape import ColumnShape
from supportctl.policy.shapes.not_yet import Place
from supportctl.policy.shapes.policy_shape import ExcludeShape, PolicyShape
from supportctl.policy.shapes.rate_shape import RateShape, ScoreShape
from supportctl.policy.shapes.source_shape import SourceShape
from supportctl.policy.shapes.target_shape import TargetColumnShape, TargetsShape, TimeTargetShape
from supportctl.policy.shapes.value_types import Count, PauseUs, Shape, Share, ShareAboveZero, Zone, reader
from supportctl.policy.wrong import WrongValueError
from supportctl.policy.yaml.tree import Location


def _version(text: str) -> int:
    if text.strip() != "1":
        raise WrongValueError(f"version `{text}` is not known to this supportctl", "write `version: 1`")
    return 1


class SettingsShape(Shape):
    """The single values at the top of sla.yaml."""

    version: Annotated[int, reader(_version, "version: 1"), WithJsonSchema({"const": 1})] = Field(
        description="Of the format; 1.", examples=["1"]
    )
    timezone: Zone = Field(
        "UTC", description="For timestamps that carry none, and for hours and dates in reports; default UTC."
    )
    objective: ShareAboveZero = Field(
        Fraction(9, 10),
        description="Share of contacts that must keep a target, unless it says so itself; default 90%.",
    )
    min_tickets: Count = Field(20, description="Fewer due tickets than this give no verdict; default 20.")
    max_set_aside: Share = Field(
        Fraction(1, 100),
        description="More unreadable rows than this (and at least 3) give no verdict; default 1%.",
    )
    max_unknown: Share = Field(
        Fraction(5, 100), description="More tickets of unknown time than this give no verdict; default 5%."
    )
    warn_at: ShareAboveZero = Field(
        Fraction(8, 10), description="Part of the target after which an open ticket is at risk; default 80%."
    )
    clock_skew: PauseUs = Field(0, description="How far a stop may lie before its start; default 0s.")


class SlaShape(SettingsShape):
    """A sla.yaml."""

    calendars: dict[str, CalendarShape] = Field(default_factory=dict, description="Opening hours by name.")
    exclude: list[ExcludeShape] = Field(default_factory=list, description="Tickets that count for no target.")
    policies: list[PolicyShape] = Field(
        default_factory=list,
        description="The first that matches a ticket judges it; without any the built-in ones judge.",
        min_length=1,
        examples=["[{name: email, match: {channel: email}, targets: {first_response: 4h}}]"],
    )
    sources: list[SourceShape] = Field(
        default_factory=list, description="Files that need help; the first that fits."
    )


SHAPES: dict[Place, type[Shape]] = {
    (): SlaShape,
    ("calendars", "*"): CalendarShape,
    ("calendars", "*", "holidays"): HolidaysShape,
    ("exclude",): ExcludeShape,
    ("policies",): PolicyShape,
    ("policies", "targets"): TargetsShape,
    **{("policies", "targets", name): TimeTargetShape for name in ("first_response", "resolution")},
    **{
        ("policies", "targets", name, "within"): TargetColumnShape
        for name in ("first_response", "resolution")
    },
    **{
        ("policies", "targets", name): RateShape
        for name in ("abandonment", "first_contact_resolution", "csat", "reopen")
    },
    ("policies", "targets", "csat_mean"): ScoreShape,
    ("sources",): SourceShape,
    ("sources", "columns", "*"): ColumnShape,
}
"""The shape of the mapping at each place; places without one take any key."""


def place_of(location: Location) -> Place:
    """A location without list positions, and with `*` for names that the user chooses."""
    names = [str(step) for step in location if not isinstance(step, int)]
    if len(names) > 1 and names[0] == "calendars":
        names[1] = "*"
    if len(names) > 2 and names[:2] == ["sources", "columns"]:
        names[2] = "*"
    return tuple(names)
