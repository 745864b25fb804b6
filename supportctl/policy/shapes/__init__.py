"""Which keys sla.yaml has and what may stand under each: one shape a section, and the readers of single values."""
