"""Contacts split by ticket, judged and measured apart, and merged in any order: the same report to the byte."""

import io
import random
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from audited_world import request_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from naive_files import write_world
from naive_world import World
from naive_worlds import worlds

from supportctl.audit.asking.cut import parse_cut
from supportctl.audit.asking.request import Request
from supportctl.audit.judging.outcome import make_types
from supportctl.audit.judging.run import Run, judge_exports, judge_part, wanted_columns
from supportctl.audit.measuring.finishing import finished, measure, measures_of, planned, refine
from supportctl.audit.measuring.measures import MEASURES, REFINED
from supportctl.audit.reporting.auditing import described, report_of
from supportctl.engine.measure import Measure
from supportctl.engine.session import Session
from supportctl.intake.files.paths import find_inputs
from supportctl.intake.loading.reading import read_exports
from supportctl.policy.load import load_sla
from supportctl.problem import NotAuditableError
from supportctl.render.json import report_json

ROOT = Path(__file__).parents[2]
PARTS = (1, 2, 7)


@contextmanager
def opened(folder: Path, paths: Sequence[Path]) -> Iterator[Session]:
    with tempfile.TemporaryDirectory(dir=folder) as name, Session(Path(name), paths, threads=1) as session:
        yield session


def keep_part(session: Session, whole: Session, part: int, parts: int, seed: int) -> None:
    """Leave only the records of the whole whose ticket, or whose row where it has none, falls into this part."""
    chosen = [
        row_id
        for row_id, key in whole.rows("select row_id, coalesce(ticket_id, row_id::varchar) from record")
        if random.Random(f"{seed}{key}").randrange(parts) == part  # noqa: S311 - any split will do
    ]
    for table, key in (("record_read", "rowid"), ("unread_cell", "row_id")):
        if session.has(table):
            session.run(f"delete from {table} where not list_contains(?::bigint[], {key})", [chosen])  # noqa: S608 - our own names


def merged(
    into: Session, parts: Sequence[Session], measures: Sequence[Measure], chance: random.Random
) -> None:
    """Merge the tables of the parts two by two, in random order, into the table of each measure."""
    for one in measures:
        tables = [f"{one.name} {number}" for number in range(len(parts))]
        for table, part in zip(tables, parts, strict=True):
            into.load(table, *part.table(one.name))
        for number in range(len(parts) - 1):
            chance.shuffle(tables)
            left, right = tables.pop(), tables.pop()
            tables.append(f"{one.name} of two {number}")
            into.run(f'create or replace table "{tables[-1]}" as {one.merged([left, right])}')
        into.run(f'create or replace table "{one.name}" as {one.merged(tables)}')


def in_parts(run: Run, folder: Path, paths: Sequence[Path], parts: int, seed: int) -> str:
    """The report of a run whose contacts were judged and measured in so many parts."""
    chance = random.Random(seed)  # noqa: S311 - any order will do
    with ExitStack() as stack:
        sessions = [stack.enter_context(opened(folder, paths)) for _ in range(parts)]
        for number, session in enumerate(sessions):
            read_exports(session, run.inputs, run.sla, wanted_columns(run.sla, run.request))
            keep_part(session, run.session, number, parts, seed)
            judge_part(session, run)
            measure(session, run)
        whole = stack.enter_context(opened(folder, paths))
        make_types(whole)
        merged(whole, sessions, measures_of(run), chance)
        plan = planned(whole, run)
        for session in sessions:
            session.load("wanted_step", *whole.table("wanted_step"))
            refine(session, run)
        merged(whole, sessions, [REFINED], chance)
        return "".join(report_json(described(run, finished(whole, run, plan))))


def compare(paths: Sequence[Path], sla_path: Path, folder: Path, request: Request, seed: int) -> None:
    sla = load_sla(sla_path)
    with tempfile.TemporaryDirectory(dir=folder) as name:
        inputs = find_inputs([str(path) for path in paths], io.BytesIO(), Path(name))
        files = [file.path for file in inputs.files]
        with Session(Path(name), files, threads=1) as session:
            try:
                run = judge_exports(session, inputs, sla, request)
                report = "".join(report_json(report_of(run)))
            except NotAuditableError:
                return
            for parts in PARTS:
                assert in_parts(run, folder, files, parts, seed) == report


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(worlds(), st.integers(0, 9))
def test_parts_of_a_world_add_up_to_the_whole(world: World, seed: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        paths = write_world(world, Path(name))
        compare(paths, Path(name, "sla.yaml"), Path(name), request_of(world), seed)


@pytest.mark.parametrize("by", ["channel", "agent,week", "in_hours,tag", "hour", "priority,status"])
def test_parts_of_the_sample_add_up_to_the_whole(by: str, tmp_path: Path) -> None:
    sla_path = ROOT / "sample_data" / "sla.yaml"
    paths = sorted((ROOT / "sample_data").glob("*.csv"))
    compare(paths, sla_path, tmp_path, Request(cut=parse_cut([by], load_sla(sla_path)), top=3), 1)


def test_steps_that_parts_share_add_up_to_the_whole(tmp_path: Path) -> None:
    sla_path = ROOT / "sample_data" / "sla.yaml"
    paths = sorted((ROOT / "sample_data").glob("*.csv"))
    compare(paths, sla_path, tmp_path, Request(buckets=(86_400,)), 2)


def test_every_measure_merges_with_itself_alone_and_says_how() -> None:
    assert len({one.name for one in MEASURES}) == len(MEASURES)
    for one in MEASURES:
        assert bool(one.first) != bool(one.fold), one.name
