"""The inspection as text: file by file, what it is taken for, how it is read, and what to write into sla.yaml."""

from collections.abc import Iterator

from rich.text import Text

from supportctl.policy.model import BUILTIN_PATH
from supportctl.render.formats import Look
from supportctl.render.text.fitting import padded
from supportctl.render.text.ink import (
    BAD,
    DOUBT,
    FAINT,
    PLAIN,
    VERY_BAD,
    VERY_GOOD,
    closing,
    paragraph,
    screen,
    title,
)
from supportctl.render.text.inspection_columns import columns_section, shared_zone
from supportctl.render.text.inspection_gaps import (
    guesses_section,
    metrics_section,
    set_aside_section,
    unused_section,
    words_section,
)
from supportctl.render.words.wording import count_words, counted, listed, shown, tied
from supportctl.report.inspection import (
    CandidateSeen,
    FileLayout,
    InspectedFile,
    Inspection,
    RowsSeen,
    TakenFor,
)

LEAST_WIDTH = 20
LABEL = 9
GRANULARITIES = {
    "ticket": "a row is a ticket",
    "chat": "a row is a chat",
    "call": "a row is a call",
    "call_leg": "a row is a leg of a call; the legs of a call are folded",
    "status_version": "a row is a version of a ticket; the versions of a ticket are folded",
    "event_log": "a row is an event; the events of a call are folded",
    "message": "a row is a message",
    "field_change": "a row is a change of one field",
    "aggregate": "a row adds up many contacts",
}
DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "vertical bar"}
SECTIONS = (
    columns_section,
    metrics_section,
    words_section,
    set_aside_section,
    unused_section,
    guesses_section,
)


def inspection_text(inspection: Inspection, look: Look) -> Iterator[str]:
    """The inspection as it is looked at."""
    yield render_inspection(inspection, width=look.width, color=look.color)


def render_inspection(inspection: Inspection, *, width: int = 80, color: bool = False) -> str:
    """The text, at most `width` columns wide but for the lines to paste, with a final line end."""
    width = max(width, LEAST_WIDTH)
    lines: list[Text] = []
    for number, file in enumerate(inspection.files):
        lines += [Text(), Text()] if number else []
        lines += _file(inspection, file, width)
    return screen(
        [*lines, *_summary(inspection, width), *closing("Inspected", width)], width=width, color=color
    )


def _file(inspection: Inspection, file: InspectedFile, width: int) -> Iterator[Text]:
    verdict, style = ("can be audited", VERY_GOOD) if file.auditable else ("cannot be audited", VERY_BAD)
    yield from paragraph(f"{shown(file.path)} · {tied(verdict)}", width, style, indent=0)
    for label, words, ink in _head(file):
        yield from paragraph(f"{tied(padded(label, LABEL))} {words}", width, ink, hang=LABEL + 1)
    for section in SECTIONS:
        yield from section(file, width)
    yield from _sources(inspection, file, width)


def _head(file: InspectedFile) -> Iterator[tuple[str, str, str]]:
    """Label, words, colour."""
    later = [trouble.hint for trouble in file.troubles[1:]]
    for number, trouble in enumerate(file.troubles):
        place = f"line {trouble.line}: " if trouble.line and trouble.line > 1 else ""
        yield "problem", f"{place}{shown(trouble.message)}", BAD
        if trouble.hint and not file.fill_in and trouble.hint not in later[number:]:
            yield "help", shown(trouble.hint), PLAIN
    if file.taken_for is not None:
        yield from _taken_for(file.taken_for, file.runner_up)
    if file.layout is not None:
        yield "file", _layout_words(file.layout), PLAIN
    if file.always:
        yield (
            "always",
            ", ".join(f"{shown(name)} is {shown(word)}" for name, word in file.always.items()),
            PLAIN,
        )
    zone = shared_zone(file)
    if zone is not None:
        yield "times", zone, PLAIN
    if file.rows is not None:
        yield "rows", _rows_words(file.rows), PLAIN
    for note in file.notes:
        yield "note", shown(note), DOUBT


def _taken_for(taken: TakenFor, runner_up: CandidateSeen | None) -> Iterator[tuple[str, str, str]]:
    kind = GRANULARITIES.get(taken.granularity, taken.granularity)
    if taken.by == "nothing":
        yield "taken for", "no export that supportctl knows: none of its headers is a usual word", DOUBT
    else:
        yield "taken for", f"{shown(taken.system)}: {shown(taken.export)}; {kind}", PLAIN
        yield "because", _because(taken), PLAIN
    if runner_up is not None:
        yield "second" if taken.by != "nothing" else "nearest", _candidate(runner_up), FAINT
    if not taken.verified:
        yield "headers", "from memory, never seen in a file: check the columns below", DOUBT
    elif taken.memory:
        yield "headers", f"from memory are {listed(map(shown, taken.memory))}; the others were seen", FAINT
    if taken.remark:
        yield "remark", shown(taken.remark), FAINT


