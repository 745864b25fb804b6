"""sla.yaml as written: text, lists and mappings, each with its position; nothing is a number or date yet."""

from collections.abc import Iterator
from dataclasses import dataclass, field

Location = tuple[int | str, ...]
"""Keys and list positions from the top of the file down to a value: ("policies", 0, "match")."""

KEY = "[key]"
"""A last step that means the key of an entry instead of its value."""


@dataclass(slots=True)
class Text:
    """One scalar. `index` counts characters from the start of the file.

    `broken` marks a value already reported (no value at all, an alias): nothing more is said about it.
    """

    value: str
    index: int
    broken: bool = False


@dataclass(slots=True)
class Listing:
    """A YAML list, block or flow."""

    index: int
    items: list["Node"] = field(default_factory=list)


@dataclass(slots=True)
class Entry:
    """One `key: value` of a mapping."""

    key: Text
    value: "Node"


@dataclass(slots=True)
class Mapping:
    """A YAML mapping, block or flow, in the file's order."""

    index: int
    entries: dict[str, Entry] = field(default_factory=dict)


Node = Text | Listing | Mapping


def plain(node: Node) -> object:
    """The node as str, list and dict; None for a broken value."""
    if isinstance(node, Text):
        return None if node.broken else node.value
    if isinstance(node, Listing):
        return [plain(item) for item in node.items]
    return {name: plain(entry.value) for name, entry in node.entries.items()}


def is_broken(node: Node) -> bool:
    """Whether something in the node has already been reported as unreadable."""
    if isinstance(node, Text):
        return node.broken
    return any(is_broken(child) for child in children(node))


def children(node: Node) -> Iterator[Node]:
    """The values directly inside a list or a mapping."""
    if isinstance(node, Listing):
        yield from node.items
    elif isinstance(node, Mapping):
        yield from (entry.value for entry in node.entries.values())


def descend(node: Node, location: Location) -> tuple[Node, Text | None]:
    """Follow `location` as far as the file goes: the deepest node reached, and the key it stands under."""
    key: Text | None = None
    for step in location:
        if isinstance(node, Mapping) and step in node.entries:
            entry = node.entries[str(step)]
            node, key = entry.value, entry.key
        elif isinstance(node, Listing) and isinstance(step, int) and step < len(node.items):
            node, key = node.items[step], None
        else:
            break
    return node, key
