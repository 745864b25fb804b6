"""Which exports a command reads, and by which sla.yaml: as named, or as they lie about."""

from collections.abc import Sequence

from supportctl.cli.config import ConfigChoice, choose_config
from supportctl.frozen import frozen
from supportctl.intake.door import export_files
from supportctl.problem import UsageError
from supportctl.report.note import Note

MOST_LISTED = 5


@frozen
class Exports:
    """PATH arguments, the sla.yaml that goes with them, and whether they were named."""

    paths: Sequence[str]
    config: ConfigChoice
    named: bool

    def notes(self) -> tuple[Note, ...]:
        """What was taken without being named, for the head of the report."""
        found = []
        if not self.named:
            found.append(Note("paths_found", "info", f"found and read: {listed_paths(self.paths)}"))
        if self.config.searched and self.config.path is not None:
            found.append(
                Note("config_found", "info", f"targets of {self.config.path}", str(self.config.path))
            )
        return tuple(found)


def listed_paths(paths: Sequence[str]) -> str:
    """The first of them, and how many more there are."""
    more = f" and {len(paths) - MOST_LISTED} more" if len(paths) > MOST_LISTED else ""
    return ", ".join(paths[:MOST_LISTED]) + more


def exports_here() -> Sequence[str]:
    """The exports that lie about; none is no mistake."""
    try:
        return export_files()
    except UsageError:
        return ()


def find_exports(paths: Sequence[str] | None, config: str | None) -> Exports:
    """Raises UsageError when nothing is named and nothing lies about."""
    found = paths or export_files()
    return Exports(found, choose_config(config, found), named=bool(paths))
