"""Where output goes: the one place that reads --output and --set-aside, and that protects what is there already."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from supportctl.cli.given import all_given, choice
from supportctl.cli.options import REPORT_FORMATS, TEXT_NAME
from supportctl.frozen import frozen
from supportctl.problem import Problem, UsageError
from supportctl.render.formats import TEXT, Document, Format, formats_of

STANDARD_OUTPUT = "-"
OUTPUT, SET_ASIDE = "--output", "--set-aside"
_WORD = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_")


@frozen
class Destination:
    """A format and where it goes: a path as it was written, None for standard output."""

    option: str
    format: Format
    path: Path | None


NOWHERE: Sequence[Destination] = ()


SUFFIXES = {one.suffix: one for one in REPORT_FORMATS}


def read_destinations(outputs: Sequence[str], wanted: str | None) -> Sequence[Destination]:
    """Where the report goes, in the order of the options; `wanted` is --format as it was written, or None.

    Raises UsageError with everything that is wrong about them.
    """
    with all_given() as given:
        default = given.read(partial(choice, "--format", wanted or TEXT_NAME, REPORT_FORMATS), TEXT)
        found = [given.read(partial(read_output, text, default), None) for text in outputs]
    written = [one for one in found if one is not None]
    _refuse_two_on_standard_output(written, default if wanted else None)
    return written or [Destination("--format", default, None)]


def read_output(text: str, default: Format) -> Destination:
    """`json=report.json`, `report.json`, `report` or `-`. Raises UsageError where no format can be told."""
    name, sign, rest = text.partition("=")
    if not sign or not name or not _WORD.issuperset(name):
        return _by_suffix(text, default)
    wanted = choice(OUTPUT, name, REPORT_FORMATS)
    return Destination(OUTPUT, wanted, None if rest == STANDARD_OUTPUT else _path(OUTPUT, rest))


def read_set_aside(text: str | None) -> Sequence[Destination]:
    """The CSV file of rows that are set aside. Raises UsageError where it is none."""
    if text is None:
        return []
    path = _path(SET_ASIDE, text)
    if text == STANDARD_OUTPUT:
        raise UsageError(
            Problem(SET_ASIDE, "standard output has the inspection", hint="name a file: rows.csv")
        )
    (written,) = formats_of(Document.SET_ASIDE)
    if path.suffix.lower() not in ("", written.suffix):
        hint = f"name a file that ends in {written.suffix}"
        raise UsageError(
            Problem(SET_ASIDE, f"“{text}” does not look like the CSV that is written", hint=hint)
        )
    return [Destination(SET_ASIDE, written, path)]


def _by_suffix(text: str, default: Format) -> Destination:
    if text == STANDARD_OUTPUT:
        return Destination(OUTPUT, default, None)
    path = _path(OUTPUT, text)
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES and suffix:
        known = ", ".join(f"{one} ({SUFFIXES[one]})" for one in SUFFIXES)
        hint = f"the suffixes are {known}; or write the format in front: {TEXT}={text}"
        raise UsageError(Problem(OUTPUT, f"no format has the suffix {suffix} of “{text}”", hint=hint))
    return Destination(OUTPUT, SUFFIXES.get(suffix, default), path)


def _path(option: str, text: str) -> Path:
    if not text or "\0" in text:
        raise UsageError(Problem(option, "names no file to be written", hint=f"write {option} report.json"))
    return Path(text)


def _refuse_two_on_standard_output(destinations: Sequence[Destination], wanted: Format | None) -> None:
    """Standard output takes one report, and --format, where it is given, says which."""
    there = [one for one in destinations if one.path is None]
    if len(there) > 1:
        hint = "write - once, and a file for each other format"
        raise UsageError(Problem(OUTPUT, "standard output can take one report only", hint=hint))
    if there and wanted is not None and there[0].format is not wanted:
        message = f"standard output cannot take both {wanted} and {there[0].format}"
        raise UsageError(Problem("--format", message, hint="leave --format away"))
