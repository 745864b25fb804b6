"""Finding and loading: paths, hashes, the built-in targets, hostile files."""

import hashlib
import subprocess
import sys
import time
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from supportctl.policy.load import builtin_sla, find_sla, load_sla, sla_from_bytes
from supportctl.policy.model import ColumnSource, Deadline, SlaFile, TargetColumn, Within
from supportctl.problem import UsageError
from supportctl.worktime.calendar import Window

PROJECT = Path(__file__).parents[3]
EXAMPLES = PROJECT / "tests" / "examples" / "policies" / "valid"
SECOND = 1_000_000
HOUR = 3_600 * SECOND
SMALLEST = b"version: 1\npolicies:\n  - {name: all, targets: {first_response: 24h}}\n"


def example(name: str) -> SlaFile:
    return load_sla(EXAMPLES / f"{name}.yaml")


def said(content: bytes) -> str:
    with pytest.raises(UsageError) as caught:
        sla_from_bytes("sla.yaml", content)
    return str(caught.value)


def test_defaults() -> None:
    sla = example("smallest")
    assert (sla.timezone, sla.objective, sla.min_tickets) == ("UTC", Fraction(9, 10), 20)
    assert (sla.max_set_aside.share, sla.max_set_aside.rows) == (Fraction(1, 100), 3)
    assert (sla.max_unknown, sla.warn_at, sla.clock_skew_us) == (Fraction(1, 20), Fraction(4, 5), 0)
    policy = sla.policies[0]
    assert (policy.calendar, policy.service_level, policy.short_abandon_us) == (
        "always",
        "neutral",
        5 * SECOND,
    )
    assert (policy.match, policy.worthless_after_us, policy.accept_export_clock) == ((), None, False)
    assert set(sla.calendars) == {"always"}


def test_design_example() -> None:
    sla = example("design")
    chat, email, city = sla.policies
    assert chat.match == (("channel", ("chat", "whatsapp")),)
    assert chat.time_targets[0].goal == Within({"other": 60 * SECOND})
    assert (chat.time_targets[0].objective, chat.time_targets[0].line) == (Fraction(4, 5), 15)
    assert (chat.rate_targets[0].at_most, chat.rate_targets[0].at_least) == (Fraction(1, 10), None)
    assert email.time_targets[0].goal == Within({"urgent": HOUR, "high": 4 * HOUR, "other": 8 * HOUR})
    assert email.time_targets[0].objective == Fraction(9, 10)
    assert city.time_targets[0].goal == Deadline("resolution_due_at")
    assert [policy.line for policy in sla.policies] == [12, 17, 23]
    office = sla.calendars["office"]
    assert office.week[0] == (Window(480, 720), Window(780, 1020))
    assert office.week[6] == ()
    assert office.dates == {date(2026, 12, 24): (Window(480, 720),), date(2026, 12, 31): ()}
    source = sla.sources[0]
    assert source.columns["created_at"] == ColumnSource(("Date", "Time"), line=33)
    assert source.columns["answered"].true_when == ("Y",)
    assert source.columns["first_response_duration"].unit == "seconds"
    assert source.values == {"status": {"Selesai": "solved"}, "channel": {"Constituent Call": "phone"}}
    assert sla.declared_fields == ("plan",)


def test_every_key_is_read() -> None:
    sla = example("every-key")
    first, days, rest = sla.policies
    assert first.match[2:5] == (("team", ("NO",)), ("issue_type", ("17:30",)), ("customer", ("1e3",)))
    assert first.time_targets[0].goal == TargetColumn("Target (min)", "minutes")
    assert (first.worthless_after_us, first.short_abandon_us) == (90 * 60 * SECOND, 0)
    assert [target.metric for target in first.rate_targets][-2:] == ["csat_mean", "reopen"]
    assert first.rate_targets[3].at_least == Fraction(21, 5)
    assert days.time_targets[0].goal == Within({"other": 36 * HOUR})
    assert rest.time_targets[0].goal == Within({"other": 45 * SECOND})
    nights = sla.calendars["nights"].week
    assert [bool(day) for day in nights] == [True, False, False, False, True, True, True]
    assert sla.calendars["nights"].zone == "Europe/Berlin"
    assert sla.sources[0].csat_good == 8
    assert sla.warn_at == Fraction(3, 4)
    assert sla.clock_skew_us == 120 * SECOND


