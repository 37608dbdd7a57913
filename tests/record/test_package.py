"""The record is pure: pages, terminals and graders read it alike."""

import subprocess
import sys

CODE = "import bluehelm.record, bluehelm.record.events, sys; print(*sys.modules)"


def test_the_record_package_needs_no_page_and_no_plot() -> None:
    """In a clean interpreter, importing bluehelm.record leaves Jupyter and plotting out."""
    out = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True, check=True)
    loaded = {name.split(".")[0] for name in out.stdout.split()}
    assert not loaded & {"IPython", "ipywidgets", "altair", "nbformat", "nbgrader", "pandas", "numpy"}
