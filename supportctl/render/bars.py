"""How long contacts took: bars of counts, in buckets that fit the target."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from rich.text import Text

from supportctl.render.fitting import padded, width_of, wrapped
from supportctl.render.ink import BAD, FAINT, PLAIN, paragraph, title
from supportctl.render.level_rows import Level, level_blocks
from supportctl.render.wording import count_words, target_words, tied
from supportctl.report.audit_report import AuditReport, Bucket
from supportctl.report.duration import duration_words

CHART_WIDTH = 38
"""The least room for a chart; a wide screen has several side by side."""

GAP = 3
MOST_CHARTS = 12
EIGHTHS = " ▏▎▍▌▋▊▉"
FULL, LATE = "█", "░"


def bars(report: AuditReport, width: int) -> list[Text]:
    """Charts of the first rows of the table, as many side by side as fit."""
    levels = [level for block in level_blocks(report) for level in block if level.counts.seconds.count]
    if not levels:
        return []
    lines = title("HOW LONG IT TOOK", width)
    words = (
        f"Finished contacts, {FULL} within the target, {LATE} beyond it (where there is one target for all)."
    )
    lines += paragraph(words, width, FAINT, indent=0, hang=0)
    beside = max(1, (width + GAP) // (CHART_WIDTH + GAP))
    room = (width - GAP * (beside - 1)) // beside
    charts = [_chart(level, room) for level in levels[:MOST_CHARTS]]
    for start in range(0, len(charts), beside):
        lines += [Text(), *_side_by_side(charts[start : start + beside], room)]
    if len(levels) > MOST_CHARTS:
        words = f"{count_words(len(levels) - MOST_CHARTS)} more are in the JSON report."
        lines += [Text(), *paragraph(words, width, FAINT, indent=0)]
    return lines


def _side_by_side(charts: Sequence[list[Text]], room: int) -> Iterator[Text]:
    for parts in zip_longest(*charts):
        line = Text()
        for number, part in enumerate(parts):
            line.append(" " * (number * (room + GAP) - width_of(line.plain)))
            line.append_text(part or Text())
        yield line


def _chart(level: Level, width: int) -> list[Text]:
    counts = level.counts
    lines = [Text(line) for line in wrapped(level.name, width, 2)]
    lines += [
        Text(line, style=FAINT) for line in wrapped(target_words(counts.target) or "no target", width, 2)
    ]
    buckets = _used(counts.distribution)
    labels = list(_labels(buckets))
    label_width = max(map(width_of, labels), default=0)
    number_width = max((width_of(count_words(one.count)) for one in buckets), default=0)
    room = max(1, width - label_width - number_width - 2)
    most = max((one.count for one in buckets), default=0)
    over: float = 0
    for label, bucket in zip(labels, buckets, strict=True):
        late = counts.target.seconds is not None and over >= counts.target.seconds
        number = padded(count_words(bucket.count), number_width, right=True)
        line = Text(f"{padded(label, label_width, right=True)} {number} ", style=PLAIN)
        lines.append(line.append(_bar(bucket.count, most, room, late=late), style=BAD if late else PLAIN))
        over = bucket.up_to_seconds or over
    return lines


def _used(buckets: Sequence[Bucket]) -> Sequence[Bucket]:
    """Without the empty ones at the end."""
    end = max((number + 1 for number, one in enumerate(buckets) if one.count), default=0)
    return buckets[:end]


def _labels(buckets: Sequence[Bucket]) -> Iterator[str]:
    """`up to 10 s`, `10-20 s`, `30 min - 1 h`, `over 48 h`."""
    before: float = 0
    for bucket in buckets:
        yield tied(_range_words(before, bucket.up_to_seconds))
        before = bucket.up_to_seconds or before


def _range_words(over: float, up_to: float | None) -> str:
    if up_to is None:
        return f"over {duration_words(over)}"
    if not over:
        return f"up to {duration_words(up_to)}"
    low, high = duration_words(over), duration_words(up_to)
    number, _, unit = low.partition(" ")
    return f"{number}-{high}" if high.endswith(f" {unit}") and high.count(" ") == 1 else f"{low} - {high}"


def _bar(count: int, most: int, room: int, *, late: bool) -> str:
    """In eighths of a column; whoever is counted is seen."""
    if not count:
        return ""
    eighths = max(1, count * room * 8 // most)
    if late:
        return LATE * max(1, round(eighths / 8))
    return FULL * (eighths // 8) + EIGHTHS[eighths % 8].strip()
