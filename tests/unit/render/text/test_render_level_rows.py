"""Rows of the table."""

from supportctl.render.text.level_rows import side_by_side


def test_several_fields_stand_side_by_side() -> None:
    groups: list[dict[str, str | None]] = [
        {"weekday": "mon", "agent": "日本"},
        {"weekday": "wed", "agent": None},
    ]
    assert side_by_side(groups) == ["Monday     日本", "Wednesday  (none)"]
    assert side_by_side([{"agent": "Ada"}]) == ["Ada"]
    assert side_by_side([]) == []
