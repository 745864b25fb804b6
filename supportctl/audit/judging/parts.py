"""One part of the contacts, whole tickets in a session of its own, judged by what was decided over all of them.

What is numbered over the whole (traits, groups, words) is a handful of small tables, the same for every part.
"""

from typing import Final

from supportctl.audit.judging.judge import judge
from supportctl.audit.judging.run import Run
from supportctl.audit.judging.steps import STEPS
from supportctl.engine.session import Session

SHARED: Final = ("mapped_cell", "zone_day", "record_group", "matched_word", "trait_seen")
"""Tables that every part takes over from the whole; a run has those that its sla.yaml and its cut ask for."""


def judge_part(session: Session, run: Run) -> None:
    """Fill `judged` from the records of a session by the decisions of `run`, whose own session may be another."""
    for name in SHARED:
        if run.session.has(name):
            session.load(name, *run.session.table(name))
    for view in (run.groups.view, run.seen.view, STEPS.text("traited")):
        session.run(view)
    judge(session, run.traits, run.files, run.promises, run.sla, run.frame)
