"""The JSON Schema of scenario files, for editors that complete and check while an author types."""

import json
from pathlib import Path

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from bluehelm.scenario.model import Scenario

PATH = Path(__file__).parents[1] / "scenario.schema.json"


class _Written(GenerateJsonSchema):
    """A key that may be left out may still not be left empty: `load` refuses that, so editors should."""

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        given = super().default_schema(schema)
        return given if given.get("default") is not None else self.generate_inner(schema["schema"])


def schema_text() -> str:
    """Return the schema as it must stand in `scenario.schema.json`."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **Scenario.model_json_schema(schema_generator=_Written),
    }
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def write() -> None:
    """Write the schema beside the package; a test says when this is due."""
    PATH.write_text(schema_text(), encoding="utf-8")
