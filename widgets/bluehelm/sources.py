"""Citations of the five source documents: finding, checking and naming them.

A citation is written in square brackets: ``[S2 CRI ¶3; S4 BOX2 ¶2–3]`` holds two locators. What a locator may
say stands in ``sources.yaml`` beside this module. Pure: standard library and PyYAML only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

GROUP = re.compile(r"\[(S[0-4]\s[^\[\]]*)\](?!\()")
WHERE = "The sections and paragraphs stand in bluehelm/sources.yaml."  # the mend of a bad citation
_RANGE = r"\d+(?:[–-]\d+)?"
_LOCATOR = re.compile(
    rf"(?P<source>S\d)\s+(?P<section>§[\d.]*\d|[A-Z][A-Z0-9]*(?:-\d)?|fn\d+)"
    rf"(?P<numbers>(?:\s?[–-]|,)\s?(?:R|A|fn)\d+(?:(?:[–-]|,\s?)(?:R|A|fn)\d+)*)?"
    rf"(?P<paragraphs>\s+¶{_RANGE}(?:,\s*¶?{_RANGE})*)?"
    rf"(?P<items>\s+items?\s+{_RANGE})?"
)
_NUMBERED = re.compile(r"(?P<series>R|A|fn)(?P<number>\d+)")


@dataclass(frozen=True)
class Citation:
    """One locator: `code` as authors write it, `learner` as participants read it."""

    code: str
    learner: str


@dataclass(frozen=True)
class Section:
    """One citable section and how many paragraphs, items, numbers it has (0: none can be named).

    `left_out` says why the course does not teach all of it; empty where it does.
    """

    name: str
    paragraphs: int = 0
    items: int | Mapping[int, int] = 0
    numbers: int = 0
    many: str = ""
    left_out: str = ""


@dataclass(frozen=True)
class Document:
    """One of the five sources."""

    code: str
    learner: str
    title: str
    maker: str
    sections: Mapping[str, Section]


@dataclass(frozen=True, order=True)
class Spot:
    """What can be cited: a paragraph, an item of a list, a number of a series, or a whole section."""

    source: str
    section: str
    number: int = 0
    """0: the section as a whole, where nothing smaller can be cited."""


@cache
def documents() -> Mapping[str, Document]:
    """Read the documents and their sections, by code (S0 to S4)."""
    raw = yaml.safe_load(Path(__file__).with_name("sources.yaml").read_text(encoding="utf-8"))
    return {
        code: Document(
            code, d["learner"], d["title"], d["maker"], {k: Section(**s) for k, s in d["sections"].items()}
        )
        for code, d in raw.items()
    }


def citations(text: str) -> tuple[Citation, ...]:
    """Find every locator in `text`, in order, repeats included; an unknown one is named by its code.

    >>> [c.learner for c in citations("Drills pay [S2 CRI ¶3; S4 R10].")]
    ['Handbook ch. 2, Crisis management, para. 3', 'IPI paper 2019, recommendation 10']
    """
    return tuple(c for part in split(text) if not isinstance(part, str) for c in part)


def split(text: str) -> list[str | tuple[Citation, ...]]:
    """Cut `text` into runs of plain text and groups of citations, in order; only the brackets go."""
    parts: list[str | tuple[Citation, ...]] = []
    end = 0
    for group in GROUP.finditer(text):
        if group.start() > end:
            parts.append(text[end : group.start()])
        parts.append(tuple(_citation(locator) for locator in _locators(group[1])))
        end = group.end()
    return [*parts, text[end:]] if end < len(text) else parts


def check(text: str) -> list[str]:
    """Say what is wrong with each locator in `text` that ``sources.yaml`` does not know.

    >>> check("[S2 CRI ¶9]")
    ['[S2 CRI ¶9]: "Crisis management" has paragraphs ¶1 to ¶6. Name one of these.']
    """
    return [
        f"[{locator}]: {problem}"
        for group in GROUP.finditer(text)
        for locator in _locators(group[1])
        if (problem := _problem(locator))
    ]


def all_spots() -> tuple[Spot, ...]:
    """Give everything that can be cited, in the order of the documents."""
    return tuple(
        spot
        for code, document in documents().items()
        for name, section in document.sections.items()
        for spot in _whole(code, name, section)
    )


def spots(text: str) -> tuple[Spot, ...]:
    """Give what the citations in `text` name, ranges written out; unknown locators name nothing.

    A section that is named without a paragraph is named with all of them.

    >>> [spot.number for spot in spots("Ready [S2 CRI ¶3–4, ¶6].")]
    [3, 4, 6]
    """
    return tuple(spot for citation in citations(text) for spot in _spots(citation.code))


def _spots(locator: str) -> Iterator[Spot]:
    match = _LOCATOR.fullmatch(locator)
    if match is None or _problem(locator):
        return
    source, name = match["source"], match["section"]
    numbered = _numbered(match)
    if numbered:
        series = numbered[0][0]
        yield from (Spot(source, series, n) for n in _expanded(_numbers_text(match)))
        return
    section = documents()[source].sections[name]
    named = match["paragraphs"] if section.paragraphs else match["items"]
    if named:
        yield from (Spot(source, name, n) for n in _expanded(named))
    else:
        yield from _whole(source, name, section)


def _whole(source: str, name: str, section: Section) -> Iterator[Spot]:
    items = section.items if isinstance(section.items, int) else 0
    count = section.paragraphs or section.numbers or items
    yield from (Spot(source, name, n) for n in range(1, count + 1)) if count else [Spot(source, name)]


def _expanded(text: str) -> Iterator[int]:
    """Write out 3–4, 6."""
    for first, last in re.findall(r"(\d+)(?:[–-](\d+))?", text.replace(" ", "")):
        yield from range(int(first), int(last or first) + 1)


def _locators(group: str) -> list[str]:
    return [" ".join(part.split()) for part in group.split(";") if part.strip()]


def _citation(locator: str) -> Citation:
    code = locator.replace("-", "–") if "¶" in locator and "BOX-" not in locator else locator
    return Citation(code, _learner(code))


def _learner(locator: str) -> str:
    match = _LOCATOR.fullmatch(locator)
    if not match or _problem(locator):
        return locator
    document = documents()[match["source"]]
    return ", ".join([document.learner, *_place(document, match)])


def _place(document: Document, match: re.Match[str]) -> Iterator[str]:
    """Name the section, then paragraph and item, in the learner's words."""
    numbered = _numbered(match)
    if numbered:
        series = document.sections[numbered[0][0]]
        yield f"{series.many if len(numbered) > 1 else series.name} {_numbers_text(match)}"
        return
    yield document.sections[match["section"]].name
    if match["paragraphs"]:
        yield "para. " + match["paragraphs"].replace("¶", "").strip()
    if match["items"]:
        yield match["items"].strip()


