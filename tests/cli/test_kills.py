"""A run that is told to stop at any moment: the documented code, every file old or new, nothing left behind.

`KILLS=200` for more than `make test` has time for; `make fuzz` does that.
"""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest
from audit_process import HEADER, ROW, SLA, command

KILLS = int(os.environ.get("KILLS", "20"))
SIGNALS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGKILL)
ROWS = 60_000
OUTPUTS = ("listing.csv", "report.json")
OLD = "what stood there before\n"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An export that takes a while to read, to judge and to list, and a place for temporary files."""
    folder = tmp_path_factory.mktemp("kills")
    (folder / "sla.yaml").write_text(SLA)
    with (folder / "export.csv").open("w") as out:
        out.write(HEADER)
        out.writelines(ROW.format(number) for number in range(ROWS))
    (folder / "tmp").mkdir()
    return folder


def started(place: Path) -> "subprocess.Popen[bytes]":
    for name in OUTPUTS:
        (place / name).write_text(OLD)
    outputs = [part for name in OUTPUTS for part in ("-o", name)]
    return subprocess.Popen(
        command("export.csv", "--config", "sla.yaml", "--quiet", *outputs),
        cwd=place, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={**os.environ, "TMPDIR": str(place / "tmp")},
    )  # fmt: skip


def left_behind(place: Path) -> set[str]:
    """Names that were not there before the run."""
    known = {"export.csv", "sla.yaml", "tmp", *OUTPUTS}
    return {path.name for path in (*place.iterdir(), *(place / "tmp").iterdir())} - known


def test_whenever_it_is_told_to_stop(place: Path) -> None:
    start = time.monotonic()
    with started(place) as whole:
        whole.communicate(timeout=300)
    lasting = time.monotonic() - start
    assert whole.returncode == 0
    new = {name: (place / name).read_text(encoding="utf-8") for name in OUTPUTS}
    chance, ends = random.Random(8), Counter[int]()  # noqa: S311 - moments, not secrets
    for _ in range(KILLS):
        number = chance.choice(SIGNALS)
        ends[killed(place, number, chance.uniform(0, 1.05 * lasting), new)] += 1
    print(f"{KILLS} kills of a run of {lasting:.1f} s: {dict(sorted(ends.items()))}", file=sys.stderr)  # noqa: T201


def killed(place: Path, number: signal.Signals, moment: float, new: dict[str, str]) -> int:
    """Stop one run at the moment; returns how it ended."""
    with started(place) as process:
        time.sleep(moment)
        process.send_signal(number)
        out, err = process.communicate(timeout=60)
    # Before Python has run its first line the system itself ends the process: a shell reports that as 128 and more.
    if not is_python_starting(number, process.returncode, err):
        assert process.returncode in (0, 128 + number, -number), (number, moment, err)
    assert out == b""
    assert b"internal error" not in err
    if process.returncode in (0, 128 + number):
        assert b"Traceback" not in err
        assert b"Exception ignored" not in err
    for name in OUTPUTS:
        text = (place / name).read_text(encoding="utf-8")
        assert text in (OLD, new[name]), (number, moment, name)
    if number == signal.SIGKILL:
        sweep(place)
    assert left_behind(place) == set(), (number, moment)
    return process.returncode


def is_python_starting(number: signal.Signals, code: int, err: bytes) -> bool:
    """Whether Ctrl-C met Python's own start, before any line of ours: it says so and exits with 1."""
    return number == signal.SIGINT and code == 1 and b"KeyboardInterrupt" in err and b"supportctl/" not in err


def sweep(place: Path) -> None:
    """Nothing can be asked of a process that is killed outright."""
    for name in left_behind(place):
        (place / name).unlink(missing_ok=True)
        shutil.rmtree(place / "tmp" / name, ignore_errors=True)
