"""The JSON Schema of sla.yaml, for editors and `supportctl check --schema`."""

from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from supportctl.policy.sla_shape import SlaShape

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def sla_json_schema() -> dict[str, Any]:
    """Draft 2020-12. What depends on other parts of the file (names of calendars, say) only `check` finds."""
    schema = SlaShape.model_json_schema(mode="validation", schema_generator=_Schema)
    return {"$schema": DIALECT, **schema, "title": "sla.yaml"}


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
