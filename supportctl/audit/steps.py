"""The SQL steps of the audit: reads `sql/`, chains steps that need no table of their own."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).with_name("sql")


@cache
def step(name: str) -> str:
    """The text of `sql/NAME.sql`."""
    return (FOLDER / f"{name}.sql").read_text("utf-8")


def table_of(name: str, through: Sequence[str], table: str | None = None) -> str:
    """A statement that makes a table (`name`) from the step `name`, with the steps `through` as subqueries."""
    return f"create or replace table {table or name} as\n{query_of(name, through)}"


def query_of(name: str, through: Sequence[str]) -> str:
    """The query of a step, with the steps `through` as named subqueries before it."""
    chain = ",\n".join(f"{one} as (\n{step(one)})" for one in through)
    return f"with {chain},\n{name}_step as (\n{step(name)})\nselect * from {name}_step"
