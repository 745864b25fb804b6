"""Why a report decides nothing although files were read, and what to do about it (semantics rules 13 and 21)."""

from collections import Counter

from supportctl.audit.counts import Results
from supportctl.audit.promises import EVIDENCE
from supportctl.audit.rows import by_objective
from supportctl.vocabulary import METRIC_NAMES, State

WRITE_CHANNEL = "write channel: NAME under sources in sla.yaml for files that name no channel"
NOT_JUDGED = (State.NOT_APPLICABLE, State.UNKNOWN)


def any_judged(results: Results) -> bool:
    """Whether a policy matched some contact, and there was a target for it whose outcome is known."""
    tallies = [results.tally(pieces) for pieces in by_objective(results).values()]
    return any(tally.tickets > sum(tally.states[state] for state in NOT_JUDGED) for tally in tallies)


def unmatched(results: Results) -> Counter[str | None]:
    """Contacts that no policy matches, by channel; None for those without one."""
    channels: Counter[str | None] = Counter()
    for trait in results.traits:
        if trait.in_scope and trait.policy is None and trait.seen.in_window:
            channels[trait.channel] += trait.seen.in_window
    return channels


def why_undecided(results: Results) -> list[str]:
    """What keeps every promise from being decided."""
    found = [stop_untold(policy, metric) for policy, metric in without_stop(results)]
    missed = unmatched(results)
    if missed:
        hint = WRITE_CHANNEL if missed[None] else "add a policy that matches them"
        found.append(f"{missed.total()} contacts match no policy of sla.yaml: {hint}")
    if not found:
        found.append(
            "no contact falls under any target: see which priorities, columns and channels the targets name"
        )
    return found


def without_stop(results: Results) -> list[tuple[str, str]]:
    """The (policy, metric) of which no file tells when the clock stopped."""
    return [key for key, pieces in by_objective(results).items() if not results.stop_told(pieces)]


def stop_untold(policy: str, metric: str) -> str:
    """What is missing, and what to write."""
    return (
        f"{METRIC_NAMES[metric]} of policy “{policy}” has no share in time and decides nothing: no column tells when "
        f"contacts were finished, only which are open; map {' or '.join(EVIDENCE[metric])} under sources in sla.yaml"
    )
