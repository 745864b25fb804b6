"""Child processes and what they cost: wall seconds, processor seconds, peak memory, in alternating rounds."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]
MAXRSS_UNIT: Final = 1 if sys.platform == "darwin" else 1024


@dataclass(frozen=True, slots=True)
class Run:
    """What one child process cost.

    `wall` is seconds from its start to its end, `cpu` seconds of processor time (user and system, all its threads),
    `peak` its largest resident size in bytes.
    """

    wall: float
    cpu: float
    peak: int


@dataclass(frozen=True, slots=True)
class Subject:
    """A command that is measured.

    `checkout` is the copy of supportctl that it imports, if any. `codes` are the exit codes of success. `check` looks
    at the file of what it printed, and ends the benchmark where that is wrong. With a `part`, the last line that it
    prints is the wall and processor seconds of a part of its work, which is measured under that name too.
    """

    name: str
    command: tuple[str, ...]
    checkout: Path | None = None
    codes: tuple[int, ...] = (0,)
    check: Callable[[Path], None] | None = None
    part: str | None = None


Runs = Mapping[str, Sequence[Run]]
"""Of each subject and each part, by name, the runs in the order of the rounds."""


def in_turn(rounds: int, warm_up: int, subjects: Sequence[Subject], folder: Path) -> Runs:
    """A B C A B C ..., after rounds that only warm the caches."""
    runs: dict[str, list[Run]] = {}
    with tempfile.TemporaryDirectory(dir=folder) as scratch:
        for number in range(warm_up + rounds):
            for subject in subjects:
                for name, run in _measured(subject, Path(scratch)).items():
                    runs.setdefault(name, []).extend([run] * (number >= warm_up))
    return runs


def compile_package(checkout: Path) -> None:
    """Write the .pyc files of a checkout, also where Python is told not to: installed libraries have theirs."""
    command = [sys.executable, "-m", "compileall", "-q", str(checkout / "supportctl")]
    if subprocess.run(command, check=False).returncode != 0:
        raise SystemExit(f"{checkout / 'supportctl'} could not be compiled")


def medians(runs: Sequence[Run]) -> Run:
    """Of each figure its median, but of peak memory the largest."""
    return Run(
        statistics.median(run.wall for run in runs),
        statistics.median(run.cpu for run in runs),
        max(run.peak for run in runs),
    )


def environment_of(checkout: Path | None) -> dict[str, str]:
    """This process's environment, in which Python imports supportctl from a checkout."""
    return dict(os.environ) if checkout is None else {**os.environ, "PYTHONPATH": str(checkout)}


def _measured(subject: Subject, folder: Path) -> dict[str, Run]:
    """The run of a subject, and of its part."""
    output = folder / "output"
    whole = _run(subject, output)
    if subject.check is not None:
        subject.check(output)
    if subject.part is None:
        return {subject.name: whole}
    wall, cpu = map(float, output.read_text(encoding="utf-8").split()[-2:])
    return {subject.name: whole, subject.part: Run(wall, cpu, whole.peak)}


def _run(subject: Subject, output: Path) -> Run:
    """Run a child to its end; what it prints goes into a file, so that this process stays small.

    On Linux the peak of a child is at least the size of the process that started it.
    """
    with output.open("wb") as stdout:
        started = time.perf_counter()
        child = subprocess.Popen(
            subject.command, stdout=stdout, cwd=output.parent, env=environment_of(subject.checkout)
        )
        _, status, usage = os.wait4(child.pid, 0)
        wall = time.perf_counter() - started
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode not in subject.codes:
        raise SystemExit(f"{' '.join(subject.command)} ended with exit code {child.returncode}")
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * MAXRSS_UNIT)
