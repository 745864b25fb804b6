"""What the columns of a file tell of a metric: decided here for the audit, for `explain` and for `inspect` alike."""

from collections.abc import Collection
from dataclasses import dataclass

from supportctl.intake.door import ReadFile
from supportctl.intake.door import how_to_tell as told_by
from supportctl.policy.model import Deadline, TargetColumn, Within
from supportctl.vocabulary.metrics import TIME_METRICS

TargetGoal = Within | TargetColumn | Deadline


@dataclass(frozen=True, slots=True)
class Telling:
    """The columns found that tell the stop, those that tell only what is open, and those that the goal lacks."""

    metric: str
    stops: tuple[str, ...]
    opens: tuple[str, ...]
    lacks: tuple[str, ...]

    @property
    def stop_told(self) -> bool:
        """Whether a share in time can be told, and not only which contacts are open."""
        return bool(self.stops)

    @property
    def measurable(self) -> bool:
        """Whether there can be a promise about it."""
        return not self.lacks and bool(self.stops or self.opens)

    @property
    def why_not(self) -> str:
        """Why there can be none."""
        return (
            f"no column says what was promised: {self.lacks[0]} is missing"
            if self.lacks
            else "no column tells it"
        )


def telling(metric: str, columns: Collection[str], goal: TargetGoal | None = None) -> Telling:
    """What these columns tell of a metric, and of the goal that a target sets for it."""
    return Telling(
        metric,
        tuple(name for name in TIME_METRICS[metric].stops if name in columns),
        tuple(name for name in TIME_METRICS[metric].opens if name in columns),
        _lacking(metric, columns, goal),
    )


def _lacking(metric: str, columns: Collection[str], goal: TargetGoal | None) -> tuple[str, ...]:
    """The column that holds the targets themselves, in words that sla.yaml has, where it is missing."""
    match goal:
        case Deadline(column) if column not in columns:
            return (column,)
        case TargetColumn(header) if TIME_METRICS[metric].target not in columns:
            return (f"“{header}”",)
    return ()


def how_to_tell(file: ReadFile, metric: str) -> str:
    """What would make a file tell when the clock of a metric stopped."""
    refused = {
        note.column or "": note.message for note in file.loaded.notes if note.code == "column_not_used"
    }
    return told_by(file.survey, metric, refused)
