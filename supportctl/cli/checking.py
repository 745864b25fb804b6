"""What `supportctl check` says: what a sla.yaml promises, in words, and what is doubtful in it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from supportctl.cli.config import ConfigChoice, choose_config, choose_config_of_folder
from supportctl.cli.exports import exports_here
from supportctl.cli.folding import folded
from supportctl.policy.lint import Lint, lint
from supportctl.policy.load import open_builtin, open_sla
from supportctl.policy.model import Policy, SlaFile
from supportctl.policy.target_lines import PolicyLines, target_lines
from supportctl.policy.words import AROUND_THE_CLOCK, calendar_words, match_words, share_words
from supportctl.problem import Problem, UsageError, problem_text
from supportctl.render.json import json_text
from supportctl.report.duration import duration_words
from supportctl.report.own_files import CHECK_SENTENCE
from supportctl.vocabulary.units import MICROSECONDS_PER_SECOND
from supportctl.worktime.calendar import Calendar

WIDTH = 80
_LABEL_WIDTH = 11

_SERVICE_LEVELS = {
    "answered_only": "callers and chatters who left do not count",
    "all_offered": "everyone who left unanswered is late",
}


def checked(files: Sequence[str], config: str | None) -> str:
    """What the sla.yaml that is meant promises. Raises UsageError with every mistake in it."""
    return _check_text(_choice(files, config))


def schema_text() -> str:
    """The JSON Schema of sla.yaml."""
    from supportctl.policy.json_schema import sla_json_schema  # noqa: PLC0415 - only --schema needs it

    return json_text(sla_json_schema(), indent=2) + "\n"


def _choice(files: Sequence[str], config: str | None) -> ConfigChoice:
    """The sla.yaml that is meant. Raises UsageError where it is named twice."""
    if len(files) + (config is not None) > 1:
        hint = "write supportctl check sla.yaml"
        raise UsageError(Problem("FILE", "several files are named, one can be checked", hint=hint))
    if not files:
        return choose_config(config, exports_here())
    if not Path(files[0]).is_dir():
        return ConfigChoice(Path(files[0]), "named on the command line")
    return choose_config_of_folder(files[0])


def _check_text(chosen: ConfigChoice) -> str:
    sla, document = open_builtin() if chosen.path is None else open_sla(chosen.path)
    lints = lint(sla, document)
    parts = ["\n".join(_head(sla, lints, chosen.found_by))]
    parts += ["\n".join(section) for section in (_calendars(sla), _excludes(sla)) if section]
    parts.append(CHECK_SENTENCE)
    for number, (policy, lines) in enumerate(zip(sla.policies, target_lines(sla), strict=True), start=1):
        parts.append("\n".join(_policy(number, sla, policy, lines)))
    parts += [
        problem_text(replace(one.problem, message=f"{one.level}: {one.problem.message}")) for one in lints
    ]
    return "\n\n".join(parts) + "\n"


def _head(sla: SlaFile, lints: list[Lint], found_by: str) -> Iterator[str]:
    if not sla.written:
        yield from _wrapped("", f"Built-in targets, around the clock, not yours: {found_by}.")
    else:
        yield from _wrapped("", f"{sla.path} is valid{_counted(lints)}: {found_by}.")
    if sla.written and sla.builtin:
        yield from _wrapped(
            "", "It has no policies: the built-in targets judge, around the clock, not yours."
        )
    yield from _wrapped(
        "", f"Times without a zone, and the dates and hours of reports, are in {sla.timezone}."
    )
    at_risk = f"An open contact is at risk after {share_words(sla.warn_at)} of its target."
    yield from _wrapped("", at_risk)
    if sla.sources:
        files = ", ".join(source.files for source in sla.sources)
        yield from _wrapped("", f"Says how to read: {files}.")


def _counted(lints: list[Lint]) -> str:
    """`, with 2 warnings and 1 note`; nothing where there are none."""
    counts = [(sum(one.level == level for one in lints), level) for level in ("warning", "note")]
    words = " and ".join(f"{count} {level}{'s' if count > 1 else ''}" for count, level in counts if count)
    return f", with {words}" if words else ""


def _calendars(sla: SlaFile) -> list[str]:
    return _section(
        "Calendars:", [calendar_words(one) for one in sla.calendars.values() if not one.is_always]
    )


def _excludes(sla: SlaFile) -> list[str]:
    return _section(
        "Contacts that count for no promise:",
        [f"{rule.name}: {match_words(rule.match)}" for rule in sla.exclude],
    )


def _section(title: str, entries: list[str]) -> list[str]:
    """A title and its entries, each with a hanging indent; nothing without entries."""
    return (
        [title, *(line for entry in entries for line in _wrapped("  ", entry, hanging=2))] if entries else []
    )


def _policy(number: int, sla: SlaFile, policy: Policy, lines: PolicyLines) -> Iterator[str]:
    yield from _wrapped("", f"{number}. {lines.name} (line {lines.line})")
    yield from _wrapped(_label("contacts"), lines.match)
    yield from _wrapped(_label("clock"), _clock(sla.calendars[policy.calendar]))
    promises = lines.targets or ("nothing",)
    for position, promise in enumerate(promises):
        yield from _wrapped(_label("" if position else "promises"), promise)
    if policy.worthless_after_us is not None:
        hours = duration_words(policy.worthless_after_us / MICROSECONDS_PER_SECOND)
        yield from _wrapped(
            _label("worthless"), f"a first response after {hours} of that clock; counted apart"
        )
    if policy.service_level in _SERVICE_LEVELS:
        yield from _wrapped(_label("abandoned"), _SERVICE_LEVELS[policy.service_level])


def _clock(calendar: Calendar) -> str:
    return AROUND_THE_CLOCK if calendar.is_always else f"opening hours of {calendar.name}"


def _label(word: str) -> str:
    return f"   {word:<{_LABEL_WIDTH}}"


def _wrapped(label: str, text: str, *, hanging: int = 0) -> Iterator[str]:
    return folded(label, text, WIDTH, hanging)
