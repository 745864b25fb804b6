"""An export format as data: one YAML file each in `systems/`. docs/adding-a-system.md explains every key.

Everything here is what an export *may* look like; which of it a file has is decided in `recognition`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from supportctl.frozen import frozen
from supportctl.intake.formats.column import EMPTY, FILLED
from supportctl.policy.model import Clock, Unit
from supportctl.vocabulary.granularities import FOLDED_CALLS

GENERIC = "generic"


@frozen
class SystemColumn:
    """One way in which a canonical column stands in an export; it is taken when the file has all of `headers`.

    Headers are in header form (`header_name.header_form`): `{zone}` stands for a zone's name, `{n}` for a number.
    `every`: all columns of that header are joined. For headers that mean other things too, a way is taken only where
    some cell is a word of the column (`known_words`), where every cell is one (`only_words`), or where no two cells are
    equal and each could be an id (`ids`). `when` maps headers to words; it, `true_when` and `false_when` also take
    `{filled}` (any word) and `{empty}` (none). `zone` is an IANA name, `header` (the header names it) or
    `column: HEADER` (each row names it). `label`: the headers as the export writes them. The other keys are those of
    `column.Column`.
    """

    headers: tuple[str, ...]
    unit: Unit | None = None
    clock: Clock | None = None
    true_when: tuple[str, ...] | None = None
    false_when: tuple[str, ...] | None = None
    when: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    otherwise: str | None = None
    minus: str | None = None
    zero_is_missing: bool = False
    zone: str | None = None
    missing: tuple[str, ...] = ()
    ending: str | None = None
    margin: bool = False
    every: bool = False
    known_words: bool = False
    only_words: bool = False
    ids: bool = False
    says: tuple[tuple[str, str], ...] = ()
    remark: str | None = None
    label: str = ""

    @property
    def shares(self) -> bool:
        """Whether its header may be the value of others too: it counts in some rows, or only whether it is filled."""
        return (
            bool(self.when or self.says)
            or self.margin
            or {FILLED, EMPTY}.intersection(self.true_when or ()) != set()
        )


@frozen
class Layout:
    """What a file without a header line looks like: its columns in order, and its delimiter."""

    columns: tuple[str, ...]
    delimiter: str
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True, eq=False)
class System:
    """What is known of one export format.

    `name` is the system (what policies match and tickets of one namespace share), `preset` the file, `export` what a
    person clicks, `vendor` who makes it, where several systems of one maker share headers (else the name). `columns`
    lists the ways each canonical column may stand, best first; `headers` are further headers of the export that no
    metric needs. `cells` are patterns that the cells of a header must show, where headers alone do not tell two exports
    apart; a file without that header is not taken for the export. `always` holds values that every row has, where no
    column says another. `words` maps the words of a canonical column to their normalised form. `memory`: headers that
    no file or document was seen to have. `partial` maps headers to the words that say that rows are missing. `known`
    holds every header form that the preset mentions.
    """

    preset: str
    name: str
    vendor: str
    export: str
    granularity: str
    verified: bool
    evidence: str
    memory: tuple[str, ...]
    columns: Mapping[str, tuple[SystemColumn, ...]]
    headers: tuple[str, ...]
    cells: Mapping[str, str]
    always: Mapping[str, str]
    timezone: str | None
    null_tokens: frozenset[str]
    true_words: frozenset[str]
    false_words: frozenset[str]
    words: Mapping[str, Mapping[str, str]]
    layout: Layout | None
    footer: tuple[str, ...]
    bookkeeping: Mapping[str, tuple[str, ...]]
    partial: Mapping[str, tuple[str, ...]]
    instead: str | None
    remark: str | None
    known: frozenset[str] = frozenset()

    def says_nothing(self, text: str) -> bool:
        """Whether a text stands for an empty cell."""
        return text.strip().lower() in self.null_tokens

    @property
    def namespace(self) -> str:
        """Where its ids are unique (semantics rule 8): the system; for calls and chats with the export kind."""
        kind = "call" if self.granularity in FOLDED_CALLS else self.granularity
        return f"{self.name}/{kind}" if kind in ("call", "chat") else self.name
