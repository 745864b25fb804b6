"""The bytes of a sla.yaml: fetched, bounded, decoded."""

from pathlib import Path

from supportctl.problem import Problem, UsageError

MAX_BYTES = 1_000_000
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


def read_bytes(path: Path) -> bytes:
    """The file's bytes. Raises UsageError if it cannot be read or is implausibly large."""
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise _unreadable(path, "there is no such file", "name an existing file") from None
    except IsADirectoryError:
        raise _unreadable(path, "this is a folder, not a file", f"write {path / 'sla.yaml'}") from None
    except OSError as error:
        raise _unreadable(path, f"the file cannot be read: {error.strerror}") from None
    if len(content) > MAX_BYTES:
        hint = "is this an export? exports are named on the command line, not with --config"
        raise _unreadable(path, "the file is larger than 1 MB, which no sla.yaml is", hint)
    return content


def decode(path: str, content: bytes) -> str:
    """UTF-8, with or without a byte order mark. Raises UsageError naming the line that is not."""
    hint = "save the file as UTF-8"
    if content.startswith(_UTF16_MARKS):
        raise UsageError(Problem(path, "the file is UTF-16, not UTF-8", hint=hint))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        excerpt = content.splitlines()[line - 1].decode("utf-8", "replace")
        message = f"the byte 0x{content[error.start]:02x} is not UTF-8"
        raise UsageError(Problem(path, message, line, None, hint, excerpt)) from None


def _unreadable(path: Path, message: str, hint: str | None = None) -> UsageError:
    return UsageError(Problem(str(path), message, hint=hint))
