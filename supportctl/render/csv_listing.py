"""The listing as a CSV file, a piece at a time: what `--format csv` writes."""

from collections.abc import Iterable, Iterator, Sequence

BYTE_ORDER_MARK = "\ufeff"
"""Without it Excel takes UTF-8 for the code page of the machine and garbles every name that is not ASCII."""


def csv_pieces(header: Sequence[str], texts: Iterable[str]) -> Iterator[str]:
    """The file in pieces: the header, then the lines as they come; joined they are the whole text."""
    yield f"{BYTE_ORDER_MARK}{','.join(header)}\n"
    yield from texts
