"""Where every row went: rows = tickets + folded + out_of_scope + set_aside, checked in every run (rule 10)."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from supportctl.audit.judging.traits import Trait
from supportctl.audit.listing.places import find_places
from supportctl.audit.measuring.answers import AsideExample
from supportctl.audit.measuring.finishing import Counted
from supportctl.audit.measuring.measures import EXAMPLES
from supportctl.intake.door import (
    BOOKKEEPING,
    CREATION_TIME_FATES,
    FOLDED,
    NO_CONTACT,
    SET_ASIDE_REASONS,
    Place,
    ReadFile,
    Reading,
    cut_text,
)
from supportctl.policy.lines_to_paste import write_setting
from supportctl.policy.model import SlaFile
from supportctl.report.audit_report import InputFile, SetAside, SetAsideExample


def input_files(
    reading: Reading, traits: Iterable[Trait], fates: Mapping[tuple[int, int], int]
) -> list[InputFile]:
    """The files of the run with their account; raises RuntimeError if a row is missing from it."""
    judged: Counter[int] = Counter()
    passed: Counter[int] = Counter()
    for trait in traits:
        inside = trait.seen.in_window if trait.in_scope else 0
        judged[trait.seen.file_no] += inside
        passed[trait.seen.file_no] += trait.seen.records - inside
    return [
        _account(
            file, judged[number], passed[number], {fate: n for (no, fate), n in fates.items() if no == number}
        )
        for number, file in enumerate(reading.files)
    ]


def _account(file: ReadFile, tickets: int, passed: int, fates: dict[int, int]) -> InputFile:
    out_of_scope = passed + fates.get(BOOKKEEPING, 0)
    folded = sum(fates.get(fate, 0) for fate in FOLDED)
    set_aside = sum(fates.get(fate, 0) for fate in SET_ASIDE_REASONS) + sum(one.rows for one in file.rejects)
    if file.rows != tickets + folded + out_of_scope + set_aside:
        raise RuntimeError(
            f"{file.shown}: {file.rows} rows read, but {tickets=} {folded=} {out_of_scope=} {set_aside=}"
        )
    return InputFile(
        path=file.shown,
        sha256=file.content.sha256,
        system=file.system.name,
        namespace=file.namespace,
        granularity=file.system.granularity,
        encoding=file.content.encoding,
        rows=file.rows,
        tickets=tickets,
        folded=folded,
        out_of_scope=out_of_scope,
        set_aside=set_aside,
    )


def over_limit(files: Sequence[InputFile], fates: Mapping[tuple[int, int], int], sla: SlaFile) -> list[str]:
    """Why the run is not auditable: one sentence per file that set too many rows aside, all with one line to write.

    `files` are all of the run. Rows that were never a contact do not count.
    """
    limit = sla.max_set_aside
    lost = [
        file.set_aside - sum(fates.get((file_no, fate), 0) for fate in NO_CONTACT)
        for file_no, file in enumerate(files)
    ]
    over = [
        (file, n)
        for file, n in zip(files, lost, strict=True)
        if n > limit.share * file.rows and n >= limit.rows
    ]
    most = max((-(-100 * n // file.rows) for file, n in over), default=0)
    hint = f"to judge the others all the same, {write_setting(sla, f'max_set_aside: {most}%')}"
    return [
        f"{file.path}: {n} of {file.rows} rows could not be used, more than max_set_aside allows; {hint}"
        for file, n in over
    ]


def set_aside_reasons(reading: Reading, counted: Counted) -> list[SetAside]:
    """Set-aside rows by reason, most frequent first, each with its first examples."""
    counts: Counter[str] = Counter()
    examples: dict[str, list[SetAsideExample]] = {}
    for file_no, file in enumerate(reading.files):
        for reject in file.rejects:
            counts[reject.reason] += reject.rows
        for reason, example in [
            *_rejected_examples(file),
            *_loaded_examples(counted.aside, reading.files, file_no),
        ]:
            examples.setdefault(reason, []).append(example)
    for (_, fate), n in counted.fates.items():
        if fate in SET_ASIDE_REASONS:
            counts[SET_ASIDE_REASONS[fate]] += n
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return [SetAside(reason, n, examples.get(reason, [])[:EXAMPLES]) for reason, n in ordered]


def _rejected_examples(file: ReadFile) -> list[tuple[str, SetAsideExample]]:
    seen: Counter[str] = Counter()
    chosen = []
    for reject in file.rejects:
        seen[reject.reason] += 1
        if seen[reject.reason] <= EXAMPLES:
            chosen.append(reject)
    places = file.lines.rejected_rows([reject.number for reject in chosen])
    found = []
    for reject in chosen:
        place = places.get(reject.number)
        lost = f"; the open quote runs over {reject.rows} lines" if reject.rows > 1 else ""
        record, line = (place.record, place.line) if place else (None, None)
        found.append((reject.reason, SetAsideExample(file.shown, record, line, None, reject.reason + lost)))
    return found


def _loaded_examples(
    aside: Sequence[AsideExample], files: Sequence[ReadFile], file_no: int
) -> list[tuple[str, SetAsideExample]]:
    """Examples among the rows that were read but hold no usable ticket."""
    file = files[file_no]
    rows = [row for row in aside if row.file_no == file_no]
    rows.sort(key=lambda row: (list(SET_ASIDE_REASONS).index(row.fate), row.row_id))
    places = find_places(files, [(file_no, row.row_id) for row in rows])
    return [
        (SET_ASIDE_REASONS[row.fate], _loaded_example(row, file, places[file_no, row.row_id])) for row in rows
    ]


def _loaded_example(row: AsideExample, file: ReadFile, place: Place) -> SetAsideExample:
    said = f"“{row.unread}”" if row.unread else f"ticket {row.ticket_id}" if row.ticket_id else "no ticket id"
    created = file.loaded.plan.columns["created_at"].header if row.fate in CREATION_TIME_FATES else None
    return SetAsideExample(file.shown, place.record, place.line, created, cut_text(said))
