"""How long contacts took: bars of counts, in buckets that fit the target."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from rich.text import Text

from supportctl.render.text.fitting import padded, width_of, wrapped
from supportctl.render.text.ink import BAD, FAINT, PLAIN, paragraph, title
from supportctl.render.text.level_rows import about_people, cut_by_group, shown_groups
from supportctl.render.words.labels import group_words
from supportctl.render.words.wording import count_words, counted, metric_words, target_words, tied
from supportctl.report.audit_report import AuditReport, Bucket, Total
from supportctl.report.duration import duration_words

CHART_WIDTH = 38
"""The least room for a chart; a wide screen has several side by side."""

GAP = 3
MOST_CHARTS = 12
EIGHTHS = " ▏▎▍▌▋▊▉"
FULL, LATE = "█", "░"


def bars(report: AuditReport, width: int) -> list[Text]:
    """Charts of the first groups, whatever their policies, as many side by side as fit."""
    totals = _worth_drawing(report)
    if not totals:
        return []
    lines = title("HOW LONG IT TOOK", width)
    words = (
        f"Finished contacts, {FULL} within the target, {LATE} beyond it (where there is one target for all)."
    )
    lines += paragraph(words, width, FAINT, indent=0, hang=0)
    beside = max(1, (width + GAP) // (CHART_WIDTH + GAP))
    room = (width - GAP * (beside - 1)) // beside
    late_style = PLAIN if about_people(report) else BAD
    charts = [_chart(total, room, late_style) for total in totals[:MOST_CHARTS]]
    for start in range(0, len(charts), beside):
        lines += [Text(), *_side_by_side(charts[start : start + beside], room)]
    if len(totals) > MOST_CHARTS:
        more = counted(len(totals) - MOST_CHARTS, "more chart")
        words = f"{more} not drawn here; --format json has the counts."
        lines += [Text(), *paragraph(words, width, FAINT, indent=0)]
    return lines


def _worth_drawing(report: AuditReport) -> list[Total]:
    """What is finished; of many groups only those in the table above that are large enough to have a shape."""
    if cut_by_group(report):
        return [total for total in report.totals if total.seconds.count]
    first = shown_groups(report)
    large = [total for total in report.totals if total.seconds.count >= report.min_tickets]
    return [total for total in large if tuple(total.group.values()) in first]


def _side_by_side(charts: Sequence[list[Text]], room: int) -> Iterator[Text]:
    for parts in zip_longest(*charts):
        line = Text()
        for number, part in enumerate(parts):
            line.append(" " * (number * (room + GAP) - width_of(line.plain)))
            line.append_text(part or Text())
        yield line


def _chart(total: Total, width: int, late_style: str) -> list[Text]:
    name = f"{group_words(total.group)} {metric_words(total.metric)}"
    target = target_words(total.target) or "no target"
    lines = [Text(line) for line in wrapped(name, width, 2)]
    lines += [Text(line, style=FAINT) for line in wrapped(target, width, 2)]
    return [*lines, *_drawn(_used(total.distribution), total.target.seconds, width, late_style)]


def _drawn(buckets: Sequence[Bucket], target: float | None, width: int, late_style: str) -> list[Text]:
    """A line for each bucket: its bounds, its count, its bar."""
    lines: list[Text] = []
    labels = list(_labels(buckets))
    label_width = max(map(width_of, labels), default=0)
    number_width = max((width_of(count_words(one.count)) for one in buckets), default=0)
    room = max(1, width - label_width - number_width - 2)
    most = max((one.count for one in buckets), default=0)
    over: float = 0
    for label, bucket in zip(labels, buckets, strict=True):
        late = target is not None and over >= target
        number = padded(count_words(bucket.count), number_width, right=True)
        line = Text(f"{padded(label, label_width, right=True)} {number} ", style=PLAIN)
        lines.append(
            line.append(_bar(bucket.count, most, room, late=late), style=late_style if late else PLAIN)
        )
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
