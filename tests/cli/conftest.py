"""What the tests of the commands share."""

import signal
from pathlib import Path

import pytest
from audit_process import laid_out


@pytest.fixture(autouse=True, scope="session")
def heeded_interrupts() -> None:
    """Tests started in a shell's background ignore Ctrl-C, and so would every process that they start."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with sla.yaml and one good export of 30 tickets."""
    return laid_out(tmp_path)
