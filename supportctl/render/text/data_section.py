"""Below the figures: which files and rows they stand on, what was assumed, what was lost, how it was counted."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from rich.text import Text

from supportctl.policy.model import BUILTIN_PATH
from supportctl.render.pages.head import FOUND, SAID_FIRST
from supportctl.render.text.ink import BAD, DOUBT, FAINT, PLAIN, paragraph, title
from supportctl.render.words.moments import Calendar
from supportctl.render.words.wording import count_words, counted, listed, shown
from supportctl.report.audit_report import AuditReport, InputFile, SetAside, SetAsideExample
from supportctl.report.note import Note
from supportctl.vocabulary.granularities import FOLDED_KINDS

LEVELS = {"error": ("Error", BAD), "warning": ("Warning", DOUBT), "info": ("Note", PLAIN)}
EXAMPLES = 3


def set_aside(report: AuditReport, width: int) -> list[Text]:
    """Rows that could not be used, by reason, with the lines they stand on."""
    if not report.set_aside:
        return []
    total = sum(one.count for one in report.set_aside)
    lines = title("SET ASIDE", width)
    verb = "is" if total == 1 else "are"
    lines += paragraph(f"{counted(total, 'row')} could not be used and {verb} in no figure above.", width)
    for one in report.set_aside:
        lines += paragraph(f"{counted(one.count, 'row')}: {shown(one.reason)}", width)
        for words in _examples(one):
            lines += paragraph(words, width, FAINT, indent=4)
    return lines


def _examples(one: SetAside) -> Iterator[str]:
    yield from (_example_words(example, one.reason) for example in one.examples[:EXAMPLES])
    more = one.count - len(one.examples[:EXAMPLES])
    if one.examples and more > 0:
        yield f"and {count_words(more)} more"


def _example_words(example: SetAsideExample, reason: str) -> str:
    place = shown(example.path) if example.line is None else f"{shown(example.path)}:{example.line}"
    column = f", column “{shown(example.column)}”" if example.column else ""
    message = f": {shown(example.message)}" if example.message and example.message != reason else ""
    return place + column + message


def files_read(report: AuditReport, width: int) -> list[Text]:
    """Every row of every file is accounted for."""
    if not report.inputs:
        return []
    lines = title("FILES READ", width)
    for one in report.inputs:
        lines += paragraph(f"{shown(one.path)}: {_sum_words(one)}", width)
    return lines


def _sum_words(one: InputFile) -> str:
    """`1 400 rows = 1 398 contacts + 2 set aside`; what is none goes unsaid."""
    parts = [counted(one.tickets, "contact")]
    folded = "folded" if one.granularity in FOLDED_KINDS else "repeated"
    others = ((folded, one.folded), ("out of scope", one.out_of_scope), ("set aside", one.set_aside))
    parts += [f"{count_words(number)} {words}" for words, number in others if number]
    return f"{counted(one.rows, 'row')} = {' + '.join(parts)}"


def data_notes(report: AuditReport, width: int) -> list[Text]:
    """Errors first, then warnings, then what was assumed."""
    lines = title("DATA NOTES", width)
    for level, (word, style) in LEVELS.items():
        for words in _said([one for one in _left(report) if one.level == level]):
            lines += paragraph(f"{word}: {words}", width, style)
    return [*lines, *how_counted(report, width)]


def _left(report: AuditReport) -> Iterator[Note]:
    """The notes that the first lines do not say; of a file that they say is not read, only what to do about it."""
    for note in report.notes:
        reason = next((one for one in report.verdict_reasons if note.message.startswith(one)), "")
        if reason and note.path and (todo := note.message.removeprefix(reason).strip(" ()")):
            yield replace(note, message=f"{note.path}: {todo}")
        elif not reason and note.code not in (*SAID_FIRST, *FOUND):
            yield note


def _said(notes: Sequence[Note]) -> Iterator[str]:
    """Each message; one that is the same for several files is said once and names them."""
    paths: dict[str, list[str]] = {}
    for note in notes:
        about = f"{note.path}: "
        if note.path and note.message.startswith(about):
            paths.setdefault(note.message.removeprefix(about), []).append(note.path)
        else:
            paths.setdefault(note.message, [])
    for message, named in paths.items():
        if len(named) > 1:
            yield f"{shown(message)}: {listed(map(shown, named))}"
        else:
            yield ": ".join(shown(words) for words in (*named, message))


def how_counted(report: AuditReport, width: int) -> list[Text]:
    """Where as-of and the targets come from, and the sums behind the shares."""
    formulas = dict.fromkeys(row.formula for row in report.service_levels)
    said = [
        f"{Calendar(report).as_of_words()[:1].upper()}{Calendar(report).as_of_words()[1:]}: {shown(report.as_of_from)}",
        _targets_words(report),
        *(f"In time = {shown(formula)}" for formula in formulas),
    ]
    return [line for words in said for line in paragraph(words, width)]


def _targets_words(report: AuditReport) -> str:
    if report.config.builtin and report.config.path != BUILTIN_PATH:
        return f"Targets: the built-in ones; {shown(report.config.path)} has no policies"
    if report.config.builtin:
        return "Targets: the built-in ones; write your own in a file sla.yaml"
    return f"Targets: {shown(report.config.path)}, sha256 {shown(report.config.sha256)[:12]}"
