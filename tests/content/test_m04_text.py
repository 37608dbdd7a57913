"""The text of module 04: its length, its sentences, its words, its sections, its citations."""

from __future__ import annotations

import re
from pathlib import Path

import jupytext
import pytest

from bluehelm.charts.figures import FIGURES
from bluehelm.exercise import load_exercise
from bluehelm.exercise.checks import load_checks
from bluehelm.glossary import load
from bluehelm.prose import annotate_module
from bluehelm.reading import sentence_lengths, sentences, unexplained, word_count
from bluehelm.sources import check

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "modules" / "04_primacy_of_politics" / "module.md"
SECTIONS = [
    "Politics guides the mission",
    "Three levels of the head of mission",
    "Five tests for every decision",
    "The consent watch",
    "Date or inclusion",
    "Who stands at which pole",
    "One page for the team",
    "Play: The ballot and the bargain",
    "Exercises",
    "Words used here",
    "Sources",
]
MISCONCEPTIONS = [
    "Politics is the SRSG's job only.",
    "Consent is a signature.",
    "Impartiality means treating every act alike, or saying nothing.",
    "Elections are the end of the process.",
    "Security first, then politics.",
]
TENSIONS = [
    "Momentum and dates – inclusion and sequence",
    "Close to the government – equal distance",
    "International push – national and local ownership",
    "Public voice – quiet diplomacy",
    "Robust use of force – its political price",
    "UN lead – regional lead",
]


@pytest.fixture(scope="module")
def text():
    """The source of the module."""
    return SOURCE.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def notebook(text):
    """The module as jupytext reads it."""
    return jupytext.reads(text, fmt="md:myst")


def test_it_can_be_read_in_twenty_minutes(text):
    """A core module holds 1,300 to 1,600 words, tables and headings included."""
    assert 1300 <= word_count(text) <= 1600


def test_its_sentences_are_short(text):
    """Full sentences hold 18 words at most on average, and none is longer than 32."""
    lengths = [
        n for n, s in zip(sentence_lengths(text), sentences(text), strict=True) if s.endswith((".", "?"))
    ]
    assert sum(lengths) / len(lengths) <= 18
    assert max(lengths) <= 32


def test_its_sections_are_those_of_the_brief(text):
    """The sections lead from the principle to the tests, the watch, the poles, the note, and the play."""
    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == SECTIONS


def test_every_locator_exists(text):
    """Each citation names a place that the sources have."""
    assert check(text) == []


def test_every_abbreviation_is_opened_where_it_first_stands(text):
    """No abbreviation stands before it is written out, and each is in the glossary."""
    assert unexplained([text], load()) == []


def test_every_misconception_is_confronted(text):
    """Each of the five misconceptions of the brief is quoted and answered."""
    assert [m for m in MISCONCEPTIONS if f"> **“{m}”** " not in text] == []


def test_every_tension_has_its_seats(text):
    """Each of the six tensions of the brief is a row that names who stands at which pole."""
    rows = {
        cells[1].strip(): cells
        for cells in (line.split("|") for line in text.splitlines())
        if len(cells) == 5
    }
    assert set(TENSIONS) <= set(rows)
    assert all(cell.strip() for tension in TENSIONS for cell in rows[tension][2:4])


def test_every_objective_is_stated(text):
    """The seven objectives stand at the top."""
    top = text.split(f"## {SECTIONS[0]}")[0]
    assert re.findall(r"M04-LO\d", top) == [f"M04-LO{n}" for n in range(1, 8)]


def test_three_units_have_a_place_to_stop(text):
    """Each unit says where it starts and where it ends."""
    assert re.findall(r"\*Unit (\d) of 3\*", text) == ["1", "2", "3"]
    assert re.findall(r"\*End of unit (\d)\.", text) == ["1", "2", "3"]


def test_code_cells_are_one_call_each(notebook):
    """A cell opens the page, shows a chart or a self-check, or the play; charts of plays follow the play."""
    code = [c.source for c in notebook.cells if c.cell_type == "code"]
    assert code[0] == "from bluehelm.ui.module import begin, chart, check, play\n\nbegin()"
    named = [re.fullmatch(r'(chart|check)\("(\w+)"\)', c) for c in code[1:] if c != "play()"]
    assert all(named)
    assert {m[2] for m in named if m[1] == "chart"} <= set(FIGURES)
    assert [m[2] for m in named if m[1] == "check"] == list(load_checks(SOURCE.with_name("checks.yaml")))
    assert code[-3:] == ["play()", 'chart("one_pole_only")', 'chart("sixty_plays")']


def test_feedback_sends_readers_to_sections_that_exist(text):
    """Each item's “read” names a section of the module by its heading."""
    exercise = load_exercise(ROOT / "solutions" / "primacy_of_politics" / "exercise.yaml")
    named = {name for item in exercise.items for name in re.findall("“(.+?)”", item.read)}
    assert named <= set(SECTIONS)


def test_the_exercises_can_be_reached(text):
    """The link to the exercises is relative, and leads to a file that is there."""
    link = re.search(r"\]\((\.\./\.\./exercises/[^)]+)\)", text)
    assert link
    assert (SOURCE.parent / link[1]).resolve().is_file()


def test_annotation_explains_words_and_keeps_the_text(notebook):
    """The annotated module holds both lists, and each link inside it has its target."""
    cells = [c.source for c in notebook.cells if c.cell_type == "markdown"]
    done = "\n".join(annotate_module(cells))
    assert done.count('class="bh-term"') > 10
    assert set(re.findall(r'href="#([^"]+)"', done)) <= set(re.findall(r'id="([^"]+)"', done))
    assert "[S1" not in done.replace(">[<", "")
