"""The pages of the path and of the catalogue without a browser."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from rated import result

from bluehelm import shelf
from bluehelm.needs import needs
from bluehelm.record import Record, events, progress
from bluehelm.ui.catalogue import CatalogueFilters
from bluehelm.ui.needs.for_you import words
from bluehelm.ui.needs.path_page import PathPage


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """An empty course folder."""
    (tmp_path / "modules").mkdir()
    return tmp_path


def _shown(page: PathPage) -> str:
    return str(page.path.widget.outputs[0]["data"]["text/html"])


def _choose(page: PathPage, post: str) -> None:
    page.post.widget.index = list(needs().posts).index(post) + 1


def test_n03_the_post_menu_changes_emphasis_seats_and_examples(course: Path) -> None:
    """From Police Commissioner to Director of Mission Support: notes change, titles and cores stay."""
    page = PathPage(course, needs())
    _choose(page, "PC")
    police = _shown(page)
    _choose(page, "DMS")
    support = _shown(page)
    for module, note in needs().posts["PC"].modules.items():
        other = needs().posts["DMS"].modules[module]
        assert note.seat in police
        assert note.example in police
        assert note.seat not in support
        assert other.seat in support
        assert other.example in support
        assert needs().modules[module].core in police
        assert needs().modules[module].core in support


def test_settings_are_kept_in_the_record(course: Path) -> None:
    """Post, day, hours and choices are there when the page is opened again; opening alone writes nothing."""
    page = PathPage(course, needs())
    assert Record(course).statements() == ()
    _choose(page, "FC")
    page.plan.deployment.value = date.today() + timedelta(days=14)
    page.plan.hours.widget.index = 5  # four hours
    page.plan.rows["M13"].press("gap")
    again = PathPage(course, needs())
    assert again.settings == page.settings
    assert (again.settings.post, again.settings.hours_a_day) == ("FC", 4)
    assert again.plan.rows["M13"].value == "gap"
    assert "You accepted 1 gap." in again.plan.summary.value


def test_n05_items_that_do_not_fit_are_shown_with_both_ways_out(course: Path) -> None:
    """With ten working days every item that does not fit has a row with "move" and "accept the gap"."""
    page = PathPage(course, needs())
    page.plan.deployment.value = date.today() + timedelta(days=14)
    page.plan.hours.widget.index = 5
    assert "bh-hidden" not in page.plan.misfits._dom_classes
    assert "move or accept the gap" in page.plan.open_text.value
    shown = page.plan.before.value + page.plan.after.value + " ".join(page.plan.rows)
    assert all(module in shown for module in needs().modules)
    assert "Senior Leadership Programme" in page.plan.after.value
    name = next(iter(page.plan.rows))
    page.plan.rows[name].press("move")
    assert name in page.plan.after.value
    page.plan.rows[name].press("move")
    assert name not in page.plan.after.value


def test_a_day_that_is_gone_is_told(course: Path) -> None:
    """A day of deployment in the past gives a message and no plan."""
    page = PathPage(course, needs())
    page.plan.deployment.value = date(2020, 1, 1)
    assert "after today" in page.plan.summary.value
    assert page.plan.before.value == ""


def test_without_a_day_the_page_says_how_long_the_path_takes(course: Path) -> None:
    """A candidate without a date reads how many working days the path takes at the hours that are set."""
    page = PathPage(course, needs())
    page.plan.hours.widget.index = 7  # eight hours
    assert "With 8 hours on a working day, what is left of your path takes 3 working days." in (
        page.plan.summary.value
    )


def test_the_path_follows_the_last_assessment(course: Path) -> None:
    """With a result in the record the path begins with its weakest area, and a file can be downloaded."""
    assert "have not taken the assessment" in _head(PathPage(course, needs()))
    Record(course).append(events.assessed(result("FC", {"money": 1}).model_dump()))
    page = PathPage(course, needs())
    assert _shown(page).index("M12 Stewardship") < _shown(page).index("M01 The essence")
    assert "Because you rated “UN money and people rules” 1 of 5." in _shown(page)
    assert page.file.value.count("bh-download") == 2


def test_modules_have_the_names_and_minutes_of_their_own_pages() -> None:
    """What the path calls a module, and how long its scenario and exercises take, is what its page says."""
    for module in shelf.modules(Path(__file__).parents[3]):
        listed = needs().modules[module.id]
        assert listed.title == module.title
        assert module.scenario is None or listed.play_min == module.scenario.duration_min
        assert module.exercise is None or listed.exercise_min == module.exercise.time_min


def _head(page: PathPage) -> str:
    return str(page.head.widget.outputs[0]["data"]["text/html"])


def test_a_module_says_what_it_is_for_the_post(course: Path) -> None:
    """Without a post a module's head asks for one; then it shows the note for that post."""
    assert "Choose your post" in words(course, "M09")
    Record(course).append(events.assessed(result("PC").model_dump()))
    assert needs().posts["PC"].modules["M09"].seat in words(course, "M09")
    PathPage(course, needs())._choose_post("COS")
    assert progress(Record(course).statements()).plan["post"] == "COS"
    assert needs().posts["COS"].modules["M09"].seat in words(course, "M09")


def test_the_filters_hide_by_style_and_say_what_is_left() -> None:
    """Three choices leave T06, T07 and T09; the box for officials adds T08; nothing chosen hides nothing."""
    page = CatalogueFilters(needs())
    assert (page.style.value, "All 19 trainings." in page.status.value) == ("", True)
    for name, value in (("provider", "un"), ("when", "before_deployment"), ("audience", "head_of_police")):
        page.lists[name].value = value
    assert "3 of 19 trainings: T06, T07, T09." in page.status.value
    page.official.value = True
    assert "4 of 19 trainings: T06, T07, T08, T09." in page.status.value
    assert ".bh-training { display: none; }" in page.style.value
    page.lists["length"].value = "varies"
    assert "No training fits." in page.status.value
