"""`frozen` makes the class that the standard decorator makes, but for how long it takes."""

from collections.abc import Callable
from dataclasses import FrozenInstanceError, asdict, dataclass, field, fields, replace
from typing import Any

import pytest

from supportctl.frozen import frozen


def plain(decorated: Callable[[type[Any]], type[Any]]) -> type[Any]:
    class Place:
        """A place."""

        path: str
        line: int = 1
        words: list[str] = field(default_factory=list)

        @property
        def shown(self) -> str:
            return f"{self.path}:{self.line}"

    return decorated(Place)


def by_name(decorated: Callable[[type[Any]], type[Any]]) -> type[Any]:
    class Place:
        """A place."""

        line: int = 1
        path: str

    return decorated(Place)


OURS, STANDARD = plain(frozen), plain(dataclass(frozen=True, slots=True))
OURS_BY_NAME, STANDARD_BY_NAME = (
    by_name(frozen(kw_only=True)),
    by_name(dataclass(frozen=True, slots=True, kw_only=True)),
)
each = pytest.mark.parametrize("made", [OURS, STANDARD], ids=["ours", "standard"])


@each
def test_what_is_left_out_is_as_usual_and_lists_are_not_shared(made: Any) -> None:
    one, other = made("a.csv"), made("a.csv", line=2)
    assert (one.line, other.line, one.words, one.shown) == (1, 2, [], "a.csv:1")
    assert one.words is not other.words


@each
@pytest.mark.parametrize(("given", "named"), [((), {}), (("a", 1, [], 2), {}), (("a",), {"size": 2})])
def test_wrong_arguments_are_refused(made: Any, given: tuple[Any, ...], named: dict[str, Any]) -> None:
    with pytest.raises(TypeError, match=r"__init__\(\)"):
        made(*given, **named)


@each
def test_nothing_can_be_changed(made: Any) -> None:
    one = made("a.csv")
    with pytest.raises(FrozenInstanceError, match="cannot assign to field 'line'"):
        one.line = 2
    with pytest.raises(FrozenInstanceError, match="cannot delete field 'line'"):
        del one.line
    with pytest.raises((FrozenInstanceError, TypeError)):
        one.other = 2
    assert not hasattr(one, "__dict__")


@each
def test_equal_records_are_of_one_class_and_have_equal_fields(made: Any) -> None:
    assert made("a", 1) == made("a")
    assert made("a", 1) != made("a", 2)
    assert made("a") != OURS_BY_NAME(path="a")
    assert made("a") != ("a", 1, [])


def test_equal_records_have_one_hash() -> None:
    assert len({OURS_BY_NAME(path="a"), OURS_BY_NAME(path="a", line=1), OURS_BY_NAME(path="b")}) == 2
    with pytest.raises(TypeError, match="unhashable"):
        hash(OURS("a"))


def test_fields_that_must_be_named_may_come_in_any_order() -> None:
    for made in (OURS_BY_NAME, STANDARD_BY_NAME):
        assert made(path="a").line == 1
        with pytest.raises(TypeError, match="positional"):
            made(2, "a")


@pytest.mark.parametrize("made", [(OURS, STANDARD), (OURS_BY_NAME, STANDARD_BY_NAME)])
def test_tools_for_dataclasses_see_the_same(made: tuple[Any, Any]) -> None:
    ours, standard = (replace(one(path="b.csv"), line=7) for one in made)
    assert asdict(ours) == asdict(standard)
    assert [one.name for one in fields(ours)] == [one.name for one in fields(standard)]
    assert repr(ours) == repr(standard)
    assert made[0].__match_args__ == made[1].__match_args__
    assert (made[0].__slots__, made[0].__doc__) == (made[1].__slots__, made[1].__doc__)


def test_a_method_that_the_class_has_stays() -> None:
    @frozen
    class Shown:
        word: str

        def __repr__(self) -> str:
            return self.word

    assert repr(Shown("as it is")) == "as it is"
