"""The form of a text told by where its digits stand, against the way that looks at each text for itself."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from supportctl.intake.values import instant_format
from supportctl.intake.values.instant_format import format_of, forms_of_digits
from supportctl.intake.values.zone_words import OFFSETS

DATES = ["{y}-{m}-{d}", "{y}/{m}/{d}", "{d}/{m}/{y}", "{m}.{d}.{s}", "{y}{m}{d}", "{d}-Oct-{y}", "{y}-W{s}-3"]
TIMES = ["", " {h}:{s}", "T{h}:{s}:{s}.{y}", " {h}.{s}", " {h}:{s} PM", "T{h}{s}", ", {h}:{s}", "_{h}:{s}"]
ZONES = ["", "Z", " UTC", "+0{n}:00", "+0{n}", " EST", "[Etc/GMT+{n}]", "+0{n}:00 [Etc/GMT-{n}]", " "]
NUMBER = st.integers(0, 99).map("{:02}".format)
CELL = st.tuples(st.sampled_from(DATES), st.sampled_from(TIMES), st.sampled_from(ZONES))


@st.composite
def texts(draw: st.DrawFn) -> str:
    date, time, zone = draw(CELL)
    written = zone + time + date if draw(st.integers(0, 5)) == 0 else date + time + zone
    year = draw(st.integers(0, 9999).map("{:04}".format))
    parts = {name: draw(NUMBER) for name in "mdhs"}
    return written.format(y=year, n=draw(st.integers(0, 9)), **parts)


def looked_at(text: str) -> object:
    plain, found = instant_format._form_of(text.strip())
    return plain or instant_format._worded(found, OFFSETS)


@given(texts() | st.text("0123456789-/.: TZ[]+AP", max_size=25))
def test_digits_say_the_same_as_the_text(text: str) -> None:
    assert format_of(text) == looked_at(text)


@given(st.lists(texts(), max_size=8))
def test_forms_of_many_texts_are_counted_in_their_order(some: list[str]) -> None:
    found = forms_of_digits(some)
    if found is not None:
        assert list(found.items()) == list(Counter(map(looked_at, some)).items())
