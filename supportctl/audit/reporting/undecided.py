"""Why a report decides nothing although files were read, and what to do about it (semantics rules 13 and 21)."""

from collections import Counter
from collections.abc import Sequence

from supportctl.audit.asking.cut import TRAIT_FIELDS, Cut
from supportctl.audit.judging.groups import trait_values
from supportctl.audit.judging.telling import how_to_tell
from supportctl.audit.judging.traits import Trait
from supportctl.audit.measuring.finishing import Counted
from supportctl.audit.measuring.results import Results
from supportctl.intake.door import ReadFile
from supportctl.policy.lines_to_paste import write_setting
from supportctl.policy.model import Match, SlaFile
from supportctl.policy.words import share_words
from supportctl.policy.yaml.yaml_text import in_flow
from supportctl.problem import Problem, closest
from supportctl.report.audit_report import Objective
from supportctl.report.number_words import counted_words, number_words
from supportctl.vocabulary.metrics import metric_name


def any_judged(counted: Counted) -> bool:
    """Whether a policy matched some contact, and there was a target for it whose outcome is known."""
    tallies = [counted.tallies[one] for one in counted.series.objectives.values()]
    return any(tally.tickets > tally.not_applicable + tally.unknown for tally in tallies)


def unmatched(results: Results) -> Counter[str | None]:
    """Contacts that no policy matches, by channel; None for those without one."""
    channels: Counter[str | None] = Counter()
    for trait in results.traits:
        if trait.in_scope and trait.policy is None and trait.seen.in_window:
            channels[trait.channel] += trait.seen.in_window
    return channels


def why_undecided(counted: Counted, files: Sequence[ReadFile]) -> list[str]:
    """What keeps every promise from being decided."""
    results = counted.results
    found = [stop_untold(results, files, policy, metric) for policy, metric in without_stop(counted)]
    missed = unmatched(results)
    if missed:
        hint = write_channel(results, files) if missed[None] else "add a policy that matches them"
        count = counted_words(missed.total(), "contact matches", "contacts match")
        found.append(f"{count} no policy of sla.yaml: {hint}")
    if not found:
        found.append(
            "no contact falls under any target: see which priorities, columns and channels the targets name"
        )
    return found


def too_many_unknown(rows: Sequence[Objective], sla: SlaFile) -> list[str]:
    """What keeps these from being judged, all with the one line that would have them judged all the same."""
    shares = [_percent_unknown(row) for row in rows]
    line = f"max_unknown: {max(filter(None, shares), default=0)}%"
    hint = f"; to judge the others all the same, {write_setting(sla, line)}"
    return [
        f"{_unknown_words(row, sla)}{hint if share else ''}" for row, share in zip(rows, shares, strict=True)
    ]


def _unknown_words(row: Objective, sla: SlaFile) -> str:
    """How many are not known, and how many may be."""
    contacts = f"{number_words(row.unknown)} of {counted_words(row.tickets, 'contact')}"
    allowed = f"more than max_unknown ({share_words(sla.max_unknown)}) allows"
    return f"{metric_name(row.metric)} of policy “{row.policy}” is not known for {contacts}, {allowed}"


def _percent_unknown(row: Objective) -> int | None:
    """How many percent are unknown, rounded up; None where nothing would be left to judge."""
    return None if row.unknown == row.tickets else -(-100 * row.unknown // row.tickets)


def without_stop(counted: Counted) -> list[tuple[str, str]]:
    """The (policy, metric) of which no file tells when the clock stopped."""
    series = counted.series.objectives.items()
    return [key for key, one in series if not counted.results.stop_told(one.cells)]


def stop_untold(results: Results, files: Sequence[ReadFile], policy: str, metric: str) -> str:
    """What is missing, and what to write or to export instead."""
    about = {
        trait.seen.file_no
        for trait in results.traits
        if trait.in_scope and trait.policy is not None and trait.policy.name == policy
    }
    advice = dict.fromkeys(how_to_tell(files[file_no], metric) for file_no in sorted(about))
    return (
        f"{metric_name(metric)} of policy “{policy}” cannot be decided: no column tells when contacts were finished, "
        f"only which are open; {'; '.join(advice)}"
    )


def write_channel(results: Results, files: Sequence[ReadFile]) -> str:
    """The line that gives a file without channels one that a policy matches."""
    file_no = next(trait.seen.file_no for trait in results.traits if _lacks_channel(trait))
    known = [word for name, word in results.sla.matched_words() if name == "channel" and word]
    line = files[file_no].survey.entry.write("channel", in_flow(known[0]) if known else "email")
    others = f", or one of {', '.join(dict.fromkeys(known[1:]))}" if known[1:] else ""
    return f"if they came by this channel, {line}{others}"


def _lacks_channel(trait: Trait) -> bool:
    return trait.in_scope and trait.policy is None and trait.channel is None and bool(trait.seen.in_window)


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
    values = {value for trait in traits for value in trait_values(Cut((name,)), trait) if value}
    return None if word in values else closest(word, sorted(values))
