"""How every text ends: whose it is. By this line it is recognised where it lies among exports."""

from rich.text import Text

from supportctl.render.text.ink import FAINT, paragraph
from supportctl.report.own_files import last_line


def closing(deed: str, width: int, words: str = "") -> list[Text]:
    """An empty line and the last one, with what became of it for whom the top has scrolled away."""
    return [Text(), *paragraph(last_line(deed, words), width, FAINT, indent=0)]
