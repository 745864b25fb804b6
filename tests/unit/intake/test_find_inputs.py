"""PATH arguments: files, folders, patterns, standard input and pipes."""

import gzip
import io
import os
import threading
import zipfile
from pathlib import Path

import pytest

from supportctl.intake.files.paths import Inputs, find_inputs
from supportctl.problem import NotAuditableError, UsageError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    exports = tmp_path / "exports"
    exports.mkdir()
    for name in ("b.csv", "a.CSV", "c.tsv", "d.txt", "e.xlsx", ".hidden", "g.pdf"):
        (exports / name).write_text(name)
    (exports / "deeper").mkdir()
    (exports / "deeper" / "f.csv").write_text("f")
    return exports


def found(*arguments: object, spool: Path, stdin: bytes = b"") -> Inputs:
    return find_inputs(map(str, arguments), io.BytesIO(stdin), spool)


def names(inputs: Inputs) -> list[str]:
    return [one.name for one in inputs.files]


def test_a_folder_gives_its_exports_in_order_and_names_the_rest(folder: Path, tmp_path: Path) -> None:
    inputs = found(folder, spool=tmp_path)
    assert names(inputs) == ["a.CSV", "b.csv", "c.tsv", "d.txt"]
    assert inputs.passed_over == (str(folder / "e.xlsx"), str(folder / "g.pdf"))


def test_a_file_is_taken_whatever_its_suffix(folder: Path, tmp_path: Path) -> None:
    (one,) = found(folder / "g.pdf", spool=tmp_path).files
    assert one.shown == str(folder / "g.pdf")
    assert one.path.read_text() == "g.pdf"


def test_a_pattern_gives_files_in_order_and_no_folders(folder: Path, tmp_path: Path) -> None:
    assert names(found(folder / "*.csv", spool=tmp_path)) == ["b.csv"]
    assert names(found(folder / "[bd]*", spool=tmp_path)) == ["b.csv", "d.txt"]


def test_a_name_with_brackets_is_a_file_before_it_is_a_pattern(folder: Path, tmp_path: Path) -> None:
    (folder / "x[1].csv").write_text("x")
    assert names(found(folder / "x[1].csv", spool=tmp_path)) == ["x[1].csv"]


def test_a_file_named_twice_is_read_once(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    (folder / "link.csv").symlink_to(folder / "b.csv")
    inputs = found("b.csv", folder / "b.csv", "./b.csv", "b*.csv", "link.csv", spool=tmp_path)
    assert [one.shown for one in inputs.files] == ["b.csv"]


def test_standard_input_is_copied(tmp_path: Path) -> None:
    (one,) = found("-", spool=tmp_path, stdin=b"id\n\xff\x00").files
    assert one.shown == one.name == "stdin"
    assert one.path.read_bytes() == b"id\n\xff\x00"
    assert one.path.is_relative_to(tmp_path)


def test_a_pipe_is_copied(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_bytes, args=(b"from a pipe",))
    writer.start()
    (one,) = found(pipe, spool=tmp_path).files
    writer.join()
    assert one.shown == str(pipe)
    assert one.path != pipe
    assert one.path.read_bytes() == b"from a pipe"


def test_a_folder_gives_its_archives_too(tmp_path: Path) -> None:
    exports = tmp_path / "exports"
    exports.mkdir()
    (exports / "a.csv.gz").write_bytes(gzip.compress(b"from gz"))
    with zipfile.ZipFile(exports / "b.zip", "w") as archive:
        archive.writestr("in/c.csv", "from zip")
        archive.writestr("in/readme.md", "not read")
    inputs = found(exports, spool=tmp_path)
    assert [(one.shown, one.path.read_text()) for one in inputs.files] == [
        (str(exports / "a.csv.gz"), "from gz"),
        (str(exports / "b.zip") + "/in/c.csv", "from zip"),
    ]
    assert inputs.files[1].name == "c.csv"
    assert inputs.passed_over == (str(exports / "b.zip") + "/in/readme.md",)


def test_every_argument_that_leads_nowhere_is_told(tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    with pytest.raises(NotAuditableError) as error:
        found(tmp_path / "no.csv", tmp_path / "*.nothing", empty, spool=tmp_path)
    assert [(one.path, one.message) for one in error.value.problems] == [
        (str(tmp_path / "no.csv"), "no such file"),
        (str(tmp_path / "*.nothing"), "no file matches the pattern"),
        (str(empty), "the folder holds no *.csv, *.tsv, *.txt, *.gz or *.zip file"),
    ]


@pytest.mark.parametrize("device", ["/dev/zero", "/dev/null", "/dev/urandom"])
def test_a_device_is_no_path(device: str, folder: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError) as error:
        found(folder, device, spool=tmp_path)
    (problem,) = error.value.problems
    assert (problem.path, problem.message) == (device, "this is a device, not a file or a pipe")
    (tmp_path / "link.csv").symlink_to(device)
    with pytest.raises(UsageError):
        found(tmp_path / "link.csv", spool=tmp_path)


def test_standard_input_is_no_device_either_but_may_be_nothing(tmp_path: Path) -> None:
    with Path("/dev/zero").open("rb") as endless, pytest.raises(UsageError) as error:
        find_inputs(["-"], endless, tmp_path)
    assert error.value.problems[0].path == "stdin"
    with Path("/dev/null").open("rb") as nothing:
        (one,) = find_inputs(["-"], nothing, tmp_path).files
    assert one.path.read_bytes() == b""
