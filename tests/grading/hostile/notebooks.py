"""Notebooks that were changed to run something, to earn something, or to stop the grading."""

import json
from typing import Any

from ..conftest import HOSTILE_CELLS, RAN, add_cells, tamper
from .case import (
    NO_NOTEBOOK,
    NO_NOTEBOOK_FOR_MARKER,
    NOT_A_NOTEBOOK,
    NOTEBOOK,
    RELEASED,
    Case,
    edited,
)

ADDED = "A {} cell that the release does not have was dropped and not run: {}"
EAR = "BLUEHELM_TEST_PORT"  # names the port of a server of the test, which must never hear from these cells
WRITE = f"import pathlib; pathlib.Path('{RAN}').touch()"
SOCKET = f"import os, socket; socket.create_connection(('127.0.0.1', int(os.environ['{EAR}'])))"
FOR_EVER = "while True: pass"
GRADEBOOK = "from nbgrader.api import Gradebook; print(Gradebook('sqlite:///../../gradebook.db').students)"


def adding(*sources: str, kind: str = "code", **more: Any) -> bytes:
    """Return the released notebook with cells before all others."""
    cells = [
        {"cell_type": kind, "id": f"mine-{n}", "metadata": {}, "source": source, **more}
        for n, source in enumerate(sources)
    ]
    outputs = {"outputs": [], "execution_count": None} if kind == "code" else {}
    return edited(lambda book: book.update(cells=[{**outputs, **cell} for cell in cells] + book["cells"]))


def _graded(book: dict[str, Any]) -> list[dict[str, Any]]:
    return [cell for cell in book["cells"] if cell["metadata"].get("nbgrader", {}).get("grade")]


def _remove_all(book: dict[str, Any]) -> None:
    book["cells"] = []


def _remove_graded(book: dict[str, Any]) -> None:
    for cell in _graded(book):
        book["cells"].remove(cell)


def _double(book: dict[str, Any]) -> None:
    book["cells"] += json.loads(json.dumps(_graded(book)[:2]))


def _one_id_for_all(book: dict[str, Any]) -> None:
    for cell in _graded(book):
        cell["metadata"]["nbgrader"]["grade_id"] = "m09-e1"


def _schema(version: Any) -> Any:
    def change(book: dict[str, Any]) -> None:
        for cell in _graded(book):
            cell["metadata"]["nbgrader"]["schema_version"] = version

    return change


def _kernel(book: dict[str, Any]) -> None:
    book["metadata"]["kernelspec"] = {"name": "evil", "display_name": f"; touch {RAN}", "language": "sh"}


def _shown(book: dict[str, Any]) -> None:
    html = {"text/html": f"<script>fetch('/{RAN}')</script>", "text/plain": "100.0"}
    for cell in _graded(book):
        cell["outputs"] = [{"output_type": "display_data", "metadata": {}, "data": html}]


def not_a_notebook(case_id: str, content: bytes, reason: str, **more: Any) -> Case:
    """Make a case whose notebook cannot be read, which costs nothing."""
    marker = f"{NOTEBOOK} could not be read. {reason} A fresh copy was used."
    return Case(case_id, notebook=content, learner=(NOT_A_NOTEBOOK,), marker=(marker,), **more)


