"""Text that fits a phone.

A phone 360 pixels wide shows about 42 characters a line in the course's 16 pixels, and about 20 lines beside
the head of the page. So a label is at most two lines of a button, a scene fits one screen with its first
option in sight, and what is read after a choice leaves room for the arrows of the gauges. Longer is no
longer read on the night shift for which these decisions are made.
"""

from __future__ import annotations

from collections.abc import Iterator

from bluehelm.scenario.model import Scenario
from bluehelm.scenario.references import Found
from bluehelm.yamlfile import Place

LINE = 42  # characters
LIMITS = {  # characters; lines in words for the message
    "title": 60,
    "clock": LINE,
    "label": 2 * LINE,
    "outcome": 8 * LINE,
    "why": 10 * LINE,
    "scene": 16 * LINE,
    "situation": 40 * LINE,
    "event": 8 * LINE,
    "ending": 16 * LINE,
    "card": 10 * LINE,
    "gauge": LINE,
    "meaning": 2 * LINE,
    "pole": LINE,
}


def check(scenario: Scenario) -> Found:
    """Yield texts that are too long for the part of the screen that they are shown in."""
    for place, kind, text in texts(scenario):
        if len(text) > LIMITS[kind]:
            yield (place, "TOO-LONG",
                   f"This text has {len(text)} characters; a phone has room for {LIMITS[kind]}.",
                   "Make it shorter, or move facts to 'situation' or 'notes'.")  # fmt: skip


def texts(scenario: Scenario) -> Iterator[tuple[Place, str, str]]:
    """Yield each text that the screens of a play show: its place, its kind (see LIMITS), the text."""
    yield ("situation",), "situation", scenario.situation
    for gauge_id, gauge in scenario.gauges.items():
        yield ("gauges", gauge_id, "name"), "gauge", gauge.name
        yield ("gauges", gauge_id, "meaning"), "meaning", gauge.meaning
    for polarity_id, polarity in scenario.polarities.items():
        yield ("polarities", polarity_id, "left"), "pole", polarity.left
        yield ("polarities", polarity_id, "right"), "pole", polarity.right
    for card_id, card in scenario.cards.items():
        yield ("cards", card_id, "text"), "card", card.text
    yield from _scene_texts(scenario)
    for event_id, event in scenario.events.items():
        yield ("events", event_id, "text"), "event", event.text
        yield ("events", event_id, "why"), "why", event.why
    for number, ending in enumerate(scenario.endings):
        yield ("endings", number, "title"), "title", ending.title
        yield ("endings", number, "text"), "ending", ending.text


def _scene_texts(scenario: Scenario) -> Iterator[tuple[Place, str, str]]:
    for scene_id, scene in scenario.scenes.items():
        place: Place = ("scenes", scene_id)
        yield (*place, "title"), "title", scene.title
        yield (*place, "clock"), "clock", scene.clock
        yield (*place, "text"), "scene", scene.text
        for choice_id, choice in scene.choices.items():
            inner: Place = (*place, "choices", choice_id)
            yield (*inner, "label"), "label", choice.label
            yield (*inner, "outcome"), "outcome", choice.outcome
            yield (*inner, "why"), "why", choice.why
