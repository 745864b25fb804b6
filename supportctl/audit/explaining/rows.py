"""The rows to explain, gathered from the tables of a judged run and from the lines of the files."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from supportctl.audit.explaining.steps import STEPS
from supportctl.audit.explaining.stop import Stops, stops_of
from supportctl.audit.judging.promises import Promise
from supportctl.audit.judging.run import Run
from supportctl.audit.judging.traits import Trait
from supportctl.audit.listing.places import find_places
from supportctl.engine.session import Session
from supportctl.intake.door import LONGEST_TEXT, Place, RawRow, ReadFile, read_raw_rows
from supportctl.vocabulary.metrics import TIME_METRICS

TIMES = (
    "created_at",
    "first_response_at",
    "resolved_at",
    "closed_at",
    "updated_at",
    "first_response_due_at",
    "resolution_due_at",
)
DURATIONS = ("first_response_duration", "resolution_duration", "wait_duration")


@dataclass(frozen=True, slots=True)
class Outcome:
    """A promise as the judging SQL left it; times in microseconds.

    `least` and `most` are the ends of an elapsed time that is known to the day only.
    """

    promise: Promise
    state: str
    reason: str | None
    elapsed: int | None
    promised: int | None
    due: bool
    worthless: bool
    least: int | None = None
    most: int | None = None


@dataclass(frozen=True, slots=True)
class ExplainedRow:
    """A record with all that is known of it: `values` are instants and durations in microseconds, None where empty.

    `days` are local midnights of instants of which only the day is known. `trait` is None for a record that is no
    ticket; `unread` holds the texts that nobody could read, by column. `odd` counts local times that happen twice and
    that never do.
    """

    row_id: int
    fate: int
    ticket_id: str | None
    file: ReadFile
    place: Place
    raw: RawRow
    values: Mapping[str, int | None]
    days: Mapping[str, int | None]
    stops: Stops
    odd: tuple[int, int]
    unread: Mapping[str, str]
    trait: Trait | None
    outcomes: Sequence[Outcome]

    @property
    def created_at(self) -> int | None:
        """The instant at which every clock of the ticket starts."""
        return self.values["created_at"]


def explained_rows(session: Session, run: Run, row_ids: Sequence[int]) -> list[ExplainedRow]:
    """The rows with these ids, in their order in the run."""
    wanted = {"rows": list(row_ids)}
    records = session.rows(STEPS.text("explained_record"), wanted)
    traits = {trait.seen.trait_no: trait for trait in run.traits}
    trait_of = {row: traits[number] for row, number in session.rows(STEPS.text("explained_trait"), wanted)}
    outcomes = _outcomes(session, run, wanted)
    stops = stops_of(session, list(TIME_METRICS), {**wanted, **run.frame.window(), "shortest": False})
    unread = _unread(session, wanted)
    places = find_places(run.reading.files, [(record[1], record[0]) for record in records])
    raw = _raw_rows(run.reading.files, places)
    return [
        ExplainedRow(
            row_id=row_id,
            fate=fate,
            ticket_id=ticket_id,
            file=run.reading.files[file_no],
            place=places[file_no, row_id],
            raw=raw[file_no, row_id],
            values=dict(zip((*TIMES, *DURATIONS), values[: len(TIMES) + len(DURATIONS)], strict=True)),
            days=dict(zip(TIMES, values[len(TIMES) + len(DURATIONS) :], strict=True)),
            stops=stops.get(row_id, Stops()),
            odd=(ambiguous, nonexistent),
            unread=unread.get(row_id, {}),
            trait=trait_of.get(row_id),
            outcomes=outcomes.get(row_id, ()),
        )
        for row_id, file_no, fate, ticket_id, *values, ambiguous, nonexistent in records
    ]


def _outcomes(session: Session, run: Run, wanted: Mapping[str, list[int]]) -> dict[int, list[Outcome]]:
    found: dict[int, list[Outcome]] = {}
    for row_id, promise_no, *judged in session.rows(STEPS.text("explained_promise"), wanted):
        found.setdefault(row_id, []).append(Outcome(run.promises.rows[promise_no], *judged))
    return found


def _unread(session: Session, wanted: Mapping[str, list[int]]) -> dict[int, dict[str, str]]:
    found: dict[int, dict[str, str]] = {}
    parameters = {**wanted, "most": LONGEST_TEXT}
    for row_id, name, text in session.rows(STEPS.text("explained_unread"), parameters):
        found.setdefault(row_id, {})[name] = text
    return found


def _raw_rows(
    files: Sequence[ReadFile], places: Mapping[tuple[int, int], Place]
) -> dict[tuple[int, int], RawRow]:
    """The cells of each (file_no, row_id)."""
    found: dict[tuple[int, int], RawRow] = {}
    for file_no in sorted({file_no for file_no, _ in places}):
        lines = {row_id: place.line for (number, row_id), place in places.items() if number == file_no}
        rows = read_raw_rows(files[file_no], lines.values())
        found |= {(file_no, row_id): rows[line] for row_id, line in lines.items()}
    return found
