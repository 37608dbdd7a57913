"""`bluehelm preview`: a server for one scenario file, from a folder that goes when it stops."""

from __future__ import annotations

import json
from pathlib import Path

from bluehelm.bench.source import refuse
from bluehelm.serve_page import serve_page


def serve_preview(path: Path, port: int, open_browser: bool) -> int:
    """Serve until Ctrl-C. Returns 2 if there is no such file; a broken one is served with its problems."""
    if not path.is_file():
        return refuse(f"{path}: there is no such file. Name a scenario.yaml file; it may be unfinished.")
    stopping = "The preview is stopping. Your file is as you saved it."
    serve_page(
        notebook(path.resolve()), "Preview", "The preview follows your file.", stopping, port, open_browser
    )


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
