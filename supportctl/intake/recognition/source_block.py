"""The entry of `sources` in sla.yaml that says of a file what was found out about it, for a person to paste.

Under it the file is read exactly as without it; what only a preset can say stays a remark.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from supportctl.frozen import frozen
from supportctl.intake.formats.column import Column
from supportctl.intake.formats.system import GENERIC
from supportctl.intake.formats.word_form import folded
from supportctl.intake.formats.written_columns import written_column
from supportctl.intake.recognition.survey import Survey
from supportctl.policy.model import ColumnSource
from supportctl.policy.yaml.yaml_text import in_flow, pattern_of, yaml_text
from supportctl.vocabulary.columns import CANONICAL_COLUMNS

FILL_IN = "FILL-IN"


@frozen
class Decided:
    """What reading the file decided beyond its header.

    `dayfirst` when its dates leave a choice, and whether times without a zone were read in `assumed_zone`, which
    nothing about the file names. `open_order`: nobody knows yet
    whether day or month comes first. `unknown` are words by column. `to_fill_in`: names are missing yet, and what
    the file was taken for is no more than a guess.
    """

    columns: Mapping[str, Column]
    dayfirst: bool | None = None
    assumed_zone: str | None = None
    open_order: bool = False
    unknown: Mapping[str, Sequence[str]] | None = None
    to_fill_in: bool = False


def source_block(survey: Survey, decided: Decided) -> list[str]:
    """The lines of the entry for a file that was understood."""
    return [
        "sources:",
        f"  - files: {pattern_of(survey.file.name)}",
        *known_lines(survey, decided),
        *_column_lines(survey, decided.columns),
        *_field_lines(survey),
        *_value_lines(survey, decided.unknown or {}),
    ]


def known_lines(survey: Survey, decided: Decided) -> Iterator[str]:
    """What the entry says beside columns and words."""
    source, system = survey.source, survey.recognised.system
    if survey.recognised.pinned or (system.preset != GENERIC and not decided.to_fill_in):
        yield f"    system: {system.preset}"
    if source is not None and source.namespace is not None:
        yield f"    namespace: {yaml_text(source.namespace)}"
    if source is not None and source.channel is not None:
        yield f"    channel: {yaml_text(source.channel)}"
    elif "channel" not in decided.columns and "channel" not in system.always:
        yield "    # channel: phone   no column says it; name the channel of all rows"
    if source is not None and source.timezone is not None:
        yield f"    timezone: {yaml_text(source.timezone)}"
    elif decided.assumed_zone is not None:
        yield f"    # timezone: {decided.assumed_zone}   assumed; its times carry no zone"
    if source is not None and source.dayfirst is not None:
        yield f"    dayfirst: {str(source.dayfirst).lower()}"
    elif decided.dayfirst is not None:
        yield f"    dayfirst: {str(decided.dayfirst).lower()}"
    elif decided.open_order:
        yield "    # dayfirst: true   02/03 is 2 March; false: it is 3 February"
    if source is not None and source.formats:
        formats = (f"{yaml_text(name)}: {_formats_text(some)}" for name, some in source.formats.items())
        yield f"    formats: {{{', '.join(formats)}}}"
    if source is not None and source.encoding is not None:
        yield f"    encoding: {yaml_text(source.encoding)}"
    if source is not None and source.csat_good is not None:
        yield f"    csat_good: {float(source.csat_good):g}"


def _formats_text(formats: Sequence[str]) -> str:
    texts = [yaml_text(one) for one in formats]
    return texts[0] if len(texts) == 1 else f"[{', '.join(texts)}]"


def _column_lines(survey: Survey, columns: Mapping[str, Column]) -> list[str]:
    """The columns, in the order of the vocabulary; those that only the preset can put together as a remark."""
    written = written_texts(survey, columns)
    lines = [f"      {name}: {text}" for name, text in written.items()]
    others = [name for name in CANONICAL_COLUMNS if name in columns and name not in written]
    if others and survey.recognised.system.preset != GENERIC:
        lines += [f"      # {name}: as the system writes it" for name in others]
    return ["    columns:" if written else "    # columns:", *lines] if lines else []


def written_texts(survey: Survey, columns: Mapping[str, Column]) -> dict[str, str]:
    """The columns that sla.yaml can express without a difference, as YAML."""
    header = survey.dialect.header
    found = {}
    for name in CANONICAL_COLUMNS:
        column = columns.get(name)
        if column is None or not all(one.strip() for one in column.headers):
            continue
        spec = ColumnSource(column.headers, column.unit, column.clock, column.true_when)
        if _headers_stand(column.headers, header) and _same(written_column(name, spec, header), column):
            found[name] = _column_text(spec)
    return found


def _headers_stand(names: Sequence[str], header: Sequence[str]) -> bool:
    forms = [folded(one) for one in header]
    return all(name in header or forms.count(folded(name)) == 1 for name in names)


def _same(written: Column, column: Column) -> bool:
    return _bare(written) == _bare(column)


def _bare(column: Column) -> Column:
    """What an entry of `columns` can say of it."""
    return replace(column, written=True, remark=None, formats=())


def _column_text(spec: ColumnSource) -> str:
    names = [yaml_text(one) for one in spec.headers]
    header = names[0] if len(names) == 1 else f"[{', '.join(map(in_flow, spec.headers))}]"
    more = []
    if spec.unit is not None:
        more.append(f"unit: {yaml_text(spec.unit)}")
    if spec.clock is not None:
        more.append(f"clock: {spec.clock}")
    if spec.true_when is not None:
        more.append(f"true_when: [{', '.join(map(in_flow, spec.true_when))}]")
    if not more:
        return header
    header = in_flow(spec.headers[0]) if len(names) == 1 else header
    return f"{{column: {header}, {', '.join(more)}}}"


def _field_lines(survey: Survey) -> list[str]:
    fields = survey.source.fields if survey.source else {}
    lines = [f"      {yaml_text(name)}: {yaml_text(header)}" for name, header in fields.items()]
    return ["    fields:", *lines] if lines else []


def _value_lines(survey: Survey, unknown: Mapping[str, Sequence[str]]) -> list[str]:
    """The words of sla.yaml, and as remarks the words that nobody knows, to be filled in."""
    known = survey.source.values if survey.source else {}
    top = "      " if any(known.values()) else "    #   "
    lines = []
    for column in dict.fromkeys((*known, *unknown)):
        words = known.get(column, {})
        inner = f"{top}  " if words or "#" in top else f"{top}#   "
        lines.append(f"{top}{'' if words or '#' in top else '# '}{column}:")
        lines += [f"{inner}{yaml_text(raw)}: {yaml_text(word)}" for raw, word in words.items()]
        new = [f"{yaml_text(raw)}: {FILL_IN}" for raw in unknown.get(column, ()) if raw.strip()]
        lines += [f"{inner}{'# ' if words else ''}{line}" for line in new]
    if not lines:
        return []
    return ["    # values:" if "#" in top else "    values:", *lines]
