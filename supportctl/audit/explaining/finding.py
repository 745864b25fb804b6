"""Which row a person means: by ticket id, or by the place that every report names, as in tickets.csv:51."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from supportctl.audit.explaining.steps import STEPS
from supportctl.audit.explaining.timeline import text_or_none
from supportctl.audit.judging.run import Run
from supportctl.audit.listing.places import find_places
from supportctl.engine.session import Session
from supportctl.intake.door import (
    BOOKKEEPING,
    FOLDED,
    SET_ASIDE_REASONS,
    Found,
    ReadFile,
    read_raw_rows,
    record_on_line,
)
from supportctl.problem import Problem, UsageError

LONGEST_ID = 200
NEAR = {"longest": LONGEST_ID, "least": 0.8, "most": 3}
LISTED = 10
HOW = "name its id as the export writes it, or its place as in tickets.csv:51"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A record with the id asked for; candidates of one identity are copies of one ticket."""

    row_id: int
    file_no: int
    fate: int
    identity_no: int
    created_at: int | None


def find_row(session: Session, run: Run, ticket: str) -> tuple[ReadFile, Found]:
    """The row of an id or a place. Raises UsageError with the candidates, or with what comes near."""
    files = run.reading.files
    rows = session.rows(STEPS.text("explained_candidate"), {"ticket": ticket})
    candidates = [Candidate(*row) for row in rows]
    chosen = _chosen(candidates)
    if chosen is not None:
        return files[chosen.file_no], Found(0, chosen.row_id, None)
    if candidates:
        raise UsageError(*_ambiguous(ticket, candidates, files))
    found = _by_place(files, ticket) or _among_rejects(files, ticket)
    if found is None:
        raise UsageError(_not_found(session, run, ticket))
    return found


def copies_of(session: Session, ticket: str | None, row_id: int) -> list[Candidate]:
    """The other records of the same identity with the same id."""
    if ticket is None:
        return []
    rows = [Candidate(*row) for row in session.rows(STEPS.text("explained_candidate"), {"ticket": ticket})]
    own = {one.identity_no for one in rows if one.row_id == row_id}
    return [one for one in rows if one.identity_no in own and one.row_id != row_id]


def _chosen(candidates: Sequence[Candidate]) -> Candidate | None:
    """The one ticket, whatever copies were folded into it; else the only record."""
    standing = _standing(candidates)
    return standing[0] if len(standing) == 1 else None


def _standing(candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """Those that are contacts, or would be; all of them when there is none."""
    found = [one for one in candidates if one.fate not in FOLDED and one.fate != BOOKKEEPING]
    return found or candidates


def _ambiguous(ticket: str, candidates: Sequence[Candidate], files: Sequence[ReadFile]) -> list[Problem]:
    standing = _standing(candidates)
    listed = standing[:LISTED]
    places = find_places(files, [(one.file_no, one.row_id) for one in listed])
    lines = [(one, files[one.file_no].shown, places[one.file_no, one.row_id].line) for one in listed]
    problems = [Problem(path, _candidate_words(one, files), line=line) for one, path, line in lines]
    first = f"{lines[0][1]}:{lines[0][2]}"
    hint = f"name one by its place: supportctl explain {first} ..."
    more = f", the first {LISTED} of them above" if len(standing) > LISTED else ""
    return [*problems, Problem(f"ticket {ticket}", f"stands for {len(standing)} rows{more}", hint=hint)]


def _candidate_words(one: Candidate, files: Sequence[ReadFile]) -> str:
    namespace = files[one.file_no].namespace
    created = text_or_none(one.created_at) or "at an unknown time"
    fate = f", set aside: {SET_ASIDE_REASONS[one.fate]}" if one.fate in SET_ASIDE_REASONS else ""
    return f"of {namespace}, created {created}{fate}"


def _by_place(files: Sequence[ReadFile], text: str) -> tuple[ReadFile, Found] | None:
    """`exports/tickets.csv:51`, or `tickets.csv:51` where only one file has that name."""
    path, line = _place(text)
    named = _named(files, path)
    if line is None or len(named) != 1:
        return None
    found = record_on_line(named[0], line)
    return None if found is None else (named[0], found)


def _place(text: str) -> tuple[str, int | None]:
    """The path and the line that a text names; the whole text and None where it is no place."""
    path, sign, line = text.rpartition(":")
    return (path, int(line)) if sign and line.isdecimal() else (text, None)


def _named(files: Sequence[ReadFile], path: str) -> Sequence[ReadFile]:
    """The file of this path, or those of this name."""
    return [one for one in files if one.shown == path] or [
        one for one in files if Path(one.shown).name == path
    ]


def _among_rejects(files: Sequence[ReadFile], ticket: str) -> tuple[ReadFile, Found] | None:
    """A record that could not be cut into cells may still begin with its id."""
    for file in files:
        places = file.lines.rejected_rows(reject.number for reject in file.rejects)
        rows = read_raw_rows(file, (place.line for place in places.values()))
        for reject in file.rejects:
            place = places.get(reject.number)
            if place is not None and rows[place.line].text("ticket_id") == ticket:
                return file, Found(place.line, None, reject)
    return None


def _not_found(session: Session, run: Run, ticket: str) -> Problem:
    near = [
        one for (one,) in session.rows(STEPS.text("explained_near"), {**NEAR, "ticket": ticket[:LONGEST_ID]})
    ]
    unread = ", ".join(problem.path for problem in run.reading.failures)
    beside = f" ({unread} could not be read)" if unread else ""
    message, hint = _what_it_is(run.reading.files, ticket) or (f"is in none of the files{beside}", HOW)
    hint = f"did you mean {' or '.join(near)}? {hint}" if near else hint
    return Problem(f"ticket {ticket[:LONGEST_ID]}", message, hint=hint)


def _what_it_is(files: Sequence[ReadFile], text: str) -> tuple[str, str] | None:
    """A message and a hint for a text that is the name of a file, or looks like a place in one."""
    path, line = _place(text)
    named = _named(files, path)
    if len(named) > 1:
        places = " or ".join(f"{one.shown}{f':{line}' if line is not None else ''}" for one in named)
        return "names several files", f"name the folder too: {places}"
    if named and line is None:
        return "is a file, not a ticket", f"name the ticket in front of it: supportctl explain TICKET {text}"
    if named:
        return "is a line on which no row begins", HOW
    if line is not None and Path(path).suffix:
        read = ", ".join(one.shown for one in files[:LISTED])
        return f"names no file that was read; read were {read}", HOW
    return None
