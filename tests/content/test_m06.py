"""The text and the invented data of module 06."""

from __future__ import annotations

import csv
import re
from collections import Counter

import jupytext
import pytest

from bluehelm.charts.figures import FIGURES
from bluehelm.exercise import load_exercise
from bluehelm.exercise.checks import load_checks
from bluehelm.glossary import load
from bluehelm.reading import sentence_lengths, sentences, unexplained, word_count
from bluehelm.sources import check
from bluehelm_grading.module_facts import objectives
from bluehelm_grading.synthetic_m06 import FOLDER, UNKNOWN_ACTOR_SHARE, USUAL, WEAK_LINES, files, main

SOURCE = FOLDER.parent / "module.md"
MISCONCEPTIONS = [
    "Integrated means under one command.",
    "Integration means all in one camp.",
    "Humanitarian space is against security.",
    "Integration is the RC/HC’s task.",
    "UNCT is a component of the mission.",
]
CONSIDERATIONS = [
    "functionally integrated teams",
    "collaborative and flexible",
    "shared understanding",
    "organizational and cultural diversity",
    "manage change when needed",
    "accept responsibility, and ensure accountability",
    "integrated planning and action",
    "planning and assessment tools effectively and creatively",
]
TENSIONS = [
    "Secure and stable environment – humanitarian space",
    "One structure, one place – distinct identities",
    "Headquarters order – sector function",
    "Hand over early – stay until stable",
]


@pytest.fixture(scope="module")
def text():
    """The source of the module."""
    return SOURCE.read_text(encoding="utf-8")


def read(name):
    """Read one invented file."""
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_it_can_be_read_in_the_time_that_it_says(text):
    """A core module holds 1,300 to 1,600 words, in sentences of 18 words at most on average."""
    assert 1300 <= word_count(text) <= 1600
    lengths = [
        n for n, s in zip(sentence_lengths(text), sentences(text), strict=True) if s.endswith((".", "?"))
    ]
    assert sum(lengths) / len(lengths) <= 18
    assert max(lengths) <= 32


def test_locators_exist_and_abbreviations_are_opened(text):
    """Each citation names a place of the sources; each abbreviation is written out where it first stands."""
    assert check(text) == []
    assert unexplained([text], load()) == []


def test_misconceptions_considerations_and_tensions_of_the_brief_are_there(text):
    """Five misconceptions are answered, eight considerations listed, four tensions have two poles."""
    assert [m for m in MISCONCEPTIONS if f"> **“{m}”** " not in text] == []
    listed = re.findall(r"^\d\. (.+)$", text.split("## Eight considerations")[1], re.MULTILINE)[:8]
    assert [c for c, line in zip(CONSIDERATIONS, listed, strict=True) if c not in line] == []
    assert [t for t in TENSIONS if f"| {t} | " not in text] == []


def test_objectives_are_stated_and_each_has_an_exercise(text):
    """The seven objectives stand at the top, and each is shown by an item of the exercises."""
    stated = list(objectives(text))
    assert stated == [f"M06-LO{n}" for n in range(1, 8)]
    exercise = load_exercise(SOURCE.parents[2] / "solutions" / "integrated_missions" / "exercise.yaml")
    assert {name for item in exercise.items for name in item.objectives} == set(stated)


def test_three_units_have_a_place_to_stop(text):
    """Each unit says where it starts and where it ends."""
    assert re.findall(r"\*Unit (\d) of 3\*", text) == ["1", "2", "3"]
    assert re.findall(r"\*End of unit (\d)\.", text) == ["1", "2", "3"]


def test_code_cells_are_one_call_each():
    """A cell opens the page, shows a chart or a self-check, or opens the play; all that is named exists."""
    cells = jupytext.read(SOURCE, fmt="md:myst").cells
    code = [c.source for c in cells if c.cell_type == "code"]
    assert code[0] == "from bluehelm.ui.module import begin, chart, check, play\n\nbegin()"
    named = [re.fullmatch(r'(chart|check)\("(\w+)"\)', c) for c in code[1:] if c != "play()"]
    assert code.count("play()") == 1
    assert all(named)
    assert {m[2] for m in named if m[1] == "chart"} <= set(FIGURES)
    assert [m[2] for m in named if m[1] == "check"] == list(load_checks(SOURCE.with_name("checks.yaml")))


def test_endings_are_not_shown_before_the_play(text):
    """The chart of endings stands after the play, so that it gives nothing away."""
    assert text.index('chart("sides_and_endings")') > text.index("play()")


def test_the_script_makes_the_files_that_are_committed(tmp_path):
    """A run of the script gives what the repository holds, byte for byte."""
    main(tmp_path)
    for name in files():
        assert (tmp_path / name).read_bytes() == (FOLDER / name).read_bytes(), (
            f"{name} differs. Run python -m bluehelm_grading.synthetic_m06 and commit the result."
        )


def test_every_data_file_is_in_the_dictionary():
    """Each file and each of its columns is explained in the README beside it."""
    words = (FOLDER / "README.md").read_text(encoding="utf-8")
    for path in FOLDER.glob("*.csv"):
        section = words.split(f"## {path.name}\n")[1].split("\n## ")[0]
        columns = re.findall(r"\w+", " ".join(re.findall(r"^\| ([\w, ]+) \|", section, re.MULTILINE)))
        assert set(read(path.name)[0]) <= set(columns), path.name


def test_incidents_follow_the_assumptions():
    """Numbers lie near those of the brief; bombs in Drylands only, missing reports on weak lines only."""
    incidents = read("incidents.csv")
    counts = Counter(r["province"] for r in incidents)
    assert all(abs(counts[p] / 6 - usual) <= 3 * (usual / 6) ** 0.5 for p, usual in USUAL.items())
    assert {r["province"] for r in incidents if r["type"] == "IED"} == {"Drylands"}
    missing = [r for r in incidents if r["reported"] == "0"]
    assert missing
    assert {r["province"] for r in missing} <= set(WEAK_LINES)
    assert {r["type"] + r["actor"] + r["known_by"] + r["victims_f"] for r in missing} == {""}
    unknown = sum(r["actor"] == "unknown" for r in incidents) / len(incidents)
    assert abs(unknown - UNKNOWN_ACTOR_SHARE) < 0.08
