"""Citations: every reason has one, and each leads to a paragraph that exists."""

from __future__ import annotations

from collections.abc import Iterator

from bluehelm import sources
from bluehelm.scenario.model import Scenario
from bluehelm.scenario.references import Found
from bluehelm.yamlfile import Place


def check(scenario: Scenario) -> Found:
    """Yield reasons that cite nothing, and citations that lead nowhere."""
    for place, text, required in _texts(scenario):
        if required and not sources.citations(text):
            yield (place, "NO-CITATION", "This reason cites no source.",
                   "Add a citation such as [S2 CRI ¶3].")  # fmt: skip
        for message in sources.check(text):
            yield place, "BAD-CITATION", message, sources.WHERE


def _texts(scenario: Scenario) -> Iterator[tuple[Place, str, bool]]:
    """Yield each text that may cite, and whether it must: the reason of every choice does."""
    yield ("notes",), scenario.notes, False
    for gauge_id, gauge in scenario.gauges.items():
        yield ("gauges", gauge_id, "cites"), gauge.cites or "", False
    for card_id, card in scenario.cards.items():
        yield ("cards", card_id, "cites"), card.cites or "", False
    for number, rule in enumerate(scenario.rules):
        yield ("rules", number, "cites"), rule.cites or "", False
    for scene_id, scene in scenario.scenes.items():
        for choice_id, choice in scene.choices.items():
            yield ("scenes", scene_id, "choices", choice_id, "why"), choice.why, True
    for event_id, event in scenario.events.items():
        yield ("events", event_id, "why"), event.why, False
    for number, ending in enumerate(scenario.endings):
        yield ("endings", number, "text"), ending.text, False
