"""The entry point: light to import, so that Ctrl-C is answered from the first moment on."""

import sys


def main() -> None:
    """Run the command line; the entry point of the package."""
    try:
        from supportctl.cli.app import app  # noqa: PLC0415 - importing it takes most of the start

        app()
    except KeyboardInterrupt:
        sys.exit(130)
