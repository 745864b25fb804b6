"""Counts in messages: `1 204`, `1 contact`, `1 204 contacts`."""


def number_words(number: int) -> str:
    """The number with its thousands apart."""
    return f"{number:,}".replace(",", " ")


def counted_words(number: int, one: str, many: str | None = None) -> str:
    """The number with its noun."""
    return f"{number_words(number)} {noun_words(number, one, many)}"


def noun_words(number: int, one: str, many: str | None = None) -> str:
    """The noun as it stands beside the number."""
    return one if number == 1 else many or f"{one}s"
