"""What the frame of a page says of the course: its modules, which one this is, and which are beside it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from bluehelm.shelf import modules
from bluehelm.ui.home_words import times

Stamp = tuple[tuple[str, int, int], ...]
_FILES = ("modules/*/module.ipynb", "modules/*/scenario.yaml", "exercises/*/exercise.json")
_known: dict[Path, tuple[Stamp, list[Stop]]] = {}


@dataclass(frozen=True)
class Stop:
    """One module on the way: `path` of its notebook from the course folder, number, title, times."""

    path: str
    number: int
    title: str
    times: str


def way(root: Path) -> list[Stop]:
    """Return the modules of the course in their order; they are read again only after a change."""
    stamp = _stamp(root)
    if root not in _known or _known[root][0] != stamp:
        _known[root] = (
            stamp,
            [
                Stop(f"modules/{module.folder.name}/module.ipynb", module.number, module.title, times(module))
                for module in modules(root)
                if (module.folder / "module.ipynb").is_file()
            ],
        )
    return _known[root][1]


def _stamp(root: Path) -> Stamp:
    found = ((str(path), os.stat(path)) for name in _FILES for path in sorted(root.glob(name)))
    return tuple((path, stat.st_mtime_ns, stat.st_size) for path, stat in found)


def place(root: Path, notebook: str, base: str) -> dict[str, Any]:
    """Return all modules, this module's number, and its neighbours; `base` is the address of the pages.

    An exercise has the number of the module of the same name; the home and other pages have none.
    """
    stops = way(root)
    listed = [
        {"href": base + stop.path, "number": stop.number, "title": stop.title, "times": stop.times}
        for stop in stops
    ]
    slug = PurePosixPath(notebook).parent.name
    for index, stop in enumerate(stops):
        folder = PurePosixPath(stop.path).parent.name
        if stop.path == notebook:
            return {"modules": listed, "number": stop.number, **_neighbours(stops, index, base)}
        if folder.split("_", 1)[1] == slug and notebook.startswith("exercises/"):
            return {"modules": listed, "number": stop.number}
    return {"modules": listed}


def _neighbours(stops: list[Stop], index: int, base: str) -> dict[str, Any]:
    near = {"previous": index - 1, "next": index + 1}
    return {
        name: {"href": base + stops[at].path, "title": stops[at].title}
        for name, at in near.items()
        if 0 <= at < len(stops)
    }
