"""Which decision of a scenario rests on the same paragraphs of the sources as an item of an exercise."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache

from bluehelm.scenario import Scenario
from bluehelm.scenario.model import Scene
from bluehelm.sources import citations

Resting = tuple[tuple[str, frozenset[str]], ...]
"""The title of each decision, and the paragraphs that it cites."""


def resting(scenario: Scenario) -> Resting:
    """Return the paragraphs on which each decision of a scenario rests, in the order of the file."""
    return tuple((scene.title, frozenset(_cited(scene))) for scene in scenario.scenes.values())


@lru_cache(maxsize=1024)
def nearest(decisions: Resting, source: str) -> str:
    """Return the title of the decision that shares most with the source of an item; empty if none does.

    A paragraph on which few decisions rest says more than one that many cite: it weighs 1 / their number.

    >>> told = (("A message", frozenset({"S4 DOC ¶5", "S2 CRI ¶3"})), ("A signal", frozenset({"S2 CRI ¶3"})))
    >>> nearest(told, "[S4 DOC ¶5; S2 CRI ¶3, ¶6]"), nearest(told, "[S4 R10]")
    ('A message', '')
    """
    cited_by = Counter(paragraph for _, found in decisions for paragraph in found)
    wanted = set(paragraphs(source))
    weights = [
        sum((Fraction(1, cited_by[one]) for one in found & wanted), Fraction(0)) for _, found in decisions
    ]
    most = max(weights, default=Fraction(0))
    return decisions[weights.index(most)][0] if most else ""


def paragraphs(text: str) -> Iterator[str]:
    """Give every single paragraph that a text cites; a locator without paragraphs stands for itself.

    >>> list(paragraphs("[S2 CRI ¶3–4, ¶6; S4 R10]"))
    ['S2 CRI ¶3', 'S2 CRI ¶4', 'S2 CRI ¶6', 'S4 R10']
    """
    for citation in citations(text):
        section, marked, numbers = citation.code.partition(" ¶")
        if not marked:
            yield citation.code
        for first, last in re.findall(r"(\d+)(?:–(\d+))?", numbers.partition(" item")[0]):
            yield from (f"{section} ¶{number}" for number in range(int(first), int(last or first) + 1))


def _cited(scene: Scene) -> Iterator[str]:
    yield from paragraphs(scene.text)
    for choice in scene.choices.values():
        yield from paragraphs(f"{choice.outcome} {choice.why}")
