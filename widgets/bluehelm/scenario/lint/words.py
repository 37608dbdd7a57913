"""Words: a player meets no short form that the glossary cannot explain, and no form that it avoids."""

from __future__ import annotations

from collections.abc import Iterator

from bluehelm import glossary, reading
from bluehelm.scenario.lint import phone
from bluehelm.scenario.model import Scenario
from bluehelm.scenario.references import Found
from bluehelm.yamlfile import Place

LANGUAGE = "en"  # of the glossary


def check(scenario: Scenario) -> Found:
    """Yield short forms that are in no glossary, and forms that the glossary avoids."""
    if scenario.language != LANGUAGE:
        return
    words = glossary.course()
    for place, text in _texts(scenario):
        flaws = (*reading.unknown(text, words), *reading.variants(text, words))
        yield from {(place, flaw.code, flaw.message, flaw.mend): None for flaw in flaws}  # each once


def _texts(scenario: Scenario) -> Iterator[tuple[Place, str]]:
    """Yield every text that a player reads."""
    yield ("title",), scenario.title
    yield ("plays",), scenario.plays
    yield ("notes",), scenario.notes
    for role_id, role in scenario.roles.items():
        yield ("roles", role_id, "name"), role.name
        yield ("roles", role_id, "stake"), role.stake
    for place, _, text in phone.texts(scenario):
        yield place, text
    for number, question in enumerate(scenario.aar):
        yield ("aar", number, "text"), question.text
