"""Writes docs/systems.md from the presets; `make docs` runs it and a test holds the two equal."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from supportctl.intake.formats.column import EMPTY, FILLED
from supportctl.intake.formats.preset_file import all_systems
from supportctl.intake.formats.system import GENERIC, System, SystemColumn
from supportctl.intake.recognition.unreadable import KIND_WORDS
from supportctl.vocabulary.granularities import FOLDED_KINDS, REFUSED_KINDS

TARGET = Path(__file__).parents[1] / "docs" / "systems.md"

HEAD = """\
<!-- Written by scripts/systems_reference.py from supportctl/intake/systems/: run `make docs` after a change there. -->

# Export systems

What supportctl knows by itself. A file is recognised by its headers and cells, not by its name; `supportctl inspect`
says what it was taken for and why, and what came second. `sources: [{files: ..., system: zendesk}]` in sla.yaml settles
it where recognition is wrong. Any other table of contacts is read by the usual words for its headers, in English,
Indonesian, Chinese, Turkish, Spanish, German, French and Portuguese: see [formats](formats.md).

A system that is missing takes a YAML file and a sample: see [adding a system](adding-a-system.md).

"One row is" tells the granularity: call legs, status versions and events of a log are folded into the contact they
belong to; messages and aggregates cannot be audited, and the refusal says which export to take instead.
"Headers" are *seen* when a raw file, the exporter's source or the vendor's documentation showed them; *from memory*
means that nobody checked them against a file yet: `CONTRIBUTING.md` says how to tell us what yours looks like.
"""

ROW_WORDS = {
    "ticket": "a ticket",
    "chat": "a chat",
    "call": "a call",
    "call_leg": "a call leg (folded)",
    "status_version": "a version of a ticket (folded)",
    "event_log": "an event of a call (folded)",
    **dict.fromkeys(REFUSED_KINDS, "no contact (refused)"),
}


def systems_reference() -> str:
    """The whole of docs/systems.md."""
    systems = [one for one in all_systems() if one.preset != GENERIC]
    by_name = sorted(systems, key=lambda one: (one.name, one.preset))
    rows = [
        (one.name, f"[{one.preset}](#{one.preset})", one.export, ROW_WORDS[one.granularity], _headers(one))
        for one in by_name
    ]
    parts = [HEAD, _table(("system", "preset", "export", "one row is", "headers"), rows)]
    for name, some in groupby(by_name, key=lambda one: one.name):
        parts.append(f"## {name}\n")
        parts += ["\n".join(_preset(one)) for one in some]
    return "\n".join(parts)


def _headers(system: System) -> str:
    if not system.verified:
        return "from memory"
    return "seen, some from memory" if system.memory else "seen"


def _preset(system: System) -> Iterator[str]:
    yield f"### {system.preset}\n"
    yield f"{system.export}. Evidence: {system.evidence.strip().rstrip('.')}.\n"
    if system.remark:
        yield f"{system.remark.strip()[:1].upper()}{system.remark.strip()[1:].rstrip('.')}.\n"
    if system.granularity in REFUSED_KINDS:
        yield f"Not audited: {KIND_WORDS[system.granularity]}. {system.instead}.\n"
        return
    if system.granularity in FOLDED_KINDS:
        yield "Several rows make a contact; they are folded by `ticket_id`.\n"
    yield f"Times without a zone: {system.timezone or 'the zone of `sources` or of sla.yaml'}.\n"
    yield _table(
        ("column", "is read from"), [(f"`{name}`", _ways(some)) for name, some in system.columns.items()]
    )
    if system.always:
        yield f"Every row: {', '.join(_always(system))}.\n"
    if system.memory:
        yield "From memory: " + ", ".join(system.memory) + ".\n"


def _always(system: System) -> Iterator[str]:
    for name, value in sorted(system.always.items()):
        unless = ", where no column says another" if name in system.columns else ""
        yield f"{name} is {value}{unless}"


def _ways(ways: Sequence[SystemColumn]) -> str:
    return "; else ".join(map(_way, ways))


def _way(way: SystemColumn) -> str:
    words = [" + ".join(f"`{form}`" for form in way.headers)]
    if way.minus:
        words.append(f"less `{way.minus}`")
    if way.unit:
        words.append(f"in {way.unit}")
    if way.clock == "business":
        words.append("on the export's own clock")
    words += [f"(yes: {_said(way.true_when)})"] if way.true_when else []
    words += [f"(no: {_said(way.false_when)})"] if way.false_when else []
    tests = " and ".join(f"`{header}` is {_said(values)}" for header, values in way.when.items())
    words += [f"where {tests}"] if tests else []
    words += [f"(elsewhere `{way.otherwise}`)"] if way.otherwise else []
    words += ["(0 means never)"] if way.zero_is_missing else []
    words += ["(time left; below zero is late)"] if way.margin else []
    words += [f"(zone: {way.zone})"] if way.zone else []
    return " ".join(words)


def _said(words: Sequence[str]) -> str:
    return " or ".join({FILLED: "filled", EMPTY: "empty"}.get(word, word) for word in words)


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *([cell.replace("|", "\\|") for cell in row] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


if __name__ == "__main__":
    TARGET.write_text(systems_reference(), encoding="utf-8")
    print(f"wrote {TARGET}")
