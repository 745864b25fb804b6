"""The legs or events of a call as one record: what each column of the whole is, in terms of the parts.

The first part takes the merged values over; the others fold into it. Only columns that the run's files have are
written, so the statement is generated.
"""

from supportctl.engine.session import Session, quoted
from supportctl.intake.formats.kind import kind_of
from supportctl.intake.loading.record import DAY_PARTS, ODD_TIMES
from supportctl.intake.loading.steps import step
from supportctl.vocabulary.columns import Kind

FIRST = "arg_min(r.{column}, p.part_no)"
"""What the first part that says something says."""

RESPONDED = "min(p.responded)"

BY_KIND = {
    Kind.TEXT: FIRST,
    Kind.CATEGORY: FIRST,
    Kind.DURATION: FIRST,
    Kind.NUMBER: "max(r.{column})",
    Kind.BOOLEAN: "bool_or(r.{column})",
    Kind.INSTANT: "max(r.{column})",
}
BY_COLUMN = {
    "created_at": "min(r.created_at)",
    "first_response_at": RESPONDED,
    "first_response_due_at": "min(r.first_response_due_at)",
    "resolution_due_at": "min(r.resolution_due_at)",
    "agent": "first(r.agent order by p.responded nulls last, p.part_no) filter (where r.agent is not null)",
    "answered": f"{RESPONDED} is not null and bool_or(r.answered) is not null or bool_or(r.answered)",
    "unread": "string_agg(r.unread, '' order by p.part_no)",
    "fate": "0",
}
"""`agent` is the one who answered.

`answered` stays unknown when no part says, and a part that has a response speaks for the call.
"""


def merge_parts(session: Session) -> None:
    """Merge calls that stand on several rows; needs the relations `record` and `file`."""
    session.run(step("part"))
    have = {name for (name,) in session.rows("select column_name from (describe record_read)")}
    names = sorted(have - {"file_no", "ticket_id", "unread_cells", *ODD_TIMES.values()})
    merged = ", ".join(f"{_merged(name, have)} as {quoted(name)}" for name in names)
    taken = ", ".join(f"{quoted(name)} = merged.{quoted(name)}" for name in names)
    session.run(
        f"create or replace table merged as select p.call_row, {merged} "  # noqa: S608 - quoted names
        "from part p join record r on r.row_id = p.row_id group by p.call_row"
    )
    session.run(f"update record_read set {taken} from merged where record_read.rowid = merged.call_row")  # noqa: S608 - quoted names
    session.run(step("part_folded"))


def _merged(name: str, have: set[str]) -> str:
    """SQL for a column of the whole call; `have` are the columns of the table."""
    match name:
        case "first_response_duration":
            return _response_duration(have)
        case "wait_duration":
            return _wait(have)
        case "resolution_duration":
            return f"max(coalesce(p.part_at, p.call_at) + r.{name}) - min(p.call_at)"
        case "abandoned":
            answered = " or ".join([f"{RESPONDED} is not null", *_any("answered", have)])
            return f"bool_or(r.abandoned) and not coalesce({answered}, false)"
    if part := next((one for one in DAY_PARTS if name.endswith(one)), None):
        return _day(name, name.removesuffix(part))
    return BY_COLUMN.get(name, BY_KIND[kind_of(name)]).format(column=quoted(name))


def _response_duration(have: set[str]) -> str:
    """Until the earliest response, where no column holds that instant; else what the export's own clock counts."""
    counted = "arg_min(p.response_counted, p.part_no)"
    return counted if "first_response_at" in have else f"coalesce({RESPONDED} - min(p.call_at), {counted})"


def _wait(have: set[str]) -> str:
    """Until the answer, else until the last part gave up waiting.

    An event's wait counts from the last time that the caller was queued, which its own instant makes good.
    """
    ended = ", r.closed_at" if "closed_at" in have else ""
    given_up = f"coalesce(p.part_at + r.wait_duration, greatest(p.call_at + r.wait_duration{ended}))"
    return (
        f"coalesce({RESPONDED}, max({given_up}) filter (where r.wait_duration is not null)) - min(p.call_at)"
    )


def _day(name: str, instant: str) -> str:
    """The day that goes with the instant that the whole call has."""
    first = BY_COLUMN.get(instant, BY_KIND[Kind.INSTANT]).startswith("min")
    return f"arg_{'min' if first else 'max'}_null(r.{name}, r.{instant})"


def _any(name: str, have: set[str]) -> list[str]:
    return [f"bool_or(r.{name})"] if name in have else []
