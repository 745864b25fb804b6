"""Archives as strangers send them: several members, damage, passwords, bombs, hostile names."""

import gzip
import io
import struct
import zipfile
from pathlib import Path

import pytest

from supportctl.intake.files import archives
from supportctl.intake.files.paths import Inputs, find_inputs

CSV = b"id,created\n1,2026-01-01 10:00\n"


@pytest.fixture
def spool(tmp_path: Path) -> Path:
    folder = tmp_path / "spool"
    folder.mkdir()
    return folder


def opened(path: Path, spool: Path) -> Inputs:
    return find_inputs([str(path)], io.BytesIO(), spool)


def zipped(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def why(inputs: Inputs) -> str:
    (file,) = inputs.files
    assert file.problem is not None
    return f"{file.problem.message} / {file.problem.hint}"


def test_gzip_is_known_by_its_bytes(tmp_path: Path, spool: Path) -> None:
    path = tmp_path / "calls.csv"
    path.write_bytes(gzip.compress(CSV) + gzip.compress(b"2,x\n"))
    (file,) = opened(path, spool).files
    assert (file.shown, file.path.read_bytes()) == (str(path), CSV + b"2,x\n")


def test_only_tables_of_a_zip_are_read(tmp_path: Path, spool: Path) -> None:
    members = {"b.csv": b"b", "a/A.TSV": b"a", "deep.zip": b"PK\x03\x04", "old.csv.gz": b"x", "x.xlsx": b"x"}
    hidden = {"__MACOSX/b.csv": b"m", "a/._b.csv": b"m", "folder/": b""}
    inputs = opened(zipped(tmp_path / "a.zip", members | hidden), spool)
    assert [(one.name, one.path.read_bytes()) for one in inputs.files] == [("b.csv", b"b"), ("A.TSV", b"a")]
    assert [Path(one).name for one in inputs.passed_over] == ["deep.zip", "old.csv.gz", "x.xlsx"]


@pytest.mark.parametrize(
    ("part", "kind"),
    [("content.xml", "OpenDocument"), ("xl/workbook.bin", ".xlsb"), ("Index/Document.iwa", "Numbers")],
)
def test_documents_of_other_programs_are_named(part: str, kind: str, tmp_path: Path, spool: Path) -> None:
    said = why(opened(zipped(tmp_path / "a.ods", {"mimetype": b"x", part: b"x"}), spool))
    assert kind in said
    assert "save it as “CSV UTF-8”, or as .xlsx" in said


def test_names_in_an_archive_lead_nowhere(tmp_path: Path, spool: Path) -> None:
    names = ["../../evil.csv", "/etc/evil.csv", "..\\evil.csv", "\x1b[31m.csv"]
    inputs = opened(zipped(tmp_path / "a.zip", dict.fromkeys(names, CSV)), spool)
    assert len(inputs.files) == len(names)
    assert all(one.path.parent == spool for one in inputs.files)
    assert not list(tmp_path.rglob("*evil*"))


def test_a_zip_without_a_table_says_what_it_holds(tmp_path: Path, spool: Path) -> None:
    assert "only notes.pdf" in why(opened(zipped(tmp_path / "a.zip", {"notes.pdf": b"x"}), spool))
    assert "txt file / name" in why(opened(zipped(tmp_path / "b.zip", {}), spool))


@pytest.mark.parametrize("cut", [30, -30])
def test_damage_is_said(tmp_path: Path, spool: Path, cut: int) -> None:
    whole = zipped(tmp_path / "a.zip", {"a.csv": CSV * 50}).read_bytes()
    broken, short = tmp_path / "b.zip", tmp_path / "c.gz"
    broken.write_bytes(whole[:cut])
    short.write_bytes(gzip.compress(CSV * 50)[:cut])
    assert "damaged" in why(opened(broken, spool))
    assert "damaged" in why(opened(short, spool))
    assert list(spool.iterdir()) == []


def test_a_member_with_a_wrong_checksum_leaves_the_others(tmp_path: Path, spool: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.csv", "first,file\n")
        archive.writestr("b.csv", "second,file\n")
    path.write_bytes(path.read_bytes().replace(b"first", b"worst", 1))
    first, second = opened(path, spool).files
    assert first.problem is not None
    assert "damaged" in first.problem.message
    assert (second.problem, second.path.read_text()) == (None, "second,file\n")


def test_an_encrypted_member_is_an_error_of_its_own(tmp_path: Path, spool: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"a.csv": CSV})
    content = bytearray(path.read_bytes())
    directory = content.index(b"PK\x01\x02")
    for place in (6, directory + 8):
        content[place : place + 2] = struct.pack("<H", 1)
    path.write_bytes(content)
    assert "encrypted" in why(opened(path, spool))
    assert "password" in why(opened(path, spool))


def test_a_bomb_is_not_unpacked(tmp_path: Path, spool: Path) -> None:
    bomb = zipped(tmp_path / "a.zip", {"a.csv": b"0" * (65 << 20)})
    assert "300 times its size" in why(opened(bomb, spool))
    assert sum(one.stat().st_size for one in spool.iterdir()) == 0


def test_all_members_together_have_one_limit(
    tmp_path: Path, spool: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archives, "MOST_BYTES", 100)
    assert len(opened(zipped(tmp_path / "a.zip", {"a.csv": b"x" * 60}), spool).files) == 1
    assert "GiB" in why(opened(zipped(tmp_path / "b.zip", {"a.csv": b"x" * 60, "b.csv": b"y" * 60}), spool))


def test_too_many_members(tmp_path: Path, spool: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MOST_MEMBERS", 2)
    assert "3 files" in why(opened(zipped(tmp_path / "a.zip", {f"{n}.csv": b"x" for n in range(3)}), spool))
