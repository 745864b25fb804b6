"""What a person is told to write into sla.yaml: lines that work as they stand, wherever they have to go."""

from collections.abc import Sequence

from supportctl.frozen import frozen
from supportctl.policy.model import SlaFile, Source
from supportctl.policy.yaml.yaml_text import in_flow, pattern_of

OF_MAPPINGS = ("columns", "fields", "formats", "values")


@frozen
class Entry:
    """The entry of `sources` about one file: the one on `line` of sla.yaml, or one that has to be written.

    `written`: there is a sla.yaml; `listed`: it has entries for other files; `keys`: mappings that this one has.
    """

    files: str = "'FILE.csv'"
    written: bool = True
    listed: bool = False
    line: int | None = None
    keys: frozenset[str] = frozenset()

    def write(self, key: str, value: str, name: str | None = None) -> str:
        """`write into sla.yaml: sources: [{files: a.csv, KEY: VALUE}]`; with a name KEY: {NAME: VALUE}."""
        inner = value if name is None else f"{name}: {value}"
        if self.line is not None and key in self.keys and name is not None:
            return f"write into {key} of the entry on line {self.line} of sla.yaml: {inner}"
        whole = f"{key}: {value}" if name is None else f"{key}: {{{inner}}}"
        if self.line is not None:
            return f"write into the entry on line {self.line} of sla.yaml: {whole}"
        if self.listed:
            return f"write into the list sources of sla.yaml: - {{files: {self.files}, {whole}}}"
        return _into_file(f"sources: [{{files: {self.files}, {whole}}}]", written=self.written)

    def column(self, name: str, *headers: str) -> str:
        """The same for a column of these headers."""
        texts = [in_flow(one) for one in headers]
        return self.write("columns", texts[0] if len(texts) == 1 else f"[{', '.join(texts)}]", name)

    def words(self, column: str, raw: Sequence[str], meaning: str) -> str:
        """The same for words of a column that mean one thing."""
        return self.write("values", f"{{{', '.join(f'{in_flow(one)}: {meaning}' for one in raw)}}}", column)


def entry_of(sla: SlaFile, source: Source | None, file_name: str) -> Entry:
    """Where lines about a file go; `source` is the entry that is about it already."""
    has = source is not None
    return Entry(
        pattern_of(file_name),
        sla.written,
        bool(sla.sources),
        source.line if source else None,
        frozenset(key for key in OF_MAPPINGS if has and getattr(source, key)),
    )


def write_setting(sla: SlaFile, line: str) -> str:
    """`write max_unknown: 29% into sla.yaml`, for a key at the top."""
    return f"write {line} into sla.yaml" if sla.written else _into_file(line, written=False)


def _into_file(line: str, *, written: bool) -> str:
    if written:
        return f"write into sla.yaml: {line}"
    return f"make a file sla.yaml of two lines, the first version: 1, the second {line}"
