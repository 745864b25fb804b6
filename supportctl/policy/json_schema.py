"""The JSON Schema of sla.yaml, for editors and `supportctl check --schema`."""

from typing import Any

import yaml
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from supportctl.policy.shapes.sla_shape import SlaShape

DIALECT = "https://json-schema.org/draft/2020-12/schema"
SCHEMA_ID = "urn:supportctl:sla:1"
"""A name, not an address: the schema is printed by supportctl and fetched from nowhere."""


def sla_json_schema() -> dict[str, Any]:
    """Draft 2020-12. What depends on other parts of the file (names of calendars, say) only `check` finds."""
    schema = SlaShape.model_json_schema(mode="validation", schema_generator=_Schema)
    return {"$schema": DIALECT, "$id": SCHEMA_ID, **_with_example_values(schema), "title": "sla.yaml"}


def _with_example_values(part: Any) -> Any:
    """The schema with its examples as values: a shape keeps them as people write them, in YAML."""
    if isinstance(part, list):
        return [_with_example_values(item) for item in part]
    if not isinstance(part, dict):
        return part
    return {
        key: [yaml.safe_load(text) for text in inner] if key == "examples" else _with_example_values(inner)
        for key, inner in part.items()
    }


class _Schema(GenerateJsonSchema):
    """As sla.yaml is written: a key is there or not, never null; descriptions say the defaults."""

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        """Without the null."""
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """Without the default, which is a parsed value and not what a person writes."""
        return self.generate_inner(schema["schema"])

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002  (pydantic's signature)
        """Titles would only repeat the keys."""
        return False
