"""The course home: the one thing to do now, the modules and how far each is.

What holds for everybody is made once; what is the learner's comes from the record, in each kernel anew.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from IPython.display import display

from bluehelm.campaign import Step, played
from bluehelm.charts import campaign
from bluehelm.kelmora import story
from bluehelm.kernels import in_each_kernel
from bluehelm.needs import learning_path, needs
from bluehelm.record import READ_ONLY, Progress, Record, progress
from bluehelm.shelf import Module, modules
from bluehelm.ui import home_words as words
from bluehelm.ui.feedback import FeedbackPart, take_in
from bluehelm.ui.figure import Figure
from bluehelm.ui.luggage import luggage
from bluehelm.ui.markup import escape
from bluehelm.ui.needs.store import Store
from bluehelm.ui.page import begin
from bluehelm.ui.problems import out
from bluehelm.ui.recording import record_of
from bluehelm.ui.widgets import Opener, column, html, show

__all__ = ["Home"]


class Home:
    """What the cells of `modules/index.ipynb` show; that notebook stands in the folder of the modules."""

    def __init__(self, course: Path | None = None) -> None:
        """Read what the course holds, and show how far this learner is."""
        self._course = course
        self.shelf = modules(self.folder)
        self.first, self.list = html("bh-home bh-home-now"), html("bh-home bh-home-modules")
        self.kelmora = KelmoraPart()
        self.feedback = FeedbackPart(self._record, self.shelf, self.renew)
        self._show(Progress(), in_memory=False)
        in_each_kernel(self.renew)

    @property
    def folder(self) -> Path:
        """The course folder: a visitor of a public site has one of his own."""
        return self._course or Path.cwd().parent

    def renew(self) -> None:
        """Show what the record of this kernel's own folder says."""
        record = self._record()
        if record:
            take_in(record, self.shelf)
            self._show(progress(record.statements()), record.in_memory)

    def _record(self) -> Record | None:
        return record_of(self.folder / "modules")

    def _show(self, far: Progress, in_memory: bool) -> None:
        self.first.value = first(self.shelf, far, order(self.folder, far), in_memory)
        self.list.value = listed(self.shelf, far)
        self.kelmora.show(played(far))

    def now(self) -> None:
        """Show the one thing to do now; with it, the stylesheet comes onto the page."""
        begin()
        display(self.first)

    def modules(self) -> None:
        """Show the modules, and how Kelmora stands after the scenarios that were played."""
        display(column([self.list, self.kelmora.widget]))

    def mine(self) -> None:
        """Show what the learner can bring and take: feedback, and the whole work as a file."""
        statement = (self.folder / "modules" / "statement.ipynb").is_file()
        head = html("bh-home", f"<h2>Your work</h2>{_STATEMENT if statement else ''}")
        parts = [Opener("Load feedback from my instructor", self.feedback.widget)]
        parts += [Opener("Take my work with me, or load it", luggage(self.renew))]
        display(column([head, *(part.widget for part in parts)], "bh-own"))


class KelmoraPart:
    """How Kelmora stands after the learner's decisions: a chart over the months that were played."""

    def __init__(self) -> None:
        """Build the place, hidden until a scenario was played to its end."""
        self._kinds = [campaign.Kind(one.key, one.name, one.baseline) for one in story().gauges]
        self.figure = Figure("bh-kelmora-chart")
        self.widget = column([html("bh-home", _KELMORA), self.figure.widget], "bh-kelmora")

    def show(self, steps: Sequence[Step]) -> None:
        """Draw the chart; a scenario that has none of the gauges, as the first, has no dot in it."""
        known = {kind.key for kind in self._kinds}
        points = [
            campaign.Point(step.chapter.title, step.chapter.months[0], step.gauges)
            for step in steps
            if known & step.gauges.keys()
        ]
        show(self.widget, bool(points))
        if points:
            self.figure.show(
                lambda: campaign.kelmora(self._kinds, points),
                campaign.words(self._kinds, points),
                campaign.table(self._kinds, points),
            )


_ASSESS = (
    '<p class="bh-or">Or find out first <a href="needs.ipynb">what you need</a>: about 12 minutes, and the '
    "modules come in the order that fits you.</p>"
)
_STATEMENT = '<p><a href="statement.ipynb">Statement of completion</a>: what you have done, on one page.</p>'
_KELMORA = (
    "<h2>Kelmora after your decisions</h2><p>Your last play of each scenario, in the order of the story. "
    "Before you start a scenario you can choose to begin with what your earlier decisions left. "
    '<a href="world.ipynb">The world of Kelmora</a> says what plays when.</p>'
)


def order(course: Path, far: Progress) -> list[str]:
    """Return the ids of the modules in the order of the learner's needs; nothing without an assessment."""
    if not far.assessments:
        return []
    store = Store(course, needs())
    path = learning_path(store.needs, store.settings().post, store.profile(), store.done(), store.times())
    return [path.start.id, *(stop.id for stop in path.stops)]


def first(shelf: Sequence[Module], far: Progress, order: Sequence[str], in_memory: bool = False) -> str:
    """Return the card with the one thing to do now; a newcomer may ask for his or her needs first."""
    now = words.now(shelf, far, order)
    assess = "" if far.modules or far.assessments else _ASSESS
    note = f'<p class="bh-note">{escape(READ_ONLY)}</p>' if in_memory else ""
    if now is None:
        return "<p>There are no modules in this folder yet.</p>"
    return (
        f'<section class="bh-now" aria-label="What to do now">{note}<h2>{escape(now.title)}</h2>'
        f'<p>{escape(now.text)}</p><a class="bh-go bh-go-first" href="{escape(now.href)}">'
        f"{escape(now.label)}</a>{assess}</section>"
    )


def listed(shelf: Sequence[Module], far: Progress) -> str:
    """Return the list of the modules; links are relative, so that they work in Voilà and in JupyterLab."""
    done = sum(far.module(module.id).state in ("done", "graded") for module in shelf)
    count = f"{len(shelf)} modules, {done} done." if done else f"{len(shelf)} modules. Go in any order."
    items = "".join(_item(module, far) for module in shelf)
    return f'<h2>Modules</h2><p class="bh-meta">{count}</p><ol class="bh-modules">{items}</ol>'


def _times(module: Module) -> str:
    """Return how long a module takes; a phone shows the sum alone."""
    whole, parts = words.times(module).split(":")
    return f'{whole}<span class="bh-mod-parts">:{parts}</span>.'


def _item(module: Module, far: Progress) -> str:
    mine = far.module(module.id)
    kind = mine.state.replace(" ", "-")
    broken = "".join(out(each.thing, each.error) for each in module.out)
    standing = escape(words.standing(module, mine))
    done = f' <span class="bh-standing-line">{standing}</span>' if standing else ""
    more = (
        f'<a class="bh-mod-more" href="{words.exercises(module)}">Exercises'
        f'<span class="bh-spoken"> {escape(module.title)}</span></a>'
        if module.exercise
        else ""
    )
    return (
        f'<li class="bh-mod bh-is-{kind}">'
        f'<span class="bh-mod-number" aria-hidden="true">{module.number}</span>'
        f'<div><h3><a href="{words.page(module)}"><span class="bh-spoken">Module {module.number}: </span>'
        f'{escape(module.title)}</a></h3><p class="bh-meta"><span class="bh-state">'
        f"{words.STATES[mine.state]}</span> {_times(module)}{done}</p>{broken}</div>{more}</li>"
    )
