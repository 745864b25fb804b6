"""The SQL steps of intake: reads `sql/`."""

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).with_name("sql")


@cache
def step(name: str) -> str:
    """The text of `sql/NAME.sql`."""
    return (FOLDER / f"{name}.sql").read_text("utf-8")
