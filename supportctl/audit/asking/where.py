"""Which contacts by their fields: `--where FIELD=VALUE`, repeated conditions all hold, commas are alternatives."""

from collections.abc import Sequence

from supportctl.audit.asking.cut import ROW_FIELDS, TRAIT_FIELDS, unknown_field
from supportctl.policy.model import Match, SlaFile
from supportctl.problem import Problem, UsageError


def parse_where(texts: Sequence[str], sla: SlaFile) -> Match:
    """Conditions as (field, words). Raises UsageError for every one that cannot be read."""
    known = [*TRAIT_FIELDS, *ROW_FIELDS, *sla.declared_fields]
    conditions, problems = [], []
    for text in texts:
        name, sign, values = text.partition("=")
        words = tuple(word.strip() for word in values.split(",") if word.strip())
        if not sign or not words:
            hint = "write --where channel=email or --where priority=urgent,high"
            problems.append(Problem("--where", f"“{text}” is no condition", hint=hint))
        elif name.strip() not in known:
            problems.append(unknown_field("--where", name.strip(), known))
        else:
            conditions.append((name.strip(), words))
    if problems:
        raise UsageError(*problems)
    return tuple(conditions)
