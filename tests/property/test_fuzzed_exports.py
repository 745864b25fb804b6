"""Arbitrary files: never a traceback, never a lost row, never a wrong sum. `make fuzz` tries many more of them."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from fuzzed_exports import FILES, Table, tables
from hypothesis import HealthCheck, given, settings

from supportctl.audit.auditing import Audited, audit_open
from supportctl.audit.inspecting import inspect_open
from supportctl.audit.request import Request
from supportctl.engine import Session
from supportctl.intake.files.paths import Inputs, find_inputs
from supportctl.policy.load import sla_from_bytes
from supportctl.render.inspection_text import render_inspection
from supportctl.render.json_report import json_pieces
from supportctl.render.text_report import render_text
from supportctl.report.problem import NotAuditableError

TRIES = int(os.environ.get("FUZZ", "150"))
SLA = sla_from_bytes(
    "sla.yaml",
    b"version: 1\nmax_set_aside: 100%\npolicies: [{name: all, targets: {first_response: 1h, resolution: 24h}}]\n",
)[0]
fuzzing = settings(max_examples=TRIES, deadline=None, suppress_health_check=list(HealthCheck))


@contextmanager
def opened(data: bytes) -> Iterator[tuple[Session, Inputs]]:
    with TemporaryDirectory() as folder:
        path = Path(folder, "export.csv")
        path.write_bytes(data)
        inputs = find_inputs([str(path)], BytesIO(), Path(folder))
        with Session(Path(folder), [file.path for file in inputs.files], threads=1) as session:
            yield session, inputs


@contextmanager
def audited(data: bytes) -> Iterator[tuple[Audited, Session]]:
    with opened(data) as (session, inputs):
        yield audit_open(session, inputs, SLA, Request()), session


@fuzzing
@given(FILES)
def test_any_file_is_audited_or_refused_in_words(data: bytes) -> None:
    try:
        with audited(data) as (run, _):
            report = run.report
    except NotAuditableError as refused:
        said = [problem.message and problem.path for problem in refused.problems]
        assert all(said)
        return
    (file,) = report.inputs
    assert file.rows == file.tickets + file.folded + file.out_of_scope + file.set_aside
    assert sum(one.count for one in report.set_aside) == file.set_aside
    assert json.loads("".join(json_pieces(report)))["inputs"][0]["rows"] == file.rows
    assert render_text(report, width=80, color=False)


@fuzzing
@given(FILES)
def test_any_file_is_inspected(data: bytes) -> None:
    with opened(data) as (session, inputs):
        inspection = inspect_open(session, inputs, SLA).inspection
    assert all(file.auditable or file.troubles for file in inspection.files)
    assert render_inspection(inspection, width=80, color=False)


@fuzzing
@given(tables())
def test_every_row_of_a_table_counts_once(table: Table) -> None:
    if table.rows == table.unusable:
        with pytest.raises(NotAuditableError), audited(table.data):
            pass
        return
    with audited(table.data) as (run, session):
        (file,) = run.report.inputs
        (total,) = session.row(
            "select coalesce(sum(first_response_at - created_at), 0)::bigint from record where fate = 0"
        )
    assert (file.rows, file.set_aside) == (table.rows, table.unusable)
    assert file.tickets == table.rows - table.unusable
    assert total == sum(table.responses) * 1_000_000
