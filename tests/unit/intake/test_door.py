"""The door of intake: what it hands out is there, and what the type checker sees is what runs."""

import ast
from pathlib import Path

import pytest

from supportctl.intake import door


def imported() -> dict[str, str]:
    """The names that the door imports for the type checker, by name with their module."""
    assert door.__file__ is not None
    tree = ast.parse(Path(door.__file__).read_text("utf-8"))
    found = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module]
    own = [node for node in found if str(node.module).startswith("supportctl.intake.")]
    return {name.name: str(node.module) for node in own for name in node.names}


def test_every_name_is_handed_out_from_where_it_lives() -> None:
    assert imported() == {name: f"supportctl.intake.{module}" for name, module in door._HOMES.items()}
    for name in imported():
        assert getattr(door, name) is not None


def test_the_door_hands_out_nothing_else() -> None:
    with pytest.raises(AttributeError, match="intake hands out no digest"):
        _ = door.digest
