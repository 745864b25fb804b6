"""A file is cut down to its table; places stay those of the original."""

from pathlib import Path

import pytest

from supportctl.intake.files.content import examine
from supportctl.intake.files.paths import InputPath
from supportctl.intake.layout.layout import LaidOut, lay_out
from supportctl.problem import NotAuditableError

HEADER = "id,created,status,agent\n"
ROWS = "".join(f"{n},2026-01-01 10:{n:02},open,Budi\n" for n in range(20))


def laid_out(content: str | bytes, tmp_path: Path) -> LaidOut:
    path, spool = tmp_path / "t.csv", tmp_path / "spool"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    spool.mkdir(exist_ok=True)
    return lay_out(examine(InputPath("t.csv", path), spool), "t.csv", spool)


def messages(found: LaidOut) -> list[str]:
    return [note.message for note in found.notes]


def test_a_plain_file_is_read_where_it_is(tmp_path: Path) -> None:
    found = laid_out(HEADER + ROWS, tmp_path)
    assert found.content.path == tmp_path / "t.csv"
    assert (found.content.lines_above, found.content.records_above, found.notes) == (0, 0, ())
    assert list((tmp_path / "spool").iterdir()) == []


def test_what_stands_around_the_table_is_cut_off_and_told(tmp_path: Path) -> None:
    found = laid_out(f"Report,,,\n\nMade by Sri,,,\n{HEADER}{ROWS}Total records :20,,,\n", tmp_path)
    assert found.content.path.read_text() == HEADER + ROWS
    assert (found.content.lines_above, found.content.records_above, found.content.lines) == (3, 2, 21)
    assert (found.dialect.preamble_lines, found.dialect.footer_lines) == (3, 1)
    assert messages(found) == [
        "3 lines above the header and 1 line below the table are no rows and were left out"
    ]


def test_blank_lines_and_a_preamble_add_up(tmp_path: Path) -> None:
    found = laid_out(f"\n\nReport\n{HEADER}{ROWS}", tmp_path)
    assert (found.content.lines_above, found.content.records_above) == (3, 1)
    assert messages(found) == ["1 line above the header is no row and was left out"]


@pytest.mark.parametrize("delimiter", [";", "|", "\t", ","])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_line_may_name_the_delimiter(delimiter: str, end: str, tmp_path: Path) -> None:
    text = f"sep={delimiter}\n" + (HEADER + ROWS).replace(",", delimiter)
    found = laid_out("\ufeff" + text.replace("\n", end), tmp_path)
    assert (found.dialect.delimiter, len(found.dialect.header)) == (delimiter, 4)
    assert (found.content.lines_above, found.content.records_above) == (1, 1)


def test_decimal_commas_beside_semicolons(tmp_path: Path) -> None:
    text = "id;created;hours;rate\n" + "1;2026-01-01;1,5;2,25\n" * 9
    assert laid_out(text, tmp_path).dialect.header == ("id", "created", "hours", "rate")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_queue_log_gets_the_header_that_it_lacks(end: str, tmp_path: Path) -> None:
    text = "1699286234|9.1|8000|NONE|ENTERQUEUE||7145|1\n1699286240|9.1|8000|70|CONNECT|6\n" * 2
    found = laid_out(text.replace("\n", end), tmp_path)
    assert found.dialect.header[:2] == ("time", "callid")
    assert not found.dialect.header_in_file
    assert len(found.dialect.sample) == 4
    assert (found.content.lines_above, found.content.records_above) == (-1, -1)
    assert "no header line" in messages(found)[0]


def test_bad_quotes_are_repaired_where_many_are(tmp_path: Path) -> None:
    rows = ROWS.replace("Budi", '"Budi" <114>')
    found = laid_out(HEADER + rows, tmp_path)
    assert found.content.lines == 21
    assert [row[3] for row in found.dialect.sample] == ['"Budi" <114>'] * 20
    assert messages(found) == ["repaired the quotes of 20 records"]


def test_two_bad_quotes_are_left_to_be_set_aside(tmp_path: Path) -> None:
    found = laid_out(HEADER + ROWS + '7,2026-01-01 10:00,open,"x"y\n' * 2, tmp_path)
    assert found.content.path == tmp_path / "t.csv"


@pytest.mark.parametrize(
    "text", ["<!DOCTYPE html>\n<a>", '{"id": 1}\n', "[1]\n", "<script>x,y</script>\n1,2\n"]
)
def test_other_texts_are_refused(text: str, tmp_path: Path) -> None:
    with pytest.raises(NotAuditableError, match="not a CSV"):
        laid_out(text, tmp_path)


def test_a_header_alone_has_no_rows(tmp_path: Path) -> None:
    with pytest.raises(NotAuditableError, match="no rows"):
        laid_out(HEADER, tmp_path)
