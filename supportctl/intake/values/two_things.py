"""When a column holds two things, and when a few cells of it are only written wrong."""

SHARE = 0.1
FEW_CELLS, FEW_SHARE = 2, 0.25


def holds_two_things(odd: int, cells: int) -> bool:
    """Whether so many odd cells among all are more than a few: a quarter of a short column, a tenth of a long one."""
    return odd > max(min(FEW_CELLS, FEW_SHARE * cells), SHARE * cells)