def test_path_and_hash_are_those_of_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "sla.yaml").write_bytes(SMALLEST)
    monkeypatch.chdir(tmp_path)
    sla = load_sla(Path("sla.yaml"))
    assert (sla.path, sla.builtin) == ("sla.yaml", False)
    assert sla.sha256 == hashlib.sha256(SMALLEST).hexdigest()


def test_builtin_is_the_projects_sla_yaml() -> None:
    builtin = PROJECT / "supportctl" / "policy" / "builtin.sla.yaml"
    assert builtin.read_bytes() == (PROJECT / "sla.yaml").read_bytes()
    sla = builtin_sla()
    assert (sla.path, sla.builtin, sla.timezone) == ("built-in", True, "UTC")
    assert {policy.calendar for policy in sla.policies} == {"always"}


def test_without_policies_the_builtin_ones_judge_by_the_settings_of_the_file() -> None:
    sla = sla_from_bytes("sla.yaml", b"version: 1\nobjective: 95%\nmax_unknown: 30%\n")[0]
    assert (sla.path, sla.builtin, sla.written) == ("sla.yaml", True, True)
    assert [one.name for one in sla.policies] == [one.name for one in builtin_sla().policies]
    assert sla.policies[0].time_targets[0].goal == Within({"other": 60 * SECOND})
    assert {one.rate_targets[0].at_most for one in sla.policies[:2]} == {Fraction(8, 100), Fraction(10, 100)}
    assert sla.max_unknown == Fraction(30, 100)
    assert not builtin_sla().written


def test_find_looks_upward(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    (tmp_path / "sla.yaml").write_bytes(SMALLEST)
    monkeypatch.chdir(inner)
    assert find_sla(Path()) == Path("../../sla.yaml")
    (inner / "sla.yaml").mkdir()
    assert find_sla(Path()) == Path("../../sla.yaml")
    assert find_sla(tmp_path) == tmp_path / "sla.yaml"
    (tmp_path / "sla.yaml").unlink()
    assert find_sla(inner) is None


def test_find_below_a_symbolic_link(tmp_path: Path) -> None:
    (tmp_path / "real" / "deep").mkdir(parents=True)
    (tmp_path / "sla.yaml").write_bytes(SMALLEST)
    (tmp_path / "link").symlink_to(tmp_path / "real" / "deep")
    found = find_sla(tmp_path / "link")
    assert found is not None
    assert found.samefile(tmp_path / "sla.yaml")


@pytest.mark.parametrize("name", ["none.yaml", ""])
def test_unreadable_path_is_a_problem(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError, match=r"no such file|a folder"):
        load_sla(tmp_path / name)


def test_huge_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "sla.yaml").write_bytes(b"# " + b"x" * 1_000_000)
    with pytest.raises(UsageError, match="larger than 1 MB"):
        load_sla(tmp_path / "sla.yaml")


@pytest.mark.parametrize("deep", [b"[" * 100_000, b"{a: " * 100_000, b"- " * 100_000])
def test_deep_nesting_is_a_problem(deep: bytes) -> None:
    assert "levels deep" in said(b"policies: " + deep if deep[:1] != b"-" else deep)


def test_many_problems_are_bounded() -> None:
    content = SMALLEST + b"".join(b"unknown%d: 1\n" % number for number in range(20_000))
    start = time.process_time()
    assert "and 19800 more problems" in said(content)
    assert time.process_time() - start < 20


def test_line_numbers_with_every_line_end() -> None:
    for end in (b"\n", b"\r\n", b"\r"):
        assert "sla.yaml:3:1" in said(
            SMALLEST.replace(b"\n", end).split(b"policies")[0] + end + b"x: 1" + end
        )


def test_loading_needs_no_heavy_import() -> None:
    code = "import sys, supportctl.policy.load as _; sys.exit(bool({'pydantic', 'yaml'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_hundred_lines_load_fast() -> None:
    content = (PROJECT / "sla.yaml").read_bytes() + b"# more\n" * 40
    sla_from_bytes("sla.yaml", content)
    times = []
    for _ in range(5):
        start = time.process_time()
        sla_from_bytes("sla.yaml", content)
        times.append(time.process_time() - start)
    assert min(times) < 0.015
