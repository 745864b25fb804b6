"""Signals that end a run: remembered, never raised in the middle of something; the watching thread asks for them."""

import signal
from types import FrameType

ENDING = (signal.SIGHUP, signal.SIGINT, signal.SIGTERM)
_heard: list[int] = []


def listen() -> None:
    """From now on remember them. One that is ignored stays ignored: `nohup` asks for that."""
    for number in ENDING:
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _remember)


def heard() -> int | None:
    """The number of the first signal that came."""
    return _heard[0] if _heard else None


def _remember(number: int, _frame: FrameType | None) -> None:
    _heard.append(number)
