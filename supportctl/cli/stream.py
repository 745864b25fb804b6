"""Places that cannot be replaced: what is written there goes through to something else."""

import stat
from pathlib import Path


def is_stream(target: Path) -> bool:
    """Whether writing goes through it to something else: a pipe or a device, which cannot be replaced."""
    if target.is_relative_to("/dev") or target.is_relative_to("/proc"):
        return True
    return target.exists() and not stat.S_ISREG(target.stat().st_mode)
