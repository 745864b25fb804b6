"""The formats: how each is called, which files have it, which documents it is for, and the function that writes it.

A format is a line here and a file beside it, which is imported when something is written in it. `--format`, the
suffixes of `--output`, the help and docs/cli.md follow.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from importlib import import_module
from typing import Any, Protocol


class Document(StrEnum):
    """What there is to write."""

    REPORT = "report"
    LISTING = "listing"
    EXPLANATION = "explanation"
    INSPECTION = "inspection"
    SET_ASIDE = "rows set aside"


class Look(Protocol):
    """How a text looks: columns of the screen, whether coloured, whether only what belongs in a mail."""

    @property
    def width(self) -> int:
        """Columns that a line may have."""

    @property
    def color(self) -> bool:
        """Whether words are coloured."""

    @property
    def quiet(self) -> bool:
        """Whether only the verdict and what is missed is said."""


Writer = Callable[[Any, Look], Iterable[str]]
"""Makes a document into the pieces of a text, which fit into memory however long the whole is."""


@dataclass(frozen=True, slots=True, eq=False)  # there is one of each name
class Format:
    """A format; `writers` names for each document that it is for a Writer, as `module:function` of this room."""

    name: str
    suffix: str
    use: str
    writers: Mapping[Document, str]

    def __str__(self) -> str:
        return self.name

    def writer(self, document: Document) -> Writer:
        """The function that writes the document. Imports what it needs."""
        module, _, function = self.writers[document].partition(":")
        found: Writer = getattr(import_module(f"{__package__}.{module}"), function)
        return found

    def pieces(self, document: Document, content: object, look: Look) -> Iterable[str]:
        """The document as a text in pieces."""
        return self.writer(document)(content, look)


TEXT = Format(
    "text",
    ".txt",
    "to read: in a terminal, in a mail",
    {
        Document.REPORT: "text.report:report_text",
        Document.EXPLANATION: "text.explanation:explanation_text",
        Document.INSPECTION: "text.inspection:inspection_text",
    },
)
JSON = Format(
    "json",
    ".json",
    "for programs: every figure, under keys that stay",
    {
        Document.REPORT: "json:report_json",
        Document.EXPLANATION: "json:indented_json",
        Document.INSPECTION: "json:indented_json",
    },
)
CSV = Format(
    "csv",
    ".csv",
    "for spreadsheets: a row for each contact and target, or each row set aside",
    {Document.LISTING: "listing:listing_csv", Document.SET_ASIDE: "listing:set_aside_csv"},
)
FORMATS = (TEXT, JSON, CSV)


def formats_of(*documents: Document) -> tuple[Format, ...]:
    """The formats that are for one of these documents."""
    return tuple(one for one in FORMATS if not one.writers.keys().isdisjoint(documents))
