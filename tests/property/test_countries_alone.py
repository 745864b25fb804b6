"""A country's module imported alone knows the days and names that it knows among all others."""

import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from holidays.registry import COUNTRIES

from supportctl.worktime.calendar import HolidayRule, Window
from supportctl.worktime.country import country
from supportctl.worktime.holiday import HALF_DAY, NOT_CLOSING, holidays_between

YEARS = (1999, 2024, 2027)

SCRIPT = """
sys.path.insert(0, sys.argv[1])
from test_countries_alone import lines
print(*lines(), "holidays.countries" in sys.modules, sep="\\n")
"""


def lines() -> Iterator[str]:
    """The holidays of every country with all its categories, half days and make-up days, in whole and in parts."""
    for number, (_, *codes) in enumerate(COUNTRIES.values()):
        code = codes[number % len(codes)]
        entry = country(code)
        categories = tuple(one for one in entry.supported_categories if one not in NOT_CLOSING)
        half_day = Window(480, 720) if HALF_DAY in entry.supported_categories else None
        for part in (None, *entry.subdivisions[number % 3 :: 7][:3]):
            rule = HolidayRule(code, part, categories, half_day, workdays=True)
            for year in YEARS:
                yield f"{code} {part} {holidays_between(rule, date(year, 1, 1), date(year, 12, 31))}"


def _said_after(statement: str) -> list[str]:
    """What a new process says, in which the statement runs first."""
    script = f"import sys\n{statement}{SCRIPT}"
    command = [sys.executable, "-X", "utf8", "-c", script, str(Path(__file__).parent)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True)
    return done.stdout.splitlines()


def test_every_country_rests_on_the_same_days() -> None:
    *alone, package = _said_after("")
    *among_all, all_imported = _said_after("import holidays.countries")
    assert alone == among_all
    assert (package, all_imported) == ("False", "True")
