"""How sla.yaml says that the times of a file are written: `sources[].formats`, by header or canonical column."""

from collections.abc import Mapping
from dataclasses import replace

from supportctl.intake.formats.column import Column
from supportctl.intake.formats.word_form import folded
from supportctl.intake.formats.written_columns import missing_header, position_of
from supportctl.policy.model import Source
from supportctl.problem import UsageError
from supportctl.vocabulary.columns import CANONICAL_COLUMNS


def formats_of(source: Source | None, canonical: str, headers: tuple[str, ...]) -> tuple[str, ...]:
    """The formats that are written for a column, under its own name before that of its header; () when nothing is."""
    if source is None:
        return ()
    if canonical in source.formats:
        return source.formats[canonical]
    names = {canonical, *map(folded, headers)}
    return next((some for name, some in source.formats.items() if names & {name, folded(name)}), ())


def with_formats(columns: Mapping[str, Column], source: Source | None) -> dict[str, Column]:
    """The columns with the formats that are written for them."""
    return {
        name: replace(column, formats=formats_of(source, name, column.headers))
        for name, column in columns.items()
    }


def refuse_missing(source: Source | None, header: tuple[str, ...], sla_path: str, shown: str) -> None:
    """Raise UsageError for every header under `formats` that the file lacks."""
    if source is None:
        return
    problems = [
        missing_header(name, header, source.line, sla_path, shown)
        for name in source.formats
        if name not in CANONICAL_COLUMNS and position_of(header, name) is None
    ]
    if problems:
        raise UsageError(*problems)
