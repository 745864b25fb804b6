"""The channel of a table that has no column for it, but columns that only calls have."""

from collections.abc import Collection

from supportctl.intake.formats.system import GENERIC, System
from supportctl.intake.remark import Remark
from supportctl.policy.lines_to_paste import Entry

PHONE = "phone"
CALLS_ALONE = frozenset({"abandoned"})
CALLS_WITHOUT_STATUS = frozenset({"answered", "wait_duration", "direction"})
"""Columns of calls that tables of tickets may have too, which then have a status as well."""


def inferred_channel(system: System, columns: Collection[str], channel: str | None) -> str | None:
    """`phone` for a table of no known system that looks like calls; None where `channel` or a column tells it."""
    if channel is not None or "channel" in columns or system.preset != GENERIC:
        return None
    without_status = "status" not in columns and not CALLS_WITHOUT_STATUS.isdisjoint(columns)
    return PHONE if without_status or not CALLS_ALONE.isdisjoint(columns) else None


def inferred_note(shown: str, columns: Collection[str], entry: Entry) -> Remark:
    """What was concluded from what, and what to write when it is wrong."""
    because = [name for name in (*sorted(CALLS_ALONE), *sorted(CALLS_WITHOUT_STATUS)) if name in columns]
    message = (
        f"{shown}: no column tells the channel; its columns are those of calls ({', '.join(because)}), "
        f"so it is taken to be {PHONE}; if it is another, as chat, {entry.write('channel', 'chat')}"
    )
    return Remark("channel_inferred", "info", message, "channel")
