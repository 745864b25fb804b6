"""Where output may go: never over what is read, never half written, with the permissions that were there."""

import stat
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from audit_process import Ran, run, shell


def audit(desk: Path, *arguments: object, stdin: bytes | None = None) -> Ran:
    return run(*arguments, "--config", "sla.yaml", cwd=desk, stdin=stdin)


def kept(desk: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in desk.iterdir() if path.is_file()}


@pytest.fixture
def names(desk: Path) -> Path:
    """The export under several names."""
    (desk / "link.csv").symlink_to("good.csv")
    (desk / "hard.csv").hardlink_to(desk / "good.csv")
    (desk / "folder").mkdir()
    (desk / "folder" / "in.csv").symlink_to("../good.csv")
    return desk


@pytest.mark.parametrize(
    "arguments",
    [
        ["good.csv", "-o", "good.csv"],
        ["good.csv", "-o", "csv=./folder/../good.csv"],
        ["good.csv", "-o", "link.csv"],
        ["good.csv", "-o", "hard.csv"],
        ["link.csv", "-o", "good.csv"],
        ["*.csv", "-o", "good.csv"],
        [".", "-o", "good.csv"],
        ["folder", "-o", "good.csv"],
        ["good.csv", "-o", "json=good.csv", "-o", "report.txt"],
        ["good.csv", "-o", "text=sla.yaml"],
        ["good.csv", "-o", "text=folder/sla.yaml"],
        ["good.csv", "-o", "report.json", "-o", "json=./report.json"],
        ["good.csv", "-o", "report.json", "-o", "text=folder/../report.json"],
    ],
    ids=" ".join,
)
def test_what_would_be_lost_is_not_written(names: Path, arguments: list[str]) -> None:
    before = kept(names)
    ran = audit(names, *arguments)
    assert (ran.code, ran.out) == (2, b"")
    assert "--output" in ran.err
    assert "help: " in ran.err
    assert kept(names) == before


def test_a_name_longer_than_the_system_takes_is_said(desk: Path) -> None:
    ran = audit(desk, "good.csv", "-o", f"{'x' * 300}.txt")
    assert ran.code == 2
    assert "its name is too long" in ran.err


def test_the_longest_name_is_written(desk: Path) -> None:
    name = f"{'x' * 251}.txt"
    assert audit(desk, "good.csv", "-o", name).code in (0, 1)
    assert (desk / name).exists()


def test_the_export_that_standard_input_reads_is_not_written(desk: Path) -> None:
    before = kept(desk)
    ran = shell(f"cd {desk}; $audit - --config sla.yaml -o good.csv < good.csv")
    assert (ran.code, kept(desk)) == (2, before)


def test_the_sla_yaml_that_was_found_is_not_written(desk: Path) -> None:
    (desk / "other.yaml").write_bytes((desk / "sla.yaml").read_bytes())
    ran = run("good.csv", "-c", "other.yaml", "-o", "json=other.yaml", cwd=desk)
    assert (ran.code, ran.err.splitlines()[0]) == (2, "--output: “other.yaml” is sla.yaml")


def test_rows_set_aside_are_no_exception(desk: Path) -> None:
    before = kept(desk)
    for name in ("good.csv", "sla.yaml", "rows.xlsx", "-", ""):
        done = shell(f"cd {desk}; ${{audit/audit/inspect}} good.csv --set-aside '{name}'")
        assert (done.code, done.out) == (2, b""), name
        assert "--set-aside" in done.err
    assert kept(desk) == before


@pytest.mark.parametrize("name", ["r.html", "r.xlsx", "r.csv.gz", "r.md", "r.2026-11-02"])
def test_a_suffix_that_no_format_has_is_an_error_with_those_that_exist(desk: Path, name: str) -> None:
    ran = audit(desk, "good.csv", "-o", name)
    assert ran.code == 2
    for suffix in (".txt", ".json", ".csv"):
        assert suffix in ran.err
    assert not (desk / name).exists()


