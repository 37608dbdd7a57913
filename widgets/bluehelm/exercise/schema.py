"""The JSON Schema of exercise.yaml, for editors that complete and check while an author types."""

import json
from pathlib import Path

from bluehelm.exercise.model import Exercise

PATH = Path(__file__).parent.parent / "exercise.schema.json"


def schema_text() -> str:
    """Return the text of exercise.schema.json, made from the models; a test keeps it fresh."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema"} | Exercise.model_json_schema()
    return json.dumps(schema, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


if __name__ == "__main__":
    PATH.write_text(schema_text(), encoding="utf-8")
