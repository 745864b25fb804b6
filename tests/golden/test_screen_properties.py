"""What must hold of every screen, at any width: it fits, it steers no terminal, it invents no number."""

import json
import re
import time
import unicodedata
from collections.abc import Iterator
from dataclasses import asdict, replace
from functools import cache
from itertools import chain, product
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len
from screen_reports import HOSTILE, REPORTS

from supportctl.intake.files.own_files import written_by_supportctl
from supportctl.problem import text_width
from supportctl.render.pages.act_now import picked
from supportctl.render.text.report import LEAST_WIDTH, render_text
from supportctl.report.audit_report import AuditReport
from supportctl.report.duration import duration_words

COLOUR = re.compile(r"\x1b\[[0-9;]*m")
WIDTHS = (20, 33, 40, 60, 79, 80, 81, 100, 110, 120, 160, 250)


@cache
def made(name: str) -> AuditReport:
    return REPORTS[name]()


@pytest.mark.parametrize(("name", "width"), list(product(REPORTS, WIDTHS)))
def test_no_line_is_wider_than_the_screen(name: str, width: int) -> None:
    for line in render_text(made(name), width=width).splitlines():
        assert text_width(line) <= width, line
        assert line == line.rstrip()


@pytest.mark.parametrize("name", REPORTS)
def test_rich_measures_the_same_but_for_joined_characters(name: str) -> None:
    for line in render_text(made(name), width=80).splitlines():
        if "\u200d" not in line:
            assert cell_len(line) <= 80


@pytest.mark.parametrize(("name", "quiet"), list(product(REPORTS, (False, True))))
def test_colour_adds_nothing_but_colour(name: str, quiet: bool) -> None:
    plain = render_text(made(name), color=False, quiet=quiet)
    colored = render_text(made(name), color=True, quiet=quiet)
    assert [line.rstrip() for line in COLOUR.sub("", colored).splitlines()] == plain.splitlines()
    assert "\x1b" not in plain


@pytest.mark.parametrize("name", REPORTS)
def test_nothing_steers_a_terminal(name: str) -> None:
    text = COLOUR.sub("", render_text(made(name), color=True))
    steering = [one for one in text if unicodedata.category(one) in ("Cc", "Cf", "Cs", "Zl", "Zp")]
    assert set(steering) <= {"\n", "\u200d", "\u200c"}
    assert text.endswith("\n")
    assert not text.endswith("\n\n")


def test_colours_in_the_data_are_not_colours() -> None:
    """The styles of the hostile screen are those of harmless names."""
    hostile = COLOUR.findall(render_text(made("hostile"), color=True))
    assert set(hostile) <= {"\x1b[1m", "\x1b[2m", "\x1b[31m", "\x1b[32m", "\x1b[33m", "\x1b[1;31m", "\x1b[0m"}


@pytest.mark.parametrize("width", [80, 110, 160])
def test_the_place_of_a_ticket_is_whole(width: int) -> None:
    for name in ("missed", "one-ticket", "sample-data"):
        text = render_text(made(name), width=width)
        for one in [one for promises in chain(*picked(made(name))) for one in promises]:
            assert f"{one.path}:{one.line}\n" in text


@pytest.mark.parametrize(("name", "width"), list(product(REPORTS, (40, 80))))
def test_a_screen_found_among_exports_is_known(name: str, width: int, tmp_path: Path) -> None:
    file = tmp_path / "week.txt"
    file.write_text(render_text(made(name), width=width), "utf-8")
    assert written_by_supportctl(file) is not None


@pytest.mark.parametrize("name", REPORTS)
def test_quiet_is_the_beginning_and_the_end_of_the_screen(name: str) -> None:
    quiet = render_text(made(name), quiet=True)
    whole = render_text(made(name))
    end = quiet[quiet.rindex("\nAudited by") :]
    beginning = quiet.removesuffix(end).split("Act first on")[0]
    assert whole.startswith(beginning)
    assert whole.endswith(end)
    assert len(quiet) < len(whole)


LEGEND = ("! worse", "~ worse", "? fewer", "No agent", "Due:")
TABLES = ["all-well", "missed", "not-auditable", "ten-thousand-agents", "weekdays", "tags", "sample-data"]


@pytest.mark.parametrize("width", [80, 110, 160])
@pytest.mark.parametrize("name", TABLES)
def test_every_number_of_the_table_is_in_the_json(name: str, width: int) -> None:
    report = json.loads(json.dumps(asdict(made(name))))
    lines = render_text(made(name), width=width).splitlines()
    start = next(number for number, line in enumerate(lines) if "IN TIME" in line) + 3
    legend = next(number for number, line in enumerate(lines) if number > start and line.startswith(LEGEND))
    rows = [line for line in lines[start:legend] if re.match(r"[ !~?] \S.*\d %", line)]
    sources = [*report["service_levels"], *report["tails"], *report["objectives"]]
    if report["scope"]["by"] == ["channel"]:
        assert len(rows) == len(report["service_levels"])
    else:
        assert len(rows) == min(20, report["groups_total"]) + len(report["tails"]) + 1
    every = [set(_said(row)) for row in sources]
    for line in rows:
        assert any(_without(line, said) for said in every), line


def _said(row: dict[str, Any]) -> Iterator[str]:
    """How each number of a row may stand on the screen."""
    yield from (value for value in row.get("group", {}).values() if value)
    counts = [value for value in row.values() if isinstance(value, int)]
    counts += [row["overdue"] + row["paused"] + row["at_risk"] + row["running"]]
    counts += [row["excluded_reasons"].get("closed_without_reply", 0)]
    yield from (f"{count:,}".replace(",", " ") for count in counts)
    yield from (
        duration_words(seconds) for seconds in (*row["seconds"].values(), row["target"]["seconds"]) if seconds
    )
    yield from (
        f"{row[name] * 100:.1f} %" for name in ("attainment", "attainment_usual") if row[name] is not None
    )
    if row["due"]:
        yield f"{row['attainment_low'] * 100:.0f}-{row['attainment_high'] * 100:.0f} %"
    if row["objective"] is not None:
        yield f"{row['objective'] * 100:.0f} %"


def _without(line: str, said: set[str]) -> bool:
    """Whether no digit is left when the row's numbers are taken away, the longest first."""
    for words in sorted(said, key=len, reverse=True):
        line = re.sub(rf"(?<![\d.]){re.escape(words)}(?!\d)", "", line)
    return not re.search(r"\d", line)


def test_ten_thousand_groups_are_quick_and_folded() -> None:
    report = made("ten-thousand-agents")
    start = time.process_time()
    text = render_text(report, color=True)
    assert time.process_time() - start < 1.5
    assert text.replace("\x1b[0m", "").count("and 9 980 more agents") == 1
    assert text.count("\n") < 150


def test_all_ten_thousand_groups_when_asked_for() -> None:
    report = made("ten-thousand-agents")
    whole = replace(report, scope=replace(report.scope, top=None), tails=[])
    assert render_text(whole).count("Agent ") >= 9_999


def test_a_width_too_small_is_widened() -> None:
    assert render_text(made("missed"), width=1) == render_text(made("missed"), width=LEAST_WIDTH)


@pytest.mark.parametrize("name", HOSTILE)
def test_groups_of_several_fields(name: str) -> None:
    report = made("missed")
    rows = [
        replace(row, group={"channel": row.group["channel"], "agent": None, "team": name})
        for row in report.service_levels
    ]
    scope = replace(report.scope, by=["channel", "agent", "team"])
    text = render_text(replace(report, service_levels=rows, totals=[], scope=scope), width=80)
    assert re.search(r"email +\(none\)  ", text)
