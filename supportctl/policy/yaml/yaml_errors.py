"""What a YAML syntax error means, in words for people who do not write YAML every day."""

import yaml

from supportctl.policy.yaml.document import SourceText
from supportctl.problem import Problem

_UNCLOSED = {
    "while scanning a quoted scalar": ("this quote is never closed", "close it on the same line"),
    "while parsing a flow sequence": ("this list is never closed, or a comma is missing", "write [one, two]"),
    "while parsing a flow mapping": (
        "this { is never closed, or a comma is missing",
        "write {key: value, key: value}",
    ),
}
"""Errors whose cause is where the construct began, by the parser's context."""

_FITS_NOT = {
    "while parsing a block mapping": (
        "this line does not fit the lines above",
        "line the keys up below each other; put a text with { } [ ] or quotes in it between quotes",
    ),
    "while parsing a block collection": (
        "this line does not fit the list above",
        "start each list item with `- `, all in the same column",
    ),
}
"""Errors whose cause is where the parser stopped, by its context."""

_MESSAGES = {
    "mapping values are not allowed": (
        "a `: ` is not possible here",
        "put a text that contains `: ` between quotes, or line this key up with the keys around it",
    ),
    "could not find expected ':'": ("a key without `: ` and a value", "write key: value"),
    "expected alphabetic or numeric character": (
        "a text that starts with * or & needs quotes",
        'write "*.csv"',
    ),
    "unknown escape character": (
        "a backslash between double quotes starts a code such as \\n",
        "use single quotes, or write \\\\",
    ),
    "found duplicate anchor": ("anchors are not allowed", "write the value out where it is needed"),
}
"""Errors by words that both parsers of PyYAML use, the one in C and the one in Python."""


def syntax_problem(source: SourceText, error: yaml.YAMLError) -> Problem:
    """The parser's error as a Problem at the place that has to be changed."""
    if isinstance(error, yaml.reader.ReaderError):
        return _character_problem(source, error)
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        return Problem(source.path, "this is not YAML", hint="see docs/sla-yaml.md for examples")
    if error.context in _UNCLOSED and error.context_mark is not None and _is_unclosed(error):
        message, hint = _UNCLOSED[error.context]
        return source.problem(error.context_mark.index, message, hint)
    message, hint = _explain(source, error)
    if error.context == "while scanning a simple key" and error.context_mark is not None:
        return source.problem(error.context_mark.index, message, hint)
    return source.problem(_place(source, error.problem_mark.index), message, hint)


def _place(source: SourceText, index: int) -> int:
    """Where the parser stopped; the one in Python stops behind a backslash, the one in C at it."""
    return index - 1 if source.text[index - 1 : index] == "\\" else index


def _is_unclosed(error: yaml.MarkedYAMLError) -> bool:
    problem = str(error.problem)
    return "unexpected end of stream" in problem or "expected ','" in problem


def _explain(source: SourceText, error: yaml.MarkedYAMLError) -> tuple[str, str]:
    problem, mark = error.problem or "", error.problem_mark
    if "cannot start any token" in problem and mark is not None:
        character = source.text[mark.index : mark.index + 1]
        if character == "\t":
            return "a tab is used for indentation", "use spaces"
        return f"a text that starts with {character} needs quotes", 'write "..." around it'
    for words, explanation in _MESSAGES.items():
        if words in problem:
            return explanation
    if error.context in _FITS_NOT:
        return _FITS_NOT[error.context]
    return f"this is not YAML: {problem}", "see docs/sla-yaml.md for examples"


def _character_problem(source: SourceText, error: yaml.reader.ReaderError) -> Problem:
    character = error.character if isinstance(error.character, int) else ord(str(error.character)[:1])
    index = next((i for i, found in enumerate(source.text) if ord(found) == character), 0)
    return source.problem(index, f"the character U+{character:04X} is not allowed in YAML", "take it out")
