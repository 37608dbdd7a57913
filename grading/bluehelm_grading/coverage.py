"""Which place of which source the course teaches where, and which it does not teach.

Everything here is read from the citations: nobody keeps a table by hand.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from bluehelm.sources import Document, Section, Spot, all_spots, documents, spots
from bluehelm_grading.course import Course

Place = Literal["text", "chart", "self-check", "scenario", "exercise"]
PLACES: tuple[Place, ...] = ("text", "chart", "self-check", "scenario", "exercise")
COLUMNS = ("document", "section", "name", "place", "module", "taught_in")
_COMMENT = re.compile(r"^\s*#.*$", re.MULTILINE)
_CHART = re.compile(r'^chart\("(\w+)"\)', re.MULTILINE)
_MODULE = re.compile(r"^module:\s*\W?(M\d+)", re.MULTILINE)
_FILES: tuple[tuple[str, Place], ...] = (
    ("module.md", "text"),
    ("checks.yaml", "self-check"),
    ("scenario.yaml", "scenario"),
)

Taught = Mapping[Spot, Mapping[str, frozenset[Place]]]
"""For each spot that is cited: where it is taught, by the number of the module (M09)."""


@dataclass(frozen=True)
class Cited:
    """A text of the course that may cite: where it stands, `module` (M09), and the text."""

    file: str
    module: str
    place: Place
    text: str


def cited_texts(course: Course) -> Iterator[Cited]:
    """Give every text of modules and exercises, charts included; a missing file is left out."""
    for folder in sorted(path.parent for path in course.modules.glob("[0-9][0-9]_*/module.md")):
        module = f"M{folder.name[:2]}"
        for name, place in _FILES:
            if (folder / name).is_file():
                yield Cited(f"modules/{folder.name}/{name}", module, place, _read(course, folder.name, name))
        yield from _charts(_read(course, folder.name, "module.md"), module)
    for path in sorted(course.solutions.glob("*/exercise.yaml")):
        text = _COMMENT.sub("", path.read_text(encoding="utf-8"))
        module_id = _MODULE.search(text)
        shown = f"solutions/{path.parent.name}/{path.name}"
        yield Cited(shown, module_id[1] if module_id else "?", "exercise", text)


def _read(course: Course, folder: str, name: str) -> str:
    """Read a file; a comment of a YAML file teaches nothing, a heading of a text may."""
    text = (course.modules / folder / name).read_text(encoding="utf-8")
    return _COMMENT.sub("", text) if name.endswith(".yaml") else text


def _charts(text: str, module: str) -> Iterator[Cited]:
    from bluehelm.charts.figures import FIGURES  # here: it imports altair

    for name in _CHART.findall(text):
        if name in FIGURES:
            yield Cited(f"the chart {name}", module, "chart", FIGURES[name].cites)


def taught(texts: Iterable[Cited]) -> Taught:
    """Find where each spot is cited."""
    found: defaultdict[Spot, defaultdict[str, set[Place]]] = defaultdict(lambda: defaultdict(set))
    for one in texts:
        for spot in spots(one.text):
            found[spot][one.module].add(one.place)
    return {
        spot: {module: frozenset(places) for module, places in sorted(modules.items())}
        for spot, modules in found.items()
    }


def rows(found: Taught) -> Iterator[tuple[str, ...]]:
    """Give COLUMNS for each spot and module; a spot that is not taught has one row with both left empty."""
    for spot in all_spots():
        section = documents()[spot.source].sections[spot.section]
        what = (spot.source, spot.section, section.name, label(spot.section, section, [spot.number]))
        for module, places in found.get(spot, {}).items():
            yield (*what, module, ", ".join(place for place in PLACES if place in places))
        if spot not in found:
            yield (*what, "", "")


def page(found: Taught) -> str:
    """Return the table for maintainers as Markdown: a row for each section of each document."""
    by_section: defaultdict[tuple[str, str], list[Spot]] = defaultdict(list)
    for spot in all_spots():
        by_section[spot.source, spot.section].append(spot)
    parts = [_HEAD]
    for code, document in documents().items():
        mine = {name: by_section[code, name] for name in document.sections}
        parts.append(_document(document, mine, found))
    return "\n\n".join(parts) + "\n"


_HEAD = """# What the course teaches, source by source

Built by `bluehelm build` from the citations in module texts, charts, self-checks, scenarios and exercises: do
not edit it. `bluehelm coverage --csv FILE` writes a row for each paragraph. A section that is cited without a
paragraph counts with all of them. Why a place is not taught stands in `widgets/bluehelm/sources.yaml`."""


def _document(document: Document, sections: Mapping[str, Sequence[Spot]], found: Taught) -> str:
    everything = [spot for spots_there in sections.values() for spot in spots_there]
    cited = sum(spot in found for spot in everything)
    lines = [
        f"## {document.code}: {document.title}",
        "",
        f"{cited} of {len(everything)} places are taught.",
        "",
        "| Section | Taught | Not taught | Where |",
        "|---|---|---|---|",
        *(_row(name, document.sections[name], there, found) for name, there in sections.items()),
    ]
    return "\n".join(lines)


def _row(name: str, section: Section, there: Sequence[Spot], found: Taught) -> str:
    yes = label(name, section, [spot.number for spot in there if spot in found])
    no = label(name, section, [spot.number for spot in there if spot not in found])
    if no and section.left_out:
        no = f"{no}. {section.left_out}"
    return f"| `{name}` {section.name} | {yes or '–'} | {no or '–'} | {_where(there, found) or '–'} |"


def _where(there: Iterable[Spot], found: Taught) -> str:
    modules: defaultdict[str, set[Place]] = defaultdict(set)
    for spot in there:
        for module, places in found.get(spot, {}).items():
            modules[module] |= places
    return "; ".join(
        f"{module} {', '.join(place for place in PLACES if place in modules[module])}"
        for module in sorted(modules)
    )


def label(name: str, section: Section, numbers: Sequence[int]) -> str:
    """Name places of a section, neighbours drawn together.

    >>> label("CRI", Section("Crisis management", paragraphs=6), [1, 2, 3, 6])
    '¶1–3, ¶6'
    >>> label("OV", Section("Overview"), [0])
    'whole'
    """
    if not numbers or numbers[0] == 0:
        return "whole" if numbers else ""
    mark = "¶" if section.paragraphs else name if section.numbers else "item "
    starts = [numbers[0], *(b for a, b in pairwise(numbers) if b != a + 1)]
    ends = [*(a for a, b in pairwise(numbers) if b != a + 1), numbers[-1]]
    return ", ".join(f"{mark}{a}" if a == b else f"{mark}{a}–{b}" for a, b in zip(starts, ends, strict=True))
