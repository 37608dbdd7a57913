"""exercise.yaml -> nbgrader's source notebook: the one that holds the hidden tests."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from bluehelm.exercise import Exercise, Item
from bluehelm_grading.cells import Cell, Notebook, code, markdown, nbgrader, notebook

BEGIN_CELL = "from bluehelm.ui.exercise import begin, hand_in, item\n\nbegin()"
MEMO_CELL = '<em class="bh-lab-only">Your memo is kept with your answers. There is nothing to type here.</em>'
_FIXED = {"deletable": False, "editable": False}


def exercise_notebook(
    exercise: Exercise, module: str | None = None, aims: Mapping[str, str] = MappingProxyType({})
) -> Notebook:
    """Build the source notebook of one exercise: a heading, an item cell and a graded cell for each item.

    `module` is the folder of the module that the exercise belongs to, for the way back; `aims` are its
    objectives in words, by id, each said beside the item that shows it.
    """
    cells = [markdown("intro", _intro(exercise), **_FIXED), _locked("begin", BEGIN_CELL)]
    for number, item in enumerate(exercise.items, start=1):
        cells += [_heading(number, item, aims), _item_cell(item), _graded_cell(item)]
    cells += [markdown("close", _close(), **_FIXED), _locked("hand-in", "hand_in()")]
    cells += [markdown("way-on", _way_on(module), **_FIXED)]
    title = f"{exercise.title}: exercises"
    return notebook(cells, {"kind": "exercise", "id": exercise.id, "title": title})


def grade_id(item_id: str) -> str:
    """Return nbgrader's name of the graded cell of an item.

    >>> grade_id("M09-E1")
    'm09-e1'
    """
    return item_id.lower()


def grade_source(item_id: str) -> str:
    """Return the source of a graded cell: learners receive the first two lines, the gradebook all of it."""
    return (
        "# Your instructor's copy of this cell gives the points.\n"
        "from bluehelm_grading.score import points\n"
        "### BEGIN HIDDEN TESTS\n"
        f'points("{item_id}")\n'
        "### END HIDDEN TESTS"
    )


def is_memo(item: Item) -> bool:
    """Say whether a person marks the item."""
    return any(part.kind == "memo" for part in item.parts)


def _intro(exercise: Exercise) -> str:
    total = sum(item.points for item in exercise.items)
    memos = sum(map(is_memo, exercise.items))
    count = f"{len(exercise.items) - memos} exercises" + (" and a memo" if memos else "")
    return (
        f"# {exercise.title}: exercises\n\n"
        f"About {exercise.time_min} minutes · {count} · {amount(total)}\n\n"
        "Answer with the buttons and lists below. Every answer is saved at once, beside this page; the time "
        "of saving is shown. You can stop at any moment, come back, and change an answer until you hand in. "
        "To hand in, or to go on from a file that you downloaded before, go to [the end](#Hand-in).\n\n"
        '<p class="bh-lab-only">If you see headings but no questions, open the menu <b>Run</b> and choose '
        "<b>Run All Cells</b>.</p>"
    )


def _heading(number: int, item: Item, aims: Mapping[str, str]) -> Cell:
    marked = "marked by your instructor" if is_memo(item) else amount(item.points)
    marked = f"{amount(item.points)}, {marked}" if is_memo(item) else marked
    shown = [aims[name] for name in item.objectives if name in aims]
    aim = f"\n\nShows that you can: {'; '.join(shown)}." if shown else ""
    return markdown(f"{grade_id(item.id)}-heading", f"## {number}. {item.title}\n\n{marked}{aim}", **_FIXED)


def _item_cell(item: Item) -> Cell:
    return _locked(f"{grade_id(item.id)}-item", f'item("{item.id}")')


def _graded_cell(item: Item) -> Cell:
    name = grade_id(item.id)
    ours = {"item": item.id, "title": item.title}
    if is_memo(item):
        marks = nbgrader(name, float(item.points), manual=True)
        return markdown(name, MEMO_CELL, nbgrader=marks, bluehelm=ours, **_FIXED)
    return code(
        name, grade_source(item.id), nbgrader=nbgrader(name, float(item.points)), bluehelm=ours, **_FIXED
    )


def _locked(name: str, source: str) -> Cell:
    return code(name, source, nbgrader=nbgrader(name), **_FIXED)


def _close() -> str:
    return (
        "## Hand in\n\n"
        "Hand in as your instructor told you. Your feedback says, for each exercise, what was right, why, "
        "and what to read again."
    )


def _way_on(module: str | None) -> str:
    """Link back; the links are relative, so that JupyterLab and Voilà can both follow them."""
    back = f"[Back to the module](../../modules/{module}/module.ipynb) · " if module else ""
    return f"{back}[Course home](../../modules/index.ipynb)"


def amount(points: float) -> str:
    """Say a number of points in words that fit it.

    >>> amount(1), amount(2.5)
    ('1 point', '2.5 points')
    """
    return f"{points:g} point" if points == 1 else f"{points:g} points"
