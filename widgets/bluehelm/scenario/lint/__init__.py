"""What a scenario that can be played still gets wrong. Every finding has a code, a file, a line and the mend.

`bluehelm.scenario.references` refuses what cannot be played at all. Here scenes are proved to be what they
say they are, and what is never met, never read, never true or never cited is found: one idea a module, each
with `check(scenario)` that yields (place, code, message, mend).

>>> sound = Path("tests/scenario/sound.yaml")
>>> lint(sound)
()
>>> from tempfile import TemporaryDirectory
>>> with TemporaryDirectory() as folder:
...     path = Path(folder, "scenario.yaml")
...     text = sound.read_text(encoding="utf-8").replace("flags:", "flags:\\n  WET: {meaning: It rains.}")
...     written = path.write_text(text, encoding="utf-8")
...     for problem in lint(path):
...         print(problem.line, problem.code, problem.message)
...     len(findings(read_authored(path), STRUCTURE)), len(findings(read_authored(path), WORDS))
18 FLAG-NEVER-READ No condition reads the flag WET.
18 FLAG-NEVER-SET No choice sets the flag WET.
(2, 0)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from bluehelm import yamlfile
from bluehelm.problems import Problem
from bluehelm.scenario import references, translation
from bluehelm.scenario.authored import Authored
from bluehelm.scenario.errors import ScenarioError
from bluehelm.scenario.lint import (
    chance,
    citations,
    conditions,
    continuation,
    endings,
    flags,
    gauges,
    kinds,
    links,
    phone,
    reached,
    timers,
    words,
)
from bluehelm.scenario.load import read_authored, read_translated
from bluehelm.scenario.model import Scenario
from bluehelm.scenario.references import Finding, Found
from bluehelm.yamlfile import Document

Check = Callable[[Scenario], Found]
STRUCTURE: tuple[Check, ...] = (
    links.check, flags.check, gauges.check, kinds.check, continuation.check, timers.check, chance.check,
    conditions.check, endings.check, reached.check,
)  # fmt: skip
WORDS: tuple[Check, ...] = (citations.check, phone.check, words.check)
# The exact analysis says that something is not met; where a check says why, that is enough.
_WHY = {"OPTION-UNMET": {"CONDITION-NEVER"}, "ENDING-UNMET": {"ENDING-NEVER", "ENDING-SWALLOWS"}}


def lint(path: Path, shown_as: str = "") -> tuple[Problem, ...]:
    """Return everything that is wrong with a scenario file or a translation, in file order; never raises."""
    first = translation.original(path)
    try:
        if first is not None and first.exists():
            return _translated(read_authored(first), path, shown_as)
        return findings(read_authored(path, shown_as))
    except ScenarioError as error:
        return error.problems


def findings(authored: Authored, checks: Iterable[Check] = (*STRUCTURE, *WORDS)) -> tuple[Problem, ...]:
    """Return what is wrong with a scenario that can be played, in file order."""
    found = [one for check in checks for one in check(authored.scenario)]
    return _problems(authored.document, (one for one in found if not _said(one, found)))


def _said(finding: Finding, found: Iterable[Finding]) -> bool:
    """Return whether another finding says why this one is so."""
    place, code, _, _ = finding
    whys = [where for where, other, _, _ in found if other in _WHY.get(code, ())]
    return any(place[:1] == where[:1] == ("endings",) or where[: len(place)] == place for where in whys)


def _translated(authored: Authored, path: Path, shown_as: str) -> tuple[Problem, ...]:
    """Return what is wrong with a translation: gaps, and words of its own that do not cite or fit."""
    both = read_translated(authored, path, shown_as)
    document = yamlfile.read(path, shown_as)
    gaps = list(translation.gaps(authored, document))[: references.MAX_PROBLEMS]
    found = (one for check in WORDS for one in check(both.scenario) if one[0] in both.document.lines)
    return _sorted([*gaps, *_problems(both.document, found)])


def _problems(document: Document, found: Iterable[Finding]) -> tuple[Problem, ...]:
    return _sorted(
        Problem(code, document.file, document.line(place), message, mend)
        for place, code, message, mend in found
    )


def _sorted(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(problems, key=lambda problem: (problem.line, problem.code, problem.message)))
