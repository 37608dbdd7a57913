"""The map of a scenario, which a learner opens and closes without leaving the decision."""

from __future__ import annotations

import logging
from pathlib import Path

from bluehelm.problems import Problem, ProblemsError
from bluehelm.scenario import Scenario, State
from bluehelm.situation import FILE, Drawn, Situation, draw, load_situation
from bluehelm.situation.known import Known, known
from bluehelm.situation.placing import CrowdedError
from bluehelm.ui.chart import table
from bluehelm.ui.markup import escape, fold
from bluehelm.ui.widgets import button, column, html, show, shown

log = logging.getLogger(__name__)
OPEN, CLOSE = "Open the map", "Close the map"
NO_MAP = "<p>The map cannot be drawn at the moment. The decision can be taken without it.</p>"


def situation_of(folder: Path, scenario: Scenario) -> tuple[Situation | None, tuple[Problem, ...]]:
    """Return the map in a module folder, if there is a sound one, and what is wrong with it."""
    path = folder / FILE
    if not path.exists():
        return None, ()
    try:
        return load_situation(path, scenario=scenario), ()
    except ProblemsError as error:
        return None, error.problems


class MapPanel:
    """A button, and below it the map while it is open; it stays as it is from decision to decision."""

    def __init__(self, situation: Situation | None) -> None:
        """Build the panel, closed; a scenario without a map shows nothing."""
        self._situation = situation
        self._known: Known = frozenset()
        self.opener = button(OPEN, "bh-quiet bh-map-open", self._toggle)
        self.place = html("bh-map")
        self.widget = column([self.opener, self.place], "bh-map-part")
        show(self.widget, situation is not None)
        show(self.place, False)

    def show(self, state: State) -> None:
        """Draw what is known in this state, if the map is open."""
        self._known = known(state)
        self._draw()

    def _toggle(self) -> None:
        show(self.place, not shown(self.place))
        self.opener.description = CLOSE if shown(self.place) else OPEN
        self._draw()

    def _draw(self) -> None:
        if self._situation is not None and shown(self.place):
            self.place.value = map_html(self._situation, self._known)


def map_html(situation: Situation, so_far: Known) -> str:
    """Return all views of a map as HTML: drawing, key, scale, the same in words, the places as a table."""
    try:
        views = "".join(_view(drawn) for drawn in draw(situation, so_far))
    except CrowdedError:
        log.exception("A map could not be drawn.")
        views = NO_MAP
    return f'<div class="bh-map-views" role="region" aria-label="Map of the situation">{views}</div>'


def _view(drawn: Drawn) -> str:
    key = "".join(f"<li>{sign} {escape(word)}</li>" for sign, word in drawn.key)
    return (
        f'<div class="bh-map-view"><h4>{escape(drawn.title)}</h4>{drawn.svg}'
        f'<ul class="bh-map-key">{key}</ul><p class="bh-meta">{escape(drawn.note)}</p>'
        f"{fold('In words and as a table', f'<p>{escape(drawn.words)}</p>{table(drawn.table)}')}</div>"
    )
