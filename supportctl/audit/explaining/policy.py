"""Which rules of sla.yaml match a ticket, and on which words the others do not."""

from collections.abc import Sequence

from supportctl.audit.explaining.rows import ExplainedRow
from supportctl.audit.judging.cell_words import words_of_cell
from supportctl.audit.judging.needs import column_of
from supportctl.audit.judging.traits import Trait, compared_words, field_matches
from supportctl.intake.door import cut_text, normalised
from supportctl.policy.model import Exclude, Match, Policy, SlaFile
from supportctl.policy.words import match_words
from supportctl.report.explanation import RuleTried, TicketField
from supportctl.vocabulary.columns import CANONICAL_COLUMNS

ALWAYS_TOLD = ("channel", "status", "priority", "agent")
WORDS_LISTED = 5


def excludes_tried(row: ExplainedRow, trait: Trait, sla: SlaFile) -> list[RuleTried]:
    """Every exclude rule, in the order of sla.yaml."""
    return [_tried(rule, row, trait, sla) for rule in sla.exclude]


def policies_tried(row: ExplainedRow, trait: Trait, sla: SlaFile) -> list[RuleTried]:
    """The policies up to the one that matches; all of them when none does."""
    tried = []
    for policy in sla.policies:
        tried.append(_tried(policy, row, trait, sla))
        if policy == trait.policy:
            break
    return tried


def _tried(rule: Policy | Exclude, row: ExplainedRow, trait: Trait, sla: SlaFile) -> RuleTried:
    words = compared_words(trait.seen, row.file, trait.channel, trait.status, trait.priority)
    missed = [
        (name, accepted)
        for name, accepted in rule.match
        if not field_matches(name, accepted, words, trait.seen)
    ]
    why = "; ".join(_missed(name, accepted, row, trait, sla) for name, accepted in missed)
    return RuleTried(rule.name, rule.line, not missed, why or match_words(_shortened(rule.match)))


def _missed(name: str, accepted: Sequence[str], row: ExplainedRow, trait: Trait, sla: SlaFile) -> str:
    """`priority is low, not urgent`; `no priority, so not urgent`."""
    wanted = match_words(_shortened(((name, tuple(accepted)),))).removeprefix(f"{name} is ")
    value = _value(name, row, trait, sla)
    return f"no {name}, so not {wanted}" if value is None else f"{name} is {value}, not {wanted}"


def _shortened(match: Match) -> Match:
    """Long lists of words cut off."""
    more = "any of {} more"
    return tuple(
        (
            name,
            words
            if len(words) <= WORDS_LISTED
            else (*words[:WORDS_LISTED], more.format(len(words) - WORDS_LISTED)),
        )
        for name, words in match
    )


def _value(name: str, row: ExplainedRow, trait: Trait, sla: SlaFile) -> str | None:
    """The ticket's word for a field that sla.yaml matches on."""
    known = {
        "channel": trait.channel,
        "status": trait.status or trait.seen.status,
        "priority": trait.priority,
        "system": row.file.namespace,
    }
    value = known[name] if name in known else _mapped(column_of(name, sla.declared_fields), row)
    return None if value is None else cut_text(value)


def _mapped(column: str, row: ExplainedRow) -> str | None:
    """The words of a cell as policies and cuts see them; None in a cell that says nothing."""
    return ", ".join(words_of_cell(column, row.raw.whole_text(column) or "", row.file).mapped) or None


def ticket_fields(row: ExplainedRow, sla: SlaFile) -> list[TicketField]:
    """What the export says of the ticket: the usual fields, those that sla.yaml matches on or maps words of."""
    mapped = row.file.source.values if row.file.source else ()
    names = dict.fromkeys([*ALWAYS_TOLD, *(name for name, _ in sla.matched_words()), *mapped])
    columns = {column_of(name, sla.declared_fields): name for name in names}
    return [field for column, name in columns.items() if (field := _field(column, name, row)) is not None]


def _field(column: str, field: str, row: ExplainedRow) -> TicketField | None:
    name = column if column in CANONICAL_COLUMNS else field
    header, text = row.raw.header(column), row.raw.text(column)
    always = row.file.loaded.plan.always.get(column)
    if header is not None and (text is not None or always is None):
        return TicketField(name, header, text, _word(column, row))
    if always is None:
        return None
    source = row.file.source
    of_source = name == "channel" and source is not None and source.channel is not None
    of_system = "channel that its columns show" if name not in row.file.system.always else None
    place = "sources in sla.yaml" if of_source else of_system or f"every row of {row.file.system.preset}"
    return TicketField(name, place, always, normalised(row.file.words, name, always) or always)


def _word(column: str, row: ExplainedRow) -> str | None:
    """The cell's word where the file's vocabulary knows it; several of tags, when it knows one of them."""
    text = row.raw.whole_text(column) or ""
    words = words_of_cell(column, text, row.file)
    known = words.mapped != words.raw or normalised(row.file.words, column, text) is not None
    return cut_text(", ".join(words.mapped)) if known and words.mapped else None
