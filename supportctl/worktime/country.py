"""A country's entry in the `holidays` package, which knows when it rests.

The package and the module of the one country are imported when they are first asked for.
"""

import sys
from contextlib import suppress
from functools import cache
from importlib import import_module
from importlib.util import find_spec, module_from_spec
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from holidays import HolidayBase

_COUNTRIES = "holidays.countries"


def country(code: str) -> "HolidayBase":
    """The entry, with no year worked out: what it supports, not when it rests."""
    from holidays import country_holidays  # noqa: PLC0415

    _import_alone(code)
    return country_holidays(code)


def country_year(
    code: str, subdivision: str | None, categories: tuple[str, ...], language: str | None, year: int
) -> "HolidayBase":
    """The holidays of one year, with names in the language; None: the only one of the country."""
    from holidays import country_holidays  # noqa: PLC0415

    _import_alone(code)
    return country_holidays(
        code, subdiv=subdivision, years=year, expand=False, language=language, categories=categories
    )


@cache
def _import_alone(code: str) -> None:
    """Import the country's module, and those that it needs, without the package around it.

    The package would import the modules of every country. An empty one stands in for it meanwhile; the modules stay,
    and whoever imports the package later finds them in it. A module that needs the package gets it afterwards.
    """
    from holidays.registry import COUNTRIES  # noqa: PLC0415

    spec = None if _COUNTRIES in sys.modules else find_spec(_COUNTRIES)
    if spec is None:
        return
    sys.modules[_COUNTRIES] = module_from_spec(spec)
    try:
        with suppress(ImportError):
            for module in (name for name, entities in COUNTRIES.items() if code in entities):
                import_module(f"{_COUNTRIES}.{module}")
    finally:
        del sys.modules[_COUNTRIES]
