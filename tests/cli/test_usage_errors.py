"""Mistakes of a command line: all of them at once, in our own words, wrapped to the window."""

import fcntl
import os
import pty
import struct
import subprocess
import sys
import termios
from pathlib import Path

import pytest

FOREIGN = ("Value error", "Input should", "Usage:", "Invalid value", "Traceback", "╭", "No such option")


def supportctl(*arguments: str, cwd: Path, **variables: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "supportctl", *arguments],
        cwd=cwd, capture_output=True, text=True, timeout=60, check=False, env={**os.environ, **variables},
    )  # fmt: skip


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("audit good.csv --format markdown", ["--format: “markdown” is none of text, json, csv"]),
        ("audit good.csv --format jsn", ["did you mean json?"]),
        ("audit good.csv --top x", ["--top: “x” is no whole number"]),
        ("audit good.csv --width 3", ["--width: “3”"]),
        ("audit good.csv --color blue", ["--color: “blue”"]),
        ("audit good.csv --bogus", ["--bogus: is no option of supportctl audit"]),
        ("audit good.csv --fromat json --botched", ["--fromat", "did you mean --format?", "--botched"]),
        ("audit good.csv -qx", ["-x: is no option"]),
        ("audit -week.csv", ["-w: is no option", "write ./-week.csv"]),
        ("audit good.csv --format", ["--format: its value is missing", "text|json|csv"]),
        ("audit good.csv -o", ["-o: its value is missing"]),
        ("audit good.csv --quiet=1", ["--quiet: takes no value"]),
        ("audti", ["audti: is no command", "did you mean supportctl audit?"]),
        ("good.csv", ["good.csv: is no command", "supportctl audit good.csv"]),
        ("--config sla.yaml audit", ["--config: is no option of supportctl"]),
        ("check --by agent", ["--by: is no option of supportctl check", "supportctl audit"]),
        ("explain", ["TICKET is missing"]),
        ("explain 1 good.csv --format csv", ["--format: “csv” is none of text, json"]),
        ("check one two", ["one can be checked"]),
        (
            "audit good.csv --top x --by foo --where bar --as-of y --since z --buckets q -o r.html",
            ["--top", "--as-of", "--since", "--buckets", "--output"],
        ),
    ],
)
def test_a_mistake_is_2_in_our_own_words(desk: Path, line: str, words: list[str]) -> None:
    done = supportctl(*line.split(), cwd=desk)
    assert (done.returncode, done.stdout) == (2, "")
    for word in words:
        assert word in done.stderr
    assert "help: " in done.stderr
    assert not [one for one in FOREIGN if one in done.stderr]


@pytest.mark.parametrize("columns", [40, 60, 100])
def test_messages_are_wrapped_to_the_window_and_nothing_is_cut(desk: Path, columns: int) -> None:
    (desk / "sla.yaml").write_text("version: 1\nwarnat: 80%  # " + "long " * 40 + "\n")
    shown = in_a_window(["audit", "good.csv"], columns, desk)
    lines = shown.splitlines()
    assert max(map(len, lines)) <= columns, shown
    assert "sla.yaml:2:1:" in shown
    assert "help:" in shown


