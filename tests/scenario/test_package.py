"""What the package must be as a whole: pure, with a fresh schema, and in step with its files."""

import json
import subprocess
import sys
from pathlib import Path

from bluehelm.scenario import schema

HERE = Path(__file__).parent
CLEAN = """
import pkgutil, sys, bluehelm.scenario as package
heavy = {"networkx", "numpy"} & sys.modules.keys()
for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
    __import__(module.name)
ui = {"IPython", "ipywidgets", "altair", "traitlets", "jupyterlab", "nbgrader"} & sys.modules.keys()
print(sorted(heavy | ui))
"""


def test_package_is_pure() -> None:
    """No module of the package imports Jupyter or plotting, and playing does not wait for numpy."""
    done = subprocess.run([sys.executable, "-c", CLEAN], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_schema_is_fresh() -> None:
    """The JSON Schema for editors is that of the model; `bluehelm.scenario.schema.write()` mends it."""
    assert schema.PATH.read_text(encoding="utf-8") == schema.schema_text()


def test_schema_refuses_what_the_model_refuses() -> None:
    """Editors see closed objects, ids with their patterns, and no key that may be left empty."""
    text = schema.schema_text()
    parts = json.loads(text)["$defs"]
    assert all(part["additionalProperties"] is False for part in parts.values())
    assert '"null"' not in text
    assert parts["Choice"]["properties"]["sets"]["items"]["pattern"] == "^[A-Z][A-Z0-9_]{0,23}$"


def test_scenario_file_names_its_schema() -> None:
    """The first line of a shipped scenario leads an editor to the schema."""
    path = HERE.parents[1] / "modules" / "09_crisis_management" / "scenario.yaml"
    first = path.read_text(encoding="utf-8").splitlines()[0]
    target = path.parent / first.removeprefix("# yaml-language-server: $schema=")
    assert target.resolve() == schema.PATH.resolve()
