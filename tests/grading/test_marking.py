"""Marking memos: the queue, what is written to nbgrader's gradebook, two markers at once, blind marks."""

import csv
import warnings
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bluehelm_grading.marking import remarks
from bluehelm_grading.marking.book import ChangedMeanwhileError
from bluehelm_grading.marking.cases import BlindMark, Mark, differ, settled
from bluehelm_grading.marking.desk import Desk, NothingToMarkError
from bluehelm_grading.marking.paper import paper, without_names
from bluehelm_grading.marking.rubric import level_at
from bluehelm_grading.marking.serve import agreement_report
from bluehelm_grading.marking.sheets import checked_name
from bluehelm_grading.release import register
from bluehelm_grading.settings import settings

from .conftest import ASSIGNMENT, new_course, student_id, twelve

GOOD = Mark(7.0, "Clear recommendation.", waits=False)


@pytest.fixture
def graded(own_course: Path) -> Iterator[Path]:
    """The graded class of twelve, in which no other test has marked."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # nbgrader's own
        yield own_course


def case_of(desk: Desk, learner: Any, item: str = "M09-MEMO") -> Any:
    """Return the case of a learner."""
    return next(c for c in desk.cases.values() if c.learner == student_id(learner) and c.item == item)


def blind(graded: Path, marker: str, *points: tuple[Any, float]) -> Desk:
    """Let a marker mark some learners blind."""
    desk = Desk(graded, ASSIGNMENT, marker, blind=True)
    for learner, given in points:
        desk.save(case_of(desk, learner), Mark(given, f"{marker} writes.", waits=False))
    return desk


def test_every_memo_and_only_flagged_points_are_in_the_queue(graded: Path) -> None:
    """All twelve memos wait, a blank one too, then the automatic marks of an unreadable submission."""
    desk = Desk(graded, ASSIGNMENT)
    queue = [desk.cases[key] for key in desk.keys]
    assert [case.is_memo for case in queue] == [True] * 12 + [False] * 7
    assert {case.learner for case in queue[:12]} == {student_id(learner) for learner in twelve.CLASS}
    assert {case.learner for case in queue[12:]} == {student_id(twelve.MALFORMED)}
    assert [case.number for case in queue[:12]] == list(range(1, 13))


def test_a_mark_is_nbgraders_own(graded: Path, gradebook: Any) -> None:
    """A saved mark is manual_score and manual_comment, and leaves formgrader's queue."""
    desk = Desk(graded, ASSIGNMENT)
    desk.save(case_of(desk, twelve.PERFECT), GOOD)
    book = gradebook(graded)
    where = ("m09-memo", ASSIGNMENT, ASSIGNMENT, student_id(twelve.PERFECT))
    grade = book.find_grade(*where)
    assert (grade.manual_score, grade.needs_manual_grade) == (7.0, False)
    assert book.find_comment(*where).manual_comment == "Clear recommendation."
    assert case_of(Desk(graded, ASSIGNMENT), twelve.PERFECT).mark == GOOD


def test_a_mark_made_in_formgrader_shows(graded: Path, gradebook: Any) -> None:
    """What formgrader wrote while the page was open is read at the next step, and not asked for again."""
    desk = Desk(graded, ASSIGNMENT)
    book, second = gradebook(graded), desk.cases[desk.keys[1]]
    grade = book.find_grade("m09-memo", ASSIGNMENT, ASSIGNMENT, second.learner)
    grade.manual_score, grade.needs_manual_grade = 5.0, False
    book.db.commit()
    assert desk.go_to_waiting()
    assert desk.place == 2
    assert desk.cases[second.key].mark == Mark(5.0, "", waits=False)


def test_two_markers_do_not_overwrite_each_other(graded: Path) -> None:
    """The second of two who have a memo open is refused, for points and for words alike."""
    first, second = Desk(graded, ASSIGNMENT), Desk(graded, ASSIGNMENT)
    first.save(case_of(first, twelve.WEAK), Mark(2.0, "No decision.", waits=False))
    with pytest.raises(ChangedMeanwhileError):
        second.save(case_of(second, twelve.WEAK), GOOD)
    second.read()
    assert case_of(second, twelve.WEAK).mark == Mark(2.0, "No decision.", waits=False)
    third = Desk(graded, ASSIGNMENT)
    first.save(case_of(first, twelve.WEAK), Mark(2.0, "No decision yet.", waits=False))
    with pytest.raises(ChangedMeanwhileError):
        third.save(case_of(third, twelve.WEAK), Mark(3.0, "Own words.", waits=False))
    assert case_of(Desk(graded, ASSIGNMENT), twelve.WEAK).mark == Mark(2.0, "No decision yet.", waits=False)


