"""Exports that say of themselves that rows are missing."""

from supportctl.intake.formats.system import System
from supportctl.intake.layout.dialect import Dialect
from supportctl.intake.recognition.preset_columns import conditions_of
from supportctl.intake.remark import Remark


def partial_notes(system: System, dialect: Dialect, shown: str) -> list[Remark]:
    """A warning for each header of the preset's `partial` by which a sampled row says so."""
    notes = []
    for one in conditions_of(system.partial, dialect.header):
        saying = next((row for row in dialect.sample if one.met(row)), None)
        if saying is not None:
            header = dialect.header[one.position]
            message = (
                f"{shown}: the export says that it is not complete (“{header}” is “{saying[one.position].strip()}”): "
                "rows are missing, export it again"
            )
            notes.append(Remark("partial_export", "warning", message, header))
    return notes
