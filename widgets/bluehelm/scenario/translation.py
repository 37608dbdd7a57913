"""A translation is a sibling file, `scenario.fr.yaml`, with the same ids and nothing but texts.

It begins with `format: 1`, `id` and `language`. Entries of a list (endings, rules, questions) are told by
their `id`. A text that is missing is shown in the language of the scenario; lint names it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bluehelm.problems import Problem, did_you_mean
from bluehelm.scenario.authored import Authored
from bluehelm.scenario.errors import ScenarioError
from bluehelm.scenario.model import Scenario
from bluehelm.scenario.wording import texts
from bluehelm.validation import spoken, validate
from bluehelm.yamlfile import Document, Place

_HEADER = ("format", "id", "language")
_NAMED = re.compile(r"(.+)\.([a-z]{2})(\.ya?ml)")


@dataclass(frozen=True)
class Written:
    """One text of a translation: its place in the scenario, its place in its own file, and what it says."""

    place: Place
    own: Place
    value: object


def sibling(path: Path, language: str) -> Path:
    """Return where the translation of a scenario file stands.

    >>> sibling(Path("scenario.yaml"), "fr").name
    'scenario.fr.yaml'
    """
    return path.with_name(f"{path.stem}.{language}{path.suffix}")


def original(path: Path) -> Path | None:
    """Return the scenario file that a translation belongs to, None if `path` is not named like one."""
    named = _NAMED.fullmatch(path.name)
    return path.with_name(named[1] + named[3]) if named else None


def merged(authored: Authored, document: Document) -> Authored:
    """Return the scenario with the texts of a translation. Raises ProblemsError for bad ones."""
    found = list(_header_problems(authored.scenario, document))
    if found:
        raise ScenarioError(found)
    assert isinstance(document.data, dict)
    data = deepcopy(authored.document.data)
    known, lines = dict(texts(authored.scenario)), {}
    for one in _written(document, authored.document):
        lines[one.place] = document.line(one.own)
        if one.place in known:
            _put(data, one.place, one.value)
    _put(data, ("language",), document.data["language"])
    both = Document(data, document.file, lines)
    return Authored(validate(both, Scenario), both)


def gaps(authored: Authored, document: Document) -> Iterator[Problem]:
    """Yield a problem for each text that the translation lacks, and for each that the scenario lacks."""
    known = dict(texts(authored.scenario))
    written = {one.place: one for one in _written(document, authored.document)}
    for place in known:
        if place not in written:
            yield Problem(
                "TRANSLATION-MISSING", document.file, _near(document, written, place),
                f"'{spoken(_said(authored.document.data, place))}' is not translated.",
                f"Write it; until then learners see it in '{authored.scenario.language}'.",
            )  # fmt: skip
    for place, one in written.items():
        if place not in known:
            yield Problem(
                "TRANSLATION-UNKNOWN", document.file, document.line(one.own),
                f"'{spoken(one.own)}' is no text of the scenario.",
                f"Take it out, or mend the id. {did_you_mean(str(place[-1]), _beside(known, place))}",
            )  # fmt: skip


def _header_problems(scenario: Scenario, document: Document) -> Iterator[Problem]:
    data = document.data if isinstance(document.data, dict) else {}
    wanted = {"format": scenario.format, "id": scenario.id}
    for key, value in wanted.items():
        if data.get(key) != value:
            yield Problem("TRANSLATION-HEADER", document.file, document.line((key,)),
                          f"This is no translation of {scenario.id}: '{key}' is not {value}.",
                          f"Begin the file with '{key}: {value}'.")  # fmt: skip
    if not re.fullmatch("[a-z]{2}", str(data.get("language"))) or data["language"] == scenario.language:
        yield Problem("TRANSLATION-HEADER", document.file, document.line(("language",)),
                      "'language' must name another language than that of the scenario.",
                      "Write the two letters of ISO 639-1, such as 'language: fr'.")  # fmt: skip


def _written(document: Document, base: Document) -> Iterator[Written]:
    data = document.data if isinstance(document.data, dict) else {}
    texts_only = {key: value for key, value in data.items() if key not in _HEADER}
    return _leaves(texts_only, base.data, (), ())


def _leaves(data: object, base: object, place: Place, own: Place) -> Iterator[Written]:
    if isinstance(data, dict):
        for key, value in data.items():
            inner = base.get(key) if isinstance(base, dict) else None
            yield from _leaves(value, inner, (*place, key), (*own, key))
    elif isinstance(data, list):
        yield from _entries(data, base if isinstance(base, list) else [], place, own)
    else:
        yield Written(place, own, data)


def _entries(data: list[Any], base: list[Any], place: Place, own: Place) -> Iterator[Written]:
    """Find the entry of the same id for each entry of a list."""
    ids = {
        entry["id"]: number for number, entry in enumerate(base) if isinstance(entry, dict) and "id" in entry
    }
    for number, entry in enumerate(data):
        name = str(entry["id"]) if isinstance(entry, dict) and "id" in entry else None
        rest = {key: value for key, value in entry.items() if key != "id"} if name is not None else entry
        step = ids.get(name, f"{name}?")
        inner = base[step] if isinstance(step, int) else None
        yield from _leaves(rest, inner, (*place, step), (*own, number))


def _put(data: Any, place: Place, value: object) -> None:
    for step in place[:-1]:
        data = data[step]
    data[place[-1]] = value


def _said(data: Any, place: Place) -> Place:
    """Return a place with the id of a list's entry instead of its number."""
    said: list[str | int] = []
    for step in place:
        data = data[step]
        said.append(data["id"] if isinstance(step, int) and isinstance(data, dict) else step)
    return tuple(said)


def _near(document: Document, written: Mapping[Place, Written], place: Place) -> int:
    """Return the line of the nearest text of the same part that is there."""
    for length in range(len(place) - 1, 0, -1):
        beside = [one for where, one in written.items() if where[:length] == place[:length]]
        if beside:
            return document.line(beside[-1].own)
    return 1


def _beside(known: Mapping[Place, str], place: Place) -> list[str]:
    return [str(one[-1]) for one in known if one[:-1] == place[:-1]]
