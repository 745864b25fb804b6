"""What the tests of the commands share."""

import signal
from pathlib import Path

import pytest
from audit_process import HEADER, ROW, SLA, write


@pytest.fixture(autouse=True, scope="session")
def heeded_interrupts() -> None:
    """Tests started in a shell's background ignore Ctrl-C, and so would every process that they start."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with sla.yaml and one good export of 30 tickets."""
    (tmp_path / "sla.yaml").write_text(SLA)
    write(tmp_path / "good.csv", HEADER + "".join(ROW.format(number) for number in range(30)))
    return tmp_path
