"""module.md (MyST) -> the notebook that participants read, and the notebook of the course home."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

import jupytext

from bluehelm.problems import ProblemsError
from bluehelm.shelf import play
from bluehelm_grading.cells import Cell, Notebook, code, markdown, notebook, slug

_HEADING = re.compile(r"^#{1,6}\s+(.+?)\s*#*\s*$", re.MULTILINE)


class ModuleError(ValueError):
    """A module.md cannot be built; the message names the file and the mend."""


def module_notebook(source: Path) -> Notebook:
    """Build the notebook of one module from its module.md.

    Cell ids come from the heading above a cell and its place there, so that an edit in one section leaves the
    ids of the others. Raises ModuleError.
    """
    read = read_module(source)
    cells = [_clean(cell) for cell in read.cells if cell.source.strip()]
    _name(cells)
    _annotate(cells, source)
    cells.append(markdown("way-on", "[Course home](../index.ipynb)"))
    return notebook(cells, {"kind": "module", **_identity(read, source), **_shelf(read, source)})


def read_module(source: Path) -> Notebook:
    """Read a module.md into cells as its author wrote them. Raises ModuleError."""
    try:
        return jupytext.reads(source.read_text(encoding="utf-8"), fmt="md:myst")
    except ValueError as problem:
        raise ModuleError(f"{source}: cannot be read as MyST Markdown: {problem}") from problem


def _annotate(cells: list[Cell], source: Path) -> None:
    """Explain words and link citations; both count over the whole module, so all text goes in at once."""
    from bluehelm.prose import annotate_module  # here: a broken glossary must not stop the exercises

    texts = [cell for cell in cells if cell.cell_type == "markdown"]
    try:
        annotated = annotate_module([cell.source for cell in texts])
    except ValueError as problem:
        raise ModuleError(f"{source}: its words or citations cannot be explained: {problem}") from problem
    for cell, text in zip(texts, annotated, strict=True):
        cell.source = text


def _clean(cell: Cell) -> Cell:
    metadata = {name: value for name, value in cell.metadata.items() if name == "tags"}
    if cell.cell_type == "code":
        return code("unnamed", cell.source, **metadata)
    return markdown("unnamed", cell.source, **metadata)


def _name(cells: list[Cell]) -> None:
    """Give each cell an id: the slug of the section that it stands in, then a number within that section."""
    seen: Counter[str] = Counter()
    section = "start"
    for cell in cells:
        heading = _HEADING.search(cell.source) if cell.cell_type == "markdown" else None
        section = slug(heading.group(1)) if heading else section
        seen[section] += 1
        cell.id = f"{section}-{seen[section]}"


def _shelf(read: Notebook, source: Path) -> Mapping[str, object]:
    """Return what the course home says of the module: the line below its title, and its scenario.

    A scenario that is broken is left out: its own lint says what is wrong.
    """
    texts = (cell.source.strip() for cell in read.cells if cell.cell_type == "markdown")
    lines: list[str] = next((text.split("\n\n") for text in texts if text.startswith("# ")), [])
    promise = {"promise": " ".join(lines[1].split())} if len(lines) > 1 and "**" not in lines[1] else {}
    try:
        scenario = play(source.with_name("scenario.yaml"))
    except ProblemsError:
        scenario = None
    return {**promise, **({"scenario": asdict(scenario)} if scenario else {})}


def _identity(read: Notebook, source: Path) -> dict[str, str]:
    """Return id and title: from the front matter, else from the folder's number and the first heading."""
    stated = read.metadata.get("bluehelm", {})
    heading = next(
        (_HEADING.search(cell.source) for cell in read.cells if cell.cell_type == "markdown"), None
    )
    title = stated.get("title") or read.metadata.get("title") or (heading and heading.group(1))
    if not title:
        raise ModuleError(f"{source}: has no title. Begin the text with a heading: '# Crisis management'.")
    number = source.parent.name.split("_", 1)[0]
    return {"id": str(stated.get("id") or f"M{number}"), "title": str(title)}
