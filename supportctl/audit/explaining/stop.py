"""What ended the clocks of a ticket (rules 11, 13, 15, 20): as sql/clock.sql chose it, with the column named."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from supportctl.audit.explaining.steps import STEPS
from supportctl.engine.session import Session


@dataclass(frozen=True, slots=True)
class Stop:
    """`column` is canonical; `us` an instant, or `counted` what the export's own clock says. All None: nothing yet."""

    column: str | None = None
    us: int | None = None
    counted: int | None = None


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


def stops_of(session: Session, parameters: Mapping[str, object]) -> dict[int, Stops]:
    """The stops of the rows to explain that are contacts of the run, by row."""
    found = {}
    rows = session.rows(STEPS.query_of("explained_stop", through=("contact", "clock")), parameters)
    for row_id, gone, has_left, wait, *stops in rows:
        by_metric = {"first_response": Stop(*stops[:3]), "resolution": Stop(*stops[3:])}
        found[row_id] = Stops(by_metric, gone, has_left, wait)
    return found
