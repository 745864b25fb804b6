"""What a row of an export is: a contact, a part of one, or none; in the report under `granularity`."""

CONTACT_KINDS = ("ticket", "chat", "call")
"""Granularities where a row is a contact."""

FOLDED_KINDS = ("call_leg", "status_version", "event_log")
"""Granularities where several rows make a contact; they are folded by ticket_id."""

FOLDED_CALLS = ("call_leg", "event_log")
"""Of these the contacts are calls."""

REFUSED_KINDS = ("message", "field_change", "aggregate", "extract")
"""Granularities that no contact can be read from; a preset names the export to take under `instead`."""
