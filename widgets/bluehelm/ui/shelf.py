"""What the course folder holds, module by module, and how far the learner is. It only reads."""

import json
from dataclasses import dataclass
from math import ceil
from pathlib import Path

from bluehelm.exercise import AnswersDamaged, PublicExercise, load_public, missing, parse_answers
from bluehelm.problems import ProblemsError
from bluehelm.reading import WORDS_A_MINUTE, word_count
from bluehelm.scenario import Scenario, load_scenario
from bluehelm.ui.plays import DamagedPlays, StoredPlays, read_plays

LISTS = "## Words used here"  # from here on a module is looked up, not read


@dataclass(frozen=True)
class Out:
    """Something that cannot be opened; `thing` is what the learner calls it."""

    thing: str
    error: ProblemsError


@dataclass(frozen=True)
class Module:
    """One module on the shelf. Minutes are estimates; `answered` of `items` exercise items are complete."""

    folder: Path
    id: str
    title: str
    reading_min: int
    scenario: Scenario | None
    exercise: PublicExercise | None
    plays: StoredPlays | None
    answered: int
    out: tuple[Out, ...]

    @property
    def slug(self) -> str:
        """The name that module and exercise folder share."""
        return self.folder.name.split("_", 1)[1]

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
    scenario = _scenario(folder, out)
    release = course / "exercises" / folder.name.split("_", 1)[1]
    exercise = _exercise(release, out)
    identity, words = _notebook(folder)
    return Module(
        folder=folder,
        id=identity.get("id", f"M{folder.name[:2]}"),
        title=identity.get("title", folder.name[3:].replace("_", " ").capitalize()),
        reading_min=5 * max(1, ceil(words / WORDS_A_MINUTE / 5)),
        scenario=scenario,
        exercise=exercise,
        plays=_plays(folder),
        answered=_answered(release, exercise) if exercise else 0,
        out=tuple(out),
    )


def _scenario(folder: Path, out: list[Out]) -> Scenario | None:
    path = folder / "scenario.yaml"
    try:
        return load_scenario(path) if path.exists() else None
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


def _notebook(folder: Path) -> tuple[dict[str, str], int]:
    """Return id and title from the built notebook's metadata, and the number of words to read."""
    try:
        notebook = json.loads((folder / "module.ipynb").read_bytes())
        cells = [c for c in notebook["cells"] if c["cell_type"] == "markdown"]
        text = "\n\n".join("".join(cell["source"]) for cell in cells).split(LISTS)[0]
        return dict(notebook["metadata"].get("bluehelm", {})), word_count(text)
    except (OSError, ValueError, KeyError, TypeError):
        return {}, 0


def _plays(folder: Path) -> StoredPlays | None:
    try:
        return read_plays(folder)
    except DamagedPlays:
        return None


def _answered(release: Path, exercise: PublicExercise) -> int:
    try:
        answers = parse_answers((release / "answers.json").read_bytes(), exercise)
    except (OSError, AnswersDamaged):
        return 0
    return sum(
        all(not missing(part, answers.of(item.id).get(part.id)) for part in item.parts)
        for item in exercise.items
    )