def _numbers_text(match: re.Match[str]) -> str:
    return re.sub(r"R|A|fn", "", match["section"] + (match["numbers"] or ""))


def _numbered(match: re.Match[str]) -> list[tuple[str, int]]:
    """Give the (series, number) pairs of R1, A2, fn15; an empty list for a section with a name."""
    if not _NUMBERED.fullmatch(match["section"]):
        return []
    text = match["section"] + (match["numbers"] or "")
    return [(m["series"], int(m["number"])) for m in _NUMBERED.finditer(text)]


def _problem(locator: str) -> str | None:
    """Say what is wrong with one locator and what to write instead, or None."""
    match = _LOCATOR.fullmatch(locator)
    if not match:
        return "this is not a locator. Write source, section, paragraph, such as S2 CRI ¶3."
    document = documents().get(match["source"])
    if document is None:
        return f"there is no source {match['source']}. Use one of {', '.join(documents())}."
    numbered = _numbered(match)
    if numbered:
        return _number_problem(document, numbered)
    section = document.sections.get(match["section"])
    if section is None or section.numbers:
        return (
            f"{document.code} has no section {match['section']}. Use one of {', '.join(document.sections)}."
        )
    return _paragraph_problem(section, match) or _item_problem(section, match)


def _number_problem(document: Document, numbered: list[tuple[str, int]]) -> str | None:
    for series, number in numbered:
        section = document.sections.get(series)
        if section is None:
            return f"{document.code} has no {series}{number}. Use one of {', '.join(document.sections)}."
        if not 1 <= number <= section.numbers:
            return f"{document.code} has {series}1 to {series}{section.numbers}. Name one of these."
    return None


def _paragraph_problem(section: Section, match: re.Match[str]) -> str | None:
    named = _integers(match["paragraphs"])
    if all(1 <= n <= section.paragraphs for n in named) and named == sorted(named):
        return None
    if not section.paragraphs:
        return f'"{section.name}" is cited as a whole. Leave the paragraph out.'
    return f'"{section.name}" has paragraphs ¶1 to ¶{section.paragraphs}. Name one of these.'


def _item_problem(section: Section, match: re.Match[str]) -> str | None:
    named = _integers(match["items"])
    if not named:
        return None
    paragraph = next(iter(_integers(match["paragraphs"])), 0)
    count = section.items if isinstance(section.items, int) else section.items.get(paragraph, 0)
    if all(1 <= n <= count for n in named):
        return None
    return f'"{section.name}" has {count or "no"} items there. Name one that exists, or leave the item out.'


def _integers(text: str | None) -> list[int]:
    return [int(n) for n in re.findall(r"\d+", text or "")]
