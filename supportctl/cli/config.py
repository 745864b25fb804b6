"""Which sla.yaml judges: --config, SUPPORTCTL_CONFIG, the nearest sla.yaml upward, else the built-in targets."""

import os
from pathlib import Path

from supportctl.policy.load import builtin_sla, find_sla, load_sla
from supportctl.policy.model import SlaFile

CONFIG_VARIABLE = "SUPPORTCTL_CONFIG"


def config_path(option: Path | None) -> Path | None:
    """The sla.yaml to use; None for the built-in targets."""
    if option is not None:
        return option
    named = os.environ.get(CONFIG_VARIABLE)
    return Path(named) if named else find_sla(Path())


def read_config(option: Path | None) -> SlaFile:
    """Load it. Raises UsageError with every problem in it."""
    path = config_path(option)
    return builtin_sla() if path is None else load_sla(path)
