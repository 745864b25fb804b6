"""Public data sets audited without a word about their columns: recognition alone gives the reference answers.

The data sets and the answers, computed by other means, are not part of this repository but lie in ../shared beside it.
"""

from pathlib import Path
from typing import Any

import pytest
import yaml
from audit_process import run

SHARED = Path(__file__).resolve().parents[3] / "shared"
CHECKS = SHARED / "checks"
if not (CHECKS / "expected.yaml").exists():
    pytest.skip(f"the reference answers are not at {CHECKS}", allow_module_level=True)

NAMES = ("fp20", "pwc calls")
CASES = {
    case["name"]: case
    for case in yaml.safe_load((CHECKS / "expected.yaml").read_text("utf-8"))
    if case["name"] in NAMES
}
LATE = ("breached", "overdue", "abandoned")


def without_sources(case: dict[str, Any], folder: Path) -> Path:
    sla = yaml.safe_load((CHECKS / case.get("config", "pwc.sla.yaml")).read_text("utf-8"))
    assert sla.pop("sources")
    path = folder / "sla.yaml"
    path.write_text(yaml.safe_dump(sla), encoding="utf-8")
    return path


def chosen(report: dict[str, Any], want: dict[str, Any]) -> list[dict[str, Any]]:
    table, select = ("rates", want["rate"]) if "rate" in want else ("service_levels", want["select"])
    return [
        row
        for row in report[table]
        if all(row.get(name, row["group"].get(name)) == value for name, value in select.items())
    ]


def total(rows: list[dict[str, Any]], key: str) -> Any:
    if key == "late":
        return sum(row[name] for row in rows for name in LATE)
    if key in rows[0]:
        return sum(row[key] for row in rows)
    (row,) = rows
    return row["seconds"][key]


@pytest.mark.parametrize("name", NAMES)
def test_recognised_like_written(name: str, tmp_path: Path) -> None:
    case = CASES[name]
    as_of = ["--as-of", case["as_of"]] if "as_of" in case else []
    files = [CHECKS / path for path in case["paths"]]
    done = run(*files, "--config", without_sources(case, tmp_path), *as_of, "--format", "json")
    assert done.code == case["exit"], done.err
    assert [one["system"] for one in done.report["inputs"]] == ["generic"]
    compared = 0
    for want in case["expect"]:
        rows = chosen(done.report, want)
        assert rows, want
        for key, value in want.items():
            if key not in ("select", "rate"):
                assert total(rows, key) == pytest.approx(value, rel=1e-6, abs=1e-3), (want, key)
                compared += 1
    assert compared >= 10


def test_times_named_as_durations_do_not_make_up_for_the_creation_time(tmp_path: Path) -> None:
    """The Kaggle set: a purchase date is no creation time either."""
    export = next((SHARED / "exports").glob("generic_kaggle*.csv"), None)
    if export is None:
        pytest.skip("the Kaggle sample is not there")
    done = run(export, cwd=tmp_path)
    assert done.code == 3
    assert done.out == b""
    said = " ".join(done.err.split())
    assert "no column says when a contact was created" in said
    assert "“First_Response_Time” and “Time_to_Resolution”" in said
    assert "named as durations" in said


def test_the_same_with_the_headers_of_the_full_set(tmp_path: Path) -> None:
    (tmp_path / "tickets.csv").write_text(
        "Ticket ID,Customer Name,Date of Purchase,Ticket Type,Ticket Status,Ticket Priority,Ticket Channel,"
        "First Response Time,Time to Resolution,Customer Satisfaction Rating\n"
        "1,Ana Bell,2021-03-22,Technical issue,Closed,Low,Chat,2023-06-01 12:15:36,2023-06-01 18:05:38,3\n"
        "2,Ben Oak,2021-05-22,Refund request,Open,High,Email,2023-06-01 16:45:38,,\n"
    )
    done = run("tickets.csv", cwd=tmp_path)
    assert done.code == 3
    assert "no column says when a contact was created" in " ".join(done.err.split())
