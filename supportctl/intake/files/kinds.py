"""Files that are no table at all, by their first bytes or words, and what to take instead."""

import re

from supportctl.problem import NotAuditableError, Problem

AS_CSV = "export the list as CSV and name that file"
BINARY_KINDS = {
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": (
        "an old Excel or Office file",
        "save it as “CSV UTF-8”, or as .xlsx",
    ),
    b"%PDF": ("a PDF", AS_CSV),
    b"PK\x03\x04": ("an archive or Office file", "unpack it, or save it as “CSV UTF-8”"),
    b"\x1f\x8b": ("an archive in an archive", "unpack it and name the files"),
    b"BZh": ("a bzip2 archive", "unpack it and name the files"),
    b"\xfd7zXZ": ("an xz archive", "unpack it and name the files"),
    b"7z\xbc\xaf": ("a 7-Zip archive", "unpack it and name the files"),
    b"Rar!": ("a RAR archive", "unpack it and name the files"),
    b"\x89PNG": ("a picture", AS_CSV),
    b"\xff\xd8\xff": ("a picture", AS_CSV),
    b"GIF8": ("a picture", AS_CSV),
    b"SQLite format 3\0": ("a database", AS_CSV),
    b"PAR1": ("a Parquet file", "save it as “CSV UTF-8”"),
}
"""What a file is by its first bytes, and the advice."""

WEB_PAGE = ("<!doctype", "<!--", "<html", "<?xml", "<head", "<body", "<script", "<table")
OTHER_TEXTS = ("pk\x03\x04", "%pdf", "{\\rtf")
_JSON = re.compile(r"""[{\[] *(?:[{\["\]}]|-?\d|$)""")
# A header may stand in brackets, [Created]; in JSON a quote, a number or another bracket follows.

GARBAGE_SHARE = 0.05
_STRANGE = bytes({*range(32), 127} - set(b"\t\n\r\f\v\x1a\x1b\x1c\x1d\x1e\x1f"))


def refuse_other_kinds(start: bytes, shown: str) -> None:
    """Raise NotAuditableError for a file whose first bytes name another kind of file."""
    for magic, (kind, hint) in BINARY_KINDS.items():
        if start.startswith(magic):
            raise NotAuditableError(Problem(shown, f"is {kind}, not a CSV", hint=hint))


def refuse_garbage(start: bytes, shown: str) -> None:
    """Raise NotAuditableError for bytes that are no text, whatever the encoding (but UTF-16 and UTF-32)."""
    strange = len(start) - len(start.translate(None, _STRANGE))
    if strange > GARBAGE_SHARE * len(start):
        raise NotAuditableError(
            Problem(shown, "is no text file", hint="export the list as “CSV UTF-8” and name that file")
        )


def refuse_other_text(first_cell: str, shown: str) -> None:
    """Raise NotAuditableError for a web page, XML or JSON, by the first cell of the file."""
    start = first_cell.lstrip().lower()
    if start.startswith(WEB_PAGE):
        raise NotAuditableError(
            Problem(
                shown,
                "is a web page or XML, not a CSV",
                line=1,
                hint="open it in a spreadsheet program and save it as “CSV UTF-8”; if it is a page to sign in, "
                "sign in again and export once more",
            )
        )
    if start.startswith(OTHER_TEXTS) or _JSON.match(start.rstrip()):
        raise NotAuditableError(Problem(shown, "is not a CSV file", line=1, hint=AS_CSV))
