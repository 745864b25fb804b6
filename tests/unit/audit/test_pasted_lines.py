"""Every line that an audit tells a person to write into sla.yaml works as it is printed."""

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import yaml
from typer.testing import CliRunner

from supportctl.cli.app import app

ROOT = Path(__file__).parents[3]
HELD = sorted((ROOT.parent / "shared" / "exports").glob("*.csv"))
AUDITS = ROOT / "tests" / "examples" / "audits"
REFUSING = [
    folder
    for folder in sorted(path.parent for path in AUDITS.glob("*/expected.yaml"))
    if yaml.safe_load((folder / "expected.yaml").read_text("utf-8")).get("exit") == 3
]
SUFFIXES = (".csv", ".tsv", ".txt")
ADVICE = re.compile(
    r"make a file sla\.yaml of two lines, the first (?P<first>version: 1), the second (?=(?P<second>.*))"
    r"|write (?P<setting>max_\w+: \d+%) into sla\.yaml"
    r"|write into sla\.yaml: (?=(?P<top>.*))"
    r"|write into the list sources of sla\.yaml: - (?=(?P<item>.*))"
    r"|write into (?:(?P<key>\w+) of )?the entry on line (?P<line>\d+) of sla\.yaml: (?=(?P<inner>.*))"
)


def one_line(text: str) -> str:
    """The YAML that a text begins with: up to where its brackets are closed, or a comma, a bracket or a blank."""
    depth, quote = 0, ""
    for place, sign in enumerate(text):
        if quote:
            quote = "" if sign == quote else quote
        elif sign in "'\"":
            quote = sign
        elif sign in "[{":
            depth += 1
        elif sign in "]}" and depth:
            depth -= 1
        elif not depth and (sign in ",;)]}" or (sign == " " and text[place - 1] != ":")):
            return text[:place]
    return text


def merged(sla: dict[str, Any], found: re.Match[str], lines: list[str]) -> dict[str, Any]:
    """The sla.yaml with what the sentence says, where it says it; a key that is there is replaced."""
    if found["setting"] or found["second"] or found["top"]:
        text = found["setting"] or one_line(found["second"] or found["top"])
        return {"version": 1, **sla, **yaml.safe_load(text)}
    if found["item"]:
        return {**sla, "sources": [*sla["sources"], yaml.safe_load(one_line(found["item"]))]}
    place = sum("files:" in line for line in lines[: int(found["line"])]) - 1
    entry, inner = sla["sources"][max(place, 0)], yaml.safe_load(one_line(found["inner"]))
    new = {**entry, found["key"]: {**entry[found["key"]], **inner}} if found["key"] else {**entry, **inner}
    return {**sla, "sources": [new if one is entry else one for one in sla["sources"]]}


def run(words: list[str]) -> tuple[int, str]:
    done = CliRunner().invoke(app, words)
    return done.exit_code, " ".join((done.stdout + done.stderr).split())


def check(words: list[str], sla: Path, written: dict[str, Any]) -> int:
    """Follow each piece of advice by itself; the number of them."""
    lines = sla.read_text("utf-8").splitlines() if sla.exists() else []
    config = ["--config", str(sla)] if sla.exists() else []
    code, said = run([*words, *config])
    assert code in (0, 1, 3), said
    pasted = sla.with_name("pasted.yaml")
    advice = list(ADVICE.finditer(said))
    for found in advice:
        pasted.write_text(yaml.safe_dump(merged(written, found, lines), allow_unicode=True), "utf-8")
        again, told = run([*words, "--config", str(pasted)])
        assert again in (0, 1, 3), f"{found[0]}\n{told}"
        line = found["setting"] or one_line(
            found["second"] or found["top"] or found["item"] or found["inner"]
        )
        assert again != 3 or line not in told, told
    return len(advice)


@pytest.mark.parametrize("path", HELD, ids=lambda path: path.name)
def test_without_a_sla_yaml_the_lines_that_are_printed_make_one(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / path.name).write_bytes(path.read_bytes())
    check(["audit", path.name], tmp_path / "sla.yaml", {})


@pytest.mark.parametrize("folder", REFUSING, ids=lambda path: path.name)
def test_in_a_sla_yaml_the_lines_that_are_printed_work(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    options = folder / "options.txt"
    paths = sorted(path for path in folder.iterdir() if path.suffix in SUFFIXES and path != options)
    for path in (*paths, folder / "sla.yaml"):
        if path.exists():
            (tmp_path / path.name).write_bytes(path.read_bytes())
    sla = tmp_path / "sla.yaml"
    written = yaml.load(sla.read_text("utf-8"), yaml.BaseLoader) if sla.exists() else {}  # noqa: S506 - texts alone
    more = shlex.split(options.read_text("utf-8")) if options.exists() else []
    check(["audit", *(path.name for path in paths), *more], sla, written)


SMALL = {
    "unit.csv": ("Ticket ID,Created,Resolution time\n", "{n},2026-01-{d:02} 10:00,{n}\n"),
    "order.csv": ("Ticket ID,Created,Resolved\n", "{n},0{m}/05/2026 10:00,0{m}/06/2026 10:00\n"),
    "zone.csv": (
        "Ticket ID,Created (CST),Resolved (CST)\n",
        "{n},2026-01-{d:02} 10:00,2026-01-{d:02} 12:00\n",
    ),
    "end.csv": ("Ticket ID,Created,Zatvoreno\n", "{n},2026-01-{d:02} 10:00,2026-01-{d:02} 12:00\n"),
    "nothing.csv": ("Vrijeme,Zatvoreno\n", "2026-01-{d:02} 10:00,2026-01-{d:02} 12:00\n"),
    "verdicts.csv": (
        "Ticket ID,Created,Resolved,Resolution status\n",
        "{n},2026-01-{d:02} 10:00,2026-01-{d:02} 12:00,Grün\n",
    ),
    "states.csv": (
        "Ticket ID,Created,Resolved,Status\n",
        "{n},2026-01-{d:02} 10:00,2026-01-{d:02} 12:00,it's: över\n",
    ),
    "odd times.csv": ("Ticket ID,Created,Resolved\n", "{n},2026|01|{d:02} 10.00,2026|01|{d:02} 12.00\n"),
}


@pytest.mark.parametrize("name", SMALL)
def test_what_is_unknown_of_a_small_file_is_told_with_a_line_that_works(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    header, row = SMALL[name]
    rows = (row.format(n=n, d=n % 28 + 1, m=n % 9 + 1) for n in range(1, 31))
    (tmp_path / name).write_text(header + "".join(rows), encoding="utf-8")
    assert check(["audit", name], tmp_path / "sla.yaml", {}) > 0


def test_the_files_that_the_team_holds_are_here() -> None:
    if not HELD:
        pytest.skip("no ../shared with exports of the field")
