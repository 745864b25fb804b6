"""An export read as an audit reads it, in the few facts that an expectation names."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from supportctl.audit.asking.request import Request
from supportctl.audit.judging.run import judge_exports
from supportctl.audit.measuring.finishing import count
from supportctl.audit.reporting.accounts import input_files
from supportctl.engine.session import Session
from supportctl.intake.files.paths import find_inputs
from supportctl.intake.formats.words import normalised
from supportctl.policy.load import sla_from_bytes

DEFAULT_SLA = b"""version: 1
timezone: UTC
policies: [{name: all, targets: {first_response: 1h, resolution: 24h}}]
"""
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
ROWS = """
select file_no, ticket_id, channel, status, created_at, wait_duration, answered, abandoned,
       coalesce(first_response_at - created_at, first_response_duration),
       coalesce(coalesce(resolved_at, closed_at) - created_at, resolution_duration)
from record where fate = 0 order by row_id
"""


@dataclass(frozen=True)
class ExportRead:
    """The account of one file, its span of creation times, and its contacts by id (a list: ids may be missing)."""

    facts: Mapping[str, Any]
    contacts: list[dict[str, Any]]

    def contact(self, wanted: Mapping[str, Any]) -> dict[str, Any]:
        """The contact with the wanted id (or, without one, the wanted creation time), cut down to what is wanted."""
        key = "ticket_id" if "ticket_id" in wanted else "created_at"
        for one in self.contacts:
            if one[key] == wanted[key]:
                return {name: one[name] for name in wanted}
        return {}


def read_export(path: Path, sla_bytes: bytes = DEFAULT_SLA) -> ExportRead:
    """Read one file; raises what the audit raises for it."""
    sla = sla_from_bytes("sla.yaml", sla_bytes)[0]
    with TemporaryDirectory() as folder:
        with Path("/dev/null").open("rb") as nothing:
            inputs = find_inputs([str(path)], nothing, Path(folder))
        with Session(Path(folder), [file.path for file in inputs.files]) as session:
            run = judge_exports(session, inputs, sla, Request())
            accounts = input_files(run.reading, run.traits, count(run).fates)
            rows = session.rows(ROWS)
            assert len(accounts) == 1
            file = run.reading.files[0]
            contacts = [_contact(row, file.words) for row in rows]
            created = [one["created_at"] for one in contacts]
            names = (
                "system",
                "granularity",
                "encoding",
                "rows",
                "tickets",
                "folded",
                "out_of_scope",
                "set_aside",
            )
            facts = {name: getattr(accounts[0], name) for name in names} | {
                "preset": file.system.preset,
                "namespace": accounts[0].namespace,
                "first_created_at": min(created, default=None),
                "last_created_at": max(created, default=None),
            }
            return ExportRead(facts, contacts)


def _contact(row: tuple[Any, ...], words: Any) -> dict[str, Any]:
    _, ticket_id, channel, status, created_at, wait, answered, abandoned, response, resolution = row
    return {
        "ticket_id": ticket_id,
        "channel": normalised(words, "channel", channel) or channel,
        "status": normalised(words, "status", status) or status,
        "created_at": _text(created_at),
        "wait_seconds": _seconds(wait),
        "answered": answered,
        "abandoned": abandoned,
        "first_response_seconds": _seconds(response),
        "resolution_seconds": _seconds(resolution),
    }


def _text(us: int) -> str:
    return (EPOCH + timedelta(microseconds=us)).isoformat().replace("+00:00", "Z")


def _seconds(us: int | None) -> float | None:
    return None if us is None else us / 1_000_000
