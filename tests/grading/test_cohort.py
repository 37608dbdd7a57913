"""The dashboard's tables: a class of twelve counted by hand, classes of every size, names, files, plays."""

import csv
import io
import json
import re
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bluehelm.charts import renderer
from bluehelm.charts.figure import Table
from bluehelm.exercise import Exercise, load_exercise
from bluehelm_grading.cohort.choices import choices, drawing
from bluehelm_grading.cohort.completion import by_item, completion, learners_table
from bluehelm_grading.cohort.decisions import decisions, decisions_in
from bluehelm_grading.cohort.export import csv_text, safe, zipped
from bluehelm_grading.cohort.items import caution, item_figures
from bluehelm_grading.cohort.model import Cohort
from bluehelm_grading.cohort.names import hiding, numbered
from bluehelm_grading.cohort.objectives import objectives
from bluehelm_grading.cohort.people import memos_waiting, needs_table
from bluehelm_grading.cohort.points import histogram, totals
from bluehelm_grading.cohort.reading import NothingGradedError, chosen, read_cohort
from bluehelm_grading.cohort.sections import sections, tables
from bluehelm_grading.cohort.serve import cohort as verb
from bluehelm_grading.course import Course
from bluehelm_grading.feedback_items import Mark
from bluehelm_grading.module_facts import ModuleFacts, module_facts
from bluehelm_grading.settings import settings
from bluehelm_grading.submission import Notes

from .a_class import learner, of_size, of_twelve
from .conftest import ASSIGNMENT, ROOT, new_course, twelve


@pytest.fixture(scope="module")
def exercise() -> Exercise:
    """Return the shipped exercise with its keys."""
    return load_exercise(ROOT / "solutions" / ASSIGNMENT / "exercise.yaml")


@pytest.fixture(scope="module")
def facts() -> ModuleFacts:
    """Return what the shipped module says."""
    return module_facts(Course(ROOT), "M09")


@pytest.fixture(scope="module")
def class_of_twelve(exercise: Exercise, facts: ModuleFacts) -> Cohort:
    """Return the class of twelve, in memory."""
    return of_twelve(exercise, facts)


def test_everybody_is_counted_once(class_of_twelve: Cohort) -> None:
    """Complete, partly, blank, unreadable, absent: each of the thirteen is one of them."""
    found = completion(class_of_twelve)
    assert (found.blank, found.unreadable, found.absent, found.ungraded) == (1, 1, 1, 0)
    assert found.complete + found.partly == 10
    assert found.handed_in == 12
    assert len(learners_table(class_of_twelve, str).rows) == 13
    assert all(one.complete + one.partly + one.not_begun == 11 for one in by_item(class_of_twelve))


def test_totals_are_those_worked_out_by_hand(class_of_twelve: Cohort) -> None:
    """Only readable answers count, the memo that waits is left out, and every total is in one bin."""
    parts = [one for one in twelve.CLASS if one.name not in {"blank", "malformed"}]
    assert totals(class_of_twelve) == pytest.approx([sum(one.expected.values()) for one in parts])
    assert [item.id for item in class_of_twelve.counted] == [f"M09-E{n}" for n in range(1, 8)]
    assert sum(one.learners for one in histogram(class_of_twelve)) == len(parts)


def test_choices_are_counted_option_by_option(class_of_twelve: Cohort) -> None:
    """What each of the class chose at one question is what the table says, with the key marked."""
    found = {(one.item.id, one.part.id): one for one in choices(class_of_twelve)}
    steps = found["M09-E5", "first_step"]
    given = Counter(
        (one.answers or {}).get("M09-E5", {}).get("first_step")
        for one in twelve.CLASS
        if one.name not in {"blank", "malformed"}
    )
    options = steps.part.options  # type: ignore[attr-defined]
    counted = {one.words: one.count for one in steps.rows}
    assert counted == {words: given[name] for name, words in options.items()} | {"No answer": given[None]}
    assert [one.words for one in steps.rows if one.state == "right"] == [options["talk"]]
    assert [one.words for one in steps.rows if one.state == "partly"] == [options["order_him"]]
    assert drawing(steps.rows).words in {options["use_soldiers"], options["keep_quiet"]}  # type: ignore[union-attr]


def test_a_row_adds_up_to_the_class(class_of_twelve: Cohort) -> None:
    """In each row that takes one choice, choices and no answer together are all who take part."""
    for part in choices(class_of_twelve):
        rows = {one.row for one in part.rows if one.row}
        for row in rows:
            assert sum(one.count for one in part.rows if one.row == row) == 10


