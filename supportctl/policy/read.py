"""A document to an SlaFile: every part checked by itself, so that one mistake hides no other."""

from collections.abc import Callable, Iterator
from typing import TypeVar

from pydantic import ValidationError

from supportctl.policy.build import Lines, calendar_of, exclude_of, policy_of, source_of
from supportctl.policy.model import Exclude, Policy, SetAsideLimit, SlaFile, Source
from supportctl.policy.shapes.calendar_shape import CalendarShape
from supportctl.policy.shapes.policy_shape import ExcludeShape, PolicyShape
from supportctl.policy.shapes.sla_shape import SettingsShape
from supportctl.policy.shapes.source_shape import SourceShape
from supportctl.policy.shapes.value_types import Shape, Surroundings, kind_of
from supportctl.policy.translate import problem_at, problems_of
from supportctl.policy.wrong import Fault
from supportctl.policy.yaml.document import Document
from supportctl.policy.yaml.tree import KEY, Listing, Location, Mapping, Text, descend, plain
from supportctl.problem import Problem, UsageError
from supportctl.worktime.calendar import ALWAYS, ALWAYS_NAME, Calendar
from supportctl.worktime.hours import is_ever_open

AnyShape = TypeVar("AnyShape", bound=Shape)
Value = TypeVar("Value")

SET_ASIDE_ROWS = 3
"""Fewer set-aside rows than this never make a file not auditable, whatever their share."""

MOST_PROBLEMS = 200
_SECTIONS = ("calendars", "exclude", "policies", "sources")


def read_sla(document: Document, builtin: Callable[[], Document] | None = None) -> SlaFile:
    """The meaning of a document; `builtin` gives the one whose policies judge where it has none.

    Raises UsageError with every problem, in the order of the lines.
    """
    return _Reading(document).sla(builtin)


