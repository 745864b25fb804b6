"""The JSON Schema: structure, and the valid examples against it where a validator is installed."""

import importlib.util
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from supportctl.policy.json_schema import sla_json_schema
from supportctl.policy.shapes.sla_shape import SHAPES

EXAMPLES = Path(__file__).parents[2] / "examples" / "policies" / "valid"


def parts(schema: Any) -> Iterator[dict[str, Any]]:
    if isinstance(schema, dict):
        yield schema
    for child in schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ():
        yield from parts(child)


def test_structure() -> None:
    schema = sla_json_schema()
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"] == "urn:supportctl:sla:1"
    assert schema["required"] == ["version"]
    assert schema["properties"]["version"]["const"] == 1
    assert json.loads(json.dumps(schema)) == schema
    assert not [part for part in parts(schema) if part.get("type") == "null"]
    references = {
        part["$ref"].rsplit("/", 1)[1] for part in parts(schema) if isinstance(part.get("$ref"), str)
    }
    assert references == set(schema["$defs"])


def test_every_key_is_described() -> None:
    schema = sla_json_schema()
    shapes = [schema, *schema["$defs"].values()]
    for shape in shapes:
        assert shape["additionalProperties"] is False
        assert all(part.get("description") for part in shape["properties"].values())


def test_every_key_is_documented() -> None:
    text = (EXAMPLES.parents[3] / "docs" / "sla-yaml.md").read_text(encoding="utf-8")
    missing = {
        f"`{key}`" for shape in SHAPES.values() for key in shape.model_fields if f"`{key}`" not in text
    }
    assert not missing


@pytest.mark.skipif(importlib.util.find_spec("jsonschema") is None, reason="jsonschema is not installed")
@pytest.mark.parametrize("name", ["design", "smallest", "boston311", "fp20", "pwc", "no-promise"])
def test_examples_fit_the_schema(name: str) -> None:
    validator = importlib.import_module("jsonschema").Draft202012Validator(sla_json_schema())
    data = yaml.safe_load((EXAMPLES / f"{name}.yaml").read_text(encoding="utf-8"))
    assert [error.message for error in validator.iter_errors(data)] == []


@pytest.mark.skipif(importlib.util.find_spec("jsonschema") is None, reason="jsonschema is not installed")
def test_every_example_fits_what_it_is_an_example_of() -> None:
    schema = sla_json_schema()
    validator = importlib.import_module("jsonschema").Draft202012Validator(schema)
    examples = [(part, example) for part in parts(schema) for example in part.get("examples", ())]
    assert ({"const": 1, "description": "Of the format; 1.", "examples": [1]}, 1) in examples
    for part, example in examples:
        found = validator.evolve(schema={**part, "$defs": schema["$defs"]}).iter_errors(example)
        assert [error.message for error in found] == [], example
