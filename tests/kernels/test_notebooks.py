"""`make notebooks` runs each notebook twice, in kernels forked from one warm process; broken ones fail."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from nbformat.v4 import new_code_cell, new_notebook, writes

from bluehelm.site.settings import WARM

JUPYTER = Path(__file__).parents[1] / "jupyter"
FORKED = "import sys, psutil; assert 'bluehelm.kernels.parent' in psutil.Process().cmdline()"
CELLS = {
    "broken": "1 / 0",
    "invalid": "from IPython.display import display; display({'text/plain': 5}, raw=True)",
    "sound": FORKED,
}


def test_the_kernels_of_make_notebooks_are_those_of_the_course() -> None:
    """They are forked with the same modules imported as the course server's kernels."""
    spec = json.loads((JUPYTER / "kernels/python3/kernel.json").read_text(encoding="utf-8"))
    asked = spec["metadata"]["kernel_provisioner"]
    assert asked == {"provisioner_name": "bluehelm-warm", "config": {"modules": list(WARM)}}


def test_a_broken_notebook_fails_in_a_forked_kernel(tmp_path: Path) -> None:
    """nbval and nbmake fail a cell that raises, and nbmake one whose output is invalid; all are forked."""
    for name, source in CELLS.items():
        spec = {"kernelspec": {"name": "python3", "display_name": "Python 3"}}
        book = new_notebook(cells=[new_code_cell(source)], metadata=spec)
        (tmp_path / f"{name}.ipynb").write_text(writes(book), encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-rA", "--nbval-lax", "--nbmake", "."]
    environment = {**os.environ, "JUPYTER_PATH": str(JUPYTER)}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=240)
    lines = [line.split()[:2] for line in done.stdout.splitlines() if line.startswith(("PASSED", "FAILED"))]
    assert sorted((test.split("::")[1], test.split(".")[0], word) for word, test in lines) == [
        ("Cell", "broken", "FAILED"),
        ("Cell", "invalid", "PASSED"),
        ("Cell", "sound", "PASSED"),
        ("broken.ipynb", "broken", "FAILED"),
        ("invalid.ipynb", "invalid", "FAILED"),
        ("sound.ipynb", "sound", "PASSED"),
    ], done.stdout
