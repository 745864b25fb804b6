"""The clocks of all metrics in play as one relation `stop`: one row per contact and metric, from one step a metric."""

from collections.abc import Iterable

from supportctl.audit.judging.steps import STEPS
from supportctl.engine.session import literal


def all_stops(metrics: Iterable[str]) -> str:
    """The query behind the chained step `stop`; a metric that nothing promises is not looked at."""
    return "\nunion all\n".join(map(_stop, metrics)) or f"{_stop('resolution')} where false"


def _stop(metric: str) -> str:
    clock = STEPS.text(f"stop_{metric}")
    return f"select *, {literal(metric)}::metric as metric from (\n{clock}) clock"  # noqa: S608 - our own names
