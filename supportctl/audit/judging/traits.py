"""Each combination of facets against sla.yaml: its normalised words, whether it counts, its policy."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from supportctl.audit.judging.call_exports import live_channels
from supportctl.audit.judging.facet import TraitSeen
from supportctl.intake.door import ReadFile, folded, normalised
from supportctl.policy.model import Match, Policy, SlaFile
from supportctl.vocabulary.columns import DEFERRED_CALLS, DONE_STATUSES

OUT_OF_SCOPE_DIRECTIONS = ("outbound", "internal")


class Standing(StrEnum):
    """What the status says about the ticket."""

    DONE = "done"
    OPEN = "open"
    UNKNOWN_WORD = "unknown_word"
    NO_STATUS = "no_status"


@dataclass(frozen=True, slots=True)
class Trait:
    """A combination of facets, decided: every ticket that shows it is treated alike.

    `in_scope` is False for outbound and internal contacts and for what `--where` leaves out. `excluded` names the
    reason that takes its tickets out. `policy` is None when none matches. `is_call`: a call or chat.
    """

    seen: TraitSeen
    system: str
    channel: str | None
    status: str | None
    priority: str | None
    standing: Standing
    in_scope: bool
    excluded: str | None
    policy: Policy | None
    is_call: bool = False

    @property
    def deferred_call(self) -> str | None:
        """`voicemail` or `callback`, of which nobody waits for the answer; else None."""
        return _deferred_call(self.channel)


def decide_traits(
    seen: Iterable[TraitSeen], files: Sequence[ReadFile], sla: SlaFile, where: Match = ()
) -> list[Trait]:
    """Decide every combination, in the given order; those that `where` leaves out are out of scope."""
    traits = [_decide(one, files[one.file_no], sla, where) for one in seen]
    channels: dict[int, set[str | None]] = {}
    for trait in traits:
        channels.setdefault(trait.seen.file_no, set()).add(trait.channel)
    live = {file_no: live_channels(files[file_no], words) for file_no, words in channels.items()}
    return [replace(trait, is_call=trait.channel in live[trait.seen.file_no]) for trait in traits]


def created_span(traits: Iterable[Trait]) -> tuple[int, int] | None:
    """When the first and the last contact of the window was created, of those in scope; None where there is none."""
    seen = [one.seen for one in traits if one.in_scope]
    firsts = [one.first_created_us for one in seen if one.first_created_us is not None]
    lasts = [one.last_created_us for one in seen if one.last_created_us is not None]
    return (min(firsts), max(lasts)) if firsts and lasts else None


def _decide(seen: TraitSeen, file: ReadFile, sla: SlaFile, where: Match) -> Trait:
    channel = normalised(file.words, "channel", seen.channel) or seen.channel
    status = normalised(file.words, "status", seen.status)
    priority = normalised(file.words, "priority", seen.priority) or seen.priority
    direction = normalised(file.words, "direction", seen.direction)
    words = compared_words(seen, file, channel, status, priority)
    policy = next((policy for policy in sla.policies if _matches(policy.match, words, seen)), None)
    exclude = next((rule.name for rule in sla.exclude if _matches(rule.match, words, seen)), None)
    return Trait(
        seen=seen,
        system=file.system.name,
        channel=channel,
        status=status,
        priority=priority,
        standing=_standing(seen.status, status),
        in_scope=direction not in OUT_OF_SCOPE_DIRECTIONS
        and _matches(where, words | _policy_word(policy), seen),
        excluded=exclude or ("deleted" if status == "deleted" else None),
        policy=policy,
    )


def compared_words(
    seen: TraitSeen, file: ReadFile, channel: str | None, status: str | None, priority: str | None
) -> dict[str, set[str]]:
    """The folded words that a match compares, raw and normalised alike, of the fields that every ticket has.

    Voicemails and requests to be called back are phone contacts too.
    """
    phone = "phone" if _deferred_call(channel) else None
    return {
        "channel": {folded(word) for word in (channel, seen.channel, phone) if word},
        "status": {folded(word) for word in (status, seen.status) if word},
        "priority": {folded(word) for word in (priority, seen.priority) if word},
        "system": {folded(file.system.name), folded(file.namespace)},
    }


def _policy_word(policy: Policy | None) -> dict[str, set[str]]:
    return {"policy": {folded(policy.name)} if policy else set()}


def _matches(match: Match, words: dict[str, set[str]], seen: TraitSeen) -> bool:
    return all(field_matches(field, accepted, words, seen) for field, accepted in match)


def field_matches(field: str, accepted: Sequence[str], words: dict[str, set[str]], seen: TraitSeen) -> bool:
    """Whether one field of a match shows one of the accepted words; an empty one stands for no value at all."""
    return any(
        folded(word) in (words[field] or {""}) if field in words else (field, folded(word)) in seen.matched
        for word in accepted
    )


def _deferred_call(channel: str | None) -> str | None:
    return next((word for word in DEFERRED_CALLS if channel and folded(channel) == word), None)


def _standing(raw: str | None, status: str | None) -> Standing:
    if raw is None:
        return Standing.NO_STATUS
    if status is None:
        return Standing.UNKNOWN_WORD
    return Standing.DONE if status in DONE_STATUSES or status == "deleted" else Standing.OPEN
