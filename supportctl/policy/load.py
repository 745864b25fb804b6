"""Finding and loading sla.yaml. Everything heavy is imported when a file is read, not with this module."""

from dataclasses import replace
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from supportctl.policy.model import BUILTIN_PATH, SlaFile

if TYPE_CHECKING:
    from supportctl.policy.yaml.document import Document

FILE_NAME = "sla.yaml"
BUILTIN_FILE = "builtin.sla.yaml"


def load_sla(path: Path) -> SlaFile:
    """The sla.yaml at a path. Raises UsageError with every problem in it."""
    return open_sla(path)[0]


def builtin_sla() -> SlaFile:
    """The targets used where there is no sla.yaml; the project's own sla.yaml is the same file."""
    return open_builtin()[0]


def open_sla(path: Path) -> "tuple[SlaFile, Document]":
    """The sla.yaml at a path with its text, for the lints. Raises UsageError with every problem in it."""
    from supportctl.policy.yaml.yaml_bytes import read_bytes  # noqa: PLC0415

    return sla_from_bytes(str(path), read_bytes(path))


def open_builtin() -> "tuple[SlaFile, Document]":
    """The built-in targets with their text."""
    from supportctl.policy.read import read_sla  # noqa: PLC0415

    document = _builtin_document()
    return replace(read_sla(document), builtin=True), document


def find_sla(start: Path) -> Path | None:
    """The nearest sla.yaml in `start` or a folder above it, written relative to `start`; None without one."""
    try:
        here = start.absolute()
    except FileNotFoundError:  # the working folder was removed
        return None
    for levels, folder in enumerate((here, *here.parents)):
        if _is_file(folder / FILE_NAME):
            relative = start.joinpath(*[".."] * levels, FILE_NAME)
            return relative if _is_same(relative, folder / FILE_NAME) else folder / FILE_NAME
    return None


def sla_from_bytes(path: str, content: bytes) -> "tuple[SlaFile, Document]":
    """The sla.yaml in bytes, named `path` in what is said of it; without policies the built-in ones judge.

    Raises UsageError with every problem.
    """
    from supportctl.policy.read import read_sla  # noqa: PLC0415
    from supportctl.policy.yaml.yaml_tree import parse_document  # noqa: PLC0415

    document = parse_document(path, content)
    return read_sla(document, _builtin_document), document


def _builtin_document() -> "Document":
    from supportctl.policy.yaml.yaml_tree import parse_document  # noqa: PLC0415

    content = resources.files("supportctl.policy").joinpath(BUILTIN_FILE).read_bytes()
    return parse_document(BUILTIN_PATH, content)


def _is_file(path: Path) -> bool:
    """Whether it is a file that can be seen; a folder that may not be entered has none."""
    try:
        return path.is_file()
    except OSError:
        return False


def _is_same(relative: Path, found: Path) -> bool:
    """Whether `..` led to the folder meant: below a symbolic link it leads elsewhere."""
    try:
        return relative.samefile(found)
    except OSError:
        return False
