"""Texts of a file as YAML that our own loader reads back unchanged, and that steers no terminal on the way."""

from supportctl.problem import safe_text

_PLAIN_EXTRA = frozenset(" _/.")


def yaml_text(text: str) -> str:
    """The text as one YAML scalar: plain where nothing in it could be taken for something else, else quoted."""
    if _is_plain(text):
        return text
    if all(safe_text(one) == one for one in text):
        return "'" + text.replace("'", "''") + "'"
    return '"' + "".join(map(_escaped, text)) + '"'


def in_flow(text: str) -> str:
    """A text between braces or brackets, always quoted: `no`, `1` and `Y` stay what they are."""
    quoted = yaml_text(text)
    return quoted if quoted[:1] in "'\"" else f"'{quoted}'"


def pattern_of(file_name: str) -> str:
    """A pattern of `sources[].files` that fits exactly this file name."""
    bare = file_name.removesuffix(".gz")
    escaped = "".join(f"[{one}]" if one in "*?[" else one for one in bare)
    return yaml_text(escaped.replace("/", "?").replace("\\", "?"))


def _is_plain(text: str) -> bool:
    """Words of letters and digits that start with a letter: no sign that YAML knows, no space at an end."""
    return (
        text.isascii()
        and text[:1].isalpha()
        and text == text.strip()
        and "  " not in text
        and all(one.isalnum() or one in _PLAIN_EXTRA for one in text)
    )


def _escaped(one: str) -> str:
    if one in '"\\':
        return f"\\{one}"
    if safe_text(one) == one:
        return one
    return f"\\u{ord(one):04x}" if ord(one) <= 0xFFFF else f"\\U{ord(one):08x}"
