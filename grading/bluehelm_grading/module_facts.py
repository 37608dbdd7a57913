"""What feedback and the dashboard tell people about a module: its objectives in words, and its scenario."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from bluehelm.scenario import Scenario, load_scenario
from bluehelm_grading.course import Course
from bluehelm_grading.resting import Resting, resting

# "3. rewrite an order so that it protects staff (M09-LO3);" as it stands in module.md.
_OBJECTIVE = re.compile(
    r"^\d+\.\s+(?P<words>.+?)\s+\((?P<ids>M\d\d-LO\d+(?:,\s*M\d\d-LO\d+)*)\)[.;]?\s*$", re.MULTILINE
)


@dataclass(frozen=True)
class ModuleFacts:
    """`objectives` in the words of the module, by id; `scenario` None where the module has none."""

    objectives: Mapping[str, str] = field(default_factory=dict)
    scenario: Scenario | None = None
    decisions: Resting = ()


def module_facts(course: Course, module_id: str) -> ModuleFacts:
    """Read a module of a course; empty if it is not here. A file that was changed is read anew."""
    name = course.module(module_id)
    if name is None:
        return ModuleFacts()
    folder = course.modules / name
    return _read(folder, _stamp(folder / "module.md"), _stamp(folder / "scenario.yaml"))


def objectives(text: str) -> dict[str, str]:
    r"""Find the numbered objectives in the text of a module.

    >>> objectives("You can:\n\n1. weigh both poles (M09-LO4);\n2. lead a review (M09-LO7).\n")
    {'M09-LO4': 'weigh both poles', 'M09-LO7': 'lead a review'}
    """
    return {
        name.strip(): found["words"]
        for found in _OBJECTIVE.finditer(text)
        for name in found["ids"].split(",")
    }


@lru_cache(maxsize=32)
def _read(folder: Path, text: int, scenario: int) -> ModuleFacts:
    """Read once for a whole class. A missing scenario has the stamp 0."""
    words = objectives((folder / "module.md").read_text(encoding="utf-8"))
    if not scenario:
        return ModuleFacts(words)
    played = load_scenario(folder / "scenario.yaml")
    return ModuleFacts(words, played, resting(played))


def _stamp(path: Path) -> int:
    return path.stat().st_mtime_ns if path.is_file() else 0
