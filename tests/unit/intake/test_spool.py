"""Temporary files: a full disk is said, and leaves nothing behind."""

import errno
from collections.abc import Iterator
from pathlib import Path

import pytest

from supportctl.engine.session import EngineError
from supportctl.intake.files.spool import spooled


def chunks(number: int) -> Iterator[bytes]:
    yield b"some bytes"
    raise OSError(number, "what the system says")


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT])
def test_a_full_disk_names_the_folder_and_the_way_out(number: int, tmp_path: Path) -> None:
    with pytest.raises(EngineError, match=f"no room to work in {tmp_path.parent}.*TMPDIR"):
        spooled(chunks(number), tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_another_failure_stays_what_it_is(tmp_path: Path) -> None:
    with pytest.raises(PermissionError):
        spooled(chunks(errno.EACCES), tmp_path)
    assert list(tmp_path.iterdir()) == []
