"""What one file is taken for and why, and how its bytes are cut into rows."""

from collections.abc import Mapping

from supportctl.intake.door import GENERIC, Candidate, Column, HeaderIndex, Survey, header_weights
from supportctl.report.inspection import CandidateSeen, FileLayout, TakenBy, TakenFor

TELLING = 3
LONGEST_HEADER = 60


def taken_for(survey: Survey) -> TakenFor:
    """The export that the file was taken for, and what speaks for it."""
    recognised = survey.recognised
    system = recognised.system
    index = HeaderIndex(survey.dialect.header)
    candidate = next((one for one in recognised.ranked if one.system is system), None)
    forms, known = {one for one in index.forms if one}, system.known
    return TakenFor(
        preset=system.preset,
        system=system.name,
        export=system.export,
        granularity=system.granularity,
        by=_taken_by(survey),
        known=sum(bool(known.intersection(one)) for one in forms),
        headers=len(forms),
        score=candidate.score if candidate else None,
        telling=_telling(index, known),
        verified=system.verified,
        memory=list(system.memory),
        remark=system.remark,
        instead=system.instead,
    )


def runner_up(survey: Survey) -> CandidateSeen | None:
    """The best of the exports that it was not taken for; None where nothing speaks for any."""
    system = survey.recognised.system
    return next(
        (_seen(one) for one in survey.recognised.ranked if one.system is not system and one.known), None
    )


def layout(survey: Survey) -> FileLayout:
    """Encoding, delimiter, and where the table begins."""
    content, dialect = survey.content, survey.dialect
    return FileLayout(
        encoding=content.encoding,
        delimiter=dialect.delimiter,
        guessed=content.guessed,
        header_line=content.lines_above + 1 if dialect.header_in_file else None,
        preamble_lines=dialect.preamble_lines,
        footer_lines=dialect.footer_lines,
        columns=len(dialect.header),
    )


def unused_headers(survey: Survey, columns: Mapping[str, Column]) -> list[str]:
    """Headers from which no column comes, as written but cut short, in the order of the file."""
    used = {position for column in columns.values() for position in column.used_positions()}
    return [
        header[:LONGEST_HEADER]
        for position, header in enumerate(survey.dialect.header)
        if position not in used
    ]


def _taken_by(survey: Survey) -> TakenBy:
    if survey.recognised.pinned:
        return "sla.yaml"
    if survey.recognised.system.preset != GENERIC:
        return "headers"
    return "usual words" if survey.recognised.columns else "nothing"


def _telling(index: HeaderIndex, known: frozenset[str]) -> list[str]:
    """The known headers that the fewest other exports have."""
    weights = header_weights()
    found: dict[str, float] = {}
    for header, forms in zip(index.header, index.forms, strict=True):
        form = next((one for one in forms if one in known), None)
        if form is not None:
            found.setdefault(header[:LONGEST_HEADER], weights.get(form, 0.0))
    ordered = sorted(found.items(), key=lambda item: -item[1])
    return [header for header, weight in ordered if weight][:TELLING]


def _seen(one: Candidate) -> CandidateSeen:
    system = one.system
    return CandidateSeen(
        system.preset, system.name, system.export, one.score, one.known, one.headers, one.contradiction
    )
