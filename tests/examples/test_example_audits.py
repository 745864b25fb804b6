"""Every folder of audits/ is a case: exports, an sla.yaml, perhaps options.txt, and what must come out of the audit.

expected.yaml names only what the case is about; whatever it leaves out is not compared. Its keys:

    exit, verdict, as_of, as_of_from          of the process and the report; also verdict_reasons, breaches_total, ...
    scope:        {since: 2026-10-01T00:00:00Z}           any keys of the scope
    inputs:       {file: {rows: 5, folded: 1}}            where the rows went
    objectives:   {policy first_response: {kept: 1}}      any keys of an objective, nested ones too
    levels:       {email first_response: {tickets: 2}}    service levels; values of the group joined by "/"
    rates:        {policy csat: {numerator: 1}}           by policy (or "none") and rate, over the one group that has it
    breaches:     {A1: {line: 2}}                         of the ticket id; "A1 resolution" where it has two
    act_now:      {A1: {state: at_risk}}                  the same
    act_now_ids:  [A1, A2]                                their ids in the order of the list
    set_aside:    {reason: [4, 7]}                        all reasons, each with the lines of all its examples
    notes:        {zone_assumed: null, folded: 2}         notes that must be there, each with its count, null for any
    no_notes:     [unmatched]                             codes of notes that must not be there
    screen:       [text, ...]                             pieces of the report as text, blanks and line ends alike
    errors:       [text, ...]                             pieces of stderr, where there is no report
"""

import json
import shlex
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml
from typer.testing import CliRunner

from supportctl.cli.app import app

AUDITS = Path(__file__).with_name("audits")
CASES = sorted(path.parent for path in AUDITS.glob("*/expected.yaml"))
KEYS = {
    *("exit", "verdict", "as_of", "as_of_from", "partition", "inputs", "objectives", "levels", "rates"),
    *(
        "breaches",
        "act_now",
        "set_aside",
        "notes",
        "no_notes",
        "errors",
        "scope",
        "screen",
        "verdict_reasons",
    ),
    *("breaches_total", "act_now_total", "act_now_tickets", "act_now_late_tickets", "act_now_ids"),
}
SUFFIXES = (".csv", ".tsv", ".txt")


def test_every_folder_is_a_case() -> None:
    folders = {path for path in AUDITS.iterdir() if path.is_dir()}
    assert folders == set(CASES)
    assert len(CASES) >= 25


@pytest.mark.parametrize("folder", CASES, ids=lambda path: path.name)
def test_example_audit(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = yaml.safe_load((folder / "expected.yaml").read_text("utf-8"))
    assert set(expected) <= KEYS, "a key of expected.yaml that nobody compares"
    monkeypatch.chdir(folder)
    code, out, err = run(folder, "json")
    assert code == expected["exit"], err or out
    if "errors" in expected:
        assert out == ""
        plain = " ".join(err.split())
        assert [text for text in expected["errors"] if text not in plain] == [], err
        return
    report = json.loads(out)
    wanted = {key: value for key, value in expected.items() if key not in ("exit", "no_notes", "screen")}
    assert {key: cut_down(seen(key, report), wanted[key], key) for key in wanted} == wanted
    notes = {note["code"] for note in report["notes"]}
    assert notes.isdisjoint(expected.get("no_notes", []))
    screen = " ".join(run(folder, "text")[1].split()) if "screen" in expected else ""
    assert [text for text in expected.get("screen", []) if text not in screen] == [], screen
    for one in report["inputs"]:
        assert one["rows"] == one["tickets"] + one["folded"] + one["out_of_scope"] + one["set_aside"]


def run(folder: Path, report_format: str) -> tuple[int, str, str]:
    """Audit the exports of the current folder in this process, which is quicker than one of its own (tests/cli)."""
    options = folder / "options.txt"
    files = sorted(path.name for path in folder.iterdir() if path.suffix in SUFFIXES and path != options)
    written = shlex.split(options.read_text("utf-8")) if options.exists() else []
    done = CliRunner().invoke(app, ["audit", *files, "--format", report_format, *written])
    assert done.exception is None or isinstance(done.exception, SystemExit)
    return done.exit_code, done.stdout, done.stderr


def seen(key: str, report: Mapping[str, Any]) -> Any:  # noqa: PLR0911 - one for each key
    """What the report says under a key of expected.yaml, in the form that expected.yaml has."""
    match key:
        case "inputs":
            return {one["path"]: one for one in report["inputs"]}
        case "objectives":
            return {f"{one['policy']} {one['metric']}": one for one in report["objectives"]}
        case "levels":
            return {
                f"{'/'.join(str(value) for value in one['group'].values())} {one['metric']}": one
                for one in report["service_levels"]
            }
        case "rates":
            return {f"{one['policy'] or 'none'} {one['metric']}": one for one in report["rates"]}
        case "breaches" | "act_now":
            return {
                name: one
                for one in report[key]
                for name in (one["ticket_id"], f"{one['ticket_id']} {one['metric']}")
            }
        case "act_now_ids":
            return [one["ticket_id"] for one in report["act_now"]]
        case "set_aside":
            return {
                one["reason"]: [example["line"] for example in one["examples"]] for one in report["set_aside"]
            }
        case "notes":
            return {one["code"]: one["count"] for one in report["notes"]}
    return report[key]


def cut_down(found: Any, wanted: Any, key: str = "") -> Any:
    """The part of what was found that the case asks for; counts that a note may have anyhow stay null."""
    if key == "set_aside" or not isinstance(wanted, Mapping) or not isinstance(found, Mapping):
        return found
    if key == "notes":
        return {
            code: None if count is None else found[code] for code, count in wanted.items() if code in found
        }
    return {name: cut_down(found[name], value) for name, value in wanted.items() if name in found}


def test_cut_down_finds_differences() -> None:
    """The comparison itself: what is wanted and differs, or is missing, stays different."""
    assert cut_down({"a": {"b": 1, "c": 2}}, {"a": {"b": 2}}) != {"a": {"b": 2}}
    assert cut_down({"a": {"c": 2}}, {"a": {"b": 2}}) != {"a": {"b": 2}}
    assert cut_down({"x": None}, {"y": None}, "notes") != {"y": None}
    nothing: Sequence[int] = []
    assert cut_down({"reason": [4]}, {"reason": nothing}, "set_aside") != {"reason": nothing}