def _because(taken: TakenFor) -> str:
    headers = f"{count_words(taken.known)} of {counted(taken.headers, 'different header')}"
    telling = ", ".join(f"“{shown(one)}”" for one in taken.telling)
    score = "" if taken.score is None else f", score {tied(f'{taken.score:.2f}')}"
    if taken.by == "sla.yaml":
        return f"sla.yaml says so; it knows {headers}{score}"
    if taken.by == "usual words":
        return f"no known system has these headers, but {headers} are usual words"
    return f"it knows {headers}{score}" + (f"; telling: {telling}" if telling else "")


def _candidate(one: CandidateSeen) -> str:
    against = f"; the cells of “{shown(one.contradiction)}” speak against it" if one.contradiction else ""
    headers = f"{count_words(one.known)} of {counted(one.headers, 'header')}"
    return f"{shown(one.system)}: {shown(one.export)} ({headers}, score {tied(f'{one.score:.2f}')}){against}"


def _layout_words(layout: FileLayout) -> str:
    delimiter = DELIMITERS.get(layout.delimiter, f"“{shown(layout.delimiter)}”")
    parts = [
        f"{shown(layout.encoding)}{' (guessed)' if layout.guessed else ''}",
        delimiter,
        counted(layout.columns, "column"),
        f"header on line {count_words(layout.header_line)}" if layout.header_line else "no header line",
    ]
    if layout.footer_lines:
        parts.append(f"{counted(layout.footer_lines, 'line')} below the last row left out")
    return ", ".join(map(tied, parts))


def _rows_words(rows: RowsSeen) -> str:
    """`1 400 rows = 1 398 contacts + 2 set aside`; what is none goes unsaid."""
    parts = [counted(rows.tickets, "contact")]
    others = (("repeated", rows.folded), ("out of scope", rows.out_of_scope), ("set aside", rows.set_aside))
    parts += [f"{count_words(number)} {tied(words)}" for words, number in others if number]
    return f"{counted(rows.rows, 'row')} = {' + '.join(parts)}"


def _sources(inspection: Inspection, file: InspectedFile, width: int) -> Iterator[Text]:
    """The entry to paste: its lines are not broken, or they could not be pasted."""
    if not file.sources:
        return
    yield from title("CHECK AND PASTE INTO sla.yaml" if file.fill_in else "TO PASTE INTO sla.yaml", width)
    if file.auditable:
        told = "sla.yaml needs no entry for this file. Start from this one if something should be read differently."
        yield from paragraph(told, width, FAINT)
    if inspection.config.builtin and inspection.config.path == BUILTIN_PATH:
        told = "There is no sla.yaml yet: make one whose first line is “version: 1”, and paste these lines below it."
        yield from paragraph(told, width, FAINT if file.auditable else PLAIN)
    if file.replaces_line is not None:
        told = f"It replaces the entry on line {file.replaces_line} of {shown(inspection.config.path)}."
        yield from paragraph(told, width, DOUBT)
    yield from (_source_line(line) for line in file.sources.splitlines())


def _source_line(line: str) -> Text:
    style = FAINT if line.lstrip().startswith("#") else DOUBT if "FILL-IN" in line else PLAIN
    return Text(_shown_line(line), style=style)


def _shown_line(line: str) -> str:
    """A line with its indentation."""
    bare = line.lstrip(" ")
    return " " * (len(line) - len(bare)) + shown(bare)


def _summary(inspection: Inspection, width: int) -> list[Text]:
    if len(inspection.files) < 2 and not inspection.passed_over and not inspection.own_files:
        return []
    good = sum(file.auditable for file in inspection.files)
    bad = len(inspection.files) - good
    lines = [Text(), *title(f"{counted(len(inspection.files), 'file')}: {_verdicts(good, bad)}", width)]
    for file in inspection.files:
        if not file.auditable:
            lines += paragraph(f"{shown(file.path)}: {shown(file.troubles[0].message)}", width, BAD)
    for path in inspection.passed_over:
        lines += paragraph(f"{shown(path)} was not read: no CSV by its name", width, FAINT)
    for one in inspection.own_files:
        lines += paragraph(f"{shown(one.path)} was not read: {one.what} that supportctl wrote", width, FAINT)
    return lines


def _verdicts(good: int, bad: int) -> str:
    if not bad:
        return "all can be audited" if good > 1 else "it can be audited"
    if not good:
        return "none can be audited" if bad > 1 else "it cannot be audited"
    return f"{count_words(good)} can be audited, {count_words(bad)} cannot"
