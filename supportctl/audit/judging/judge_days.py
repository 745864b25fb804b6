"""Contacts with a day among their times, judged from both ends of what is possible (semantics rule 5a)."""

from collections.abc import Mapping
from typing import Final

from supportctl.audit.judging.steps import STEPS
from supportctl.engine.session import Session

JUDGING: Final = ("contact", "stop", "promised", "worked", "measured")
"""The steps before `judged`: what became of each contact, when clocks stopped, promise by promise, in working time."""

EXACT: Final = {"with_days": False, "shortest": False}
"""Parameters of these steps for the contacts without a day among their times."""

DAY_SPAN_COLUMNS: Final = dict.fromkeys(("calendar_no", "first_started", "lasted", "least", "most"), "bigint")
JUDGED_SPAN_COLUMNS: Final = dict.fromkeys(
    ("row_id", "promise_no", "least", "most", "least_overrun"), "bigint"
)


def prepare_days(session: Session) -> None:
    """Make the tables that judging and listing join, empty: most files know the time of day."""
    session.load("day_span", DAY_SPAN_COLUMNS, [])
    session.load("judged_span", JUDGED_SPAN_COLUMNS, [])


def judge_days(session: Session, stop: str, parameters: Mapping[str, int]) -> None:
    """Fill `judged_days` with the promises of such contacts, like `judged`, and add to `judged_span` what is open.

    `stop` is the query of all clocks (stops.py).
    """
    clock = {name: parameters[name] for name in ("since", "until", "earliest", "latest", "slot")}
    session.run(STEPS.table_of("day_span", ("contact", "stop"), stop=stop), {**clock, "shortest": True})
    for name, shortest in (("judged_shortest", True), ("judged_longest", False)):
        ends = {"with_days": True, "shortest": shortest}
        session.run(STEPS.table_of("judged", JUDGING, table=name, stop=stop), {**parameters, **ends})
    session.run(STEPS.text("judged_days"))
    session.run(STEPS.text("judged_span"))
