"""Keys that a later version reads: said to be not yet there, never ignored and never "unknown"."""

from supportctl.vocabulary.metrics import LATER_METRICS

EVENT_COLUMNS = ("event_at", "kind", "author", "author_kind", "public", "message_id", "reply_to")

Place = tuple[str, ...]
"""Keys from the top, without list positions: ("policies", "targets"). A calendar's own name is `*`."""

LATER_KEYS: dict[Place, tuple[str, ...]] = {
    (): ("waivers", "cost", "staffing", "authors", "link", "pause_on"),
    ("policies",): ("pause_on", "reopen", "valid_from", "valid_to", "authors", "link"),
    ("policies", "targets"): LATER_METRICS,
    ("policies", "targets", "first_response"): ("pause_on", "from", "priority_at"),
    ("policies", "targets", "resolution"): ("pause_on", "priority_at"),
    ("sources",): ("authors", "link", "reopen"),
}


BELONGS = {"pause_on": "in a policy, or in one of its targets"}
"""Where a later version reads a key that may be written elsewhere by mistake."""


def not_yet(key: str) -> tuple[str, str]:
    """Message and hint for a key of a later version."""
    where = f" {BELONGS[key]}" if key in BELONGS else ""
    return f"`{key}` is not yet supported", f"take it out for now; a later version reads it{where}"
