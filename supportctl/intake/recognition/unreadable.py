"""Files that hold no contacts an audit could judge: why, and what to take or to write instead."""

from collections.abc import Iterator

from supportctl.intake.formats.column import Column
from supportctl.intake.formats.header_index import HeaderIndex
from supportctl.intake.formats.kind import kind_of
from supportctl.intake.formats.preset_file import load_system
from supportctl.intake.formats.system import GENERIC, REFUSED_KINDS, System
from supportctl.intake.formats.written_columns import shown_headers
from supportctl.intake.recognition.content_guess import times_first_filled
from supportctl.intake.recognition.fill_in_block import guesses_of, named, short_fill_in, short_header
from supportctl.intake.recognition.survey import Survey
from supportctl.intake.recognition.usable_columns import usable_columns
from supportctl.intake.recognition.yaml_text import pattern_of
from supportctl.intake.values.column_zones import shared_header_zone
from supportctl.intake.values.zone_words import AMBIGUOUS
from supportctl.report.problem import NotAuditableError, Problem
from supportctl.vocabulary import Kind

KIND_WORDS = {
    "message": "one row is a message, not a contact",
    "field_change": "one row is a change of one field, not a contact",
    "aggregate": "one row adds up many contacts",
    "extract": "it does not say when a contact was created or answered",
}
DURATIONS = ("first_response_duration", "resolution_duration")


def refuse_unreadable(file: Survey) -> None:
    """Raise NotAuditableError for exports without contacts and for files that do not say when one was created."""
    system = file.recognised.system
    if system.granularity in REFUSED_KINDS:
        raise NotAuditableError(_without_contacts(file, system))
    if "created_at" not in file.recognised.columns:
        raise NotAuditableError(_no_creation_time(file))
    shared = [_shared_zone(file, column, word) for column, word in _shared_zones(file)]
    if shared:
        raise NotAuditableError(*shared)


def _shared_zones(file: Survey) -> Iterator[tuple[Column, str]]:
    """Columns of times without a zone whose header names one by an abbreviation that several zones share."""
    for column in file.recognised.columns.values():
        word = shared_header_zone(column, file.source) if kind_of(column.canonical) is Kind.INSTANT else None
        if word:
            yield column, word


def _shared_zone(file: Survey, column: Column, word: str) -> Problem:
    zones = AMBIGUOUS[word.lower()]
    meant = f"{', '.join(zones[:-1])} or {zones[-1]}"
    return Problem(
        file.file.shown,
        f"column “{short_header(column.header)}” names a zone by {word}, which can mean {word} of {meant}",
        line=1,
        hint=f"write into sla.yaml: sources: [{{files: {pattern_of(file.file.name)}, timezone: {zones[0]}}}]",
    )


def times_named_as_durations(file: Survey) -> list[str]:
    """Headers that name a duration by the usual words, of columns whose cells are timestamps."""
    generic = load_system(GENERIC)
    names = {form for name in DURATIONS for way in generic.columns[name] for form in way.headers}
    instants = {
        position
        for name, column in usable_columns(file).columns.items()
        if kind_of(name) is Kind.INSTANT
        for position in column.positions
    }
    forms = HeaderIndex(file.dialect.header).forms
    return [file.dialect.header[one] for one in sorted(instants) if names.intersection(forms[one])]


def _without_contacts(file: Survey, system: System) -> Problem:
    message = f"is an export of {system.name} ({system.export}): {KIND_WORDS[system.granularity]}"
    return Problem(file.file.shown, message, line=1, hint=system.instead)


def _no_creation_time(file: Survey) -> Problem:
    message = "no column says when a contact was created"
    named_wrongly = times_named_as_durations(file)
    if named_wrongly:
        verb, them = ("hold", "them") if len(named_wrongly) > 1 else ("holds", "it")
        names = " and ".join(f"“{short_header(one)}”" for one in named_wrongly)
        message += (
            f"; {names} {verb} points in time, though named as durations: without a creation time nobody can tell "
            f"from {them} how long a contact waited"
        )
    return Problem(file.file.shown, message, line=1, hint=_hint(file))


def _hint(file: Survey) -> str:
    times = times_first_filled(guesses_of(file))
    if times:
        told = f"columns that hold times: {named([one.header for one in times])}"
    else:
        told = (
            f"no other column holds times of a contact; the headers are: {shown_headers(file.dialect.header)}"
        )
    return (
        f"fill in and write into sla.yaml: {short_fill_in(file)}; {told}; "
        f"`supportctl inspect` shows more of the file"
    )
