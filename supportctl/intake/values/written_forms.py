"""The forms of times that sla.yaml writes down as formats of strptime (`sources[].formats`)."""

from collections.abc import Sequence
from functools import cache

from supportctl.intake.values.exact_instant import local_time
from supportctl.intake.values.instant_format import InstantFormat, Order, says_offset


@cache
def written_forms(formats: tuple[str, ...]) -> tuple[InstantFormat, ...]:
    """The forms in the order in which they are tried."""
    return tuple(InstantFormat(one, _order(one), zoned=says_offset(one)) for one in formats)


def first_that_reads(text: str, forms: Sequence[InstantFormat]) -> InstantFormat | None:
    """The first of the forms that the text is written in; None for none of them."""
    return next((one for one in forms if local_time(text, one) is not None), None)


def _order(strptime: str) -> Order:
    places = {one: strptime.find(f"%{one}") for one in "Yymdb"}
    day, month = places["d"], max(places["m"], places["b"], strptime.find("%B"))
    if max(places["Y"], places["y"]) < min(day, month):
        return Order.YEAR_FIRST
    return Order.DAY_FIRST if day < month else Order.MONTH_FIRST