def test_automatic_marks_are_confirmed_or_replaced(graded: Path, gradebook: Any) -> None:
    """Confirming leaves the automatic points, others become manual ones; both leave the queue."""
    desk = Desk(graded, ASSIGNMENT)
    desk.save(case_of(desk, twelve.MALFORMED, "M09-E1"), Mark(4.5, waits=False))
    assert desk.confirm_all(case_of(desk, twelve.MALFORMED, "M09-E2")) == 6
    book = gradebook(graded)
    grades = book.find_submission_notebook(ASSIGNMENT, ASSIGNMENT, student_id(twelve.MALFORMED)).grades
    assert {g.name: (g.manual_score, g.needs_manual_grade) for g in grades} == {
        "m09-e1": (4.5, False),
        **{f"m09-e{n}": (None, False) for n in range(2, 8)},
        "m09-memo": (None, True),
    }


def test_the_paper_is_text_with_its_notes(graded: Path) -> None:
    """A memo comes as cleaned text with its words counted; a broken file's note says what to do."""
    desk = Desk(graded, ASSIGNMENT)
    hostile = paper(desk.course, ASSIGNMENT, desk.exercise, case_of(desk, twelve.HOSTILE))
    assert "<script>alert(1)</script>drawkcab" in hostile.memo
    assert "\u202e" not in hostile.memo
    broken = paper(desk.course, ASSIGNMENT, desk.exercise, case_of(desk, twelve.MALFORMED))
    assert (broken.memo, broken.words) == ("", 0)
    assert any("answers.json could not be read" in note for note in broken.notes)


def test_an_unsaved_mark_is_a_draft(graded: Path) -> None:
    """What is set and not saved is kept for the page only; what the gradebook holds is no draft."""
    desk = Desk(graded, ASSIGNMENT)
    case = case_of(desk, twelve.PERFECT)
    assert desk.keep_draft(case, GOOD)
    assert desk.drafts == {case.key: GOOD}
    assert Desk(graded, ASSIGNMENT).cases[case.key].mark.points is None
    assert not desk.keep_draft(case, case.mark)
    assert desk.drafts == {}


def test_blind_marks_change_nothing_that_nbgrader_counts(graded: Path, gradebook: Any) -> None:
    """Formgrader's numbers, the export, every score and the feedback are as before; so is grading again."""
    before = counted(graded, gradebook)
    feedback = feedback_of(graded)
    for marker in ("anna", "ben"):
        blind(graded, marker, *((learner, 8.0) for learner in twelve.CLASS))
    assert counted(graded, gradebook) == before
    made = nbgrader_api(graded).generate_feedback(ASSIGNMENT, student_id(twelve.PERFECT))
    assert made["success"], made["log"]
    assert feedback_of(graded) == feedback
    register(graded, ASSIGNMENT, settings(graded).db_url)
    assert counted(graded, gradebook) == before


def counted(graded: Path, gradebook: Any) -> Any:
    """Return all that nbgrader's own queries say of a class: those of formgrader, and the export."""
    from nbgrader.plugins import CsvExportPlugin

    api, book = nbgrader_api(graded), gradebook(graded)
    CsvExportPlugin(to=str(graded / "export.csv")).export(book)
    return (
        list(csv.reader((graded / "export.csv").open())),
        sorted(map(str, book.student_dicts())),
        sorted(map(str, book.submission_dicts(ASSIGNMENT))),
        [api.get_assignments(), api.get_notebooks(ASSIGNMENT), api.get_submissions(ASSIGNMENT)],
        [api.get_notebook_submissions(ASSIGNMENT, ASSIGNMENT), api.get_students()],
    )


def nbgrader_api(graded: Path) -> Any:
    """Return what formgrader's pages ask for their numbers."""
    from nbgrader.apps.api import NbGraderAPI
    from nbgrader.coursedir import CourseDirectory

    config = settings(graded).config
    return NbGraderAPI(CourseDirectory(config=config), config=config)


def feedback_of(graded: Path) -> str:
    """Return the feedback page of one learner."""
    folder = graded / "grading" / "runs" / "feedback" / student_id(twelve.PERFECT) / ASSIGNMENT
    return (folder / f"{ASSIGNMENT}.html").read_text(encoding="utf-8")


def test_a_blind_marker_sees_no_other_mark(graded: Path) -> None:
    """Ben's desk holds neither Anna's points nor her words, and all twelve memos still wait for him."""
    blind(graded, "anna", (twelve.PERFECT, 9.0))
    ben = Desk(graded, ASSIGNMENT, "ben", blind=True)
    assert [case.mark for case in ben.cases.values()] == [Mark()] * 12
    assert ben.remarks_of("M09-MEMO", None) == []
    assert case_of(Desk(graded, ASSIGNMENT, "anna", blind=True), twelve.PERFECT).mark.points == 9.0


