"""Arbitrary files: never a traceback, never a lost row, never a wrong sum. `make fuzz` tries many more of them."""

import json
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from fuzzed_exports import FILES
from fuzzed_tables import Table, tables
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from supportctl.audit.asking.request import Request
from supportctl.audit.inspecting.inspecting import inspect_open
from supportctl.audit.judging.run import Run, judge_exports
from supportctl.audit.reporting.auditing import report_of
from supportctl.engine.session import Session
from supportctl.intake.files.paths import Inputs, find_inputs
from supportctl.policy.load import sla_from_bytes
from supportctl.problem import NotAuditableError
from supportctl.render.json import report_json
from supportctl.render.text.inspection import render_inspection
from supportctl.render.text.report import render_text
from supportctl.report.audit_report import AuditReport

AT_ONCE = 5
"""Files of one run: an engine of its own for each would take three times as long."""
TRIES = int(os.environ.get("FUZZ", "150"))
"""Files of a kind."""
PARTS = -(-TRIES // 1000)
"""Tests of a kind, so that all processors have work to the end and one sees how far it is."""
SLA = sla_from_bytes(
    "sla.yaml",
    b"version: 1\nmax_set_aside: 100%\npolicies: [{name: all, targets: {first_response: 1h, resolution: 24h}}]\n",
)[0]
ANSWERED_US = """
    select file_no, sum(first_response_at - created_at)::bigint from record
    where fate = 0 and first_response_at is not null group by file_no"""
fuzzing = settings(
    max_examples=-(-TRIES // (PARTS * AT_ONCE)), deadline=None, suppress_health_check=list(HealthCheck)
)
in_parts = pytest.mark.usefixtures("part")


@pytest.fixture(params=range(PARTS))
def part() -> None:
    """Which part of a kind: the same test, with files of its own."""


@contextmanager
def opened(files: Sequence[bytes]) -> Iterator[tuple[Session, Inputs]]:
    with TemporaryDirectory() as folder:
        paths = [Path(folder, f"export-{number}.csv") for number in range(len(files))]
        for path, data in zip(paths, files, strict=True):
            path.write_bytes(data)
        inputs = find_inputs(list(map(str, paths)), BytesIO(), Path(folder))
        with Session(Path(folder), [file.path for file in inputs.files], threads=1) as session:
            yield session, inputs


@contextmanager
def audited(files: Sequence[bytes]) -> Iterator[tuple[AuditReport, Run]]:
    with opened(files) as (session, inputs):
        run = judge_exports(session, inputs, SLA, Request())
        yield report_of(run), run


def several(kind: st.SearchStrategy[bytes]) -> st.SearchStrategy[list[bytes]]:
    return st.lists(kind, min_size=AT_ONCE, max_size=AT_ONCE)


@in_parts
@fuzzing
@given(files=several(FILES))
def test_any_file_is_audited_or_refused_in_words(files: list[bytes]) -> None:
    try:
        with audited(files) as (report, _):
            pass
    except NotAuditableError as refused:
        said = [problem.message and problem.path for problem in refused.problems]
        assert all(said)
        return
    for file in report.inputs:
        assert file.rows == file.tickets + file.folded + file.out_of_scope + file.set_aside
    assert sum(one.count for one in report.set_aside) == sum(file.set_aside for file in report.inputs)
    written = json.loads("".join(report_json(report)))["inputs"]
    assert [file["rows"] for file in written] == [file.rows for file in report.inputs]
    assert render_text(report, width=80, color=False)


@in_parts
@fuzzing
@given(files=several(FILES))
def test_any_file_is_inspected(files: list[bytes]) -> None:
    with opened(files) as (session, inputs):
        inspection = inspect_open(session, inputs, SLA).inspection
    assert len(inspection.files) == len(inputs.files)
    assert all(file.auditable or file.troubles for file in inspection.files)
    assert render_inspection(inspection, width=80, color=False)


@in_parts
@fuzzing
@given(tables=st.tuples(*(tables(number) for number in range(AT_ONCE))))
def test_every_row_of_a_table_counts_once(tables: tuple[Table, ...]) -> None:
    data = [table.data for table in tables]
    if all(table.rows == table.unusable for table in tables):
        with pytest.raises(NotAuditableError), audited(data):
            pass
        return
    with audited(data) as (report, run):
        seconds = {file_no: us / 1_000_000 for file_no, us in run.session.rows(ANSWERED_US)}
    counted = [(file.rows, file.set_aside, file.tickets) for file in report.inputs]
    assert counted == [(one.rows, one.unusable, one.rows - one.unusable) for one in tables]
    assert [seconds.get(file_no, 0) for file_no in range(AT_ONCE)] == [sum(one.responses) for one in tables]
