"""The text of module 10: its length, its sentences, its words, its sections, its citations."""

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
from bluehelm.sources import check, citations

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "modules" / "10_security_management" / "module.md"
SECTIONS = [
    "Who answers for safety",
    "Four policies, four questions",
    "From threat to measure",
    "Which activities are worth the risk",
    "Programme and safety",
    "Two systems, one ground",
    "The case: Saraf Umra",
    "The decision note",
    "Play: The road to Ashkel",
    "Exercises",
    "Words used here",
    "Sources",
]
MISCONCEPTIONS = [
    "The FC is responsible for all security.",
    "The host’s duty ends where its capacity ends.",
    "PSA decides.",
    "Zero risk is the aim.",
    "Programme criticality says what is safe.",
    "Agencies may decide alone.",
    "The system covers internationals first.",
]
FRAMEWORKS = [
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


def test_its_sections_follow_a_decision(text):
    """The sections stand in the order of a decision: who answers, which risk, worth it, written down."""
    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == SECTIONS


def test_every_locator_exists(text):
    """Each citation names a place that the sources have, in text, exercises and self-checks."""
    assert check(text) == []
    exercise = load_exercise(ROOT / "solutions/security_management/exercise.yaml")
    cited = [item.source for item in exercise.items]
    cited += [one.source for one in load_checks(SOURCE.with_name("checks.yaml")).values()]
    assert [check(source) for source in cited] == [[]] * len(cited)


def test_every_paragraph_on_security_is_taught(text):
    """The fourteen paragraphs of the source on safety and security are all cited in the text."""
    found = [c.code for c in citations(text) if c.code.startswith("S2 SEC")]
    taught = {number for code in found for number in _numbers(code)}
    assert taught == set(range(1, 15))


def _numbers(code):
    for first, last in re.findall(r"¶(\d+)(?:–(\d+))?", code):
        yield from range(int(first), int(last or first) + 1)


def test_every_abbreviation_is_opened_where_it_first_stands(text):
    """No abbreviation stands before it is written out, and each is in the glossary."""
    assert unexplained([text], load()) == []


def test_every_misconception_is_confronted(text):
    """Each of the seven misconceptions of the brief is quoted and answered."""
    assert [m for m in MISCONCEPTIONS if f"> **“{m}”** " not in text] == []


def test_official_terms_stand_as_the_source_has_them(text):
    """The names of systems, policies and posts stand in the text word for word."""
    assert [term for term in FRAMEWORKS if term not in text] == []


def test_every_objective_is_stated(text):
    """The seven objectives stand at the top."""
    top = text.split("## Who answers for safety")[0]
    assert re.findall(r"M10-LO\d", top) == [f"M10-LO{n}" for n in range(1, 8)]


def test_three_units_have_a_place_to_stop(text):
    """Each unit says where it starts and where it ends."""
    assert re.findall(r"\*Unit (\d) of 3\*", text) == ["1", "2", "3"]
    assert re.findall(r"\*End of unit (\d)\.", text) == ["1", "2", "3"]


def test_code_cells_are_one_call_each(notebook):
    """Participants need no code: a cell opens the page, shows a chart or a self-check, or opens the play."""
    code = [c.source for c in notebook.cells if c.cell_type == "code"]
    assert code[0] == "from bluehelm.ui.module import begin, chart, check, play\n\nbegin()"
    assert code[-1] == "play()"
    named = [re.fullmatch(r'(chart|check)\("(\w+)"\)', c) for c in code[1:-1]]
    assert all(named)
    charts = [m[2] for m in named if m[1] == "chart"]
    assert len(charts) == 4
    assert set(charts) <= set(FIGURES)
    assert [m[2] for m in named if m[1] == "check"] == list(load_checks(SOURCE.with_name("checks.yaml")))


def test_exercises_send_back_to_sections_that_exist(text):
    """Each item names the section to read again by its heading."""
    exercise = load_exercise(ROOT / "solutions/security_management/exercise.yaml")
    named = {heading for item in exercise.items for heading in re.findall("“(.+?)”", item.read)}
    assert named <= set(SECTIONS)


def test_the_exercises_can_be_reached(text):
    """The link to the exercises is relative, so that JupyterLab and Voilà can both follow it."""
    assert "](../../exercises/security_management/security_management.ipynb)" in text


def test_annotation_explains_words_and_keeps_the_text(notebook):
    """The annotated module holds both lists, and each link inside it has its target."""
    cells = [c.source for c in notebook.cells if c.cell_type == "markdown"]
    done = "\n".join(annotate_module(cells))
    assert done.count('class="bh-term"') > 15
    assert set(re.findall(r'href="#([^"]+)"', done)) <= set(re.findall(r'id="([^"]+)"', done))
    assert "[S2" not in done.replace(">[<", "")
