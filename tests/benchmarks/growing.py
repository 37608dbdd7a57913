"""Scenarios of a given number of decisions, each of three options, with four events, made from a seed."""

from __future__ import annotations

from random import Random
from typing import Any

from bluehelm.scenario import Scenario

GAUGES = ("POC", "SAF", "CRE", "UNI", "CON", "LOC", "IMP", "PAR", "RES", "POL")
EVENTS = 4


def scenario(decisions: int, seed: int = 1) -> Scenario:
    """Return a scenario in the manner of SC09: ten gauges, early end, standing rules, six endings."""
    picker = Random(seed)
    scenes = [f"D{number + 1}" for number in range(decisions)]
    after = {scenes[(number + 1) * decisions // (EVENTS + 1)]: f"E{number + 1}" for number in range(EVENTS)}
    return Scenario.model_validate({
        "format": 1, "id": f"GROW{decisions}", "title": "Growing", "module": "M09", "language": "en",
        "plays": "You.", "duration_min": 40, "situation": "Now.", "notes": "Invented.",
        "roles": {"HOM": {"name": "Head of Mission", "stake": "All of it."}},
        "gauges": {
            key: {"name": key, "meaning": "?", "start": 50, **({} if key == "RES" else {"end_at": 10})}
            for key in GAUGES
        },
        "polarities": {"a": {"left": "one", "right": "other"}},
        "flags": {"OPEN": {"meaning": "?"}, "PAID": {"meaning": "?"}},
        "rules": [
            {"id": "tired", "kind": "overstretch", "gauge": "RES", "at_or_below": 30,
             "effects": {"SAF": -2, "UNI": -2}, "text": "?"},
            {"id": "grey", "kind": "grey_line", "decisions": 4, "effects": {"CRE": -4, "POL": -2},
             "text": "?"},
        ],
        "early_end": {"id": "END-0", "title": "Over", "text": "?"},
        "start": scenes[0],
        "scenes": {
            scene: {
                "title": "?", "clock": "T", "type": "polarity", "text": "?",
                "choices": {
                    key: _choice(picker, [*scenes, "END"][number + 1], opens=number == 0 and key == "A")
                    for key in "ABC"
                },
            }
            for number, scene in enumerate(scenes)
        },
        "events": {
            event: {"after": scene, "p": 0.35, "adjust": [{"if": "OPEN", "add": 0.25}], "text": "?",
                    "effects": _effects(picker, 2, -5, 3), "why": "?"}
            for scene, event in after.items()
        },
        "endings": [
            {"id": "END-1", "if": "POC >= 56 and SAF >= 46 and UNI >= 52", "title": "?", "text": "?"},
            {"id": "END-2", "if": "POC >= 56 and SAF < 46", "title": "?", "text": "?"},
            {"id": "END-3", "if": "SAF >= 58 and POC < 45", "title": "?", "text": "?"},
            {"id": "END-4", "if": "UNI < 46", "title": "?", "text": "?"},
            {"id": "END-5", "if": "POC >= 45", "title": "?", "text": "?"},
            {"id": "END-6", "title": "?", "text": "?"},
        ],
        "objectives": ["POC", "SAF", "UNI"],
    })  # fmt: skip


def _choice(picker: Random, target: str, opens: bool) -> dict[str, Any]:
    return {
        "label": "Go", "outcome": "You go.", "why": "Go.", "next": target, "sets": ["OPEN"] if opens else [],
        "effects": {**_effects(picker, 4, -6, 6), "RES": picker.randint(-4, 2)},
        "leans": picker.choice([{}, {"a": 1}, {"a": -1}]),
    }  # fmt: skip


def _effects(picker: Random, count: int, low: int, high: int) -> dict[str, int]:
    return {key: picker.randint(low, high) for key in picker.sample(GAUGES[:8], count)}
