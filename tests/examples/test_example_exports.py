"""Every folder of exports/ is a hand-made sample of a preset: what it is taken for, and what is read from it.

export.csv      invented rows in exactly the shape that the system writes
sla.yaml        only where the sample needs more than the default policy (a zone, a day order)
expected.yaml   system, preset, granularity, rows, tickets, folded, out_of_scope, set_aside, first_created_at,
                last_created_at, under `values` a few contacts computed by hand; or `refused`: words of the reason
"""

from pathlib import Path

import pytest
import yaml
from export_reading import DEFAULT_SLA, read_export

from supportctl.intake.formats.preset_file import all_systems
from supportctl.problem import NotAuditableError

FOLDER = Path(__file__).with_name("exports")
CASES = sorted(path.parent for path in FOLDER.glob("*/expected.yaml"))
COUNTS = ("rows", "tickets", "folded", "out_of_scope", "set_aside")
KEYS = {
    *COUNTS,
    "system",
    "preset",
    "granularity",
    "first_created_at",
    "last_created_at",
    "values",
    "refused",
}


def test_every_preset_has_a_sample() -> None:
    presets = {yaml.safe_load((case / "expected.yaml").read_text("utf-8"))["preset"] for case in CASES}
    assert {path for path in FOLDER.iterdir() if path.is_dir()} == set(CASES)
    assert presets == {system.preset for system in all_systems()} - {"generic"} | presets & {"generic"}


@pytest.mark.parametrize("folder", CASES, ids=lambda path: path.name)
def test_example_export(folder: Path) -> None:
    expected = yaml.safe_load((folder / "expected.yaml").read_text("utf-8"))
    assert set(expected) <= KEYS, "a key of expected.yaml that nobody compares"
    (export,) = folder.glob("export.*")
    sla = (folder / "sla.yaml").read_bytes() if (folder / "sla.yaml").exists() else DEFAULT_SLA
    if "refused" in expected:
        with pytest.raises(NotAuditableError) as error:
            read_export(export, sla)
        said = " ".join(f"{one.message} {one.hint}" for one in error.value.problems)
        assert expected["refused"] in said
        return
    found = read_export(export, sla)
    values = expected.pop("values")
    assert len(values) >= 3
    assert {name: found.facts[name] for name in expected} == expected
    assert [found.contact(one) for one in values] == values
    assert found.facts["rows"] == sum(found.facts[name] for name in COUNTS[1:])
