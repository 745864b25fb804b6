"""Which sla.yaml judges: --config, SUPPORTCTL_CONFIG, the nearest upward from here, else from the exports, or ours."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from supportctl.frozen import frozen
from supportctl.policy.load import FILE_NAME, builtin_sla, find_sla, load_sla
from supportctl.policy.model import SlaFile
from supportctl.problem import Problem, UsageError

CONFIG_VARIABLE = "SUPPORTCTL_CONFIG"


@frozen
class ConfigChoice:
    """The sla.yaml to use (None: the built-in targets), and how it was chosen, in words.

    `searched`: neither named nor in the working folder.
    """

    path: Path | None
    found_by: str
    searched: bool = False

    def load(self) -> SlaFile:
        """Read it. Raises UsageError with every problem in it."""
        return builtin_sla() if self.path is None else load_sla(self.path)


def choose_config(option: str | None, paths: Sequence[str]) -> ConfigChoice:
    """The sla.yaml for the exports at `paths`. Raises UsageError where they have different ones."""
    if option is not None:
        return ConfigChoice(_named("--config", option), "named by --config")
    named = os.environ.get(CONFIG_VARIABLE)
    if named:
        return ConfigChoice(_named(CONFIG_VARIABLE, named), f"named by {CONFIG_VARIABLE}")
    here = find_sla(Path())
    if here is not None:
        if len(here.parts) == 1:
            return ConfigChoice(here, "found in this folder")
        return ConfigChoice(here, "the nearest one in the folders above", searched=True)
    return _beside(paths)


def choose_config_of_folder(folder: str) -> ConfigChoice:
    """The sla.yaml in a folder or above it. Raises UsageError where there is none."""
    path = find_sla(Path(folder))
    if path is None:
        hint = f"name the file; supportctl check in a folder without {FILE_NAME} shows the built-in targets"
        raise UsageError(Problem(folder, f"there is no {FILE_NAME} in this folder or above it", hint=hint))
    return ConfigChoice(path, "found in the folder named or above it")


def _named(option: str, text: str) -> Path:
    if not text or "\0" in text:
        raise UsageError(Problem(option, "names no file", hint=f"write {option} {FILE_NAME}"))
    return Path(text)


def _beside(paths: Sequence[str]) -> ConfigChoice:
    """The one that the exports have in their folders or above."""
    found: dict[Path, Path] = {}
    for folder in _folders(paths):
        path = find_sla(folder)
        if path is not None:
            found.setdefault(path.resolve(), path)
    if len(found) > 1:
        message = f"the exports have different ones: {', '.join(map(str, found.values()))}"
        raise UsageError(Problem(FILE_NAME, message, hint="say which one counts with --config"))
    for path in found.values():
        return ConfigChoice(path, "found beside the exports or in the folders above them", searched=True)
    return ConfigChoice(None, f"there is no {FILE_NAME} here, beside the exports, or in a folder above")


def _folders(paths: Sequence[str]) -> Iterator[Path]:
    """Where the search begins for each PATH: the folder named, or the one that the file or the pattern is in."""
    for text in paths:
        path = Path(text)
        if text == "-" or not text:
            continue
        while not _is_folder(path) and path != path.parent:
            path = path.parent
        yield path


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False
