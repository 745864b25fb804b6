"""The measures of the whole as named numbers: nothing after this asks the engine."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from supportctl.audit.asking.buckets import bucket_bounds, step_us
from supportctl.audit.judging.run import Run
from supportctl.audit.measuring.answers import (
    AsideExample,
    Disagreed,
    Doubts,
    Listed,
    Span,
    VendorPair,
    VendorWord,
    Waiting,
)
from supportctl.audit.measuring.group_order import OrderedGroups, order_groups
from supportctl.audit.measuring.measures import (
    CREATED_SPAN,
    LATE_CLOSED_LISTED,
    LISTED,
    MEASURES,
    RATES,
    REFINED,
    VENDOR,
    take,
)
from supportctl.audit.measuring.rates import any_rate, load_countable, rate_counts
from supportctl.audit.measuring.results import Results
from supportctl.audit.measuring.series import AllSeries, Series, all_series
from supportctl.audit.measuring.spreads import Spread, finish_spreads, load_series, want_steps
from supportctl.audit.measuring.steps import STEPS
from supportctl.audit.measuring.tally import Tally, load_cells, series_tallies, slice_weights
from supportctl.audit.measuring.targets import longest_seconds
from supportctl.audit.measuring.vendor import compare_verdicts, has_verdicts
from supportctl.engine.measure import Measure
from supportctl.engine.session import Phase, Session
from supportctl.vocabulary.states import State

_OPEN_FIRST = "is_open desc, overrun desc nulls last, row_id, promise_no"


@dataclass(frozen=True, slots=True)
class Counted:
    """All that a report is made of. `fates` counts rows that are no contacts, by (file_no, fate)."""

    results: Results
    groups: OrderedGroups
    series: AllSeries
    tallies: Mapping[Series, Tally]
    spreads: Mapping[Series, Spread]
    waiting: Waiting
    later_contacts: int
    doubts: Sequence[Doubts]
    fates: Mapping[tuple[int, int], int]
    span: Span | None
    aside: Sequence[AsideExample]
    worst: Sequence[Listed]
    late_closed: Sequence[Listed]
    act_now: Sequence[Listed]
    vendor_words: Sequence[VendorWord]
    vendor_pairs: Sequence[VendorPair]
    disagreements: Sequence[Disagreed]


def count(run: Run) -> Counted:
    """The numbers of a run on one machine, which is one part."""
    measure(run.session, run)
    plan = planned(run.session, run)
    refine(run.session, run)
    return finished(run.session, run, plan)


def measures_of(run: Run) -> list[Measure]:
    """The measures that a run needs."""
    needless = [] if any_rate(run) else [*RATES]
    needless += [] if has_verdicts(run.files) else VENDOR
    needless += [] if run.frame.has_period else [CREATED_SPAN]
    return [one for one in MEASURES if one not in needless]


def measure(session: Session, run: Run) -> None:
    """Take every measure of the judged contacts of a session: a table each."""
    session.phase = Phase("adding up")
    load_countable(session, run.traits)
    if has_verdicts(run.files):
        compare_verdicts(session, run)
    take(session, run, measures_of(run))


def refine(session: Session, run: Run) -> None:
    """Look at the judged contacts of a session again, where `wanted_step` says."""
    take(session, run, [REFINED])


@dataclass(frozen=True, slots=True)
class Plan:
    """The counts of the whole, in the order of the report, and what each of its rows is about."""

    results: Results
    groups: OrderedGroups
    series: AllSeries
    bounds: Sequence[tuple[int, ...]]


def planned(session: Session, run: Run) -> Plan:
    """What the report shows; makes the table `wanted_step`. Needs the measures of the whole."""
    session.run(STEPS.text("coarse"))
    rates = rate_counts(session, run) if any_rate(run) else {}
    results = Results(run.promises, slice_weights(session), rates, run.traits, run.groups, run.sla)
    groups = order_groups(results, run.request.top)
    series = all_series(results, groups)
    bounds = [*map(_bounds_of(run), (one.cells for one in series.every()))]
    load_series(session, [one.slices for one in series.every()], bounds)
    load_cells(session, [cell.excluded for cell in run.promises.cells])
    want_steps(session)
    return Plan(results, groups, series, bounds)


def _bounds_of(run: Run) -> Callable[[tuple[int, ...]], tuple[int, ...]]:
    """The bounds of the buckets that fit some cells, by their numbers: found once, however many rows have them."""
    cells, asked = run.promises.cells, run.request.buckets
    return cache(lambda numbers: bucket_bounds(longest_seconds(cells[one] for one in numbers), asked))


def finished(session: Session, run: Run, plan: Plan) -> Counted:
    """The numbers of the whole. Needs the measures of the whole, and what `refine` found."""
    with_verdicts = has_verdicts(run.files)
    late = session.records(Listed, f"select * exclude (is_open) from late order by {_OPEN_FIRST}")  # noqa: S608 - our own names
    spreads = finish_spreads(session, plan.bounds, step_us(run.request.buckets))
    return Counted(
        results=plan.results,
        groups=plan.groups,
        series=plan.series,
        tallies=dict(zip(plan.series.every(), series_tallies(session, len(plan.bounds)), strict=True)),
        spreads=dict(zip(plan.series.every(), spreads, strict=True)),
        waiting=session.records(Waiting, "select * from waiting_count")[0],
        later_contacts=session.row("select contacts from later_event")[0],
        doubts=session.records(Doubts, "select * from doubt order by file_no"),
        fates={
            (file_no, fate): n for file_no, fate, n in session.rows("select * from fate_count order by all")
        },
        span=session.records(Span, "select * from created_span")[0] if run.frame.has_period else None,
        aside=session.records(AsideExample, "select * from set_aside_example order by file_no, fate, row_id"),
        worst=late[:LISTED],
        late_closed=[one for one in late if one.state != State.OVERDUE][:LATE_CLOSED_LISTED],
        act_now=session.records(
            Listed, "select * exclude (calendar_no, to_deadline) from act_now order by row_id, promise_no"
        ),
        vendor_words=session.records(VendorWord, "select * from vendor_words order by all")
        if with_verdicts
        else (),
        vendor_pairs=session.records(VendorPair, "select * from vendor_tally order by all")
        if with_verdicts
        else (),
        disagreements=_disagreed(session) if with_verdicts else (),
    )


def _disagreed(session: Session) -> Sequence[Disagreed]:
    """The farthest from the target first, of each file and metric."""
    order = "file_no, metric, abs(elapsed - promised) desc nulls last, row_id"
    return session.records(Disagreed, f"select * from vendor_disagreement order by {order}")  # noqa: S608 - our own names
