"""What files are taken for and how they are read, before anything is judged: the way in for `supportctl inspect`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from supportctl.audit.inspecting.cells import CellCounts, counted_cells, scanned_cells
from supportctl.audit.inspecting.columns import Understood, inspected_columns, sampled_formats
from supportctl.audit.inspecting.file import layout, runner_up, taken_for, unused_headers
from supportctl.audit.inspecting.metrics import metrics_told, missing_columns
from supportctl.audit.inspecting.rows import accounts, rows_seen, set_aside_seen
from supportctl.audit.inspecting.verdict import audited_alone
from supportctl.audit.inspecting.words import TREATED, unknown_texts, unknown_words
from supportctl.audit.judging.needs import kept_columns, target_columns
from supportctl.audit.judging.telling import how_to_tell
from supportctl.engine.session import Phase, Session
from supportctl.intake.door import (
    Decided,
    InputPath,
    Inputs,
    Order,
    ReadFile,
    Reading,
    Refused,
    Remark,
    Survey,
    Usable,
    Wanted,
    field_column,
    fill_in_block,
    guesses_of,
    read_files,
    repeated_id_notes,
    source_block,
    usable_columns,
)
from supportctl.intake.door import how_to_tell as told_by
from supportctl.policy.model import SlaFile
from supportctl.report.audit_report import ConfigUsed, InputFile
from supportctl.report.inspection import (
    SCHEMA,
    GuessSeen,
    InspectedColumn,
    InspectedFile,
    Inspection,
    MetricTold,
    OwnFileSeen,
    Trouble,
)
from supportctl.vocabulary.columns import CANONICAL_COLUMNS
from supportctl.vocabulary.granularities import REFUSED_KINDS

MOST_FILL_IN = 10
LONGEST_FILL_IN = 40
"""So many unknown words of a column, none longer than this, are prepared to be mapped."""


@dataclass(frozen=True, slots=True)
class Inspected:
    """A finished inspection whose session is still open: the document, and the files that were read."""

    inspection: Inspection
    files: Sequence[ReadFile]


def inspect_open(session: Session, inputs: Inputs, sla: SlaFile) -> Inspected:
    """Read the files as an audit does, and describe them. Raises UsageError where sla.yaml does not fit them."""
    fields = map(field_column, sla.declared_fields)
    wanted = Wanted(kept_columns(sla), frozenset({*CANONICAL_COLUMNS, *fields}), target_columns(sla))
    reading = read_files(session, inputs, sla, wanted)
    inspector = _Inspector(session, sla, reading, accounts(session, reading, sla))
    found = {
        **{file.survey.file: inspector.read(file, number) for number, file in enumerate(reading.files)},
        **{one.file: inspector.refused(one) for one in reading.refused},
    }
    inspection = Inspection(
        schema=SCHEMA,
        config=ConfigUsed(sla.path, sla.sha256, sla.builtin),
        files=[found[file] for file in inputs.files if file in found],
        passed_over=list(inputs.passed_over),
        own_files=[OwnFileSeen(one.shown, one.what) for one in inputs.own_files],
    )
    return Inspected(inspection, reading.files)


@dataclass(frozen=True, slots=True)
class _Inspector:
    """What describing the files looks at."""

    session: Session
    sla: SlaFile
    reading: Reading
    accounts: Sequence[InputFile]

    def read(self, file: ReadFile, file_no: int) -> InspectedFile:
        """A file whose rows were read."""
        self.session.phase = Phase(f"looking at {file.shown}", file.rows)
        survey, plan = file.survey, file.loaded.plan
        counts = counted_cells(self.session, file, file_no)
        formats = {name: one.formats for name, one in plan.instants.items()}
        understood = Understood(survey, self.sla, plan.columns, formats, plan.durations)
        columns = inspected_columns(understood, counts)
        repeated = [remark for _, remark in repeated_id_notes(self.session, {file_no: file})]
        decided = Decided(plan.columns, _dayfirst(file), _assumed(columns), unknown=_to_fill_in(file, counts))
        alone = audited_alone(self.session, self.reading, survey.file, self.sla)
        return InspectedFile(
            path=file.shown,
            auditable=not alone.troubles,
            troubles=alone.troubles,
            always=dict(plan.always),
            taken_for=taken_for(survey),
            runner_up=runner_up(survey),
            layout=layout(survey),
            rows=rows_seen(self.accounts[file_no]),
            columns=columns,
            metrics=metrics_told(
                plan.columns,
                plan.durations,
                empty_columns(columns),
                partial(how_to_tell, file),
                counts.days,
                alone.rates,
            ),
            missing=missing_columns(plan.columns, plan.always),
            unknown_words=unknown_words(file, counts),
            set_aside=set_aside_seen(self.session, self.reading.files, file_no),
            unused=unused_headers(survey, plan.columns),
            notes=_told([*survey.notes, *file.loaded.notes, *repeated]),
            sources=_text(source_block(survey, decided)),
            replaces_line=survey.source.line if survey.source else None,
        )

    def refused(self, one: Refused) -> InspectedFile:
        """A file that cannot be audited, as far as it was understood."""
        troubles = [Trouble(problem.message, problem.line, problem.hint) for problem in one.problems]
        if one.survey is None:
            return InspectedFile(path=one.file.shown, auditable=False, troubles=troubles)
        return self._surveyed(one.file, one.survey, troubles)

    def _surveyed(self, file: InputPath, survey: Survey, troubles: list[Trouble]) -> InspectedFile:
        self.session.phase = Phase(f"looking at {file.shown}", survey.content.lines)
        usable, system = usable_columns(survey), survey.recognised.system
        found = usable.columns
        contacts = system.granularity not in REFUSED_KINDS
        without_times = contacts and "created_at" not in found
        understood = Understood(survey, self.sla, found, sampled_formats(survey), usable.durations)
        columns = inspected_columns(understood, scanned_cells(self.session, survey)) if contacts else []
        guesses = guesses_of(survey) if without_times else []
        block = (
            fill_in_block(survey) if without_times else source_block(survey, Decided(found, open_order=True))
        )
        return InspectedFile(
            path=file.shown,
            auditable=False,
            troubles=troubles,
            taken_for=taken_for(survey),
            runner_up=runner_up(survey),
            layout=layout(survey),
            columns=columns,
            metrics=_told_metrics(survey, usable, columns) if contacts else [],
            missing=missing_columns(found, system.always) if contacts else [],
            guesses=[
                GuessSeen(one.header, one.holds.value, round(one.filled, 6), one.unit) for one in guesses
            ],
            unused=unused_headers(survey, found) if contacts else [],
            notes=[*_told(survey.notes), *(usable.notes if contacts else [])],
            sources=_text(block) if contacts else "",
            fill_in=without_times,
            replaces_line=survey.source.line if survey.source else None,
        )


def _told_metrics(survey: Survey, usable: Usable, columns: Sequence[InspectedColumn]) -> list[MetricTold]:
    """What a file that is not read could tell."""

    def how(metric: str) -> str:
        return told_by(survey, metric, {})

    return metrics_told(usable.columns, usable.durations, empty_columns(columns), how)


def _dayfirst(file: ReadFile) -> bool | None:
    """The order of day and month where the file's dates leave a choice and all of them took the same."""
    orders = {
        one.order
        for one in file.loaded.plan.instants.values()
        if one.order in (Order.DAY_FIRST, Order.MONTH_FIRST)
    }
    return orders == {Order.DAY_FIRST} if len(orders) == 1 else None


def _assumed(columns: Sequence[InspectedColumn]) -> str | None:
    """The zone that times were taken to be in though nothing about the file says so."""
    return next((one.timezone for one in columns if (one.timezone_from or "").startswith("assumed")), None)


def _told(notes: Sequence[Remark]) -> list[str]:
    """Each message once."""
    return list(dict.fromkeys(note.message for note in notes))


def empty_columns(columns: Sequence[InspectedColumn]) -> frozenset[str]:
    """Columns that say nothing in any row."""
    return frozenset(one.column for one in columns if one.filled == 0)


def _to_fill_in(file: ReadFile, counts: CellCounts) -> Mapping[str, Sequence[str]]:
    """Words that sla.yaml could give a meaning."""
    names = [name for name in TREATED if name in file.words and name not in ("channel", "priority")]
    found = {}
    for name in names:
        words = [word for word, _ in unknown_texts(name, file, counts) if len(word) <= LONGEST_FILL_IN]
        if words:
            found[name] = words[:MOST_FILL_IN]
    return found


def _text(lines: Sequence[str]) -> str:
    return "".join(f"{line}\n" for line in lines)
