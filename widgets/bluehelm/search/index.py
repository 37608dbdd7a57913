"""The index as it travels: places, and the pairs of short and long forms that stand for each other."""

from __future__ import annotations

import json
from pathlib import Path

from bluehelm import glossary, kelmora
from bluehelm.search.documents import documents
from bluehelm.situation.load import WORLD

FORMAT = 1


def index(course: Path) -> bytes:
    """Return the index of the course in this folder as JSON: `places` are lists, to be short on the line.

    A place is [kind, title, where, link, text]; a form is [short form, …, long form].
    """
    places = [[each.kind, each.title, each.where, each.link, each.text] for each in documents(course)]
    forms = [[entry.short, *entry.also, entry.full] for entry in glossary.course() if entry.is_abbreviation]
    made = {"format": FORMAT, "places": places, "forms": forms}
    return json.dumps(made, ensure_ascii=False, separators=(",", ":")).encode()


def sources(course: Path) -> list[Path]:
    """Return the files that the index is made from: when none has changed, neither has the index."""
    found = [*course.glob("modules/[0-9][0-9]_*/module.md"), *course.glob("modules/*/scenario.yaml")]
    return sorted([*found, *course.glob("exercises/*/exercise.json"), glossary.PATH, kelmora.PATH, WORLD])