def test_a_third_look_sets_the_final_mark(graded: Path) -> None:
    """Marks that differ are listed for moderation; where two agree, the mean and both comments are given."""
    blind(graded, "anna", (twelve.PERFECT, 9.0), (twelve.WEAK, 3.0), (twelve.MEMO_ONLY, 7.0))
    blind(graded, "ben", (twelve.PERFECT, 8.0), (twelve.WEAK, 0.0), (twelve.MEMO_ONLY, 8.0))
    desk = Desk(graded, ASSIGNMENT)
    desk.choose("to moderate")
    assert {desk.cases[key].learner for key in desk.keys} == {"perfect", "weak"}
    assert desk.settle() == 1
    assert case_of(desk, twelve.MEMO_ONLY).mark == Mark(7.5, "anna writes.\n\nben writes.", waits=False)
    desk.save(desk.cases[desk.keys[0]], GOOD)
    assert desk.go_to_waiting()
    desk.choose("to moderate")
    assert len(desk.keys) == 1


def test_the_report_says_how_far_markers_agree(graded: Path) -> None:
    """The report gives kappa, exact agreement and mean difference, and the cases by formgrader's number."""
    blind(graded, "anna", (twelve.PERFECT, 9.0), (twelve.WEAK, 3.0), (twelve.MEMO_ONLY, 7.0))
    desk = Desk(graded, ASSIGNMENT)
    assert agreement_report(desk).startswith("Only anna has marked crisis_management blind.")
    blind(graded, "ben", (twelve.PERFECT, 8.0), (twelve.WEAK, 0.0), (twelve.MEMO_ONLY, 8.0))
    said = agreement_report(desk)
    assert "anna and ben, 3 marked by both" in said
    assert "same level        67%" in said
    assert "mean difference   +1.00 points (anna minus ben)" in said
    assert "weighted kappa    0.87" in said
    assert "To moderate: 2" in said
    number = case_of(desk, twelve.PERFECT).number
    assert f"Submission {number}, M09-MEMO: anna 9 (level 4); ben 8 (level 3)" in said


def test_nothing_graded_is_said(tmp_path: Path) -> None:
    """Without a graded class the verb ends in one line that says what to do first."""
    new_course(tmp_path / "course", ASSIGNMENT)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # nbgrader's own
        with pytest.raises(
            NothingToMarkError, match="Grade the class first: bluehelm grade crisis_management"
        ):
            Desk(tmp_path / "course", ASSIGNMENT)
        with pytest.raises(NothingToMarkError, match="Name an exercise"):
            Desk(tmp_path / "course", "nothing")


def test_levels_follow_from_points(graded: Path) -> None:
    """A band holds from its lowest points up to the next band's; the bands meet at every half point."""
    rubric = Desk(graded, ASSIGNMENT).rubrics["M09-MEMO"]
    found = {points: level_at(points, rubric).level for points in (0, 3.5, 4, 6.5, 7, 8.5, 9, 10, 12)}
    assert found == {0: 1, 3.5: 1, 4: 2, 6.5: 2, 7: 3, 8.5: 3, 9: 4, 10: 4, 12: 4}
    assert not differ([7, 8], rubric)
    assert differ([6, 7], rubric)
    assert differ([0, 2.5], rubric)
    assert not differ([5], rubric)


def test_the_mean_stays_in_the_band(graded: Path) -> None:
    """Where two marks agree on a level, their mean is of that level too."""
    desk = Desk(graded, ASSIGNMENT)
    case = case_of(desk, twelve.PERFECT)
    for low, high in ((7.0, 8.5), (9.0, 10.0), (1.5, 3.5)):
        mean = settled(replace(case, blind=(BlindMark("a", low, "x"), BlindMark("b", high, "x"))))
        assert low <= (mean.points or 0.0) <= high
        assert mean.comment == "x"


def test_remarks_used_most_come_first() -> None:
    """Lines of earlier comments are counted; long ones and those that the rubric offers are left out."""
    earlier = ["Own words.\nNo dates.", "No dates.", "x" * 300, "Clear.", ""]
    assert remarks.used_before(earlier, ["Clear."]) == ["No dates.", "Own words."]


@pytest.mark.parametrize("name", ["", "  ", "a" * 41, "x/y", "<b>", "-anna"])
def test_a_strange_name_of_a_marker_is_refused(name: str) -> None:
    """A name that is empty, long, or could not be shown everywhere is refused with an example."""
    with pytest.raises(ValueError, match="--marker anna"):
        checked_name(name)


def test_names_in_notes_are_hidden() -> None:
    """A note that names another learner gives the number instead; parts of words are left alone."""
    numbers = {"anna": 1, "anna-b": 2, "al": 3}
    assert without_names("anna-b, anna: all the same", numbers) == "submission 2, submission 1: all the same"
