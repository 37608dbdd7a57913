"""The places of the course that a search can lead to, each with its text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

import yaml

from bluehelm.glossary import Entry
from bluehelm.glossary import course as glossary
from bluehelm.kelmora import story
from bluehelm.reading import plain
from bluehelm.situation.load import load_world
from bluehelm.sources import GROUP

LISTS = ("Words used here", "Sources")  # what is looked up in a module, not read
_TITLE = re.compile(r"^# (.+)$", re.MULTILINE)
_SECTION = re.compile(r"^## (.+)$", re.MULTILINE)
_PLAYS = re.compile(r"^play\(\)$", re.MULTILINE)


@dataclass(frozen=True)
class Document:
    """One place: `kind` and `where` say what it is, `link` leads there from the folder of the modules."""

    kind: str
    title: str
    where: str
    link: str
    text: str


def documents(course: Path) -> list[Document]:
    """Return all places of the course in this folder; a file that cannot be read is left out."""
    modules = sorted((course / "modules").glob("[0-9][0-9]_*/module.md"))
    return [
        *(each for path in modules for each in _module(path)),
        *(each for path in modules for each in _exercise(course, path.parent)),
        *world(),
        *words(),
    ]


def _module(path: Path) -> Iterator[Document]:
    """Give the sections of a module, the part before the first as well, and its scenario."""
    text = path.read_text(encoding="utf-8", errors="replace")
    folder, name = path.parent, _name(path, text)
    pieces = _SECTION.split(text)
    page = f"{folder.name}/module.ipynb"
    yield Document("Module", name[1], name[0], page, _told(pieces[0]))
    for heading, body in zip(pieces[1::2], pieces[2::2], strict=True):
        if heading.strip() not in LISTS:
            link = f"{page}#{anchor(heading)}"
            yield Document("Module", _told(heading), f"{name[0]}, {name[1]}", link, _told(body))
            if _PLAYS.search(body):
                yield from _scenario(folder / "scenario.yaml", name, link)


def _name(path: Path, text: str) -> tuple[str, str]:
    found = _TITLE.search(text)
    return f"Module {int(path.parent.name[:2])}", found[1].strip() if found else path.parent.name[3:]


def _scenario(path: Path, module: tuple[str, str], link: str) -> Iterator[Document]:
    """Give the scenario with what is known before the first decision, and nothing that comes after it."""
    try:
        found = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        text = f"{found['plays']} {found['situation']}"
        yield Document("Scenario", str(found["title"]), f"{module[0]}, {module[1]}", link, _told(text))
    except (OSError, ValueError, KeyError, TypeError, yaml.YAMLError):
        return


def _exercise(course: Path, module: Path) -> Iterator[Document]:
    """Give the exercises of a module by their titles."""
    slug = module.name.split("_", 1)[1]
    found = _json(course / "exercises" / slug / "exercise.json")
    items = found.get("items", [])
    for number, item in enumerate(items if isinstance(items, list) else [], start=1):
        heading = f"{number}. {item.get('title', '')}"
        link = f"../exercises/{slug}/{slug}.ipynb#{anchor(heading)}"
        yield Document("Exercise", str(item.get("title", "")), str(found.get("title", "")), link, "")


def _json(path: Path) -> Mapping[str, Any]:
    try:
        found = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def world() -> Iterator[Document]:
    """Give the provinces, the parties, the mission and the timeline of Kelmora."""
    told, page, where = story(), "world.ipynb", "The world of Kelmora"
    for place in load_world().provinces.values():
        title = f"{place.name} Province"
        yield Document("World", title, where, f"{page}#The-country", f"Sector {place.sector}. {place.about}")
    for group in told.parties:
        for actor in group.actors:
            title = f"{actor.name} ({actor.short})" if actor.short else actor.name
            people = f"{actor.people}." if actor.people else ""
            text = " ".join(filter(None, (people, actor.wants, actor.relation)))
            yield Document("World", title, where, f"{page}#{anchor(group.group)}", text)
    mission = told.mission
    name = f"{mission.name} ({mission.short})"
    text = " ".join((*mission.mandate, *mission.facts, mission.structures))
    yield Document("World", name, where, f"{page}#Its-mandate", _told(text))


def words() -> Iterator[Document]:
    """Give the words of the glossary."""
    for entry in glossary():
        yield Document("Word", _word(entry), "Glossary", f"glossary.ipynb#word-{entry.id}", entry.meaning)


def _word(entry: Entry) -> str:
    return f"{entry.short}: {entry.full}" if entry.full else entry.short


def anchor(heading: str) -> str:
    """Return the anchor that Voilà and JupyterLab give a heading, ready for a link.

    >>> anchor("Where should we sit?")
    'Where-should-we-sit%3F'
    """
    return quote(heading.strip().replace(" ", "-"), safe="-.,:'()’“”")


def _told(markdown: str) -> str:
    """Return what is read of a text, on one line, without the names of sources."""
    read = plain(_TITLE.sub("", GROUP.sub("", markdown), count=1))
    words = " ".join(re.sub(r"^[-|>\s]+|\|", " ", read, flags=re.MULTILINE).split())
    return re.sub(r" +([.,;:!?])(?=\s|$)", r"\1", words)
