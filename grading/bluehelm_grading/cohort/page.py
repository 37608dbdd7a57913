"""The dashboard: one column of sections, names hidden until they are asked for."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from pathlib import Path

import ipywidgets as w
from IPython.display import HTML, display

from bluehelm.charts.figure import Table
from bluehelm.ui import page
from bluehelm.ui.chart import table as html_table
from bluehelm.ui.figure import Figure
from bluehelm.ui.markup import escape
from bluehelm.ui.widgets import button, column, dressed, html, show
from bluehelm_grading.cohort.export import zipped
from bluehelm_grading.cohort.model import Cohort
from bluehelm_grading.cohort.names import hiding
from bluehelm_grading.cohort.reading import graded_assignments, read_cohort
from bluehelm_grading.cohort.sections import Panel, Section, sections, tables
from bluehelm_grading.cohort.words import counted
from bluehelm_grading.settings import settings

LOOK = Path(__file__).with_name("cohort.css")
MOST_ROWS = 40  # of a table, in the words of its chart


class Dashboard:
    """The page for one course: which assignment, whether names are shown, and the sections."""

    def __init__(self, root: Path, assignment: str) -> None:
        """Show an assignment, names hidden."""
        self._root, self._named = root, False
        found = graded_assignments(settings(root))
        self.pick = dressed(
            w.Dropdown, "bh-c-pick", options=found, value=assignment, description="Assignment"
        )
        show(self.pick, len(found) > 1)
        self.names = button("Show names", "bh-c-names", self.turn_names)
        self._head, self._said = html("bh-c-head"), html("bh-c-said")
        self._files = html("bh-c-files")
        self._body = column([], "bh-c-body")
        tools = column([self.pick, self.names, self._files], "bh-c-tools")
        self.widget = column([self._head, tools, self._said, self._body], "bh-cohort")
        self.pick.observe(lambda _: self.read(), "value")
        self.read()

    def read(self) -> None:
        """Read the class of the chosen assignment and draw it."""
        self.cohort: Cohort = read_cohort(self._root, self.pick.value)
        self.draw()

    def turn_names(self) -> None:
        """Show the names, or hide them again."""
        self._named = not self._named
        self.names.description = "Hide names" if self._named else "Show names"
        self.draw()
        self._said.value = f'<p role="status">Names are {"shown" if self._named else "hidden"}.</p>'

    def draw(self) -> None:
        """Put everything on the page."""
        named = str if self._named else hiding(self.cohort.names)
        self._head.value = _heading(self.cohort)
        self._said.value = ""
        found = sections(self.cohort, named)
        self._files.value = _download(tables(found), self.cohort.exercise.id)
        self._body.children = [_drawn(one) for one in found]


def _drawn(section: Section) -> w.Widget:
    words = "".join(f"<p>{escape(text)}</p>" for text in section.words)
    head = html("bh-c-section-head", f'<h2 id="{section.file}">{escape(section.title)}</h2>{words}')
    return column([head, *_views(section)], f"bh-c-section bh-c-{section.file}")


def _views(section: Section) -> list[w.Widget]:
    """Return the panel of a section; where there are several, a list to choose from above it."""
    if not section.panels:
        return []
    place = column([_view(section.panels[0])], "bh-c-view")
    if len(section.panels) == 1:
        return [place]
    options = [(panel.name, number) for number, panel in enumerate(section.panels)]
    pick = dressed(w.Dropdown, "bh-c-pick", options=options, value=0, description=section.pick)

    def show(change: dict[str, int]) -> None:
        place.children = [_view(section.panels[change["new"]])]

    pick.observe(show, "value")
    return [pick, place]


def _view(panel: Panel) -> w.Widget:
    if panel.chart is None:
        shown = html_table(panel.table) if panel.table.rows else ""
        return html("bh-c-table", f"<p><strong>{escape(panel.finding)}.</strong></p>{shown}")
    figure = Figure("bh-c-figure")
    figure.show(panel.chart, _in_words(panel), panel.table)
    return figure.widget


def _in_words(panel: Panel) -> str:
    """Return the text alternative: the finding, what is counted, and the numbers behind it."""
    heads = ", ".join(panel.table.columns)
    rows = (
        f"{row[0]}: {', '.join(filter(None, row[1:]))}".rstrip(".") for row in panel.table.rows[:MOST_ROWS]
    )
    return f"{panel.finding}. {heads}: {'; '.join(rows)}."


def _heading(cohort: Cohort) -> str:
    title = escape(cohort.exercise.title)
    return (
        f"<h1>The class: {title}</h1><p>{counted(len(cohort.names), 'learner')} in the gradebook. "
        "Everything here is read from it and from the graded submissions; nothing is changed.</p>"
    )


def _download(found: Mapping[str, Table], name: str) -> str:
    """A data address: the file is in the page itself."""
    data = b64encode(zipped(found)).decode()
    return (
        f'<p><a class="bh-download" download="{escape(name)}_cohort.zip" '
        f'href="data:application/zip;base64,{data}">Download all tables (CSV)</a></p>'
    )


def dashboard(root: str, assignment: str) -> None:
    """Show the dashboard in this notebook; what the cell of the served page calls."""
    page.begin()
    display(HTML(f"<style>{LOOK.read_text(encoding='utf-8')}</style>"))
    display(Dashboard(Path(root), assignment).widget)
