"""Read the files about needs, and check each and what they say of each other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from bluehelm import yamlfile
from bluehelm.needs import checks
from bluehelm.needs.model import (
    Area,
    Areas,
    Module,
    Modules,
    Post,
    Situation,
    Situations,
    Training,
    Trainings,
)
from bluehelm.problems import Problem, ProblemsError, did_you_mean
from bluehelm.validation import validate
from bluehelm.yamlfile import Document

DATA = Path(__file__).with_name("data")
KINDS: dict[str, Any] = {
    "areas": Areas,
    "modules": Modules,
    "situations": Situations,
    "trainings": Trainings,
    "post": Post,
}


@dataclass(frozen=True)
class Needs:
    """All that the assessment, the path and the catalogue rest on; every mapping is in file order."""

    scale: dict[str, str]
    areas: dict[str, Area]
    modules: dict[str, Module]
    situations: tuple[Situation, ...]
    posts: dict[str, Post]
    trainings: dict[str, Training]
    audiences: dict[str, str]
    times: dict[str, str]
    printed: int

    def situations_of(self, area: str) -> tuple[Situation, ...]:
        """Return the situations that check an area."""
        return tuple(one for one in self.situations if area in one.areas)


@cache
def needs() -> Needs:
    """Return the needs of the course, read once."""
    return load(DATA)


def load(folder: Path) -> Needs:
    """Read a folder: areas, modules, situations, trainings (.yaml), posts/*.yaml. Raises ProblemsError."""
    documents = _documents(folder)
    read = {name: _validated(document) for name, document in documents.items()}
    wrong = [found for found in read.values() if isinstance(found, ProblemsError)]
    if wrong:
        raise ProblemsError([problem for error in wrong for problem in error.problems])
    found = _joined(read)
    problems = [*checks.twice(documents, read), *checks.findings(found, documents, read)]
    if problems:
        raise ProblemsError(problems)
    return found


def problems(path: Path, shown_as: str = "") -> tuple[Problem, ...]:
    """Return what is wrong with one file of such a folder, for lint; never raises for a bad file.

    What one file says of another is checked too, and told where the wrong word stands.
    """
    folder = path.parent.parent if path.parent.name == "posts" else path.parent
    name = path.relative_to(folder).as_posix()
    shown = shown_as or name
    try:
        load(folder)
    except ProblemsError as error:
        return tuple(
            Problem(one.code, shown, one.line, one.message, one.mend)
            for one in error.problems
            if one.file == name or one.code == "FILE-UNREADABLE"
        )
    return ()


def _documents(folder: Path) -> dict[str, Document]:
    """Read every file, by its name below the folder."""
    names = ["areas.yaml", "modules.yaml", "situations.yaml", "trainings.yaml"]
    paths = [folder / name for name in names] + sorted((folder / "posts").glob("*.yaml"))
    shown = [path.relative_to(folder).as_posix() for path in paths]
    return {name: yamlfile.read(path, name) for name, path in zip(shown, paths, strict=True)}


def _validated(document: Document) -> Any:
    """Return the file as its model, or the error that says what is wrong with it."""
    kind = document.data.get("needs") if isinstance(document.data, dict) else None
    if kind not in KINDS:
        mend = did_you_mean(str(kind), KINDS)
        return ProblemsError(
            [Problem("NEEDS-KIND", document.file, 1, f"'needs: {kind}' is not a kind of file.", mend)]
        )
    try:
        return validate(document, KINDS[kind])
    except ProblemsError as error:
        return error


def _joined(read: dict[str, Any]) -> Needs:
    areas, modules = read["areas.yaml"], read["modules.yaml"]
    situations, trainings = read["situations.yaml"], read["trainings.yaml"]
    posts = sorted(_posts(read.values()), key=lambda post: post.order)
    return Needs(
        scale=dict(areas.scale),
        areas=dict(areas.areas),
        modules=dict(modules.modules),
        situations=situations.situations,
        posts={post.id: post for post in posts},
        trainings=dict(trainings.trainings),
        audiences=dict(trainings.audiences),
        times=dict(trainings.times),
        printed=trainings.printed,
    )


def _posts(read: Iterable[Any]) -> list[Post]:
    return [one for one in read if isinstance(one, Post)]