def test_an_objective_is_met_from_sixty_per_cent(exercise: Exercise) -> None:
    """3.6 of 6 points meet an objective, a little less does not; shares are of those who take part."""
    given = [Mark(3.6), Mark(3.59), Mark(0), Mark(6)]
    base = learner(exercise, "x", twelve.PERFECT.file())
    people = tuple(
        type(base)(f"l{n}", base.marks | {"M09-E2": mark}, base.handed, base.arrived)
        for n, mark in enumerate(given)
    )
    found = {one.id: one for one in objectives(Cohort(exercise, people))}
    assert (found["M09-LO2"].below, found["M09-LO2"].share_below) == (2, 0.5)
    assert found["M09-LO6"].below == 0


def test_a_memo_counts_once_all_are_marked(exercise: Exercise) -> None:
    """A memo that waits for one learner is in nobody's total; when all are marked, it is in all."""
    files = [twelve.PERFECT.file(), twelve.WEAK.file(), twelve.PARTIAL_1.file(), twelve.PARTIAL_2.file()]
    marked = [learner(exercise, f"l{n}", content, Mark(float(n))) for n, content in enumerate(files)]
    waiting = learner(exercise, "l9", files[0])
    some, everybody = Cohort(exercise, (*marked, waiting)), Cohort(exercise, tuple(marked))
    assert totals(some)[0] == 40
    assert totals(everybody)[0] == 40
    assert totals(everybody)[3] == totals(some)[3] + 3
    memo = item_figures(some)[-1]
    assert (memo.learners, memo.p.value) == (4, pytest.approx(0.15))
    assert memos_waiting(some) == 1


@pytest.mark.parametrize("size", [0, 1, 2, 12, 40])
def test_classes_of_every_size_can_be_shown(exercise: Exercise, size: int) -> None:
    """Nobody, one, two or many: each section has its words, each chart draws with Vega-Lite 5."""
    cohort = of_size(exercise, size)
    found = sections(cohort, hiding(cohort.names))
    assert len(found) == (7 if size else 2)
    charts = [panel.chart for one in found for panel in one.panels[:2] if panel.chart]
    for draw in charts:
        assert renderer.svg(draw(), 330).startswith("<svg")
    assert bool(caution(cohort)) == (size < 30)
    figures = [one.r.text() for one in item_figures(cohort)]
    assert size > 2 or not any(text.replace("−", "-")[-1:].isdigit() for text in figures)


def test_every_chart_has_axes_with_units_and_a_finding(class_of_twelve: Cohort) -> None:
    """No chart without a title of its own; every axis that is drawn is named."""
    panels = [panel for one in sections(class_of_twelve, str) for panel in one.panels if panel.chart]
    assert len(panels) > 12
    for panel in panels:
        spec = panel.chart().to_dict()  # type: ignore[misc]
        assert spec["title"]["text"]
        assert panel.finding
        assert panel.table.rows
        drawn = re.findall(r'"title": "([^"]+)"', json.dumps(spec["layer"]))
        assert [title for title in drawn if re.search("share|learners|points|correlation", title)]


def test_numbers_say_nothing_about_names() -> None:
    """Numbers are the same each time, differ for all, and do not follow the alphabet."""
    names = [f"{letter}{n}" for letter in "abcdef" for n in range(20)]
    labels = numbered(names)
    assert labels == numbered(reversed(names))
    assert len(set(labels.values())) == 120
    assert [labels[name] for name in names] != sorted(labels.values())
    assert labels[names[0]].startswith("Learner ")
    assert len(labels[names[0]]) == len("Learner 001")


def test_hidden_names_are_in_no_table(exercise: Exercise) -> None:
    """While names are hidden none is in any table, not even inside a note for the marker."""
    notes = Notes(marker=("anna.b and boris-c handed in the same answers.",))
    people = tuple(learner(exercise, name, twelve.WEAK.file(), notes=notes) for name in ("anna.b", "boris-c"))
    cohort = Cohort(exercise, people, absent=("chen+x",))
    hidden = json.dumps([table.rows for table in tables(sections(cohort, hiding(cohort.names))).values()])
    shown = json.dumps([table.rows for table in tables(sections(cohort, str)).values()])
    assert not [name for name in cohort.names if name in hidden]
    assert all(name in shown for name in cohort.names)
    assert len(re.findall(r"Learner 0\d and Learner 0\d handed in the same", hidden)) == 2


@pytest.mark.parametrize(
    "cell",
    ["=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1", "  =1", "\r=1", "＝1+1", "=cmd|' /C calc'!A0", "−1 day"],
)
def test_a_cell_never_becomes_a_formula(cell: str) -> None:
    """What a spreadsheet would run comes after an apostrophe; a number stays a number."""
    assert safe(cell).lstrip()[0] == "'"
    assert safe("-0.25") == "-0.25"


