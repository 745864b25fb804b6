"""What ended the clocks of a ticket (rules 11, 13, 15, 20): as sql/stop_METRIC.sql chose it, with the column named."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from supportctl.audit.explaining.steps import STEPS
from supportctl.audit.judging.stops import all_stops
from supportctl.engine.session import Session


@dataclass(frozen=True, slots=True)
class Stop:
    """`column` is canonical; `us` an instant, or `counted` what the export's own clock says. All None: nothing yet.

    `deadline` is the export's own, of a day its end.
    """

    column: str | None = None
    us: int | None = None
    counted: int | None = None
    deadline: int | None = None


@dataclass(frozen=True, slots=True)
class Stops:
    """The stop of each metric. `gone`: nobody answered, after `wait` microseconds if that is known.

    `has_left`: the customer gave up; else the queue turned the customer away.
    """

    by_metric: Mapping[str, Stop] = field(default_factory=dict)
    gone: bool = False
    has_left: bool = False
    wait: int | None = None

    def of(self, metric: str) -> Stop:
        """When the clock of a metric stopped."""
        return self.by_metric.get(metric, Stop())


def stops_of(session: Session, metrics: Sequence[str], parameters: Mapping[str, object]) -> dict[int, Stops]:
    """The stops of the rows to explain that are contacts of the run, by row."""
    by_row: dict[int, dict[str, Stop]] = {}
    query = STEPS.query_of("explained_stop", through=("contact", "stop"), stop=all_stops(metrics))
    for row_id, metric, *stop in session.rows(query, parameters):
        by_row.setdefault(row_id, {})[metric] = Stop(*stop)
    contacts = session.rows(STEPS.query_of("explained_contact", through=("contact",)), parameters)
    return {row_id: Stops(by_row.get(row_id, {}), *left) for row_id, *left in contacts}
