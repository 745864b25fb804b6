"""The SQL steps of this room, and of the rooms beneath."""

from pathlib import Path

from supportctl.audit.judging.steps import STEPS as BENEATH
from supportctl.engine.steps import Steps

STEPS = Steps(Path(__file__).with_name("sql"), BENEATH)
