"""A format proposed for any text at all reads that text, or none is proposed."""

from datetime import datetime

from hypothesis import example, given, settings
from hypothesis import strategies as st

from supportctl.intake.values.likely_format import likely_format

PIECES = ["2026", "07", "1", "20260701", "1200", "120000", "July", "Wed", "PM", "T", "Z", "%", "%d", "é"]
PIECES += ["-", "/", ":", " ", ".", ",", "\n", '"']


@settings(max_examples=500)
@given(st.lists(st.sampled_from(PIECES), max_size=16).map("".join) | st.text())
@example('2026-07-01 12:00:00 "\n0,email,2026-03-29 02:30:00,2026-10-25 02:30:00')
def test_it_reads_the_text(text: str) -> None:
    proposed = likely_format(text)
    if proposed is not None:
        datetime.strptime(text, proposed)  # noqa: DTZ007 - only whether it reads
        assert proposed.translate(str.maketrans("", "", "0123456789")) == proposed
