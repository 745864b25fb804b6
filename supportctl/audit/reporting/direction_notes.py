"""Calls that our side began: how many are out of scope, and where no column tells them from a customer's."""

from collections import Counter
from collections.abc import Iterator, Sequence

from supportctl.audit.judging.traits import OUT_OF_SCOPE_DIRECTIONS, Trait
from supportctl.intake.door import ReadFile, normalised
from supportctl.problem import Problem
from supportctl.report.note import Note

CALL_KINDS = ("call", "call_leg")
"""Granularities of lists in which calls that our side began may stand beside those of customers."""


def direction_notes(traits: Sequence[Trait], files: Sequence[ReadFile]) -> Iterator[Note]:
    """What became of the calls that customers did not begin, where no column of the export says so by itself."""
    counts = begun_by(traits, files)
    for file_no, file in enumerate(files):
        column, untold = file.loaded.plan.columns.get("direction"), counts[file_no].get(None, 0)
        if column is not None and column.says:
            yield from _told(file, counts[file_no])
        if file.system.granularity not in CALL_KINDS or not untold or "direction" in file.loaded.plan.always:
            continue
        told = (
            "no column tells who began a call: outbound and internal ones, if there are any, count as callers"
        )
        if column is not None:
            told = f"{untold} calls of which nothing tells who began them count as callers"
        yield Note("direction_unknown", "info", f"{file.shown}: {told}", file.shown, "direction", untold)


def begun_by(traits: Sequence[Trait], files: Sequence[ReadFile]) -> dict[int, Counter[str | None]]:
    """How many contacts of each file have which direction, by file_no; None where nothing says it."""
    counts = {file_no: Counter[str | None]() for file_no in range(len(files))}
    for trait in traits:
        raw = trait.seen.direction
        word = normalised(files[trait.seen.file_no].words, "direction", raw) or raw
        counts[trait.seen.file_no][word] += trait.seen.records
    return counts


def none_by_customers(traits: Sequence[Trait], files: Sequence[ReadFile]) -> Iterator[Problem]:
    """A problem for every file of which no contact was begun by a customer, with what would make callers of them."""
    for file_no, counts in begun_by(traits, files).items():
        if counts and set(counts) <= set(OUT_OF_SCOPE_DIRECTIONS):
            file = files[file_no]
            header = file.loaded.plan.columns["direction"].header
            yield Problem(
                file.shown,
                f"no contact is left to judge: none of {counts.total()} was begun by a customer, says “{header}”",
                hint="if they are your callers all the same, "
                + file.survey.entry.words("direction", OUT_OF_SCOPE_DIRECTIONS, "inbound"),
            )


def _told(file: ReadFile, counts: Counter[str | None]) -> Iterator[Note]:
    ours = {word: counts[word] for word in OUT_OF_SCOPE_DIRECTIONS if counts[word]}
    if ours:
        listed = " and ".join(f"{n} {word}" for word, n in ours.items())
        message = (
            f"{file.shown}: {listed} calls are out of scope, by the telephones and trunks that they began at"
        )
        yield Note("not_from_customers", "info", message, file.shown, "direction", sum(ours.values()))
