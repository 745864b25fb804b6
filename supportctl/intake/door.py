"""All that other rooms may take of intake, each name from where it lives, once it is asked for.

No command needs everything that stands here, and some need nothing but the names of files.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from supportctl.intake.files.named import NamedFile as NamedFile
    from supportctl.intake.files.named import export_files as export_files
    from supportctl.intake.files.named import named_files as named_files
    from supportctl.intake.files.own_files import written_by_supportctl as written_by_supportctl
    from supportctl.intake.files.paths import InputPath as InputPath
    from supportctl.intake.files.paths import Inputs as Inputs
    from supportctl.intake.files.paths import OwnFile as OwnFile
    from supportctl.intake.files.paths import find_inputs as find_inputs
    from supportctl.intake.formats.column import EMPTY as EMPTY
    from supportctl.intake.formats.column import FILLED as FILLED
    from supportctl.intake.formats.column import Column as Column
    from supportctl.intake.formats.evidence import Candidate as Candidate
    from supportctl.intake.formats.evidence import header_weights as header_weights
    from supportctl.intake.formats.header_index import HeaderIndex as HeaderIndex
    from supportctl.intake.formats.kind import field_column as field_column
    from supportctl.intake.formats.kind import kind_of as kind_of
    from supportctl.intake.formats.system import GENERIC as GENERIC
    from supportctl.intake.formats.system import System as System
    from supportctl.intake.formats.word_form import folded as folded
    from supportctl.intake.formats.words import normalised as normalised
    from supportctl.intake.loading.fate import BOOKKEEPING as BOOKKEEPING
    from supportctl.intake.loading.fate import CONFLICTING_DUPLICATE as CONFLICTING_DUPLICATE
    from supportctl.intake.loading.fate import CREATION_TIME_FATES as CREATION_TIME_FATES
    from supportctl.intake.loading.fate import FOLDED as FOLDED
    from supportctl.intake.loading.fate import NO_CONTACT as NO_CONTACT
    from supportctl.intake.loading.fate import SET_ASIDE_REASONS as SET_ASIDE_REASONS
    from supportctl.intake.loading.fate import TICKET as TICKET
    from supportctl.intake.loading.filled_cells import count_filled as count_filled
    from supportctl.intake.loading.lines import Place as Place
    from supportctl.intake.loading.projection import assumed_zones as assumed_zones
    from supportctl.intake.loading.projection_cells import without_blanks as without_blanks
    from supportctl.intake.loading.raw_rows import LONGEST_TEXT as LONGEST_TEXT
    from supportctl.intake.loading.raw_rows import Found as Found
    from supportctl.intake.loading.raw_rows import RawRow as RawRow
    from supportctl.intake.loading.raw_rows import cut_text as cut_text
    from supportctl.intake.loading.raw_rows import read_raw_rows as read_raw_rows
    from supportctl.intake.loading.raw_rows import record_on_line as record_on_line
    from supportctl.intake.loading.reading import ReadFile as ReadFile
    from supportctl.intake.loading.reading import Reading as Reading
    from supportctl.intake.loading.reading import Refused as Refused
    from supportctl.intake.loading.reading import read_exports as read_exports
    from supportctl.intake.loading.reading import read_files as read_files
    from supportctl.intake.loading.record import days_in as days_in
    from supportctl.intake.loading.record import has_days as has_days
    from supportctl.intake.loading.repeated_ids import repeated_id_notes as repeated_id_notes
    from supportctl.intake.loading.set_aside_rows import set_aside_rows as set_aside_rows
    from supportctl.intake.loading.set_aside_rows import widest_set_aside as widest_set_aside
    from supportctl.intake.loading.wanted import Wanted as Wanted
    from supportctl.intake.recognition.fill_in_block import fill_in_block as fill_in_block
    from supportctl.intake.recognition.fill_in_block import guesses_of as guesses_of
    from supportctl.intake.recognition.missing_times import how_to_tell as how_to_tell
    from supportctl.intake.recognition.source_block import Decided as Decided
    from supportctl.intake.recognition.source_block import source_block as source_block
    from supportctl.intake.recognition.survey import Survey as Survey
    from supportctl.intake.recognition.usable_columns import Usable as Usable
    from supportctl.intake.recognition.usable_columns import usable_columns as usable_columns
    from supportctl.intake.remark import Remark as Remark
    from supportctl.intake.values.column_zones import Origin as Origin
    from supportctl.intake.values.column_zones import zone_of as zone_of
    from supportctl.intake.values.durations import DurationColumn as DurationColumn
    from supportctl.intake.values.instant_format import InstantFormat as InstantFormat
    from supportctl.intake.values.instant_format import Order as Order
    from supportctl.intake.values.instant_format import format_of as format_of

_NAMES = {
    "files.named": "NamedFile export_files named_files",
    "files.own_files": "written_by_supportctl",
    "files.paths": "InputPath Inputs OwnFile find_inputs",
    "formats.column": "Column EMPTY FILLED",
    "formats.evidence": "Candidate header_weights",
    "formats.header_index": "HeaderIndex",
    "formats.kind": "field_column kind_of",
    "formats.system": "GENERIC System",
    "formats.word_form": "folded",
    "formats.words": "normalised",
    "loading.fate": "BOOKKEEPING CONFLICTING_DUPLICATE CREATION_TIME_FATES FOLDED NO_CONTACT SET_ASIDE_REASONS TICKET",
    "loading.filled_cells": "count_filled",
    "loading.lines": "Place",
    "loading.projection": "assumed_zones",
    "loading.projection_cells": "without_blanks",
    "loading.raw_rows": "Found LONGEST_TEXT RawRow cut_text read_raw_rows record_on_line",
    "loading.reading": "ReadFile Reading Refused read_exports read_files",
    "loading.record": "days_in has_days",
    "loading.repeated_ids": "repeated_id_notes",
    "loading.set_aside_rows": "set_aside_rows widest_set_aside",
    "loading.wanted": "Wanted",
    "recognition.fill_in_block": "fill_in_block guesses_of",
    "recognition.missing_times": "how_to_tell",
    "recognition.source_block": "Decided source_block",
    "recognition.survey": "Survey",
    "recognition.usable_columns": "Usable usable_columns",
    "remark": "Remark",
    "values.column_zones": "Origin zone_of",
    "values.durations": "DurationColumn",
    "values.instant_format": "InstantFormat Order format_of",
}
"""The names by the module of intake that they live in."""

_HOMES = {name: module for module, names in _NAMES.items() for name in names.split()}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"intake hands out no {name}")
    return getattr(import_module(f"supportctl.intake.{_HOMES[name]}"), name)
