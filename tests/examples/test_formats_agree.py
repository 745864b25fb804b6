"""Text, JSON and CSV say the same of every example: the verdict, the counts of every promise, the rates."""

import csv
import io
import json
import re
from collections import Counter
from typing import Any

import pytest
from test_example_audits import AUDITS, run

from supportctl.render.words.verdict import OTHERS
from supportctl.vocabulary.metrics import metric_name
from supportctl.vocabulary.states import Verdict

VERDICTS = {
    "pass": "KEPT",
    "warn": "AT RISK",
    "fail": "MISSED",
    "too_few": "TOO FEW CONTACTS",
    "not_auditable": "NOT AUDITABLE",
}
COUNT = r"(\d{1,3}(?: \d{3})*)"
LATE_OF_DUE = re.compile(rf"(?<!\d)(?<!\d ){COUNT} of {COUNT}(?!\d)")


NAMES = (
    "abandoned-by-service-level",
    "closed-without-reply",
    "day-and-hours",
    "enough-for-a-verdict",
    "marks-need-evidence",
    "not-yet-due-between-closing-and-opening",
    "nothing-judged",
    "one-file-of-two-is-unusable",
    "period-without-contacts",
    "rates",
    "tags-overlap",
    "too-few-for-a-verdict",
    "unmatched-tickets",
    "warn-of-tickets-at-risk",
)
"""Examples of every verdict, of rates, of a cut whose groups overlap, of contacts that nothing judges."""


@pytest.mark.parametrize("name", NAMES)
def test_the_formats_say_the_same(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = AUDITS / name
    monkeypatch.chdir(folder)
    code, out, _ = run(folder, "json")
    text_code, text, _ = run(folder, "text")
    csv_code, listing, _ = run(folder, "csv")
    assert text_code == csv_code == code
    if not out:
        assert text == listing == ""
        return
    report = json.loads(out)
    assert_same_verdict(report, text)
    assert_same_states(report, listing)
    assert_same_table(report, text)


def assert_same_verdict(report: dict[str, Any], text: str) -> None:
    """In the first line, and how many promises have which verdict."""
    every = Counter(row["verdict"] for row in (*report["objectives"], *report["rate_objectives"]))
    head = " ".join(text.split(" · ", maxsplit=1)[0].split())
    assert head.startswith(VERDICTS[report["verdict"]])
    if report["verdict"] != "not_auditable" and len(every) > 1:
        for verdict, words in OTHERS.items():
            if verdict != report["verdict"] and every[verdict]:
                assert f"{every[verdict]} {words}" in head
    missed = [row for row in report["objectives"] if row["verdict"] == Verdict.FAIL]
    plain = " ".join(text.split())
    for row in missed:
        metric = metric_name(row["metric"])
        assert re.search(
            rf"{re.escape(row['policy'])} {metric} .*?: {row['late']} of {row['due']} late", plain
        )


def assert_same_states(report: dict[str, Any], listing: str) -> None:
    """The rows of the listing add up to the counts of the levels; cut by tag, a contact stands in several."""
    rows = list(csv.DictReader(io.StringIO(listing.removeprefix("\ufeff"))))
    levels = report["service_levels"] if report["partition"] else report["objectives"]
    listed = Counter((row["policy"], row["metric"], row["state"]) for row in rows)
    if not report["partition"]:
        listed = +Counter({key: count for key, count in listed.items() if key[0]})
    wanted: Counter[tuple[str, str, str]] = Counter()
    for level in levels:
        for state in {state for _, _, state in listed}:
            wanted[level["policy"] or "", level["metric"], state] += level[state]
    assert listed == +wanted


def assert_same_table(report: dict[str, Any], text: str) -> None:
    """Each row of the table by channel: how many were late of how many due; each rate in per cent."""
    if report["scope"]["by"] != ["channel"]:
        return
    table = section(text, "IN TIME")
    shown = Counter(tuple(int(part.replace(" ", "")) for part in pair) for pair in LATE_OF_DUE.findall(table))
    due = Counter((row["late"], row["due"]) for row in report["service_levels"] if row["due"])
    assert shown == due
    rates = section(text, "RATES")
    for rate in report["rates"]:
        if rate["value"] is not None and rate["metric"] != "csat_mean":
            assert f"{rate['numerator']:g} of {rate['denominator']}" in rates


def section(text: str, title: str) -> str:
    """The rows between a heading in capitals and the next empty line: those that hold a share."""
    found = re.search(rf"^[A-Z ,]*{title}.*?(?=\n\n|\Z)", text, re.MULTILINE | re.DOTALL)
    lines = found[0].splitlines()[1:] if found else []
    return "\n".join(line for line in lines if "%" in line)
