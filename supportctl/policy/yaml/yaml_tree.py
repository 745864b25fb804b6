"""Strict YAML: text to a tree in which every scalar stays text.

Refused, because each changes what a reader believes the file says: duplicate keys, anchors and aliases
(which also allow exponential documents), tags, and more than one document.
"""

import hashlib
from contextlib import suppress

import yaml

from supportctl.policy.yaml.document import Document, SourceText
from supportctl.policy.yaml.tree import Entry, Listing, Mapping, Node, Text
from supportctl.policy.yaml.yaml_bytes import decode
from supportctl.policy.yaml.yaml_errors import syntax_problem
from supportctl.problem import Problem, UsageError

MAX_DEPTH = 24
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def parse_document(path: str, content: bytes) -> Document:
    """The tree of one file. Raises UsageError where it is no YAML at all; milder problems stay in it."""
    source = SourceText(path, decode(path, content))
    builder = _TreeBuilder(source)
    try:
        builder.take_all(_LOADER)
    except yaml.YAMLError as error:
        _refuse_too_deep(source)
        raise UsageError(*builder.problems, syntax_problem(source, error)) from None
    if builder.root is None:
        hint = "supportctl check --schema describes it; docs/sla-yaml.md has examples"
        raise UsageError(Problem(path, "the file is empty", hint=hint))
    return Document(source, builder.root, hashlib.sha256(content).hexdigest(), tuple(builder.problems))


def _refuse_too_deep(source: SourceText) -> None:
    """Say in our own words that a text is nested too deeply, where a parser stopped at a limit of its own first.

    The parser written in Python looks ahead less than the one in C, so that MAX_DEPTH is met before any other limit.
    """
    with suppress(yaml.YAMLError):
        _TreeBuilder(source).take_all(yaml.SafeLoader)


class _TreeBuilder:
    """Builds the tree from parser events, with its own stack: depth is bounded and nothing recurses."""

    def __init__(self, source: SourceText) -> None:
        self.root: Node | None = None
        self.problems: list[Problem] = []
        self._source = source
        self._open: list[Listing | Mapping] = []
        self._keys: list[Text | None] = []
        self._documents = 0

    def take_all(self, loader: type[yaml.SafeLoader]) -> None:
        """Build the whole text. Raises UsageError as `take` does, yaml.YAMLError where it is no YAML."""
        for event in yaml.parse(self._source.text, Loader=loader):
            self.take(event)

    def take(self, event: yaml.Event) -> None:
        """Add one event. Raises UsageError where reading on would be pointless."""
        if isinstance(event, yaml.ScalarEvent):
            self._check_properties(event)
            self._add(self._scalar(event))
        elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            self._check_properties(event)
            self._start(event)
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            self._open.pop()
            self._keys.pop()
        elif isinstance(event, yaml.AliasEvent):
            self._alias(event)
        elif isinstance(event, yaml.DocumentStartEvent):
            self._document(event)

    def _scalar(self, event: yaml.ScalarEvent) -> Text:
        nothing = event.implicit[0] and event.value == ""
        return Text(event.value, _index(event), broken=nothing)

    def _start(self, event: yaml.MappingStartEvent | yaml.SequenceStartEvent) -> None:
        index = _index(event)
        if len(self._open) >= MAX_DEPTH:
            raise UsageError(
                *self.problems,
                self._source.problem(
                    index, f"nested more than {MAX_DEPTH} levels deep", "is a bracket too many open?"
                ),
            )
        node = Mapping(index) if isinstance(event, yaml.MappingStartEvent) else Listing(index)
        self._add(node)
        self._open.append(node)
        self._keys.append(None)

    def _add(self, node: Node) -> None:
        if not self._open:
            if self.root is None:
                self.root = node
                self._check_value(node, None)
            return
        parent = self._open[-1]
        if isinstance(parent, Listing):
            self._check_value(node, None)
            parent.items.append(node)
        elif self._keys[-1] is None:
            self._keys[-1] = self._key(node)
        else:
            self._put(parent, self._keys[-1], node)
            self._keys[-1] = None

    def _key(self, node: Node) -> Text:
        if isinstance(node, Text):
            return node
        self._note(
            node.index, "a key must be a plain word, not a list or a mapping", "did you mean a quoted text?"
        )
        return Text("", node.index, broken=True)

    def _put(self, parent: Mapping, key: Text, node: Node) -> None:
        if key.broken:
            return
        first = parent.entries.get(key.value)
        if first is not None:
            line = self._source.place(first.key.index)[0]
            here = self._source.place(key.index)[0]
            message = f"`{key.value}` is given twice, on line {line} and on line {here}"
            self._note(key.index, message, "keep one of them")
            return
        self._check_value(node, key)
        parent.entries[key.value] = Entry(key, node)

    def _check_value(self, node: Node, key: Text | None) -> None:
        if not isinstance(node, Text) or not node.broken or node.value:
            return
        what = "this list item" if key is None else f"`{key.value}`"
        at = node.index if key is None else key.index
        self._note(at, f"{what} has no value", "give it one, or take the line out")

    def _check_properties(self, event: yaml.NodeEvent) -> None:
        index = _index(event)
        if event.anchor is not None:
            self._note(
                index,
                f"anchors (`&{event.anchor}`) are not allowed",
                "write the value out where it is needed",
            )
        tag = getattr(event, "tag", None)
        if tag is not None:
            shown = tag.replace("tag:yaml.org,2002:", "!!")
            self._note(
                index, f"tags (`{shown}`) are not allowed", "every value is plain text; leave the tag out"
            )

    def _alias(self, event: yaml.AliasEvent) -> None:
        index = _index(event)
        hint = "write the value out; a text that starts with * needs quotes"
        self._note(index, f"aliases (`*{event.anchor}`) are not allowed", hint)
        self._add(Text(f"*{event.anchor}", index, broken=True))

    def _document(self, event: yaml.DocumentStartEvent) -> None:
        self._documents += 1
        if self._documents > 1:
            self._note(_index(event), "a second document starts here", "take the `---` line out")

    def _note(self, index: int, message: str, hint: str) -> None:
        self.problems.append(self._source.problem(index, message, hint))


def _index(event: yaml.Event) -> int:
    """Characters from the start of the text to the event."""
    mark = event.start_mark
    return mark.index if mark is not None else 0