PUT_BACK = "{} of the release were missing or changed and put back."
DOUBLED = "2 cells of the release were doubled and taken out."
REMARKED = "{} of the release were given other grading marks; ours were used."
NO_BOOK, NO_CELLS = "It breaks off, or it is no notebook.", "It has no list of cells."
CASES = (
    Case("no-notebook", notebook=None, learner=(NO_NOTEBOOK,), marker=(NO_NOTEBOOK_FOR_MARKER,)),
    Case("cells-that-write-files", notebook=adding(WRITE), marker=(ADDED.format("code", WRITE),)),
    Case("cells-that-open-sockets", notebook=adding(SOCKET), marker=(ADDED.format("code", SOCKET),)),
    Case("cells-for-ever", notebook=adding(FOR_EVER), marker=(ADDED.format("code", FOR_EVER),)),
    Case("cells-that-print-marks", notebook=adding(GRADEBOOK), marker=(ADDED.format("code", GRADEBOOK),)),
    Case(
        "cells-of-magic",
        notebook=adding(*HOSTILE_CELLS[1:4]),
        marker=tuple(ADDED.format("code", source) for source in HOSTILE_CELLS[1:4]),
    ),
    Case(
        "cells-30",
        notebook=adding(*(f"{n}" for n in range(30))),
        marker=(
            *(ADDED.format("code", n) for n in range(20)),
            "10 cells more that the release does not have were dropped.",
        ),
    ),
    Case(
        "cells-of-script",
        notebook=adding("<script>alert(1)</script>", kind="markdown"),
        marker=(ADDED.format("markdown", "<script>alert(1)</script>"),),
    ),
    Case(
        "cells-of-a-strange-kind",
        notebook=adding("x", kind="\u202ecode<b>" + "k" * 100_000),
        marker=(ADDED.format("code<b>kkkkkkkkkkkk", "x"),),
    ),
    Case("cells-of-half-characters", notebook=adding("\ud800 half"), marker=(ADDED.format("code", " half"),)),
    Case(
        "cells-of-900-kB",
        notebook=adding("x" * 900_000),
        marker=(ADDED.format("code", "x" * 2000),),
    ),
    Case(
        "cells-tampered-with",
        notebook=edited(tamper),
        marker=(
            ADDED.format("code", "100.0"),
            "1 cell of the release was missing or changed and put back.",
            REMARKED.format("2 cells"),
        ),
    ),
    Case(
        "cells-added-among-ours",
        notebook=edited(add_cells),
        marker=tuple(ADDED.format("code", source) for source in (*HOSTILE_CELLS, "99.0")),
    ),
    Case("cells-all-removed", notebook=edited(_remove_all), marker=(PUT_BACK.format("29 cells"),)),
    Case("cells-graded-removed", notebook=edited(_remove_graded), marker=(PUT_BACK.format("8 cells"),)),
    Case(
        "cells-doubled",
        notebook=edited(_double),
        marker=(DOUBLED,),
    ),
    Case(
        "cells-of-one-grade-id",
        notebook=edited(_one_id_for_all),
        marker=(REMARKED.format("7 cells"),),
    ),
    Case("schema-too-old", notebook=edited(_schema(0)), marker=(REMARKED.format("8 cells"),)),
    Case("schema-too-new", notebook=edited(_schema(99)), marker=(REMARKED.format("8 cells"),)),
    Case("schema-a-text", notebook=edited(_schema("\ud800")), marker=(REMARKED.format("8 cells"),)),
    Case("another-kernel", notebook=edited(_kernel)),
    Case("outputs-with-points", notebook=edited(_shown)),
    Case("nbformat-99", notebook=edited(lambda book: book.update(nbformat=99))),
    not_a_notebook("notebook-empty", b"", NO_BOOK),
    not_a_notebook("notebook-truncated", RELEASED[:5_000], NO_BOOK),
    not_a_notebook("notebook-deep", b"[" * 100_000, NO_BOOK),
    not_a_notebook("notebook-not-text", b"\xff\xfe\x00", NO_BOOK),
    not_a_notebook("notebook-of-digits", b'{"cells": ' + b"9" * 5_000 + b"}", NO_BOOK),
    not_a_notebook("notebook-a-list", b"[]", NO_CELLS),
    not_a_notebook("notebook-of-numbers", b'{"cells": [1]}', NO_CELLS),
    not_a_notebook(
        "notebook-of-cells", b'{"cells": [' + b"{}," * 600_000 + b"{}]}", "It has more than 2,000 cells."
    ),
    not_a_notebook("notebook-of-6-MB", b" " * 6_000_000, "It is larger than 2 MB."),
)
