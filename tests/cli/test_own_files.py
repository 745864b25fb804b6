"""What supportctl wrote is no export: passed by among others, refused alone, whatever became of it in between."""

import gzip
import zipfile
from pathlib import Path

import pytest
from audit_process import Ran, laid_out, run, shell, write


def audit(desk: Path, *arguments: object) -> Ran:
    return run(*arguments, "--config", "sla.yaml", cwd=desk)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk with everything that can be written, and copies as other programs make them."""
    desk = laid_out(tmp_path_factory.mktemp("desk"))
    write(desk / "bad.csv", (desk / "good.csv").read_bytes() + b"broken\n")
    assert audit(desk, "bad.csv", "-o", "listing.csv", "-o", "report.txt", "-o", "report.json").code == 0
    commands = ("inspect bad.csv --set-aside rows.csv > inspect.txt", "explain 1 good.csv > explain.txt")
    for line in (*commands, "check > check.txt", "audit good.csv -q > quiet.txt"):
        assert shell(f"cd {desk}; ${{audit/audit/}} {line}").code == 0, line
    assert shell(f"cd {desk}; $audit good.csv --color always > coloured.txt").code == 0
    assert shell(f"cd {desk}; $audit good.csv --width 20 > narrow.txt").code == 0
    (desk / "bad.csv").unlink()
    (desk / "report.json").rename(desk / "json.txt")
    listing = (desk / "listing.csv").read_bytes()
    (desk / "copy.csv.gz").write_bytes(gzip.compress(listing))
    text = listing.decode("utf-8-sig")
    write(desk / "excel.csv", text.replace(",", ";"))
    write(desk / "utf16.csv", text.encode("utf-16"))
    with zipfile.ZipFile(desk / "packed.zip", "w") as archive:
        archive.writestr("listing.csv", listing)
        archive.writestr("report.txt", (desk / "report.txt").read_bytes())
    return desk


OWN = [
    *("check.txt", "coloured.txt", "copy.csv.gz", "excel.csv", "explain.txt", "inspect.txt", "json.txt"),
    *(
        "listing.csv",
        "narrow.txt",
        "packed.zip/listing.csv",
        "packed.zip/report.txt",
        "quiet.txt",
        "report.txt",
    ),
    *("rows.csv", "utf16.csv"),
]


def test_all_of_it_is_passed_by_and_said(written: Path) -> None:
    ran = audit(written, ".", "-f", "json")
    assert ran.code == 0
    assert [one["path"] for one in ran.report["inputs"]] == ["good.csv"]
    notes = {note["path"]: note["message"] for note in ran.report["notes"] if note["code"] == "own_file"}
    assert sorted(notes) == OWN
    assert all("supportctl wrote" in message for message in notes.values())


@pytest.mark.parametrize("name", [one.split("/", maxsplit=1)[0] for one in OWN])
def test_alone_it_is_3_with_what_it_is(written: Path, name: str) -> None:
    ran = audit(written, name)
    assert (ran.code, ran.out) == (3, b"")
    assert "that supportctl wrote, not an export" in ran.err


def test_the_same_command_twice_says_the_same_twice(desk: Path) -> None:
    first = audit(desk, ".", "-o", "listing.csv", "-o", "report.txt", "-o", "report.json")
    before = {path.name: path.read_bytes() for path in desk.iterdir()}
    second = audit(desk, ".", "-o", "listing.csv", "-o", "report.txt", "-o", "report.json")
    assert (first.code, second.code, first.err) == (0, 0, second.err)
    assert (desk / "listing.csv").read_bytes() == before["listing.csv"]
    third = audit(desk, ".", "-f", "json")
    assert [one["path"] for one in third.report["inputs"]] == ["good.csv"]


def test_a_pattern_that_the_shell_expands_is_no_different(desk: Path) -> None:
    for _ in range(2):
        ran = shell(f"cd {desk}; $audit *.csv --config sla.yaml -q -o listing.csv")
        assert (ran.code, ran.err) == (0, "")


def test_it_is_not_written_over_when_it_is_all_there_is_to_read(desk: Path) -> None:
    assert audit(desk, "good.csv", "-o", "listing.csv").code == 0
    assert audit(desk, "listing.csv", "-o", "listing.csv").code == 2


def test_an_export_that_speaks_of_us_is_an_export(desk: Path) -> None:
    text = (desk / "good.csv").read_text()
    write(desk / "note.csv", f"{text}31,2026-01-01 10:00,,,Audited by supportctl: all well\n")
    ran = audit(desk, "note.csv", "-f", "json")
    assert [one["path"] for one in ran.report["inputs"]] == ["note.csv"]
