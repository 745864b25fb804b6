"""pydantic's findings in a support lead's words, each at its place in the file."""

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from supportctl.policy.shapes.not_yet import LATER_KEYS, not_yet
from supportctl.policy.shapes.sla_shape import SHAPES, place_of
from supportctl.policy.shapes.value_types import kind_of
from supportctl.policy.wrong import Fault, WrongValueError, guess
from supportctl.policy.yaml.document import Document
from supportctl.policy.yaml.tree import KEY, Location, descend, is_broken
from supportctl.problem import Problem

_EXAMPLES = {
    "match": "{channel: email}",
    "columns": "{ticket_id: Call Id}",
    "fields": "{plan: Plan (custom)}",
    "formats": '{created_at: "%d.%m.%Y %H:%M"}',
    "values": "{status: {Selesai: solved}}",
    "status": "{Selesai: solved}",
}
"""What to write for mappings whose keys the user chooses."""

_ABOUT_A_KEY = {"missing", "extra_forbidden"}
_MAPPING_TYPES = {"model_type", "dict_type", "model_attributes_type"}
_LIST_TYPES = {"list_type", "tuple_type"}


def problems_of(document: Document, base: Location, error: ValidationError) -> list[Problem]:
    """Every problem of the value at `base` that pydantic found."""
    found = []
    for details in error.errors(include_url=False):
        location = (*base, *details["loc"])
        for fault in _faults(location, details):
            whole = (*location, *fault.at)
            if details["type"] in _ABOUT_A_KEY or not _already_reported(document, whole):
                found.append(problem_at(document, whole, fault, key=details["type"] == "extra_forbidden"))
    return found


def problem_at(document: Document, location: Location, fault: Fault, *, key: bool = False) -> Problem:
    """The fault at a location of the tree: at its key if asked for or if the location ends in KEY."""
    node, own_key = descend(document.root, tuple(step for step in location if step != KEY))
    at_key = (key or location[-1:] == (KEY,)) and own_key is not None
    index = own_key.index if at_key and own_key is not None else node.index
    return document.source.problem(index, fault.message, fault.hint)


def _already_reported(document: Document, location: Location) -> bool:
    node, _ = descend(document.root, location)
    return is_broken(node)


def _faults(location: Location, details: ErrorDetails) -> list[Fault]:
    raised = details.get("ctx", {}).get("error")
    if isinstance(raised, WrongValueError):
        return raised.faults
    if details["type"] == "extra_forbidden":
        return [unknown_key(location)]
    return [_shape_fault(location, details)]


def _shape_fault(location: Location, details: ErrorDetails) -> Fault:
    """A mapping, a list or a value where something else belongs."""
    kind, name, given = details["type"], _name(location), kind_of(details["input"])
    if kind == "missing":
        return Fault(f"`{name}` is missing", _example(location))
    if kind == "too_short":
        return Fault(f"`{name}` is empty", _example(location))
    if kind in _MAPPING_TYPES:
        return Fault(f"{_what(location)} must be a block with keys of its own, not {given}", _whole(location))
    if kind in _LIST_TYPES:
        return Fault(f"{_what(location)} must be a list, not {given}", "start each item with `- `")
    return Fault(f"`{name}` cannot be read: {details['msg']}")


def unknown_key(location: Location) -> Fault:
    """The last key of a location, which nothing there takes: not yet known, or misspelt."""
    name, place = _name(location), place_of(location[:-1])
    if name in LATER_KEYS.get(place, ()):
        return Fault(*not_yet(name))
    shape = SHAPES.get(place)
    known = list(shape.model_fields) if shape else []
    return Fault(f"unknown key `{name}`", guess(name, known, "keys here") if known else None)


def _example(location: Location) -> str | None:
    """What to add: the key with an example of its value."""
    shape = SHAPES.get(place_of(location[:-1]))
    field = shape.model_fields.get(_name(location)) if shape else None
    if field is None or not field.examples:
        return None
    return f"add `{_name(location)}: {field.examples[0]}`"


def _whole(location: Location) -> str | None:
    shape = SHAPES.get(place_of(location))
    example = shape.example if shape else _EXAMPLES.get(_name(location))
    return f"write {example or '{key: value}'}"


def _what(location: Location) -> str:
    """The value meant, with the list it stands in where it has no key of its own."""
    if location and isinstance(location[-1], int):
        return f"each item of `{_name(location[:-1])}`"
    return f"`{_name(location)}`"


def _name(location: Location) -> str:
    names = [step for step in location if isinstance(step, str) and step != KEY]
    return names[-1] if names else "sla.yaml"
