"""Promises about rates and scores as written."""

from typing import Any

from pydantic import ConfigDict, Field, model_validator

from supportctl.policy.shapes.value_types import Score, Shape, Share
from supportctl.policy.wrong import WrongValueError
from supportctl.policy.yaml.tree import KEY

_ONE_BOUND: dict[str, Any] = {"oneOf": [{"required": ["at_most"]}, {"required": ["at_least"]}]}


class RateShape(Shape):
    """A promise about a share of contacts: exactly one of `at_most` and `at_least`."""

    example = "{at_most: 10%}"

    model_config = ConfigDict(json_schema_extra=_ONE_BOUND)

    at_most: Share | None = Field(None, description="The rate must not be above this percentage.")
    at_least: Share | None = Field(None, description="The rate must not be below this percentage.")

    @model_validator(mode="after")
    def _one_bound(self) -> "RateShape":
        _exactly_one(self.at_most, self.at_least, self.example)
        return self


class ScoreShape(Shape):
    """A promise about a mean score: exactly one of `at_least` and `at_most`."""

    example = "{at_least: 4.2}"

    model_config = ConfigDict(json_schema_extra=_ONE_BOUND)

    at_most: Score | None = Field(None, description="The mean must not be above this score.")
    at_least: Score | None = Field(None, description="The mean must not be below this score.")

    @model_validator(mode="after")
    def _one_bound(self) -> "ScoreShape":
        _exactly_one(self.at_most, self.at_least, self.example)
        return self


def _exactly_one(at_most: object, at_least: object, example: str) -> None:
    if at_most is None and at_least is None:
        raise WrongValueError("the target says neither `at_most` nor `at_least`", f"write {example}")
    if at_most is not None and at_least is not None:
        raise WrongValueError(
            "`at_most` and `at_least` are both given", "keep one of them", ("at_least", KEY)
        )
