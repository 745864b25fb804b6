"""Which contacts are calls or chats: nobody waits any more once they have ended (semantics rule 20)."""

from collections.abc import Collection

from supportctl.intake.door import GENERIC, ReadFile
from supportctl.vocabulary.columns import DEFERRED_CALLS
from supportctl.vocabulary.granularities import FOLDED_CALLS

LIVE_CHANNELS = frozenset({"phone", "chat", *DEFERRED_CALLS})
CALL_COLUMNS = frozenset({"answered", "abandoned", "wait_duration", "direction"})


def live_channels(file: ReadFile, channels: Collection[str | None]) -> frozenset[str | None]:
    """Those of `channels`, the normalised ones of all contacts of a file, whose contacts are calls or chats.

    In a known export of calls or chats all are. In any other they are phone and chat, where it has a column that only
    calls have, or holds nothing else and no status, as tickets have.
    """
    if file.system.preset != GENERIC:
        calls = file.system.granularity in ("call", "chat", *FOLDED_CALLS)
        return frozenset(channels if calls else ())
    has = file.columns_found
    nothing_else = LIVE_CHANNELS.issuperset(channels) and "status" not in has
    return LIVE_CHANNELS.intersection(channels) if nothing_else or CALL_COLUMNS & has else frozenset()
