"""Which header is which column: what sla.yaml names, and header words for the rest."""

from pathlib import Path

import pytest

from supportctl.intake.files.content import Content
from supportctl.intake.files.paths import InputPath
from supportctl.intake.formats.column import Column
from supportctl.intake.formats.written_columns import source_for
from supportctl.intake.layout.dialect import Dialect
from supportctl.intake.recognition.recognition import recognise
from supportctl.intake.recognition.survey import Survey
from supportctl.intake.recognition.unreadable import refuse_unreadable
from supportctl.policy.load import sla_from_bytes
from supportctl.policy.model import SlaFile, Source
from supportctl.problem import NotAuditableError, UsageError


def sla(sources: str) -> SlaFile:
    text = f"version: 1\npolicies: [{{name: all, targets: {{first_response: 1h}}}}]\nsources:\n{sources}"
    return sla_from_bytes("sla.yaml", text.encode())[0]


def source(block: str) -> Source:
    found = source_for(sla(f'  - {{files: "*.csv", {block}}}\n'), "a.csv")
    assert found is not None
    return found


def recognised(*header: str, entry: Source | None = None) -> dict[str, Column]:
    return dict(recognise(Dialect(",", header, ()), entry, "sla.yaml", "a.csv").columns)


def positions(*header: str, entry: Source | None = None) -> dict[str, tuple[int, ...]]:
    return {name: one.positions for name, one in recognised(*header, entry=entry).items()}


@pytest.mark.parametrize(
    ("header", "canonical"),
    [
        ("Ticket ID", "ticket_id"),
        ("TICKET_NUMBER", "ticket_id"),
        ("First-Response Time", "first_response_at"),
        ("  solved   at ", "resolved_at"),
        ("First response (minutes)", "first_response_duration"),
        ("Satisfaction Rating", "csat"),
        ("Answered (Y/N)", "answered"),
    ],
)
def test_header_words(header: str, canonical: str) -> None:
    assert positions("Created", header) == {"created_at": (0,), canonical: (1,)}


def test_the_better_header_wins_whatever_its_place() -> None:
    assert positions("id", "Ticket ID", "Created", "Created at")["ticket_id"] == (1,)
    assert positions("id", "Ticket ID", "Created", "Created at")["created_at"] == (3,)


def test_the_first_of_equal_headers_is_taken() -> None:
    assert positions("created", "status", "Status")["status"] == (1,)


def test_sla_yaml_takes_its_headers_from_recognition() -> None:
    entry = source("columns: {created_at: [Day, Time], resolved_at: status}")
    assert positions("status", "Time", "Day", "created", entry=entry) == {
        "created_at": (2, 1),
        "resolved_at": (0,),
    }


def test_named_headers_are_written_and_found_as_folded_words() -> None:
    found = recognised("CREATED-on", "x", entry=source("columns: {created_at: Created On}"))
    assert found["created_at"].positions == (0,)
    assert found["created_at"].written
    assert not recognised("created on")["created_at"].written


def test_an_exact_header_wins_over_a_folded_one_and_two_folded_ones_are_none() -> None:
    entry = source("columns: {created_at: When}")
    assert positions("when", "When", "WHEN", entry=entry)["created_at"] == (1,)
    with pytest.raises(UsageError, match="no column “When”"):
        recognised("when", "WHEN", entry=entry)


def test_every_missing_header_is_told_with_the_nearest_one() -> None:
    entry = source("columns: {created_at: Open date, resolved_at: Zzz}, fields: {plan: Plann}")
    with pytest.raises(UsageError) as error:
        recognised("Opened date", "Plan", entry=entry)
    assert [one.hint for one in error.value.problems] == [
        "did you mean “Opened date”?",
        "its columns are: Opened date, Plan",
        "did you mean “Plan”?",
    ]


def test_no_time_of_creation_names_the_headers() -> None:
    dialect = Dialect(",", ("id", "x" * 50), ())
    found = recognise(dialect, None, "sla.yaml", "a.csv")
    file = InputPath("exports/a.csv", Path("a.csv"))
    content = Content(Path("a.csv"), "", "utf-8", 2, 0, ",", 2, 0)
    with pytest.raises(NotAuditableError) as error:
        refuse_unreadable(Survey(file, content, dialect, None, found))
    assert f"the headers are: id, {'x' * 40}…" in (error.value.problems[0].hint or "")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("calls-jan.csv", "phone"),
        ("calls-jan.csv.gz", "phone"),
        ("calls-1.csv", "phone"),
        ("mail.csv", "email"),
        ("Calls-1.csv", None),
        ("calls-1.txt", None),
    ],
)
def test_the_first_source_that_fits_the_name(name: str, expected: str | None) -> None:
    found = source_for(
        sla(
            '  - {files: "calls-*.csv", channel: phone}\n'
            '  - {files: "calls-1.csv", channel: chat}\n'
            '  - {files: "mail.csv", channel: email}\n'
        ),
        name,
    )
    assert (found.channel if found else None) == expected
