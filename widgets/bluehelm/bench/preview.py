"""`bluehelm preview`: a server for one scenario file, from a folder that goes when it stops."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

from bluehelm.bench.source import refuse
from bluehelm.serve import CourseServer, configuration, leave, run


class PreviewServer(CourseServer):
    """The course server with one page on it."""

    def _signal_stop(self, sig: Any, frame: Any) -> None:
        print("\nThe preview is stopping. Your file is as you saved it.", flush=True)
        self.stop(from_signal=True)

    def announcement(self) -> str:
        """Say where the preview is, and how to stop it."""
        return (
            f"\nThe preview follows your file.\n  Preview  {self.connect_url}\nPress Ctrl-C here to stop.\n"
        )


def serve_preview(path: Path, port: int, open_browser: bool) -> int:
    """Serve until Ctrl-C. Returns 2 if there is no such file; a broken one is served with its problems."""
    if not path.is_file():
        return refuse(f"{path}: there is no such file. Name a scenario.yaml file; it may be unfinished.")
    file = path.resolve()
    with tempfile.TemporaryDirectory(prefix="bluehelm-preview-") as folder:
        root = Path(folder)
        (root / "modules").mkdir()
        # Where the course has its home: so the links of the page lead back to it.
        (root / "modules" / "index.ipynb").write_text(notebook(file), encoding="utf-8")
        # Without settings nbgrader's part of the server warns at each start.
        (root / "grading").mkdir()
        (root / "grading" / "nbgrader_config.py").touch()
        run(PreviewServer, root, configuration(root, port, open_browser))
    leave()


def notebook(file: Path) -> str:
    """Return a notebook of one cell that shows the preview of a file.

    >>> json.loads(notebook(Path("/tmp/draft.yaml")))["cells"][0]["source"][-1]
    "preview('/tmp/draft.yaml')"
    """
    source = ["from bluehelm.ui.preview import preview\n", "\n", f"preview({str(file)!r})"]
    cell = {"cell_type": "code", "id": "preview", "metadata": {}, "source": source}
    return json.dumps(
        {
            "cells": [cell | {"execution_count": None, "outputs": []}],
            "metadata": {
                "kernelspec": {"display_name": "Python 3", "name": "python3"},
                "title": f"Preview of {file.name}",
            },
            "nbformat": 4,
            "nbformat_minor": 5,
        }
    )
