"""A file that cannot be read is told of as it is written, also where repairing its quotes was tried."""

from io import BytesIO
from pathlib import Path

from supportctl.engine.session import Session
from supportctl.intake.files.paths import find_inputs
from supportctl.intake.loading.reading import read_files
from supportctl.intake.loading.wanted import Wanted
from supportctl.policy.load import sla_from_bytes

EXAMPLE = Path(__file__).parents[2] / "examples/audits/quote-below-a-title-that-nothing-closes"
SLA, _ = sla_from_bytes("sla.yaml", b"version: 1\npolicies: [{name: all, targets: {first_response: 1h}}]\n")


def test_a_file_repaired_in_vain_is_known_as_it_was(tmp_path: Path) -> None:
    (path,) = EXAMPLE.glob("*.csv")
    inputs = find_inputs([str(path)], BytesIO(), tmp_path)
    with Session(tmp_path, [path]) as session:
        reading = read_files(session, inputs, SLA, Wanted())
    (refused,) = reading.refused
    assert refused.survey is not None
    assert not refused.survey.quotes_repaired