def test_a_dash_is_standard_output_once(desk: Path) -> None:
    text, as_json = audit(desk, "good.csv").out, audit(desk, "good.csv", "-f", "json").out
    assert audit(desk, "good.csv", "-o", "-").out == text
    assert audit(desk, "good.csv", "-o", "json=-").out == as_json
    assert audit(desk, "good.csv", "-f", "json", "-o", "-").out == as_json
    both = audit(desk, "good.csv", "-o", "json=-", "-o", "report.txt")
    assert (both.out, (desk / "report.txt").read_bytes()) == (as_json, text)
    for twice in (["-o", "-", "-o", "json=-"], ["-f", "json", "-o", "csv=-"]):
        assert (audit(desk, "good.csv", *twice).code, (desk / "-").exists()) == (2, False)


def test_a_path_with_an_equal_sign_is_a_path(desk: Path) -> None:
    (desk / "a=b").mkdir()
    assert audit(desk, "good.csv", "-o", "a=b/report.json").code == 2  # "a" is no format
    assert audit(desk, "good.csv", "-o", "./a=b/report.json").code == 0
    assert (desk / "a=b" / "report.json").exists()


def test_permissions_and_links_are_kept(desk: Path) -> None:
    (desk / "there").mkdir()
    report = desk / "there" / "report.json"
    report.write_text("old")
    report.chmod(0o600)
    (desk / "report.json").symlink_to("there/report.json")
    assert audit(desk, "good.csv", "-o", "report.json").code == 0
    assert (desk / "report.json").is_symlink()
    assert stat.S_IMODE(report.stat().st_mode) == 0o600
    assert report.read_text().startswith("{")
    assert [path.name for path in report.parent.iterdir()] == ["report.json"]


def test_a_new_file_has_the_permissions_of_any_new_file(desk: Path) -> None:
    ran = shell(f"cd {desk}; umask 027; $audit good.csv --config sla.yaml -o report.json")
    assert ran.code == 0
    assert stat.S_IMODE((desk / "report.json").stat().st_mode) == 0o640


def test_one_line_says_the_verdict_and_the_files(desk: Path) -> None:
    ran = audit(desk, "good.csv", "-o", "report.json", "-o", "report.txt")
    assert (ran.out, ran.err.count("\n")) == (b"", 1)
    assert ran.err.endswith(" promises: report.json, report.txt\n")
    assert audit(desk, "good.csv", "-q", "-o", "report.json").err == ""


@pytest.fixture
def full_disk(tmp_path: Path) -> Iterator[Path]:
    """A folder with room for some kilobytes."""
    folder = tmp_path / "small"
    folder.mkdir()
    if subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=8k", "tmpfs", str(folder)], capture_output=True, check=False
    ).returncode:
        pytest.skip("no right to mount a small disk")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_is_4_wherever_the_report_goes(desk: Path, full_disk: Path) -> None:
    (full_disk / "report.json").write_text("old")
    for ran in (
        audit(desk, "good.csv", "-o", "/dev/full"),
        audit(desk, "good.csv", "-o", full_disk / "report.json"),
        shell(f"cd {desk}; $audit good.csv --config sla.yaml -f json > /dev/full"),
    ):
        assert (ran.code, "no room" in ran.err) == (4, True), ran.err
    assert {path.name: path.read_text() for path in full_disk.iterdir()} == {"report.json": "old"}


def test_a_pipe_and_a_device_are_written_through(desk: Path) -> None:
    as_json = audit(desk, "good.csv", "-f", "json").out
    ran = shell(f"cd {desk}; mkfifo pipe; cat pipe & $audit good.csv --config sla.yaml -q -o json=pipe; wait")
    assert (ran.code, ran.out) == (0, as_json)
    ran = shell(f"cd {desk}; $audit good.csv --config sla.yaml -q -o json=/dev/stdout | cat")
    assert (ran.code, ran.out) == (0, as_json)