def in_a_window(arguments: list[str], columns: int, folder: Path) -> str:
    """What a terminal of this width is given."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    environment = {name: value for name, value in os.environ.items() if name != "COLUMNS"}
    process = subprocess.Popen(
        [sys.executable, "-m", "supportctl", *arguments],
        cwd=folder, stdout=subprocess.DEVNULL, stderr=theirs, env=environment,
    )  # fmt: skip
    assert process.wait(timeout=60) == 2
    os.close(theirs)
    text = os.read(ours, 100_000).decode()
    os.close(ours)
    return text.replace("\r\n", "\n")


def test_help_is_asked_for_in_two_ways_and_a_closed_pipe_is_141(desk: Path) -> None:
    for command in ([], ["audit"], ["check"], ["explain"], ["inspect"]):
        short, long = (supportctl(*command, option, cwd=desk) for option in ("-h", "--help"))
        assert (short.returncode, short.stderr, short.stdout) == (0, "", long.stdout)
        line = " ".join([sys.executable, "-m", "supportctl", *command, "--help"])
        piped = subprocess.run(
            ["bash", "-c", f"set -o pipefail; {line} | true"], capture_output=True, timeout=60, check=False
        )
        assert (piped.returncode in (0, 141), piped.stderr) == (True, b"")


def test_help_is_words_that_fit_the_window_and_names_no_types(desk: Path) -> None:
    for command in ([], ["audit"], ["check"], ["explain"], ["inspect"]):
        shown = supportctl(*command, "--help", cwd=desk, COLUMNS="60").stdout
        assert max(map(len, shown.splitlines())) <= 60
        assert not set("<│{") & set(shown)
    usage = supportctl("explain", "--help", cwd=desk).stdout.splitlines()[0]
    assert usage == "Usage: supportctl explain TICKET [PATH]... [OPTIONS]"


def test_supportctl_alone_names_the_first_step_and_the_exports_here(desk: Path) -> None:
    alone = supportctl(cwd=desk)
    assert (alone.returncode, alone.stderr) == (2, "")
    assert "Begin with: supportctl inspect" in alone.stdout
    assert "read when no PATH is named: good.csv" in alone.stdout


@pytest.mark.parametrize(
    ("ticket", "words"),
    [
        ("good.csv", "is a file, not a ticket"),
        ("good.csv:1", "is a line on which no row begins"),
        ("good.csv:99", "is a line on which no row begins"),
        ("god.csv:2", "names no file that was read; read were good.csv"),
        ("a:2", "is in none of the files"),
    ],
)
def test_a_text_that_is_no_ticket_is_told_for_what_it_is(desk: Path, ticket: str, words: str) -> None:
    done = supportctl("explain", ticket, "good.csv", cwd=desk)
    assert (done.returncode, f"ticket {ticket}: {words}\nhelp: " in done.stderr) == (2, True), done.stderr


def test_conditions_that_no_contact_fits_lead_to_the_values_there_are(desk: Path) -> None:
    done = supportctl("audit", "good.csv", "--where", "status=solvd", "--where", "agent=x", cwd=desk)
    assert done.returncode == 3
    assert "--by status,agent in place of --where shows" in done.stderr


@pytest.mark.parametrize("kilobytes", [60_000, 133_000, 140_000, 150_000, 161_000, 280_000])
def test_too_little_memory_is_4_and_no_defect(desk: Path, kilobytes: int) -> None:
    done = subprocess.run(
        ["bash", "-c", f"ulimit -v {kilobytes}; {sys.executable} -m supportctl audit good.csv"],
        cwd=desk, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode in (0, 1, 4)
    assert "defect" not in done.stderr
    assert "Traceback" not in done.stderr
    if done.returncode == 4:
        assert "memory" in done.stderr


def test_the_exports_that_lie_about_and_their_sla_yaml_are_taken(desk: Path) -> None:
    work = desk / "work"
    (work / "exports").mkdir(parents=True)
    (desk / "good.csv").rename(work / "exports" / "good.csv")
    (desk / "sla.yaml").rename(work / "exports" / "sla.yaml")
    (work / "requirements.txt").write_text("supportctl\n")
    for arguments in ([], ["exports"], ["exports/"], ["exports/*.csv"], ["exports/good.csv"]):
        done = supportctl("audit", *arguments, "--format", "json", cwd=work)
        assert done.returncode == 0, done.stderr
        assert '"path": "exports/sla.yaml"' in done.stdout
        assert '"path": "exports/good.csv"' in done.stdout
    for arguments in ([], ["exports"], ["exports/sla.yaml"]):
        assert supportctl("check", *arguments, cwd=work).stdout.startswith("exports/sla.yaml is valid")
    head = " ".join(supportctl("audit", cwd=work).stdout[:400].split())
    assert "found and read: exports" in head
    assert "targets of exports/sla.yaml" in head
    empty = supportctl("audit", cwd=desk)
    assert (empty.returncode, "PATH: " in empty.stderr) == (2, True)


def test_exports_with_different_ones_are_refused(desk: Path) -> None:
    for name in ("a", "b"):
        (desk / name).mkdir()
        (desk / name / "sla.yaml").write_bytes((desk / "sla.yaml").read_bytes())
        (desk / name / "good.csv").write_bytes((desk / "good.csv").read_bytes())
    (desk / "sla.yaml").unlink()
    done = supportctl("audit", "a", "b/good.csv", cwd=desk)
    assert (done.returncode, "a/sla.yaml, b/sla.yaml" in done.stderr) == (2, True)
    assert supportctl("audit", "a", "b", "-c", "a/sla.yaml", cwd=desk).returncode == 0


@pytest.mark.parametrize(
    "name", [b"a\\]b.csv", b"a[1].csv", b"new\nline.csv", b"q'u\"o.csv", b"-x.csv", b"\xff.csv"]
)
def test_any_name_is_a_name(desk: Path, name: bytes) -> None:
    (desk / "odd").mkdir()
    path = os.fsencode(desk) + b"/odd/" + name
    with open(path, "wb") as out:  # noqa: PTH123 - a name of bytes
        out.write((desk / "good.csv").read_bytes())
    for named in (b"odd/" + name, b"odd", b"odd/*.csv"):
        done = subprocess.run(
            [sys.executable, "-m", "supportctl", "audit", named, "-q"],
            cwd=desk,
            capture_output=True,
            timeout=60,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, b""), named
