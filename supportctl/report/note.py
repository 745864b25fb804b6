"""A note: what a reader must know to trust the numbers, the same in every document."""

from typing import Literal

from supportctl.frozen import frozen


@frozen
class Note:
    """Something a reader must know to trust the numbers: an assumption, a doubt or a loss."""

    code: str
    level: Literal["info", "warning", "error"]
    message: str
    path: str | None = None
    column: str | None = None
    count: int | None = None
