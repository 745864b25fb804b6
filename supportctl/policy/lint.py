"""Warnings about a sla.yaml that is valid but probably does not say what was meant."""

from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import Literal

from supportctl.frozen import frozen
from supportctl.policy.file_pattern import EarlierPatterns
from supportctl.policy.model import OTHER_PRIORITIES, SlaFile, Within
from supportctl.policy.reach import Earlier
from supportctl.policy.translate import problem_at
from supportctl.policy.words import share_words
from supportctl.policy.wrong import Fault
from supportctl.policy.yaml.document import Document
from supportctl.policy.yaml.tree import KEY, Location
from supportctl.problem import Problem, closest
from supportctl.report.duration import duration_words
from supportctl.vocabulary.columns import CHANNELS
from supportctl.vocabulary.units import MICROSECONDS_PER_SECOND
from supportctl.worktime.calendar import ALWAYS_NAME

Level = Literal["warning", "note"]
"""A warning changes what is judged; a note may be meant so."""

_GOOD_RATES = ("first_contact_resolution", "csat", "csat_mean")
_BAD_RATES = ("abandonment", "reopen")


@frozen
class Lint:
    """One warning, at its place in the file."""

    level: Level
    problem: Problem


Finding = tuple[Level, Location, Fault]


def lint(sla: SlaFile, document: Document) -> list[Lint]:
    """Every warning about a valid sla.yaml, in the order of the lines; `document` is its text."""
    found = [
        Lint(level, problem_at(document, location, fault))
        for rule in _RULES
        for level, location, fault in rule(sla)
    ]
    return sorted(found, key=lambda one: (one.problem.line or 0, one.problem.column or 0))


def _unreachable(sla: SlaFile) -> Iterator[Finding]:
    """Policies that can never match: earlier ones take all their tickets."""
    above = Earlier()
    for position, policy in enumerate(sla.policies):
        taken_by = above.takers(policy.match)
        above.add(policy.name, policy.match)
        if taken_by:
            names = ", ".join(f"`{name}`" for name in taken_by)
            fault = Fault(
                f"policy `{policy.name}` can never match: {names} above already matches all its tickets",
                "move it up, or narrow the match above: the first policy that matches decides",
            )
            yield "warning", ("policies", position, "name"), fault


def _excluded(sla: SlaFile) -> Iterator[Finding]:
    """Policies whose tickets are all excluded."""
    rules = Earlier()
    for rule in sla.exclude:
        rules.add(rule.name, rule.match)
    for position, policy in enumerate(sla.policies):
        taken_by = rules.takers(policy.match)
        if taken_by:
            fault = Fault(f"every ticket of policy `{policy.name}` is excluded, as `{taken_by[0]}`")
            yield "warning", ("policies", position, "name"), fault


def _unused_calendars(sla: SlaFile) -> Iterator[Finding]:
    used = {policy.calendar for policy in sla.policies}
    for name in sla.calendars:
        if name not in used and name != ALWAYS_NAME:
            hint = f"add `calendar: {name}` to the policies whose clock follows these hours"
            yield "warning", ("calendars", name, KEY), Fault(f"no policy uses calendar `{name}`", hint)


def _misspelt_channels(sla: SlaFile) -> Iterator[Finding]:
    """Channels that are nearly, but not quite, a normalised one."""
    written: list[tuple[Location, str]] = []
    matches = [("exclude", number, rule.match) for number, rule in enumerate(sla.exclude)]
    matches += [("policies", number, policy.match) for number, policy in enumerate(sla.policies)]
    for section, position, match in matches:
        words = dict(match).get("channel", ())
        at: Location = (section, position, "match", "channel")
        written += [((*at, number), word) for number, word in enumerate(words)]
    for position, source in enumerate(sla.sources):
        written.append((("sources", position, "channel"), source.channel or ""))
    close = {word: closest(word, CHANNELS) for word in {word for _, word in written}}
    for location, word in written:
        meant = close[word]
        if meant and meant != word.casefold():
            fault = Fault(f"`{word}` is no channel of supportctl's own", f"did you mean `{meant}`?")
            yield "note", location, fault


def _priorities(sla: SlaFile) -> Iterator[Finding]:
    for position, policy in enumerate(sla.policies):
        for target in policy.time_targets:
            if isinstance(target.goal, Within) and OTHER_PRIORITIES not in target.goal.by_priority:
                location = ("policies", position, "targets", target.metric)
                hint = f"add `{OTHER_PRIORITIES}: 8h`, also for tickets without a priority"
                yield "warning", location, Fault("priorities not named here have no target", hint)


def _objectives(sla: SlaFile) -> Iterator[Finding]:
    if sla.objective == 1:
        yield "warning", ("objective",), _perfection()
    for position, policy in enumerate(sla.policies):
        for target in policy.time_targets:
            if target.objective == 1 != sla.objective:
                yield "warning", ("policies", position, "targets", target.metric, "objective"), _perfection()


def _perfection() -> Fault:
    return Fault(
        "an objective of 100 % is missed with the first late contact", "write 95% or 99%, which can be kept"
    )


def _rate_directions(sla: SlaFile) -> Iterator[Finding]:
    for position, policy in enumerate(sla.policies):
        for target in policy.rate_targets:
            location = ("policies", position, "targets", target.metric)
            if target.at_least is not None and target.metric in _BAD_RATES:
                message = f"at_least on {target.metric} asks for more of it"
                yield "warning", (*location, "at_least", KEY), Fault(message, "did you mean at_most?")
            elif target.at_most is not None and target.metric in _GOOD_RATES:
                message = f"at_most on {target.metric} asks for less of it"
                yield "warning", (*location, "at_most", KEY), Fault(message, "did you mean at_least?")


def _worthless(sla: SlaFile) -> Iterator[Finding]:
    for position, policy in enumerate(sla.policies):
        limit = policy.worthless_after_us
        for target in policy.time_targets:
            if limit is None or not isinstance(target.goal, Within):
                continue
            longest = max(target.goal.by_priority.values())
            if limit <= longest:
                words = duration_words(longest / MICROSECONDS_PER_SECOND)
                message = f"worthless_after is not above the target of {target.metric}, {words}"
                hint = "only late contacts can be worthless: give a longer time"
                yield "warning", ("policies", position, "worthless_after"), Fault(message, hint)


def _warn_at(sla: SlaFile) -> Iterator[Finding]:
    words = share_words(sla.warn_at)
    if sla.warn_at == 1:
        hint = "80% leaves time to act"
        yield "warning", ("warn_at",), Fault(f"with warn_at {words} no ticket is ever at risk", hint)
    elif sla.warn_at < Fraction(1, 2):
        message = f"with warn_at {words} a ticket is at risk before half its time is over"
        yield "note", ("warn_at",), Fault(message, "80% is usual")


def _shadowed_files(sla: SlaFile) -> Iterator[Finding]:
    above = EarlierPatterns[int]()
    for position, source in enumerate(sla.sources):
        if found := above.shadowing(source.files):
            message = f"`{found[0]}` on line {found[1]} already fits every file of `{source.files}`"
            hint = "move this source up: the first that fits counts"
            yield "warning", ("sources", position, "files"), Fault(message, hint)
        above.add(source.files, source.line)


_RULES: tuple[Callable[[SlaFile], Iterator[Finding]], ...] = (
    _unreachable,
    _excluded,
    _unused_calendars,
    _misspelt_channels,
    _priorities,
    _objectives,
    _rate_directions,
    _worthless,
    _warn_at,
    _shadowed_files,
)
