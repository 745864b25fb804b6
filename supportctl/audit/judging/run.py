"""A run: the files read and every promise judged, which is what every account of them starts from."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from supportctl.audit.asking.moment import AsOf
from supportctl.audit.asking.request import Request
from supportctl.audit.judging.export_age import export_age
from supportctl.audit.judging.facet import Seen, see_traits
from supportctl.audit.judging.frame import Frame
from supportctl.audit.judging.groups import Groups, make_groups
from supportctl.audit.judging.judge import judge
from supportctl.audit.judging.latest import latest_in_data
from supportctl.audit.judging.milestones import milestone_words
from supportctl.audit.judging.needs import kept_columns, target_columns
from supportctl.audit.judging.promises import Promises, make_promises
from supportctl.audit.judging.steps import STEPS
from supportctl.audit.judging.traits import Trait, decide_traits
from supportctl.audit.judging.whole_period import is_whole
from supportctl.engine.session import Phase, Session
from supportctl.intake.door import Inputs, ReadFile, Reading, Wanted, read_exports
from supportctl.policy.model import SlaFile
from supportctl.worktime.zone import load_zone, us_to_local


@dataclass(frozen=True, slots=True)
class Run:
    """What was asked, what was read, what it was judged by; the table `judged` lies in the open session."""

    session: Session
    inputs: Inputs
    sla: SlaFile
    request: Request
    reading: Reading
    frame: Frame
    groups: Groups
    seen: Seen
    traits: Sequence[Trait]
    promises: Promises

    @property
    def files(self) -> Sequence[ReadFile]:
        """The files in the tables, in the order of their file_no."""
        return self.reading.files


def judge_exports(session: Session, inputs: Inputs, sla: SlaFile, request: Request) -> Run:
    """Read the files and judge every promise. Raises UsageError and NotAuditableError with every problem found."""
    request.period.check()
    reading = read_exports(session, inputs, sla, wanted_columns(sla, request))
    return judge_reading(session, inputs, reading, sla, request)


def wanted_columns(sla: SlaFile, request: Request) -> Wanted:
    """The columns of the exports that the request needs beside the usual ones."""
    named = {*request.cut.fields, *(name for name, _ in request.where), *request.fields}
    return Wanted(kept_columns(sla), kept_columns(sla, named), target_columns(sla))


def judge_reading(session: Session, inputs: Inputs, reading: Reading, sla: SlaFile, request: Request) -> Run:
    """Judge every promise of files that were read with the columns that the request needs."""
    frame = _frame(session, sla, request)
    groups = make_groups(session, request.cut, reading.files, sla.timezone)
    literals = [*sla.matched_words(), *((name, word) for name, words in request.where for word in words)]
    literals += milestone_words(reading.files)
    window = {**frame.window(), **frame.possible()}
    seen = see_traits(session, reading.files, literals, frozenset(sla.declared_fields), window)
    traits = decide_traits(seen.traits, reading.files, sla, request.where)
    promises = make_promises(traits, reading.files, sla, request.cut)
    run = Run(session, inputs, sla, request, reading, frame, groups, seen, traits, promises)
    session.phase = Phase("judging", sum(trait.seen.in_window for trait in traits))
    judge_part(session, run)
    return run


SHARED: Final = ("mapped_cell", "zone_day", "record_group", "matched_word", "trait_seen")
"""Tables of what is numbered over the whole; a run has those that its sla.yaml and its cut ask for."""


def judge_part(session: Session, run: Run) -> None:
    """Fill `judged` from the records of a session by what was decided over all of them: the whole, or a part of it.

    A part is any set of whole tickets in a session of its own; it takes over the small tables of what is numbered.
    """
    if session is not run.session:
        for name in SHARED:
            if run.session.has(name):
                session.load(name, *run.session.table(name))
        for view in (run.groups.view, run.seen.view, STEPS.text("traited")):
            session.run(view)
    judge(session, run.traits, run.files, run.promises, run.sla, run.frame)


def _frame(session: Session, sla: SlaFile, request: Request) -> Frame:
    as_of = request.as_of or latest_in_data(session)
    since, until = _bounds(session, sla, request, as_of)
    frame = Frame(as_of, request.cut.splits_hours, age=export_age(session, as_of, request.max_age_us))
    return replace(
        frame,
        by_words=bool(request.where),
        since_us=frame.since_us if since is None else since,
        until_us=frame.until_us if until is None else until,
    )


def _bounds(session: Session, sla: SlaFile, request: Request, as_of: AsOf) -> tuple[int | None, int | None]:
    """The period asked for. Where the data say how far they reach, they also say whether this week is whole."""
    period = request.period
    asks_data = period.period is not None and period.counts_back and request.as_of is None
    whole = asks_data and is_whole(session, period.period or "", as_of.us, sla.timezone)
    today = us_to_local(as_of.us, load_zone(sla.timezone)).date()
    return period.bounds(today, sla.timezone, whole=whole)
