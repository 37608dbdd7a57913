"""The text of every module: its length, its sentences, its words, its citations, its links and its cells."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import jupytext
import pytest
from briefs import BRIEFS

from bluehelm.charts.figures import FIGURES
from bluehelm.exercise import Exercise, load_exercise
from bluehelm.exercise.checks import load_checks
from bluehelm.glossary import load
from bluehelm.module_text import longest
from bluehelm.prose import annotate_module
from bluehelm.reading import sentence_lengths, sentences, unexplained, word_count
from bluehelm.sources import check

ROOT = Path(__file__).parents[2]
LAST_SECTIONS = ["Exercises", "Words used here", "Sources"]


@dataclass(frozen=True)
class Module:
    """One module as its author wrote it."""

    folder: Path
    text: str
    exercise: Exercise

    @property
    def objectives(self):
        """The names of its objectives: as many as its brief has, seven where it says nothing."""
        number = self.folder.name[:2]
        return [f"M{number}-LO{n + 1}" for n in range(BRIEFS[number].get("objectives", 7))]

    @property
    def units(self):
        """The numbers of its units: as many as its brief has, three where it says nothing."""
        return [str(n + 1) for n in range(BRIEFS[self.folder.name[:2]].get("units", 3))]

    @property
    def sections(self):
        """The headings of its sections, in order."""
        return re.findall(r"^## (.+)$", self.text, re.MULTILINE)

    def cells(self, kind):
        """The sources of its cells of one kind, as jupytext reads them."""
        return [c.source for c in jupytext.reads(self.text, fmt="md:myst").cells if c.cell_type == kind]


@pytest.fixture(
    scope="module", params=sorted(ROOT.glob("modules/[0-9][0-9]_*")), ids=lambda folder: folder.name
)
def module(request):
    """Each module in turn."""
    folder = request.param
    exercise = load_exercise(ROOT / "solutions" / folder.name[3:] / "exercise.yaml")
    return Module(folder, (folder / "module.md").read_text(encoding="utf-8"), exercise)


def test_it_can_be_read_in_twenty_minutes(module):
    """A core module holds 1,300 to 1,600 words, tables and headings included; any other 600 to 900."""
    most = longest(module.folder / "module.md")
    assert most in (900, 1600)
    assert most - 300 <= word_count(module.text) <= most


def test_its_sentences_are_short(module):
    """Full sentences hold 18 words at most on average, and none is longer than 32."""
    both = zip(sentence_lengths(module.text), sentences(module.text), strict=True)
    lengths = [length for length, sentence in both if sentence.endswith((".", "?"))]
    assert sum(lengths) / len(lengths) <= 18
    assert max(lengths) <= 32


def test_every_locator_exists(module):
    """Each citation names a place that the sources have, in text, exercises and self-checks."""
    assert check(module.text) == []
    cited = [item.source for item in module.exercise.items]
    cited += [one.source for one in load_checks(module.folder / "checks.yaml").values()]
    assert [check(source) for source in cited] == [[]] * len(cited)


def test_every_abbreviation_is_opened_where_it_first_stands(module):
    """No abbreviation stands before it is written out, and each is in the glossary."""
    assert unexplained([module.text], load()) == []


def test_every_objective_is_stated_and_has_an_exercise(module):
    """The objectives of the brief stand at the top, and each is shown by an item of the exercises."""
    top = module.text.split("\n## ")[0]
    assert re.findall(r"M\d\d-LO\d", top) == module.objectives
    shown = {name for item in module.exercise.items for name in item.objectives}
    assert shown == set(module.objectives)


def test_units_have_a_place_to_stop(module):
    """Each unit says where it starts and where it ends."""
    last = module.units[-1]
    assert re.findall(rf"\*Unit (\d) of {last}\*", module.text) == module.units
    assert re.findall(r"\*End of unit (\d)\.", module.text) == module.units


def test_it_ends_with_play_exercises_words_and_sources(module):
    """Every module closes in the same order, so that readers find their way."""
    assert module.sections[-3:] == LAST_SECTIONS
    assert module.sections[-4].startswith("Play: ")


def test_code_cells_are_one_call_each(module):
    """Participants need no code: a cell opens the page, shows a chart or a self-check, or opens the play."""
    first, *rest = module.cells("code")
    assert first == "from bluehelm.ui.module import begin, chart, check, play\n\nbegin()"
    assert rest.count("play()") == 1
    named = [re.fullmatch(r'(chart|check)\("(\w+)"\)', call) for call in rest if call != "play()"]
    assert all(named)
    assert {m[2] for m in named if m[1] == "chart"} <= set(FIGURES)
    assert [m[2] for m in named if m[1] == "check"] == list(load_checks(module.folder / "checks.yaml"))


def test_feedback_sends_readers_to_sections_that_exist(module):
    """Each item's “read” names a section of the module by its heading."""
    named = {name for item in module.exercise.items for name in re.findall("“(.+?)”", item.read)}
    assert named
    assert named <= set(module.sections)


def test_the_exercises_can_be_reached(module):
    """The link to the exercises is relative, for JupyterLab and Voilà, and leads to a file that is there."""
    slug = module.folder.name[3:]
    link = f"../../exercises/{slug}/{slug}.ipynb"
    assert f"]({link})" in module.text
    assert (module.folder / link).is_file()


def test_annotation_explains_words_and_keeps_the_text(module):
    """The annotated module holds both lists, and each link inside it has its target."""
    done = "\n".join(annotate_module(module.cells("markdown")))
    assert done.count('class="bh-term"') > longest(module.folder / "module.md") // 150
    assert set(re.findall(r'href="#([^"]+)"', done)) <= set(re.findall(r'id="([^"]+)"', done))
    assert not re.search(r"\[S\d", done.replace(">[<", ""))
