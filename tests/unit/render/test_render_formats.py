"""Every format is found, called and written in one way, whatever asks for it."""

from pathlib import Path

import pytest

from supportctl.cli.destination import SUFFIXES, read_output, read_set_aside
from supportctl.cli.options import EXPLANATION_FORMATS, INSPECTION_FORMATS, REPORT_FORMATS
from supportctl.render.formats import FORMATS, TEXT, Document, Format, formats_of

WRITTEN = [(one, document) for one in FORMATS for document in one.writers]
RENDER = Path(__file__).parents[3] / "supportctl" / "render"
NO_FORMATS = {"__init__", "formats"}
"""Modules of the room that are no format; a folder is one where it is not `words`."""


@pytest.mark.parametrize(("one", "document"), WRITTEN, ids=str)
def test_every_writer_is_there(one: Format, document: Document) -> None:
    assert callable(one.writer(document))


def test_names_and_suffixes_tell_formats_apart() -> None:
    assert len({one.name for one in FORMATS}) == len({one.suffix for one in FORMATS}) == len(FORMATS)
    assert all(one.suffix == one.suffix.lower() and one.suffix.startswith(".") for one in FORMATS)


def test_every_document_has_a_format_and_every_format_a_use() -> None:
    assert {document for one in FORMATS for document in one.writers} == set(Document)
    assert all(one.use and one.writers for one in FORMATS)


def test_every_file_of_the_room_writes_a_format() -> None:
    files = {path.stem for path in RENDER.iterdir() if path.suffix == ".py"} - NO_FORMATS
    modules = {writer.split(":")[0].split(".")[0] for one in FORMATS for writer in one.writers.values()}
    assert files <= modules
    assert modules - files == {"text"}


def test_every_format_of_a_command_is_one_option_of_it() -> None:
    offered = {*REPORT_FORMATS, *EXPLANATION_FORMATS, *INSPECTION_FORMATS, *formats_of(Document.SET_ASIDE)}
    assert offered == set(FORMATS)
    for formats in (REPORT_FORMATS, EXPLANATION_FORMATS, INSPECTION_FORMATS):
        assert formats[0] is TEXT


@pytest.mark.parametrize("one", REPORT_FORMATS, ids=str)
def test_output_knows_a_format_by_suffix_and_by_name(one: Format) -> None:
    assert SUFFIXES[one.suffix] is one
    assert read_output(f"a{one.suffix.upper()}", TEXT).format is one
    assert read_output(f"{one}=a", TEXT).format is one


def test_rows_set_aside_have_one_format() -> None:
    (one,) = formats_of(Document.SET_ASIDE)
    assert [written.format for written in read_set_aside(f"rows{one.suffix}")] == [one]
