"""The JSON Schema of scenario files, for editors that complete and check while an author types."""

import json
from pathlib import Path

from bluehelm.scenario.model import Scenario

PATH = Path(__file__).parents[1] / "scenario.schema.json"


def schema_text() -> str:
    """Return the schema as it must stand in `scenario.schema.json`."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **Scenario.model_json_schema()}
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def write() -> None:
    """Write the schema beside the package; a test says when this is due."""
    PATH.write_text(schema_text(), encoding="utf-8")
