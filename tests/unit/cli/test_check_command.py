"""`supportctl check` as a person runs it: a real process, its output, its exit code."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
SMALLEST = (
    "version: 1\npolicies:\n  - {name: mail, match: {channel: email}, targets: {first_response: 24h}}\n"
)
OFFICE = """\
version: 1
timezone: Asia/Jakarta
calendars:
  office: {hours: {mon-fri: "09:00-17:00"}, holidays: {country: ID}}
exclude:
  - {name: spam, match: {tag: [spam, junk]}}
policies:
  - name: mail
    match: {channel: [email, web]}
    calendar: office
    worthless_after: 48h
    service_level: all_offered
    targets:
      first_response: {within: {urgent: 1h, other: 8h}}
      resolution: {within: 24h, objective: 80%}
      abandonment: {at_most: 10%}
  - {name: rest, targets: {}}
sources:
  - {files: "a-*.csv", channel: email}
"""


def check(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    inherited = {name: value for name, value in os.environ.items() if name != "SUPPORTCTL_CONFIG"}
    return subprocess.run(
        [sys.executable, "-m", "supportctl", "check", *arguments],
        cwd=folder,
        env={**inherited, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", **environment},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


def test_says_everything_in_words(tmp_path: Path) -> None:
    (tmp_path / "sla.yaml").write_text(OFFICE)
    done = check(tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert (
        done.stdout
        == """\
sla.yaml is valid: found in this folder.
Times without a zone, and the dates and hours of reports, are in Asia/Jakarta.
An open contact is at risk after 80 % of its target.
Says how to read: a-*.csv.

Calendars:
  office: mon-fri 09:00-17:00; Asia/Jakarta; holidays ID

Contacts that count for no promise:
  spam: tag is spam or junk

Policies; the first that matches a contact judges it, and none means not judged:

1. mail (line 8)
   contacts   channel is email or web
   clock      opening hours of office
   promises   first response: 90 % within urgent 1 h, other 8 h (opening hours
              of office)
              resolution: 80 % within 24 opening hours of office, 3 office days
              abandonment: at most 10 %
   worthless  a first response after 48 h of that clock; counted apart
   abandoned  everyone who left unanswered is late

2. rest (line 17)
   contacts   every ticket
   clock      around the clock
   promises   nothing
"""
    )


def test_every_line_fits_eighty_columns(tmp_path: Path) -> None:
    done = check(tmp_path, "--config", str(ROOT / "sample_data/sla.yaml"))
    assert max(len(line) for line in done.stdout.splitlines()[1:]) <= 80


def test_warnings_are_said_and_do_not_fail(tmp_path: Path) -> None:
    (tmp_path / "sla.yaml").write_text(SMALLEST.replace("version: 1", "version: 1\nwarn_at: 100%"))
    done = check(tmp_path)
    assert done.returncode == 0
    assert "sla.yaml is valid, with 1 warning: found in this folder." in done.stdout
    assert "sla.yaml:2:10: warning: with warn_at 100 % no ticket is ever at risk" in done.stdout


def test_every_mistake_at_once(tmp_path: Path) -> None:
    wrong = SMALLEST.replace("24h", "24").replace("version: 1", "version: 1\nwarnat: 80%")
    (tmp_path / "sla.yaml").write_text(wrong)
    done = check(tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "sla.yaml:2:1: " in done.stderr
    assert "sla.yaml:4:" in done.stderr
    assert "Traceback" not in done.stderr


def test_says_how_the_file_was_found(tmp_path: Path) -> None:
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    (tmp_path / "sla.yaml").write_text(SMALLEST)
    other = tmp_path / "other.yaml"
    other.write_text(SMALLEST)
    assert "../../sla.yaml is valid: the nearest one in the folders above." in check(below).stdout
    by_option = check(below, "--config", "../../other.yaml").stdout
    assert by_option.startswith("../../other.yaml is valid: named by --config.")
    by_variable = check(below, SUPPORTCTL_CONFIG="../../other.yaml").stdout
    assert by_variable.startswith("../../other.yaml is valid: named by SUPPORTCTL_CONFIG.")


def test_without_any_sla_yaml_the_built_in_targets_are_said(tmp_path: Path) -> None:
    done = check(tmp_path)
    if "Built-in" not in done.stdout:
        pytest.skip("a folder above the temporary one has an sla.yaml")
    assert done.returncode == 0
    assert " ".join(done.stdout.split()).startswith(
        "Built-in targets, around the clock, not yours: "
        "there is no sla.yaml here, beside the exports, or in a folder above."
    )
    assert "1. phone" in done.stdout


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    done = check(tmp_path, "--config", "nowhere.yaml")
    assert done.returncode == 2
    assert done.stderr.startswith("nowhere.yaml: there is no such file")


def test_the_schema_is_json_whatever_the_folder_holds(tmp_path: Path) -> None:
    (tmp_path / "sla.yaml").write_text("not: [valid")
    done = check(tmp_path, "--schema")
    assert done.returncode == 0
    assert json.loads(done.stdout)["title"] == "sla.yaml"


def test_names_cannot_steer_the_terminal_and_wide_ones_fold(tmp_path: Path) -> None:
    name = "日本語 " * 20 + "\\u202e\\u001b[31mred"
    text = SMALLEST.replace("name: mail", f'name: "{name}"')
    (tmp_path / "sla.yaml").write_text(text, encoding="utf-8")
    done = check(tmp_path, PYTHONUTF8="0", LC_ALL="C")
    assert "\x1b" not in done.stdout + done.stderr
    assert "\u202e" not in done.stdout + done.stderr
    if done.returncode == 0:
        assert max(len(line) for line in done.stdout.splitlines()) <= 80
