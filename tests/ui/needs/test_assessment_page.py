"""The page of the assessment without a browser: steps, what is kept, a colleague, and a second time."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from rated import well_answered

from bluehelm.needs import needs
from bluehelm.record import Record, progress
from bluehelm.ui.needs.assessment import COLLEAGUE, DECIDE, RATE, RESULT, START, Assessment

LOW = {"money": 1, "communication": 2, "partners": 2}


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """An empty course folder."""
    (tmp_path / "modules").mkdir()
    return tmp_path


def _begin(course: Path) -> Assessment:
    return Assessment(course, needs())


def _rate(page: Assessment, low: dict[str, int]) -> None:
    for area, row in page.ratings.rows.items():
        row.press(str(low.get(area, 4)))


def _answer(page: Assessment) -> None:
    for view in page.situations.views:
        view.options.widget.value = well_answered()[view.situation.id]
        page.next()


def _take(course: Path, post: str = "FC", low: dict[str, int] | None = None) -> Assessment:
    page = _begin(course)
    if page.at == RESULT:
        page.again()
    page.start.post.widget.index = list(needs().posts).index(post) + 1
    page.start.experience.widget.value = "one"
    page.next()
    _rate(page, low or LOW)
    page.next()
    _answer(page)
    return page


def test_the_steps_lead_to_a_result(course: Path) -> None:
    """After three steps the profile stands on the page and in the record, private, and the draft is gone."""
    page = _take(course)
    assert page.at == RESULT
    kept = progress(Record(course).statements()).assessments
    assert [one["post"] for one in kept] == ["FC"]
    assert "“UN money and people rules” (1 of 5)" in page.result.head.value
    assert page.result.first.value.count("<li><strong>") == 3
    assert page.result.share.reader.value == "private"
    assert "bh-download" not in page.result.share.files.value
    assert not page.store.draft.read().begun


def test_a_step_that_is_not_complete_says_what_is_missing(course: Path) -> None:
    """Next does not lead on without an answer, and says which are missing."""
    page = _begin(course)
    page.next()
    assert "Choose your post and your experience, then go on." in page.notice.value
    page.start.post.widget.index, page.start.experience.widget.value = 1, "first"
    page.next()
    page.ratings.rows["team"].press("3")
    page.next()
    assert (page.at, "11 are left" in page.notice.value) == (RATE, True)
    _rate(page, LOW)
    page.next()
    page.next()
    assert (page.at, "Choose one option" in page.notice.value) == (DECIDE, True)


@pytest.mark.parametrize("answered", range(1, 8))
def test_a_reload_goes_on_where_it_stopped(course: Path, answered: int) -> None:
    """A page that is opened anew has every answer, and shows the first situation that is open."""
    page = _begin(course)
    page.start.post.widget.index, page.start.experience.widget.value = 3, "several"
    page.next()
    _rate(page, LOW)
    page.next()
    for view in page.situations.views[:answered]:
        view.options.widget.value = well_answered()[view.situation.id]
        page.next()
    again = _begin(course)
    assert again.draft.own == page.draft.own
    assert (again.at, again.situations.at) == (DECIDE, answered)
    assert "Your answers so far were kept" in again.notice.value


def test_back_leads_back_and_loses_nothing(course: Path) -> None:
    """Back goes one screen at a time, from a situation to the ratings and to the start."""
    page = _begin(course)
    page.start.post.widget.index, page.start.experience.widget.value = 3, "one"
    page.next()
    _rate(page, LOW)
    page.next()
    page.situations.views[0].options.widget.value = "a"
    page.next()
    for step in (DECIDE, RATE, START):
        page.back()
        assert page.at == step
    assert page.draft.answers == {"new_task": "a"}
    assert len(page.draft.own) == 12


def test_a_colleague_adds_to_the_last_result(course: Path) -> None:
    """The colleague sees no rating of the learner; afterwards the value is the mean, in the same result."""
    page = _take(course)
    page.ask_colleague()
    assert all(row.value is None for row in page.colleague.ratings.rows.values())
    page.next()
    assert (page.at, "Rate at least one area" in page.notice.value) == (COLLEAGUE, True)
    page.colleague.ratings.rows["money"].press("4")
    again = _begin(course)
    assert again.at == COLLEAGUE
    again.next()
    results = again.store.results()
    assert [one.colleague for one in results] == [{"money": 4}]
    assert again.store.profile().of("money").value == 2.5


def test_a_second_time_shows_both_results_side_by_side(course: Path) -> None:
    """Taken again, the earlier result stays, and the page says and draws what moved."""
    first = _take(course)
    assert "bh-hidden" in first.result._compared._dom_classes
    page = _take(course, low={"money": 3})
    assert "bh-hidden" not in page.result._compared._dom_classes
    assert "“UN money and people rules” (from 1 to 3)" in page.result.change_text.value
    assert page.result.change.output.outputs[0]["data"]["application/vnd.vegalite.v5+json"]
    assert len(page.store.results()) == 2


def test_sharing_makes_files_that_say_what_they_hold(course: Path) -> None:
    """Only after the learner chooses a reader are there two files; "keep private" takes them away."""
    share = _take(course).result.share
    share.reader.widget.value = "mentor"
    assert share.files.value.count("bh-download") == 2
    assert "three questions for a first talk" in share.files.value
    share.reader.widget.value = "private"
    assert "bh-download" not in share.files.value


def test_a_folder_that_cannot_be_written_is_told(course: Path) -> None:
    """Where nothing can be kept, the page says so from the start, and still gives a result."""
    if os.geteuid() == 0:
        page = _begin(course / "nowhere")
    else:
        course.chmod(0o500)
        page = _begin(course)
    assert "kept only as long as this page is open" in page.notice.value


def test_a_fork_looks_at_its_own_folder(
    course: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page is made once for all visitors; each one's kernel shows the visitor's own answers."""
    page = _begin(course)
    own = tmp_path / "visitor"
    (own / "modules").mkdir(parents=True)
    _take(own, post="PC")
    monkeypatch.chdir(own / "modules")
    page.renew()
    assert page.at == RESULT
    assert "Police Commissioner" in page.result.head.value
