"""Real exports against hand-made expectations. They are not part of this repository: SAMPLES is the one place where

their path is written, and without them these tests are skipped.
"""

from pathlib import Path

import pytest
import yaml
from export_reading import read_export

from supportctl.problem import NotAuditableError

SAMPLES = Path(__file__).resolve().parents[3] / "shared" / "exports"
if not SAMPLES.exists():
    pytest.skip(f"the real exports are not at {SAMPLES}", allow_module_level=True)

EXPECTED = yaml.safe_load(Path(__file__).with_name("real_exports.yaml").read_text("utf-8"))


def test_every_sample_is_expected() -> None:
    assert {path.name for path in SAMPLES.glob("*.csv")} == set(EXPECTED)


@pytest.mark.parametrize("name", EXPECTED)
def test_real_export(name: str) -> None:
    expected = dict(EXPECTED[name])
    if "refused" in expected:
        with pytest.raises(NotAuditableError) as error:
            read_export(SAMPLES / name)
        assert expected["refused"] in " ".join(one.message for one in error.value.problems)
        return
    found = read_export(SAMPLES / name)
    values = expected.pop("values")
    assert {key: found.facts[key] for key in expected} == expected
    assert [found.contact(one) for one in values] == values
