"""Which contacts by their fields: `--where FIELD=VALUE`, repeated conditions all hold, commas are alternatives."""

from collections.abc import Sequence

from supportctl.audit.cut import ROW_FIELDS, TRAIT_FIELDS, Cut, unknown_field
from supportctl.audit.traits import Trait
from supportctl.policy.model import Match, SlaFile
from supportctl.problem import Problem, UsageError, closest
from supportctl.report.number_words import counted_words


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


def nothing_fits(traits: Sequence[Trait], where: Match) -> Problem:
    """That no contact fits the conditions, and where the words to write are found."""
    every = counted_words(sum(trait.seen.records for trait in traits), "row")
    fields = ",".join(dict.fromkeys(name for name, _ in where))
    words = [word for name, wanted in where for one in wanted if (word := _meant(traits, name, one))]
    near = f"did you mean {' or '.join(words)}? " if words else ""
    hint = f"{near}--by {fields} in place of --where shows the values that there are"
    return Problem("--where", f"none of the {every} of the files fits the conditions", hint=hint)


def _meant(traits: Sequence[Trait], name: str, word: str) -> str | None:
    """The value that is like the word, of the fields whose values are at hand."""
    if name not in TRAIT_FIELDS:
        return None
    values = {value for trait in traits for value in Cut((name,)).trait_values(trait) if value}
    return None if word in values else closest(word, sorted(values))
