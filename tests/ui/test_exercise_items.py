"""Each kind of item, driven as a learner's hands would: what is saved, and what a new page shows."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bluehelm.ui.exercise_item import ItemView
from bluehelm.ui.exercise_part import PartView
from bluehelm.ui.exercise_session import Session
from bluehelm.ui.items import CONTROLS

Act = Callable[[Any], None]


def _press(*buttons: Any) -> None:
    for button in buttons:
        button.click()


def _select_one(control: Any) -> None:
    control.widget.value = "b"


def _select_many(control: Any) -> None:
    control.ticks.boxes["c"].value = True
    control.ticks.boxes["a"].value = True


def _rows(control: Any) -> None:
    control.rows["x"].buttons["yes"].click()


def _menus(control: Any) -> None:
    menu = control.rows["x"]
    menu.widget.index = 1 + list(menu._values[1:]).index(menu._values[-1])


def _cards(control: Any) -> None:
    _press(control.cards.pool["b"], control.cards.pool["a"], control.cards.pool["c"])
    control.cards.rows[1].up.click()
    control.cards.rows[2].out.click()


def _amounts(control: Any) -> None:
    _press(control.rows["a"].more, control.rows["a"].more, control.rows["b"].more, control.rows["b"].less)


def _places(control: Any) -> None:
    _press(control.rows["i"].buttons["-2"], control.rows["k"].buttons["0"])


def _months(control: Any) -> None:
    _press(control.rows["t"].buttons["2"], control.rows["r"].buttons["2"], control.rows["t"].buttons["11"])


def _text(control: Any) -> None:
    control.field.value = "Hold the gate."


def _decide(control: Any) -> None:
    control.radios["choice"].widget.value = "b"
    control.radios["reason"].widget.value = "s"


def _numbers(control: Any) -> None:
    control.rows["x"].field.value = " 37 % "
    control.rows["y"].field.value = "−5"


def _matrix(control: Any) -> None:
    control.cells["x"]["level"].buttons["l"].click()
    control.cells["y"]["quarter"].widget.index = 2


def _frame(control: Any) -> None:
    control.slots["first"].widget.index = 1
    control.slots["second"].widget.index = control.slots["second"]._values.index("j")
    control.slots["first"].widget.index = 0


def _risks(control: Any) -> None:
    control.rounds["before"].menus["x"]["likelihood"].widget.index = 4
    control.rounds["before"].menus["x"]["impact"].widget.index = 5
    control.measures.boxes["m"].value = True
    control.rounds["after"].menus["x"]["likelihood"].widget.index = 2


def _self_rating(control: Any) -> None:
    _press(control.rows["x"].buttons["1"], control.rows["y"].buttons["3"])
    control.chosen.boxes["x"].value = True


ACTS: dict[str, tuple[Act, Any]] = {
    "select_one": (_select_one, "b"),
    "select_many": (_select_many, ["a", "c"]),
    "rate": (_rows, {"x": "yes"}),
    "classify": (_menus, {"x": "bad"}),
    "match": (_menus, None),  # the choices are mixed, so the expected one is read from the menu
    "order": (_cards, ["a", "b"]),
    "allocate": (_amounts, {"a": 2}),
    "compose": (_cards, ["a", "b"]),
    "place": (_places, {"i": -2, "k": 0}),
    "calendar": (_months, {"2": ["r", "t"], "11": ["t"]}),
    "memo": (_text, "Hold the gate."),
    "decide": (_decide, {"choice": "b", "reason": "s"}),
    "estimate": (_numbers, {"x": 37, "y": -5}),
    "matrix": (_matrix, {"x": {"level": "l"}, "y": {"quarter": "Q2"}}),
    "framework": (_frame, {"second": "j"}),
    "risk": (
        _risks,
        {
            "before": {"x": {"likelihood": 4, "impact": 5}},
            "measures": ["m"],
            "after": {"x": {"likelihood": 2}},
        },
    ),
    "self_rating": (_self_rating, {"ratings": {"x": "1", "y": "3"}, "chosen": ["x"]}),
}


def _part(folder: Path, kind: str) -> PartView:
    session = Session(folder)
    return ItemView(session, session.item(kind)).parts["part"]


@pytest.fixture(params=sorted(ACTS))
def kind(request: pytest.FixtureRequest) -> str:
    """Each kind in turn."""
    return str(request.param)


def test_every_kind_has_a_control_and_a_test() -> None:
    """A kind that was added to the page is also driven here."""
    assert CONTROLS.keys() == ACTS.keys()


def test_an_answer_is_saved_in_its_shape(
    kind: str, exercise_folder: Path, stored: Callable[[str], Any]
) -> None:
    """What hands do with a control stands in answers.json in the shape that scoring reads."""
    part = _part(exercise_folder, kind)
    act, expected = ACTS[kind]
    act(part.control)
    expected = expected or {"x": part.control.rows["x"].value}  # type: ignore[attr-defined]
    assert stored(kind) == expected
    assert "Saved" in part.saved.value


def test_an_untouched_control_saves_nothing(kind: str, exercise_folder: Path) -> None:
    """To look at an item is not to answer it: no file appears, and nothing is chosen."""
    part = _part(exercise_folder, kind)
    assert not (exercise_folder / "answers.json").exists()
    assert part.missing.value == "Not answered yet"
    assert part.undo_button.disabled
    assert part.clear_button.disabled


def test_a_new_page_shows_the_stored_answer(
    kind: str, exercise_folder: Path, stored: Callable[[str], Any]
) -> None:
    """After a kernel restart the control stands as it was left, and the next change builds on it."""
    ACTS[kind][0](_part(exercise_folder, kind).control)
    before = stored(kind)
    again = _part(exercise_folder, kind)
    assert "Saved" in again.saved.value
    told: list[Any] = []
    again.control._changed = told.append
    _touch(again.control)
    assert told[-1] == before


def _touch(control: Any) -> None:
    """Make the control tell what it shows, without changing it."""
    if kind_of := getattr(control, "_answer", None):
        control.tell(kind_of())
    elif hasattr(control, "radios"):
        control.tell(control.radios.value)
    elif hasattr(control, "ticks"):
        control.tell(control.ticks.ticked)
    elif hasattr(control, "cards"):
        control.tell(control.cards.listed)
    elif hasattr(control, "_given"):
        control._given()
    else:
        control.tell(control.widget.value if not hasattr(control, "field") else control.field.value)


def test_clear_and_undo(kind: str, exercise_folder: Path, stored: Callable[[str], Any]) -> None:
    """Clear removes the answer from page and disk; undo brings it back to both, then goes back to nothing."""
    part = _part(exercise_folder, kind)
    ACTS[kind][0](part.control)
    before = stored(kind)
    part.clear()
    assert stored(kind) is None
    assert part.missing.value == "Not answered yet"
    part.undo()
    assert stored(kind) == before
    while part.can_undo:
        part.undo()
    assert stored(kind) is None


def test_undo_says_what_it_took_back(exercise_folder: Path) -> None:
    """The line that says "Saved" names the change first, so that a screen reader says it too."""
    part = _part(exercise_folder, "rate")
    part.control.rows["x"].buttons["yes"].click()  # type: ignore[attr-defined]
    part.control.rows["y"].buttons["no"].click()  # type: ignore[attr-defined]
    part.undo()
    assert part.saved.value.startswith("Taken back: Radios. Saved ")
    part.clear()
    assert part.saved.value.startswith("Cleared. Saved ")


def test_options_are_mixed_by_place_and_stay(exercise_folder: Path) -> None:
    """The order differs between copies and is the same each time one copy is opened."""
    session = Session(exercise_folder)
    part = session.item("order").parts[0]
    ids = [str(n) for n in range(30)]
    first = session.shuffled(part, ids)
    assert first == Session(exercise_folder).shuffled(part, reversed(ids))
    assert sorted(first) == sorted(ids)
    assert first != ids
    session.folder = exercise_folder / "another"
    assert session.shuffled(part, ids) != first


def test_a_second_press_takes_a_choice_back(exercise_folder: Path, stored: Callable[[str], Any]) -> None:
    """A row of buttons can be emptied again, and the mark never rests on colour alone."""
    part = _part(exercise_folder, "rate")
    button = part.control.rows["x"].buttons["yes"]  # type: ignore[attr-defined]
    button.click()
    assert (button.description[0], "bh-q-on" in button._dom_classes) == ("✓", True)
    button.click()
    assert stored("rate") is None
    assert button.description == "In place"


def test_too_much_is_said_and_not_blocked(exercise_folder: Path, stored: Callable[[str], Any]) -> None:
    """An allocation above the total and a memo above the limit are saved, with a word about it."""
    points = _part(exercise_folder, "allocate")
    for row in points.control.rows.values():  # type: ignore[attr-defined]
        row.field.value = 8
    assert stored("allocate") == {"a": 8, "b": 8}
    assert points.missing.value == "You gave 6 more than the 10 that you have."
    memo = _part(exercise_folder, "memo")
    memo.control.field.value = "one two three four five six"  # type: ignore[attr-defined]
    assert memo.missing.value == "The text has 6 words; 5 are allowed."


def test_what_is_missing_is_listed(exercise_folder: Path) -> None:
    """One open row is named; several are counted, with their names behind a fold."""
    part = _part(exercise_folder, "order")
    cards = part.control.cards  # type: ignore[attr-defined]
    cards.pool["a"].click()
    assert "Still missing: 2" in part.missing.value
    cards.pool["b"].click()
    assert part.missing.value == "Not placed yet: Task"
    cards.pool["c"].click()
    assert part.missing.value == "✓ Complete"


def test_the_focus_follows_the_card(exercise_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After a move the same key moves the same card on; after adding, the next card is at hand."""
    cards = _part(exercise_folder, "order").control.cards  # type: ignore[attr-defined]
    focused: list[Any] = []
    monkeypatch.setattr("ipywidgets.DOMWidget.focus", lambda widget: focused.append(widget))
    for name in list(cards.pool):
        cards.pool[name].click()
    assert focused[-1] is cards.rows[2].up
    cards.rows[2].up.click()
    assert focused[-1] is cards.rows[1].up
    cards.rows[0].up.click()
    assert focused[-1] is cards.rows[1].up  # the first card cannot move up: nothing happened
    cards.rows[2].out.click()
    assert focused[-1] in cards.pool.values()


