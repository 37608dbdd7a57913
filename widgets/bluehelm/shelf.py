"""What the course folder holds, module by module: titles, times, what belongs together. It only reads. Pure.

Reading a scenario whole takes 60 ms, and thirteen of them nearly a second. So each built module notebook says
what a shelf has to know of its scenario, and with which version of the file; only one that was changed since
is read whole.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from math import ceil
from pathlib import Path
from typing import Any

from bluehelm.exercise import PublicExercise, load_public
from bluehelm.problems import ProblemsError
from bluehelm.reading import WORDS_A_MINUTE, word_count
from bluehelm.scenario import load_scenario

LISTS = "## Words used here"  # from here on a module is looked up, not read


@dataclass(frozen=True)
class Out:
    """Something that cannot be opened; `thing` is what the learner calls it."""

    thing: str
    error: ProblemsError


@dataclass(frozen=True)
class Play:
    """What a shelf has to know of a scenario; `sha256` is that of the file."""

    id: str
    title: str
    duration_min: int
    sha256: str


@dataclass(frozen=True)
class Module:
    """One module on the shelf. Minutes are estimates; `promise` is the line below its title."""

    folder: Path
    id: str
    title: str
    promise: str
    reading_min: int
    scenario: Play | None
    exercise: PublicExercise | None
    out: tuple[Out, ...]

    @property
    def slug(self) -> str:
        """The name that module and exercise folder share."""
        return self.folder.name.split("_", 1)[1]

    @property
    def number(self) -> int:
        """Its number in the course."""
        return int(self.folder.name[:2])

    @property
    def minutes(self) -> int:
        """Reading, playing and exercises together, in minutes."""
        playing = self.scenario.duration_min if self.scenario else 0
        return self.reading_min + playing + (self.exercise.time_min if self.exercise else 0)


def modules(course: Path) -> list[Module]:
    """Return the modules below `course`/modules, in the order of their numbers.

    A folder without its page (module.md or module.ipynb) is not part of the course yet, and not listed.
    """
    folders = sorted((course / "modules").glob("[0-9][0-9]_*"))
    return [read(folder, course) for folder in folders if _has_page(folder)]


def _has_page(folder: Path) -> bool:
    return any((folder / f"module.{kind}").exists() for kind in ("md", "ipynb"))


def read(folder: Path, course: Path) -> Module:
    """Read one module folder; whatever is broken in it is listed in `out` and never raised."""
    out: list[Out] = []
    identity, text = _notebook(folder)
    scenario = _scenario(folder, identity.get("scenario"), out)
    exercise = _exercise(course / "exercises" / folder.name.split("_", 1)[1], out)
    return Module(
        folder=folder,
        id=identity.get("id", f"M{folder.name[:2]}"),
        title=identity.get("title", folder.name[3:].replace("_", " ").capitalize()),
        promise=identity.get("promise", ""),
        reading_min=5 * max(1, ceil(word_count(text) / WORDS_A_MINUTE / 5)),
        scenario=scenario,
        exercise=exercise,
        out=tuple(out),
    )


def play(path: Path) -> Play | None:
    """Read what a shelf has to know of a scenario file, if there is one. Raises ProblemsError."""
    if not path.exists():
        return None
    found = load_scenario(path)
    return Play(found.id, found.title, found.duration_min, _print(path))


def _print(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()


def _scenario(folder: Path, told: object, out: list[Out]) -> Play | None:
    path = folder / "scenario.yaml"
    try:
        known = Play(**told) if isinstance(told, Mapping) else None
        return known if known and known.sha256 == _print(path) else play(path)
    except (OSError, TypeError):
        return None
    except ProblemsError as error:
        out.append(Out("The scenario of this module", error))
        return None


def _exercise(release: Path, out: list[Out]) -> PublicExercise | None:
    path = release / "exercise.json"
    try:
        return load_public(path) if path.exists() else None
    except ProblemsError as error:
        out.append(Out("The exercises of this module", error))
        return None


def _notebook(folder: Path) -> tuple[Mapping[str, Any], str]:
    """Return what the built notebook says of the module, and the text that is read."""
    try:
        notebook = json.loads((folder / "module.ipynb").read_bytes())
        cells = [c for c in notebook["cells"] if c["cell_type"] == "markdown"]
        text = "\n\n".join("".join(cell["source"]) for cell in cells).split(LISTS)[0]
        return dict(notebook["metadata"].get("bluehelm", {})), text
    except (OSError, ValueError, KeyError, TypeError):
        return {}, ""
