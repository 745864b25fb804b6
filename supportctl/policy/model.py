"""What a valid sla.yaml means, in parsed values: durations in microseconds, shares as exact fractions."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Literal

from supportctl.frozen import frozen
from supportctl.worktime.calendar import Calendar

OTHER_PRIORITIES = "other"
"""Key of `Within.by_priority` for every priority that has no target of its own."""

Match = tuple[tuple[str, tuple[str, ...]], ...]
"""Fields that must all match, each with the words of which one must match; () matches every ticket."""

ServiceLevel = Literal["neutral", "answered_only", "all_offered"]
Unit = Literal[
    "microseconds",
    "milliseconds",
    "seconds",
    "minutes",
    "hours",
    "days",
    "h:mm:ss",
    "h:mm",
    "mm:ss",
    "since_1970",
]
Clock = Literal["wall", "business"]

BUILTIN_PATH = "built-in"
"""Stands for the path where there is no sla.yaml."""


@frozen
class Within:
    """A target written in sla.yaml: microseconds by priority word; a single duration is {"other": it}."""

    by_priority: Mapping[str, int]


@frozen
class TargetColumn:
    """A target that stands in the export, one duration a row: `{column: Target (Hours), unit: hours}`."""

    header: str
    unit: Unit


@frozen
class Deadline:
    """The export's own deadline: the canonical column `by` names, an instant a row."""

    column: str


@frozen
class TimeTarget:
    """A promise about first_response or resolution, with the share of contacts that must keep it."""

    metric: str
    goal: Within | TargetColumn | Deadline
    objective: Fraction
    line: int


@frozen
class RateTarget:
    """A promise about a rate: exactly one of `at_most` and `at_least` is set.

    csat_mean is a score, the rest are shares.
    """

    metric: str
    at_most: Fraction | None
    at_least: Fraction | None
    line: int


@frozen
class Policy:
    """One entry of `policies`; the first that matches a ticket judges it."""

    name: str
    match: Match
    calendar: str
    time_targets: tuple[TimeTarget, ...]
    rate_targets: tuple[RateTarget, ...]
    service_level: ServiceLevel
    short_abandon_us: int
    worthless_after_us: int | None
    accept_export_clock: bool
    line: int


@frozen
class Exclude:
    """One entry of `exclude`: tickets that count for no target, under their reason `name`."""

    name: str
    match: Match
    line: int


@frozen
class ColumnSource:
    """Where a canonical column comes from: one header or several (joined by a space), and how to read it."""

    headers: tuple[str, ...]
    unit: Unit | None = None
    clock: Clock | None = None
    true_when: tuple[str, ...] | None = None
    line: int | None = None


@frozen
class Source:
    """One entry of `sources`: what recognition could not know about the files whose name matches `files`."""

    files: str
    namespace: str | None
    channel: str | None
    timezone: str | None
    dayfirst: bool | None
    encoding: str | None
    system: str | None
    columns: Mapping[str, ColumnSource]
    fields: Mapping[str, str]
    formats: Mapping[str, tuple[str, ...]]
    values: Mapping[str, Mapping[str, str]]
    csat_good: Fraction | None
    line: int


@frozen
class SetAsideLimit:
    """More than `share` of the rows and at least `rows` rows set aside: the file is not auditable."""

    share: Fraction
    rows: int


@frozen
class SlaFile:
    """A whole sla.yaml. `path` is as the user named it; `sha256` is of its bytes; `builtin`: its policies are ours."""

    path: str
    sha256: str
    builtin: bool
    timezone: str
    objective: Fraction
    min_tickets: int
    max_set_aside: SetAsideLimit
    max_unknown: Fraction
    warn_at: Fraction
    clock_skew_us: int
    calendars: Mapping[str, Calendar]
    exclude: tuple[Exclude, ...]
    policies: tuple[Policy, ...]
    sources: tuple[Source, ...]

    def matched_words(self) -> list[tuple[str, str]]:
        """Every (field, word) that a policy or an exclude rule matches on."""
        matches = [*(policy.match for policy in self.policies), *(rule.match for rule in self.exclude)]
        return [(name, word) for match in matches for name, words in match for word in words]

    @property
    def written(self) -> bool:
        """Whether the user has a file sla.yaml at all."""
        return not (self.builtin and self.path == BUILTIN_PATH)

    @property
    def declared_fields(self) -> tuple[str, ...]:
        """Names of the extra fields that `sources[].fields` declares, each once, in the file's order."""
        return tuple(dict.fromkeys(name for source in self.sources for name in source.fields))
