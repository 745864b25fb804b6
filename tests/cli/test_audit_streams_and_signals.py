"""`supportctl audit` as a real process: closed and full streams, threads, signals in a long run, a full disk."""

import os
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from audit_process import HEADER, SLA, command, run, shell


def test_a_closed_pipe_is_141_and_silent(desk: Path) -> None:
    ran = shell(f"$audit {desk}/good.csv --config {desk}/sla.yaml --format json | true")
    assert (ran.code, ran.err) == (141, "")
    ran = shell(f"$audit {desk}/good.csv --config {desk}/sla.yaml --format json | head -1")
    assert ran.code in (0, 141)
    assert ran.err == ""


@pytest.mark.parametrize(
    ("redirection", "codes"),
    [("<&-", {0}), (">&-", {0, 2, 4, 141}), ("2>&-", {0}), (">/dev/full", {2, 4}), ("2>/dev/full", {0})],
)
def test_a_closed_or_full_stream_is_no_defect_of_ours(desk: Path, redirection: str, codes: set[int]) -> None:
    assert shell(f"$audit {desk}/good.csv --config {desk}/sla.yaml {redirection}").code in codes


@pytest.mark.parametrize("threads", ["0", "abc", "²", "100000", "99999999999999999999999"])
def test_any_number_of_threads_is_survived(desk: Path, threads: str) -> None:
    assert run(desk / "good.csv", "--config", desk / "sla.yaml", SUPPORTCTL_THREADS=threads).code in (0, 2)


BIG_ROWS = 2_000_000


@pytest.fixture(scope="module")
def big(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file that takes seconds to audit."""
    folder = tmp_path_factory.mktemp("big")
    (folder / "sla.yaml").write_text(SLA)
    block = "".join(
        f"{{0}}{row:04},2026-01-{1 + row % 28:02} 10:00:00,2026-01-{1 + row % 28:02} 10:30:{row % 60:02},,open\n"
        for row in range(10_000)
    )
    with (folder / "big.csv").open("w") as out:
        out.write(HEADER)
        out.writelines(block.replace("{0}", str(number)) for number in range(BIG_ROWS // 10_000))
    return folder


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)]
)
@pytest.mark.parametrize("after", [0.6, 1.2])
def test_a_signal_in_a_long_run_ends_it_quickly_and_leaves_nothing(
    big: Path, tmp_path: Path, number: signal.Signals, code: int, after: float
) -> None:
    with _started(big, tmp_path) as process:
        _wait_for_work(tmp_path)
        time.sleep(after - 0.5)
        process.send_signal(number)
        out, err = process.communicate(timeout=10)
    assert process.returncode == code
    assert out == b""
    assert b"Traceback" not in err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("shape", ["UTF-16", "bad quotes"])
def test_a_signal_while_bytes_are_rewritten_ends_the_run_within_seconds(
    big: Path, tmp_path: Path, shape: str
) -> None:
    """No statement of the engine runs then, which could be told to stop."""
    text = (big / "big.csv").read_text()
    if shape == "UTF-16":
        (tmp_path / "big.csv").write_bytes(text.encode("utf-16"))
    else:
        (tmp_path / "big.csv").write_text(text.replace("\n0", '\n"0" <0>'))
    (tmp_path / "sla.yaml").write_text(SLA)
    work = tmp_path / "work"
    work.mkdir()
    with _started(tmp_path, work) as process:
        _wait_for_work(work)
        time.sleep(0.8)
        process.send_signal(signal.SIGINT)
        sent = time.monotonic()
        process.communicate(timeout=20)
    assert process.returncode == 130
    assert time.monotonic() - sent < 4  # a tenth of that where nothing else runs
    assert list(work.iterdir()) == []


def test_a_second_ctrl_c_does_no_harm(big: Path, tmp_path: Path) -> None:
    with _started(big, tmp_path) as process:
        _wait_for_work(tmp_path)
        process.send_signal(signal.SIGINT)
        time.sleep(0.01)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=10)
    assert process.returncode in (130, -signal.SIGINT)
    assert b"Traceback" not in err
    assert b"internal error" not in err


def test_ctrl_c_while_starting_shows_no_traceback(big: Path, tmp_path: Path) -> None:
    for wait in (0.05, 0.1, 0.15, 0.2, 0.25):
        with _started(big, tmp_path) as process:
            time.sleep(wait)
            process.send_signal(signal.SIGINT)
            _, err = process.communicate(timeout=10)
        assert b"supportctl/" not in err, err.decode()[-300:]


def _started(big: Path, folder: Path) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        command(big / "big.csv", "--config", big / "sla.yaml"),
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={**os.environ, "TMPDIR": str(folder)},
    )  # fmt: skip


def _wait_for_work(folder: Path) -> None:
    """Until the run has its temporary folder."""
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline and not any(folder.glob("supportctl-*")):
        time.sleep(0.01)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A folder with room for one megabyte."""
    folder = tmp_path / "small"
    folder.mkdir()
    if subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)], capture_output=True, check=False
    ).returncode:
        pytest.skip("no right to mount a small disk")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


@pytest.fixture(scope="module")
def in_utf16(big: Path) -> Path:
    """The same file in an encoding of which a copy must be made."""
    file = big / "utf16.csv"
    file.write_text((big / "big.csv").read_text(), encoding="utf-16")
    return file


def test_a_full_disk_is_said_with_what_to_do(big: Path, in_utf16: Path, small_disk: Path) -> None:
    ran = run(in_utf16, "--config", big / "sla.yaml", TMPDIR=str(small_disk))
    assert (ran.code, ran.out) == (4, b"")
    assert "TMPDIR" in ran.err
    assert list(small_disk.iterdir()) == []
