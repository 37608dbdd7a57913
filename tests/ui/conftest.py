"""What the tests of the pages share."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

PARTS: list[dict[str, Any]] = [
    {"kind": "select_one", "options": {"a": "Talk", "b": "Wait", "c": "Hide it"}},
    {"kind": "select_many", "options": {"a": "Time", "b": "Route", "c": "Silence"}},
    {"kind": "rate", "rows": {"x": "Roles", "y": "Radios"}, "scale": {"yes": "In place", "no": "Not"}},
    {
        "kind": "classify",
        "cards": {"x": "People live", "y": "Staff are tired"},
        "bins": {"good": "Benefit of standing near the people", "bad": "Cost of standing near the people"},
    },
    {"kind": "match", "rows": {"x": "One line", "y": "Units tasked"}, "choices": {"s": "SRSG", "c": "COS"}},
    {"kind": "order", "steps": {"a": "Report", "b": "Meet", "c": "Task"}},
    {"kind": "allocate", "options": {"a": "Drill", "b": "Furniture"}, "total": 10},
    {
        "kind": "compose",
        "cards": {"a": "Shelter now.", "b": "List C is exempt.", "c": "Until further notice."},
    },
    {"kind": "place", "cards": {"i": "Open the gate", "k": "Shut the gate"}, "left": "Near", "right": "Safe"},
    {
        "kind": "calendar",
        "tokens": {"t": "Tabletop exercise", "r": "Review"},
        "fixed": {"n": {"month": 6, "text": "Rotation"}},
        "max_tokens": 3,
    },
    {"kind": "decide", "options": {"a": "Go", "b": "Wait"}, "reasons": {"r": "Time", "s": "Safety"}},
    {
        "kind": "estimate",
        "rows": {
            "x": {"text": "Women", "unit": "per cent", "least": 0, "most": 100},
            "y": {"text": "Change", "unit": "points", "least": -50, "most": 50},
        },
    },
    {
        "kind": "matrix",
        "rows": {"x": "Elders", "y": "Police"},
        "columns": {
            "level": {"text": "Level", "options": {"l": "Local", "n": "National"}},
            "quarter": {"text": "Start", "options": {f"Q{n}": f"Quarter {n} of the year" for n in (1, 2, 3)}},
        },
    },
    {
        "kind": "framework",
        "cards": {
            "o": {"text": "People use the road", "bank": "outcome"},
            "i": {"text": "Traders who feel safe", "bank": "indicator"},
            "j": {"text": "Patrols done", "bank": "indicator"},
        },
        "slots": {
            "first": {"line": "Outcome", "text": "Outcome", "bank": "outcome"},
            "second": {"line": "Outcome", "text": "Indicator", "bank": "indicator"},
        },
    },
    {
        "kind": "risk",
        "risks": {"x": "Bomb", "y": "Crowd"},
        "measures": {"m": "Vehicles", "n": "Elders"},
        "choose": {"least": 1, "most": 1},
        "again": True,
    },
    {
        "kind": "self_rating",
        "rows": {"x": "Media", "y": "Money", "z": "Law"},
        "scale": {"1": "1", "2": "2", "3": "3"},
        "choose": 1,
    },
    {
        "kind": "memo",
        "max_words": 5,
        "rubric": [{"level": 1, "name": "Ready", "least": 0, "most": 1, "text": "Says who does what."}],
    },
]


@pytest.fixture
def exercise_folder(tmp_path: Path) -> Path:
    """Return a folder with an exercise of one item a kind; item and part are named after the kind."""
    items = [
        {
            "id": part["kind"],
            "title": f"The {part['kind']} item",
            "points": 1,
            "prompt": "Read **this** [S2 CRI ¶3].",
            "parts": [{"id": "part", "prompt": "Do it.", "points": 1, **part}],
        }
        for part in PARTS
    ]
    exercise = {"format": 1, "id": "sample", "version": 1, "module": "M09", "title": "Sample", "time_min": 9}
    (tmp_path / "exercise.json").write_text(json.dumps({**exercise, "language": "en", "items": items}))
    return tmp_path


@pytest.fixture
def stored(exercise_folder: Path) -> Callable[[str], Any]:
    """Return a function that reads the answer to an item from the disk, as it stands there now."""

    def read(kind: str) -> Any:
        path = exercise_folder / "answers.json"
        items = json.loads(path.read_text())["items"] if path.exists() else {}
        return items.get(kind, {}).get("answers", {}).get("part")

    return read
