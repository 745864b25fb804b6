"""Texts that are no table: web pages and JSON by their first cell, and headers that only look like them."""

import pytest

from supportctl.intake.files.kinds import refuse_other_text
from supportctl.problem import NotAuditableError


@pytest.mark.parametrize(
    "first", ["<!DOCTYPE html>", "<!-- saved -->", "<table><tr>", ' {"id": 1}', "[", "[1, 2]", '[{"a"', "{\n"]
)
def test_pages_and_json_are_refused(first: str) -> None:
    with pytest.raises(NotAuditableError):
        refuse_other_text(first, "t.csv")


@pytest.mark.parametrize("first", ["[Ticket],[Created]", "{ticket.id},created", "<id>,created", "[/red],a"])
def test_headers_in_brackets_are_read(first: str) -> None:
    refuse_other_text(first, "t.csv")
