"""The engine's types for what judging decides: an outcome is a state with its reason, a metric a name."""

from collections.abc import Iterable

from supportctl.audit.judging.promises import SERVICE_LEVELS, Goal
from supportctl.audit.judging.traits import Standing
from supportctl.engine.session import Session, literal
from supportctl.vocabulary.metrics import TIME_METRICS
from supportctl.vocabulary.states import FINISHED, LATE, OUTCOMES, TO_ACT_ON, State

OUTCOME_COLUMNS = {
    "outcome": "outcome",
    "state": "varchar",
    "reason": "varchar",
    "due": "boolean",
    "worthless": "boolean",
}
ENUMS: dict[str, Iterable[str]] = {
    "outcome": OUTCOMES,
    "metric": TIME_METRICS,
    "goal": Goal,
    "service_level": SERVICE_LEVELS,
    "standing": Standing,
}
"""The words of each type."""

CLASSES = {"is_finished": FINISHED, "is_late": LATE, "to_act_on": TO_ACT_ON}
"""Macros that tell outcomes of some states: `is_late(outcome)`."""


def make_types(session: Session) -> None:
    """Make the types of ENUMS, the table `outcome` and the macros of CLASSES."""
    for name, words in ENUMS.items():
        session.run(f"create type {name} as enum ({', '.join(map(literal, words))})")
    session.load("outcome", OUTCOME_COLUMNS, [(name, *one) for name, one in OUTCOMES.items()])
    for name, states in CLASSES.items():
        session.run(f"create macro {name}(which) as which in ({', '.join(map(literal, _of(states)))})")


def _of(states: tuple[State, ...]) -> list[str]:
    return [name for name, one in OUTCOMES.items() if one.state in states]
