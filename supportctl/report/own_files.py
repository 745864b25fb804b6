"""What files that supportctl wrote are told by: each has it anyway, so that none is audited as an export by mistake."""

from typing import Final

SCHEMA_PREFIX: Final = "supportctl."
"""Every JSON document says what it is under `schema`: `supportctl.report/1`."""

LISTING_COLUMNS: Final = (
    *("namespace", "ticket_id", "channel", "policy", "metric", "state", "reason"),
    *("created_at", "due_at", "stopped_at", "elapsed_seconds", "target_seconds", "overrun_seconds"),
    *("clock", "calendar", "agent", "path", "record", "line"),
)
"""The header of the CSV listing."""

SET_ASIDE_COLUMNS: Final = ("set_aside_reason", "path", "line", "record")
"""The header of rows that were set aside, before their own cells."""


CHECK_SENTENCE: Final = "Policies; the first that matches a contact judges it, and none means not judged:"
"""Stands in what `check` says of every sla.yaml."""

DEEDS: Final = {"Audited": "report", "Explained": "explanation", "Inspected": "inspection"}
"""The first word of a text's last line, and what the text is called."""


def last_line(deed: str, words: str = "") -> str:
    """How every other text ends: `Audited by supportctl: MISSED 2 of 9 promises.`"""
    return f"{deed} by supportctl{f': {words}' if words else ''}."
