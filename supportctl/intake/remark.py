"""What intake has to say of one file to whoever reads its numbers."""

from typing import Literal

from supportctl.frozen import frozen


@frozen
class Remark:
    """An assumption, a doubt or a loss on the way from a file to its rows; whoever passes it on names the file."""

    code: str
    level: Literal["info", "warning"]
    message: str
    column: str | None = None
    count: int | None = None
