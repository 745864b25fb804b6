"""The entry point: light to import, so that a signal is answered from the first moment on."""

import _imp
import _signal  # type: ignore[import-not-found]  # the light part of signal
import gc
import os

if _signal.getsignal(_signal.SIGINT) is _signal.default_int_handler:
    # Ctrl-C ends the process without a word until there is somebody to listen, some milliseconds from here.
    _signal.signal(_signal.SIGINT, _signal.SIG_DFL)

from supportctl.cli.signals import listen

OBJECTS_BETWEEN_SEARCHES = 100_000
"""How many more objects there must be before Python searches them for rings that nobody needs: of a start nearly all
are needed, and at its own 700 the searches are a twentieth of a short run."""


def main() -> None:
    """Run the command line and end the process; the entry point of the package."""
    listen()
    gc.set_threshold(OBJECTS_BETWEEN_SEARCHES)
    if _imp.lock_held():
        # Ctrl-C came while Python itself was importing, and was swallowed there: the lock would never be free again.
        os._exit(130)
    from supportctl.cli.watching import watched  # noqa: PLC0415 - after listening: importing takes time

    # Whatever must be flushed or swept has been: a signal that comes now finds nothing to interrupt.
    os._exit(watched(_command_line))


def _command_line() -> None:
    from supportctl.cli.room import require_room  # noqa: PLC0415 - as below

    require_room()
    from supportctl.cli.app import app  # noqa: PLC0415 - importing it takes most of the start

    app()
