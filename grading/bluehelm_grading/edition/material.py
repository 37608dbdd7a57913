"""What one edition is made of: the text of a module, its figures, self-checks, scenario and exercises."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bluehelm import shelf, situation
from bluehelm.charts.figure import Drawn
from bluehelm.charts.figures import figure
from bluehelm.exercise.checks import FILE, Check, load_checks
from bluehelm.scenario import Scenario, begin, load_scenario
from bluehelm.situation.known import known
from bluehelm_grading.module_notebook import read_module

_CALL = re.compile(r'^(?P<call>chart|check)\("(?P<name>\w+)"\)|^(?P<play>play\(\))', re.MULTILINE)
_TITLE = re.compile(r"^# [^\n]*\n", re.MULTILINE)
_SOURCES = re.compile(r"^\*\*Sources\.\*\*[^\n]*$", re.MULTILINE)
_LISTS = re.compile(r"^## (Words used here|Sources)[ \t]*$", re.MULTILINE)
ON_PAPER = (
    "**Sources.** Brackets name the source of what stands before them. The documents are listed at the end."
)


@dataclass(frozen=True)
class Piece:
    """One piece of the text in its order: `kind` is "text", "chart", "check" or "play"; `text` or a name."""

    kind: str
    text: str


@dataclass(frozen=True)
class Material:
    """A module, ready to be written down. `figures` and `checks` are in the order of the text."""

    module: shelf.Module
    scenario: Scenario | None
    pieces: tuple[Piece, ...]
    figures: Mapping[str, Drawn]
    checks: Mapping[str, Check]
    maps: tuple[situation.Drawn, ...]


def material(root: Path, folder: Path) -> Material:
    """Read a module folder and the public exercise; keys in solutions/ are never opened.

    Raises ProblemsError, ModuleError, KeyError or FileNotFoundError, each with the file and the mend.
    """
    module = shelf.read(folder, root)
    for broken in module.out:
        raise broken.error
    pieces = _pieces(folder / "module.md")
    named = [piece.text for piece in pieces if piece.kind == "chart"]
    asked = [piece.text for piece in pieces if piece.kind == "check"]
    checks = load_checks(folder / FILE) if asked else {}
    scenario = load_scenario(folder / "scenario.yaml") if module.scenario else None
    return Material(
        module,
        scenario,
        pieces,
        figures={name: figure(name, folder) for name in named},
        checks={name: checks[name] for name in asked},
        maps=_maps(folder / situation.FILE, scenario),
    )


def _maps(path: Path, scenario: Scenario | None) -> tuple[situation.Drawn, ...]:
    """Draw what is known at the first decision: a reader of paper must not see what is still to come."""
    if scenario is None or not path.is_file():
        return ()
    return situation.draw(situation.load_situation(path, scenario=scenario), known(begin(scenario, seed=1)))


def _pieces(source: Path) -> tuple[Piece, ...]:
    found: list[Piece] = []
    for cell in read_module(source).cells:
        if cell.cell_type == "markdown":
            text = _on_paper(cell.source)
            found += [Piece("text", text)] if text else []
            continue
        for call in _CALL.finditer(cell.source):
            found.append(Piece(call["call"] or "play", call["name"] or ""))
    return tuple(found)


def _on_paper(text: str) -> str:
    """Leave out the title, which heads the page, and the lists, which are made anew."""
    return _SOURCES.sub(ON_PAPER, _LISTS.sub("", _TITLE.sub("", text, count=1))).strip()