def test_a_table_is_read_back_as_it_was() -> None:
    """Commas, quotes, line ends and every script survive the file; all tables come in one zip."""
    table = Table(("A", "B"), (('x, "y"', "line\nend"), ("王", "é")))
    read = list(csv.reader(io.StringIO(csv_text(table).removeprefix("\ufeff"), newline="")))
    assert read == [["A", "B"], ['x, "y"', "line\nend"], ["王", "é"]]
    with zipfile.ZipFile(io.BytesIO(zipped({"one": table}))) as archive:
        assert archive.read("one.csv").decode() == csv_text(table)
    assert zipped({"one": table}) == zipped({"one": table})


PLAY = {"format": 1, "scenario": "korvu_gate", "content_hash": "0", "seed": 1}


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[" * 100_000,
        b'{"finished": [{"transcript": 7}]}',
        json.dumps({**PLAY, "scenario": "other", "choices": ["D1.A"]}).encode(),
        json.dumps({**PLAY, "choices": ["D1", "D1.Z", "D99.A", "", ".", "D1:CARD", "<b>.A"]}).encode(),
    ],
    ids=["empty", "broken", "deep", "wrong", "other scenario", "unknown choices"],
)
def test_a_play_that_cannot_be_read_is_no_play(facts: ModuleFacts, tmp_path: Path, content: bytes) -> None:
    """Hostile and strange files count for nothing and raise nothing."""
    (tmp_path / "play.json").write_bytes(content)
    assert decisions_in(tmp_path, facts.scenario) == {}


def test_the_first_finished_play_counts(exercise: Exercise, facts: ModuleFacts, tmp_path: Path) -> None:
    """Of a learner's plays the first counts; shares are of those who came to the decision."""
    assert facts.scenario is not None
    play = {**PLAY, "scenario": facts.scenario.id}
    first, second = ({"transcript": play | {"choices": [c]}, "ended_at": "x"} for c in ("D1.B", "D1.A"))
    (tmp_path / "play.json").write_text(json.dumps({"format": 1, "finished": [first, second]}))
    met = decisions_in(tmp_path, facts.scenario)
    assert met == {"D1": "B"}
    people = [learner(exercise, f"l{n}", twelve.PERFECT.file(), decisions=met) for n in range(3)]
    people.append(learner(exercise, "l4", twelve.PERFECT.file(), decisions={"D1": "A", "D2": "C"}))
    found = decisions(Cohort(exercise, tuple(people), facts=facts))
    assert [(one.scene, {each.choice: each.count for each in one.taken if each.count}) for one in found] == [
        ("D1", {"A": 1, "B": 3}),
        ("D2", {"C": 1}),
    ]
    assert found[0].taken[0].of == 4


def test_a_graded_class_is_read_from_the_gradebook(course: Path, gradebook: Callable[[Path], Any]) -> None:
    """Points, waiting memos, notes and absent learners come from the gradebook and the clean copies."""
    book = gradebook(course)
    book.update_or_create_student("absent-one")
    read = read_cohort(course, chosen(settings(course), None))
    expected = {one.name.replace(" ", "-"): one for one in twelve.CLASS}
    assert {one.name for one in read.learners} == set(expected)
    assert "absent-one" in read.absent
    for one in read.learners:
        for item in twelve.ITEMS[:-1]:
            assert one.marks[item].points == expected[one.name].points(item)
        assert one.marks["M09-MEMO"].waits or one.marks["M09-MEMO"].points
    rows = needs_table(read, str).rows
    assert rows[0][0] == "malformed"
    assert rows[0][2] == "yes"


def test_the_tables_can_be_written_without_a_page(course: Path, tmp_path: Path) -> None:
    """`--csv` writes one file for each table, names hidden."""
    assert verb(course, ASSIGNMENT, csv=tmp_path / "out") == 0
    files = {path.name: path.read_text(encoding="utf-8-sig") for path in (tmp_path / "out").iterdir()}
    assert {"completion_by_learner.csv", "choices.csv", "item_figures.csv"} <= set(files)
    assert "Learner 01" in files["completion_by_learner.csv"]
    assert "partial-one" not in "".join(files.values())


def test_a_course_without_grades_says_what_to_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Before anything is graded the verb ends with the next step, and no traceback."""
    course = new_course(tmp_path, ASSIGNMENT)
    assert verb(course, ASSIGNMENT) == 2
    assert "bluehelm grade" in capsys.readouterr().err
    assert not list((course / "grading").rglob("*.db"))


def test_an_assignment_that_is_not_graded_is_named(course: Path) -> None:
    """A wrong name lists those that can be shown."""
    with pytest.raises(NothingGradedError, match=f"Graded are: {ASSIGNMENT}"):
        chosen(settings(course), "another")
