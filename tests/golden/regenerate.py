"""Writes the golden screens anew: `.venv/bin/python tests/golden/regenerate.py`; read the difference before it goes in.

The tests only compare, they never write; and on a build machine (CI is set) this refuses.
"""

import os
import sys

from screen_goldens import FOLDER, SCREENS
from screen_reports import REPORTS


def main() -> None:
    """Write every golden file and remove those that no screen asks for."""
    if os.environ.get("CI"):
        sys.exit("goldens are not regenerated in CI")
    FOLDER.mkdir(exist_ok=True)
    reports = {name: make() for name, make in REPORTS.items()}
    for path in set(FOLDER.iterdir()) - {screen.path for screen in SCREENS}:
        path.unlink()
    for screen in SCREENS:
        screen.path.write_bytes(screen.draw(reports[screen.name]))


if __name__ == "__main__":
    main()
