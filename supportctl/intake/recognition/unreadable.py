"""Files that hold no contacts an audit could judge: why, and what to take or to write instead."""

from collections.abc import Iterator

from supportctl.intake.formats.column import Column
from supportctl.intake.formats.header_index import HeaderIndex
from supportctl.intake.formats.kind import kind_of
from supportctl.intake.formats.preset_file import load_system
from supportctl.intake.formats.system import GENERIC, System
from supportctl.intake.formats.written_columns import shown_headers
from supportctl.intake.recognition.content_guess import times_first_filled
from supportctl.intake.recognition.fill_in_block import guesses_of, named, short_fill_in, short_header
from supportctl.intake.recognition.repeated_rows import Repeated, repeated_rows
from supportctl.intake.recognition.row_kind import KINDS, kind_of_rows
from supportctl.intake.recognition.survey import Survey
from supportctl.intake.recognition.usable_columns import usable_columns
from supportctl.intake.values.column_zones import shared_header_zone
from supportctl.intake.values.zone_words import AMBIGUOUS
from supportctl.problem import NotAuditableError, Problem
from supportctl.vocabulary.columns import Kind
from supportctl.vocabulary.granularities import REFUSED_KINDS

KIND_WORDS = {**KINDS, "extract": "it does not say when a contact was created or answered"}
INSTEAD = (
    "export the tickets, conversations or calls themselves, one row each, with the times of creation, first answer and "
    "solution"
)
ALL_THE_SAME = "if its rows are contacts all the same, "
DURATIONS = ("first_response_duration", "resolution_duration")


def refuse_unreadable(file: Survey) -> None:
    """Raise NotAuditableError for exports without contacts and for files that do not say when one was created."""
    system = file.recognised.system
    if system.granularity in REFUSED_KINDS:
        raise NotAuditableError(_without_contacts(file, system))
    if (kind := kind_of_rows(file)) is not None:
        raise NotAuditableError(_no_contacts(file, kind))
    if "created_at" not in file.recognised.columns:
        raise NotAuditableError(_no_creation_time(file))
    if (repeated := repeated_rows(file.recognised, file.dialect)) is not None and repeated.header is not None:
        raise NotAuditableError(_repeated(file, repeated, repeated.header))
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
        hint=file.entry.write("timezone", zones[0]),
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


def _no_contacts(file: Survey, kind: str) -> Problem:
    created = file.recognised.columns.get("created_at")
    if created is None:
        return Problem(file.file.shown, KINDS[kind], line=1, hint=INSTEAD)
    line = file.entry.column("created_at", *created.headers)
    return Problem(file.file.shown, KINDS[kind], line=1, hint=f"{INSTEAD}; {ALL_THE_SAME}{line}")


def _repeated(file: Survey, found: Repeated, header: str) -> Problem:
    message = (
        f"{found.rows} of the first {found.of} rows repeat a contact, and each would count: no header is known to be "
        f"the id, but “{short_header(header)}” tells the contacts apart"
    )
    return Problem(file.file.shown, message, line=1, hint=file.entry.column("ticket_id", header))


def _no_creation_time(file: Survey) -> Problem:
    message = "no column says when a contact was created"
    named_wrongly = times_named_as_durations(file)
    if named_wrongly:
        verb, they = ("hold", "they do") if len(named_wrongly) > 1 else ("holds", "it does")
        names = " and ".join(f"“{short_header(one)}”" for one in named_wrongly)
        message += (
            f"; {names} {verb} points in time, though named as durations: without a creation time {they} not tell "
            "how long a contact waited"
        )
    return Problem(file.file.shown, message, line=1, hint=_hint(file))


def _hint(file: Survey) -> str:
    line = short_fill_in(file)
    if line is None:
        return (
            "export it again with the time when each contact came in: no column holds it; the headers are: "
            f"{shown_headers(file.dialect.header)}"
        )
    times = times_first_filled(guesses_of(file))
    return (
        f"check and {line}; columns that hold times: {named([one.header for one in times])}; "
        "`supportctl inspect` shows more of the file"
    )
