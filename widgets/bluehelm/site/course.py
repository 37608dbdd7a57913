"""What the frame of a page says of the course: which module this is, and which come before and after."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

MODULES = "[0-9][0-9]_*/module.ipynb"


@dataclass(frozen=True)
class Stop:
    """One module on the way: `path` of its notebook from the course folder, number, title."""

    path: str
    number: int
    title: str


def way(root: Path) -> list[Stop]:
    """Return the modules of the course in their order; one that cannot be read is left out."""
    found = (_stop(root, path) for path in sorted((root / "modules").glob(MODULES)))
    return [stop for stop in found if stop]


def _stop(root: Path, notebook: Path) -> Stop | None:
    try:
        title = json.loads(notebook.read_bytes())["metadata"]["title"]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return Stop(notebook.relative_to(root).as_posix(), int(notebook.parent.name[:2]), str(title))


def place(root: Path, notebook: str, base: str) -> dict[str, Any]:
    """Return the module's number and links to its neighbours; `base` is the address of the rendered pages.

    An exercise has the number of the module of the same name; the home and other pages have nothing.
    """
    stops = way(root)
    slug = PurePosixPath(notebook).parent.name
    for index, stop in enumerate(stops):
        folder = PurePosixPath(stop.path).parent.name
        if stop.path == notebook:
            return {"number": stop.number, **_neighbours(stops, index, base)}
        if folder.split("_", 1)[1] == slug and notebook.startswith("exercises/"):
            return {"number": stop.number}
    return {}


def _neighbours(stops: list[Stop], index: int, base: str) -> dict[str, Any]:
    near = {"previous": index - 1, "next": index + 1}
    return {
        name: {"href": base + stops[at].path, "title": stops[at].title}
        for name, at in near.items()
        if 0 <= at < len(stops)
    }