class _Reading:
    """One document being read; `problems` collects what is wrong."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.problems: list[Problem] = list(document.problems)
        self.lines = Lines(document)
        self.calendars: dict[str, Calendar | None] = {ALWAYS_NAME: ALWAYS}
        self.fields: tuple[str, ...] = ()
        self.settings = SettingsShape.model_construct(version=1)

    def sla(self, builtin: Callable[[], Document] | None) -> SlaFile:
        """Read everything. Raises UsageError."""
        self._read_settings()
        self._read_calendars()
        self.fields = tuple(_declared_fields(self.document))
        exclude = self._items("exclude", self._exclude)
        policies = self._items("policies", self._policy) or self._from(builtin)
        sources = self._items("sources", self._source)
        self._unique_names("policies")
        self._unique_names("exclude")
        if self.problems:
            raise UsageError(*_in_line_order(self.problems))
        return self._sla_file(not self._has_policies, exclude, policies, sources)

    @property
    def _has_policies(self) -> bool:
        root = self.document.root
        return isinstance(root, Mapping) and "policies" in root.entries

    def _from(self, builtin: Callable[[], Document] | None) -> tuple[Policy, ...]:
        """The policies of another document, with this one's settings; () where this one has policies."""
        if builtin is None or self._has_policies:
            return ()
        other = _Reading(builtin())
        other.settings = self.settings
        return other._items("policies", other._policy)

    def _sla_file(
        self,
        builtin: bool,
        exclude: tuple[Exclude, ...],
        policies: tuple[Policy, ...],
        sources: tuple[Source, ...],
    ) -> SlaFile:
        settings = self.settings
        return SlaFile(
            path=self.document.source.path,
            sha256=self.document.sha256,
            builtin=builtin,
            timezone=settings.timezone,
            objective=settings.objective,
            min_tickets=settings.min_tickets,
            max_set_aside=SetAsideLimit(settings.max_set_aside, SET_ASIDE_ROWS),
            max_unknown=settings.max_unknown,
            warn_at=settings.warn_at,
            clock_skew_us=settings.clock_skew,
            calendars={name: calendar for name, calendar in self.calendars.items() if calendar is not None},
            exclude=exclude,
            policies=policies,
            sources=sources,
        )

    def _read_settings(self) -> None:
        root = self.document.root
        if not isinstance(root, Mapping):
            self._fault((), Fault("sla.yaml must be a block of keys", "start with `version: 1`"))
            raise UsageError(*_in_line_order(self.problems))
        data = {name: plain(entry.value) for name, entry in root.entries.items() if name not in _SECTIONS}
        self.settings = self._check(SettingsShape, (), data) or self.settings

    def _read_calendars(self) -> None:
        node, _ = descend(self.document.root, ("calendars",))
        if node is self.document.root:
            return
        if not isinstance(node, Mapping):
            self._misshapen(
                ("calendars",), node, "a block of calendars by name", "write {office: {hours: {...}}}"
            )
            return
        for name in node.entries:
            self.calendars.setdefault(name, None)
            self._read_calendar(name, ("calendars", name))

    def _read_calendar(self, name: str, location: Location) -> None:
        if name == ALWAYS_NAME or not name.strip():
            message = (
                f"`{name}` is built in: open around the clock" if name.strip() else "a calendar needs a name"
            )
            self._fault((*location, KEY), Fault(message, "choose a name of your own, such as office"))
            return
        shape = self._check(CalendarShape, location)
        if shape is None:
            return
        calendar = calendar_of(name, shape, self.settings.timezone)
        self.calendars[name] = calendar
        if not is_ever_open(calendar):
            hint = 'give some day opening hours, such as mon-fri: "09:00-17:00"'
            self._fault((*location, KEY), Fault(f"calendar `{name}` is never open", hint))

    def _exclude(self, location: Location) -> Exclude | None:
        shape = self._check(ExcludeShape, location, around=Surroundings(fields=self.fields))
        return exclude_of(shape, location, self.lines) if shape else None

    def _policy(self, location: Location) -> Policy | None:
        named, _ = descend(self.document.root, (*location, "calendar"))
        name = named.value if isinstance(named, Text) else ALWAYS_NAME
        around = Surroundings(self.calendars, self.fields, self.calendars.get(name))
        shape = self._check(PolicyShape, location, around=around)
        return policy_of(shape, location, self.lines, self.settings.objective) if shape else None

    def _source(self, location: Location) -> Source | None:
        shape = self._check(SourceShape, location, around=Surroundings(fields=self.fields))
        return source_of(shape, location, self.lines) if shape else None

    def _items(self, section: str, read: Callable[[Location], Value | None]) -> tuple[Value, ...]:
        """Every readable item of a list at the top level."""
        node, key = descend(self.document.root, (section,))
        if key is None:
            return ()
        if not isinstance(node, Listing):
            self._misshapen((section,), node, "a list", "start each item with `- `")
            return ()
        if not node.items and section == "policies":
            self._fault((section,), Fault("`policies` is empty: nothing is judged", "add a policy"))
        found = (read((section, position)) for position in range(len(node.items)))
        return tuple(value for value in found if value is not None)

    def _unique_names(self, section: str) -> None:
        node, _ = descend(self.document.root, (section,))
        lines: dict[str, int] = {}
        for position in range(len(node.items) if isinstance(node, Listing) else 0):
            location = (section, position, "name")
            name, key = descend(self.document.root, location)
            if key is None or key.value != "name" or not isinstance(name, Text) or name.broken:
                continue
            if name.value in lines:
                message = f"the name `{name.value}` is taken, on line {lines[name.value]}"
                self._fault(location, Fault(message, "give each its own name"))
            lines.setdefault(name.value, self.lines.of(location))

    def _check(
        self,
        shape: type[AnyShape],
        location: Location,
        data: object = None,
        around: Surroundings | None = None,
    ) -> AnyShape | None:
        """The part of the file at a location as a shape; None, its problems noted, where it is not one."""
        if data is None:
            data = plain(descend(self.document.root, location)[0])
        try:
            return shape.model_validate(data, context=around)
        except ValidationError as error:
            self.problems += problems_of(self.document, location, error)
            return None

    def _misshapen(
        self, location: Location, node: Text | Listing | Mapping, expected: str, hint: str
    ) -> None:
        if not (isinstance(node, Text) and node.broken):
            self._fault(
                location, Fault(f"`{location[-1]}` must be {expected}, not {kind_of(plain(node))}", hint)
            )

    def _fault(self, location: Location, fault: Fault) -> None:
        self.problems.append(problem_at(self.document, location, fault))


def _declared_fields(document: Document) -> Iterator[str]:
    """Names under sources[].fields, also of sources that are otherwise wrong."""
    sources, _ = descend(document.root, ("sources",))
    for position in range(len(sources.items) if isinstance(sources, Listing) else 0):
        fields, key = descend(document.root, ("sources", position, "fields"))
        if key is not None and key.value == "fields" and isinstance(fields, Mapping):
            yield from fields.entries


def _in_line_order(problems: list[Problem]) -> list[Problem]:
    ordered = sorted(dict.fromkeys(problems), key=lambda problem: (problem.line or 0, problem.column or 0))
    if len(ordered) <= MOST_PROBLEMS:
        return ordered
    more = len(ordered) - MOST_PROBLEMS
    return [*ordered[:MOST_PROBLEMS], Problem(ordered[0].path, f"and {more} more problems")]
