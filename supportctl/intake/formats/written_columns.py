"""The columns that sla.yaml names for a file: `sources[].columns` and `fields`."""

from fnmatch import fnmatchcase

from supportctl.intake.formats.column import Column
from supportctl.intake.formats.header_zone import split_zone
from supportctl.intake.formats.kind import field_column
from supportctl.intake.formats.word_form import folded
from supportctl.policy.model import ColumnSource, SlaFile, Source
from supportctl.problem import Problem, UsageError, likely

SHOWN_HEADERS = 30
SHOWN_CHARACTERS = 40


def source_for(sla: SlaFile, file_name: str) -> Source | None:
    """The first entry of `sources` whose pattern matches the file's name (without .gz)."""
    name = file_name.removesuffix(".gz")
    return next((source for source in sla.sources if fnmatchcase(name, source.files)), None)


def written_columns(
    header: tuple[str, ...], source: Source | None, sla_path: str, shown: str
) -> dict[str, Column]:
    """Canonical and declared columns by name; raises UsageError naming every header that the file lacks."""
    if source is None:
        return {}
    fields = {field_column(name): ColumnSource((text,)) for name, text in source.fields.items()}
    wanted = {**source.columns, **fields}
    missing = [
        missing_header(name, header, spec.line or source.line, sla_path, shown)
        for spec in wanted.values()
        for name in spec.headers
        if position_of(header, name) is None
    ]
    if missing:
        raise UsageError(*missing)
    return {canonical: written_column(canonical, spec, header) for canonical, spec in wanted.items()}


def written_column(canonical: str, spec: ColumnSource, header: tuple[str, ...]) -> Column:
    """The column as sla.yaml describes it; the header has all its names."""
    return Column(
        canonical=canonical,
        positions=tuple(position_of(header, name) or 0 for name in spec.headers),
        headers=spec.headers,
        written=True,
        unit=spec.unit,
        clock=spec.clock,
        zone=next((found.zone for one in spec.headers if (found := split_zone(one))), None),
        true_when=None if spec.true_when is None else tuple(one.strip().lower() for one in spec.true_when),
    )


def position_of(header: tuple[str, ...], name: str) -> int | None:
    """The header's position: exactly as written, else the one header that folds to the same words."""
    if name in header:
        return header.index(name)
    alike = [position for position, one in enumerate(header) if folded(one) == folded(name)]
    return alike[0] if len(alike) == 1 else None


def missing_header(name: str, header: tuple[str, ...], line: int, sla_path: str, shown: str) -> Problem:
    """The problem of a header that sla.yaml names and the file lacks."""
    near = likely(folded(name), {folded(one): one for one in header}, most=1)
    hint = f"did you mean “{near[0]}”?" if near else f"its columns are: {shown_headers(header)}"
    return Problem(sla_path, f"{shown} has no column “{name}”", line=line, hint=hint)


def shown_headers(header: tuple[str, ...]) -> str:
    """The header as a person can take it in: the first names, and how many more."""
    more = f" and {len(header) - SHOWN_HEADERS} more" if len(header) > SHOWN_HEADERS else ""
    names = (
        name if len(name) <= SHOWN_CHARACTERS else name[:SHOWN_CHARACTERS] + "…"
        for name in header[:SHOWN_HEADERS]
    )
    return ", ".join(names) + more
