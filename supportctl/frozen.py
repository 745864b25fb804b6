"""Records that do not change: what `dataclass(frozen=True, slots=True)` makes of a class, in half its time.

The standard decorator compiles six texts for each class, and a short run spends a tenth of its time on that. Here one
is compiled, of the methods that are called often; the others need no text of their own.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from typing import Any, NoReturn, TypeVar, dataclass_transform, overload

Record = TypeVar("Record")
Methods = Mapping[str, Callable[..., Any]]


@overload
@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: type[Record]) -> type[Record]: ...


@overload
def frozen(*, kw_only: bool) -> Callable[[type[Record]], type[Record]]: ...


def frozen(cls: type[Any] | None = None, *, kw_only: bool = False) -> Any:
    """Make a class one of records; all its fields are compared, hashed and shown."""
    return (lambda one: _made(one, kw_only)) if cls is None else _made(cls, kw_only)


def _made(cls: type[Any], kw_only: bool) -> type[Any]:
    own = vars(cls)
    made = dataclass(init=False, repr=False, eq=False, slots=True, kw_only=kw_only)(cls)
    for name, method in {**_SHARED, **_compiled(fields(made))}.items():
        if name not in own:
            setattr(made, name, method)
    return made


def _compiled(some: Sequence[Field[Any]]) -> Methods:
    mine, others = (f"({''.join(f'{who}.{one.name}, ' for one in some)})" for who in ("self", "other"))
    text = "\n".join(
        (
            f"def __init__({', '.join(_parameters(some))}):",
            *(f" {line}" for one in some for line in _lines(one)),
            f"def __hash__(self): return hash({mine})",
            "def __eq__(self, other):",
            f" return {mine} == {others} if other.__class__ is self.__class__ else NotImplemented",
        )
    )
    usual = {f"_usual_{one.name}": _usual(one) for one in some}
    scope = {"_set": object.__setattr__, "_MISSING": MISSING, **usual}
    exec(text, scope)  # noqa: S102 - of what it was given it holds the names of fields alone
    return {name: scope[name] for name in ("__init__", "__hash__", "__eq__")}


def _parameters(some: Sequence[Field[Any]]) -> Iterator[str]:
    yield "self"
    yield from (_parameter(one) for one in some if not one.kw_only)
    named = [_parameter(one) for one in some if one.kw_only]
    yield from ("*", *named) if named else ()


def _parameter(one: Field[Any]) -> str:
    if one.default_factory is not MISSING:
        return f"{one.name}=_MISSING"
    return one.name if one.default is MISSING else f"{one.name}=_usual_{one.name}"


def _usual(one: Field[Any]) -> Any:
    return one.default if one.default_factory is MISSING else one.default_factory


def _lines(one: Field[Any]) -> Iterator[str]:
    """Set the field, as `__setattr__` no longer may."""
    if one.default_factory is not MISSING:
        yield f"if {one.name} is _MISSING: {one.name} = _usual_{one.name}()"
    yield f"_set(self, {one.name!r}, {one.name})"


def _shown(self: Any) -> str:
    told = ", ".join(f"{one.name}={getattr(self, one.name)!r}" for one in fields(self))
    return f"{self.__class__.__qualname__}({told})"


def _refuse_to_set(_: Any, name: str, __: Any) -> NoReturn:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(_: Any, name: str) -> NoReturn:
    raise FrozenInstanceError(f"cannot delete field {name!r}")


_SHARED: Methods = {"__repr__": _shown, "__setattr__": _refuse_to_set, "__delattr__": _refuse_to_delete}
