"""Static SQL steps: one step a file in a room's folder `sql/`, run as they stand or chained as named subqueries."""

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path


class Steps:
    """The steps of one room; a step that it lacks is one of the room `beneath`."""

    def __init__(self, folder: Path, beneath: "Steps | None" = None) -> None:
        self._folder = folder
        self._beneath = beneath

    @cached_property
    def texts(self) -> dict[str, str]:
        """The text of every step, by name."""
        own = {path.stem: path.read_text("utf-8") for path in self._folder.glob("*.sql")}
        return {**(self._beneath.texts if self._beneath else {}), **own}

    def text(self, name: str) -> str:
        """The text of `NAME.sql`."""
        return self.texts[name]

    def table_of(self, name: str, through: Sequence[str], table: str | None = None, **made: str) -> str:
        """A statement that makes a table (`name`) from the step `name`; the rest as in `query_of`."""
        return f"create or replace table {table or name} as\n{self.query_of(name, through, **made)}"

    def query_of(self, name: str, through: Sequence[str], **made: str) -> str:
        """The query of a step, with the steps `through` as named subqueries before it; `made` holds generated ones."""
        chain = ",\n".join(
            f"{one} as not materialized (\n{made.get(one) or self.text(one)})" for one in through
        )
        return f"with {chain},\n{name}_step as (\n{self.text(name)})\nselect * from {name}_step"
