"""What one pass over the bytes counts, in chunks of any size, against a look at the whole file."""

import hashlib
import re
import tempfile
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from supportctl.intake.files import content
from supportctl.intake.files.content import examine
from supportctl.intake.files.paths import InputPath

PIECES = ["a", "12", ",", ";", "\n", "\r\n", "\r", '"', "\ufffd", "ä", "😀", "a,b\n", '"x\ny"']


@pytest.fixture(autouse=True)
def usual_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(content, "CHUNK_BYTES", content.CHUNK_BYTES)


@given(st.lists(st.sampled_from(PIECES), max_size=30), st.integers(1, 9))
def test_counts_do_not_depend_on_the_chunks(pieces: list[str], size: int) -> None:
    content.CHUNK_BYTES = size
    written = ("Id,Created\n" + "".join(pieces)).encode()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.csv"
        path.write_bytes(written)
        found = examine(InputPath("a.csv", path), Path(folder))
        read = found.path.read_bytes()
    assert read == re.sub(rb"\r\n?", b"\n", written)
    assert found.sha256 == hashlib.sha256(written).hexdigest()
    assert found.lines == read.count(b"\n") + (not read.endswith(b"\n"))
    assert (found.quotes, found.replaced) == (read.count(b'"'), read.decode().count("\ufffd"))
    assert found.delimiters == read.count(found.delimiter.encode())


@example(["\n", "😀"], 3)
@given(st.lists(st.sampled_from(PIECES), max_size=30), st.integers(1, 9))
def test_a_wrong_byte_is_found_in_its_line(pieces: list[str], size: int) -> None:
    content.CHUNK_BYTES = size
    before = "Id,Created\n" + "".join(pieces)
    tally = content.Tally()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.csv"
        path.write_bytes(before.encode() + b"\xff" + "".join(pieces).encode())
        content._scan(path, hashlib.sha256(), tally)
    assert tally.wrong == (len(re.split("\r\n?|\n", before)), 0xFF)