def test_citations_and_html_do_not_reach_the_prompt(exercise_folder: Path) -> None:
    """Sources stay hidden before answering; Markdown is rendered."""
    session = Session(exercise_folder)
    view = ItemView(session, session.item("memo"))
    assert view.widget.children[0].value == "<p>Read <strong>this</strong>.</p>\n"


def test_what_is_no_number_is_said_and_left_in_the_field(
    exercise_folder: Path, stored: Callable[[str], Any]
) -> None:
    """A word or a number out of bounds stays where it was typed, is not stored, and says what can be."""
    part = _part(exercise_folder, "estimate")
    row = part.control.rows["x"]  # type: ignore[attr-defined]
    for typed in ("half", "101", "-1", "3.5", "9" * 30, "²"):
        row.field.value = typed
        assert "Write a whole number from 0 to 100." in row._note.value
        assert (row.field.value, stored("estimate")) == (typed, None)
    row.field.value = "37"
    assert (row._note.value, stored("estimate")) == ("", {"x": 37})
    part.clear()
    assert row.field.value == ""


def test_the_matrix_shows_where_each_risk_stands(exercise_folder: Path) -> None:
    """A risk appears in the table once both numbers are set, by the letter that stands before its name."""
    control = _part(exercise_folder, "risk").control
    before = control.rounds["before"]  # type: ignore[attr-defined]
    menus = before.menus["x"]
    menus["likelihood"].widget.index = 4
    assert ">A</td>" not in before._picture.value
    menus["impact"].widget.index = 5
    assert '<td class="bh-q-heat-high">A</td>' in before._picture.value


def test_the_same_answer_shown_again_changes_nothing(kind: str, exercise_folder: Path) -> None:
    """To show an answer tells nobody, and what a control then holds is that answer."""
    part = _part(exercise_folder, kind)
    ACTS[kind][0](part.control)
    told: list[Any] = []
    part.control._changed = told.append
    part.control.show(part._answer)
    assert told == []
