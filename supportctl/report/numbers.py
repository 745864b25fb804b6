"""Microseconds as the documents write them: seconds, and instants in ISO 8601."""

from datetime import UTC, datetime, timedelta

from supportctl.vocabulary.units import MICROSECONDS_PER_SECOND

LATEST_WRITTEN_US = 253_402_300_799_000_000
"""9999-12-31T23:59:59Z: the last second that ISO 8601 writes with four digits."""


def seconds(microseconds: int, parts: int = 1) -> float:
    """Microseconds, or so many parts of one, as seconds with at most six decimals; whole numbers divide exactly."""
    whole, rest = divmod(microseconds, parts)
    if rest:
        return round(microseconds / (parts * MICROSECONDS_PER_SECOND), 6)
    return whole / MICROSECONDS_PER_SECOND  # the double nearest to six decimals already, rounding takes long


def instant_text(us: int) -> str:
    """An instant as ISO 8601 in UTC, without a fraction when it has none; years beyond 9999 are cut off there."""
    moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=min(us, LATEST_WRITTEN_US))
    return moment.isoformat().replace("+00:00", "Z")
