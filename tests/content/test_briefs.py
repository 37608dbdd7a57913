"""What the brief asks of one module: its sections in order, and the ideas and words that must stand in it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from briefs import BRIEFS

from bluehelm.sources import citations

MODULES = Path(__file__).parents[2] / "modules"
TENSIONS = [(number, tension) for number, brief in BRIEFS.items() for tension in brief["tensions"]]
CONSIDERATIONS_06 = [
    "functionally integrated teams",
    "collaborative and flexible",
    "shared understanding",
    "organizational and cultural diversity",
    "manage change when needed",
    "accept responsibility, and ensure accountability",
    "integrated planning and action",
    "planning and assessment tools effectively and creatively",
]
OFFICIAL_TERMS_10 = [
    "Security Management System (SMS)",
    "Framework of Accountability",
    "Applicability Policy",
    "Policy on Security Risk Management (SRM)",
    "Programme Criticality Framework",
    "Designated Official (DO)",
    "Security Management Team (SMT)",
    "minimum operating safety standards",
    "warden system",
]


def text(number):
    """Return the text of a module by its number."""
    (path,) = MODULES.glob(f"{number}_*/module.md")
    return path.read_text(encoding="utf-8")


def test_every_module_has_its_brief():
    """No module is left out of the tests below."""
    numbers = {folder.name[:2] for folder in MODULES.glob("[0-9][0-9]_*")}
    assert BRIEFS.keys() == numbers


@pytest.mark.parametrize("number", BRIEFS)
def test_sections_stand_in_the_order_of_the_brief(number):
    """The sections lead from the principle or the first step to the play."""
    found = re.findall(r"^## (.+)$", text(number), re.MULTILINE)
    sections = BRIEFS[number]["sections"]
    assert found[: len(sections)] == sections


@pytest.mark.parametrize("number", BRIEFS)
def test_every_misconception_is_confronted(number):
    """Each misconception of the brief is quoted and answered."""
    found = text(number)
    assert [m for m in BRIEFS[number]["misconceptions"] if f"> **“{m}”** " not in found] == []


@pytest.mark.parametrize(("number", "tension"), TENSIONS)
def test_every_tension_has_its_seats(number, tension):
    """Each tension of the brief is a row that names who stands at which pole."""
    (row,) = (line for line in text(number).splitlines() if line.startswith(f"| {tension} |"))
    first, second = row.split("|")[2:4]
    assert first.strip()
    assert second.strip()


def test_module_04_shows_what_plays_did_after_the_play():
    """The charts of plays stand below the play, so that they give nothing away."""
    found = text("04")
    assert found.index("play()") < found.index('chart("one_pole_only")') < found.index('chart("sixty_plays")')


def test_module_06_lists_the_eight_considerations():
    """The eight considerations of the source stand in its order."""
    listed = re.findall(r"^\d\. (.+)$", text("06").split("## Eight considerations")[1], re.MULTILINE)[:8]
    assert [c for c, line in zip(CONSIDERATIONS_06, listed, strict=True) if c not in line] == []


def test_module_06_shows_endings_after_the_play():
    """The chart of endings stands after the play, so that it gives nothing away."""
    found = text("06")
    assert found.index('chart("sides_and_endings")') > found.index("play()")


@pytest.mark.parametrize("number", ["09", "10"])
def test_the_play_comes_after_all_charts(number):
    """No chart of these modules needs a play before it."""
    found = text(number)
    assert found.rindex('chart("') < found.index("play()")


def test_module_10_teaches_every_paragraph_on_security():
    """The fourteen paragraphs of the source on safety and security are all cited in the text."""
    found = [c.code for c in citations(text("10")) if c.code.startswith("S2 SEC")]
    assert {number for code in found for number in _numbers(code)} == set(range(1, 15))


def _numbers(code):
    for first, last in re.findall(r"¶(\d+)(?:–(\d+))?", code):
        yield from range(int(first), int(last or first) + 1)


def test_module_10_has_official_terms_as_the_source_has_them():
    """The names of systems, policies and posts stand in the text word for word."""
    found = text("10")
    assert [term for term in OFFICIAL_TERMS_10 if term not in found] == []
