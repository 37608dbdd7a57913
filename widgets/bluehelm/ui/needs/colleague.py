"""The optional step: somebody who knows the learner's work rates the same areas, without seeing hers."""

from __future__ import annotations

from collections.abc import Callable

from bluehelm.needs import Draft, Needs
from bluehelm.ui.items.control import box, html
from bluehelm.ui.needs.ratings import Ratings

_TEXT = (
    "<p>Ask a colleague or mentor who has seen you work. Hand over this screen, or call and enter what they "
    "say. Your own ratings are hidden. They may leave areas out.</p>"
    "<p>The value of an area is then the mean of both ratings. Nothing is sent anywhere.</p>"
)


class ColleagueStep:
    """The rows are built when they are first wanted: most learners never open this step."""

    title = "A colleague or mentor rates the same areas"

    def __init__(self, needs: Needs, changed: Callable[[], None]) -> None:
        """Build the step without its rows."""
        self._needs, self._changed = needs, changed
        self._ratings: Ratings | None = None
        self._text = html("", _TEXT)
        self.widget = box(self._text, css="bh-needs-step")

    @property
    def ratings(self) -> Ratings:
        """The rows; put on the page when they are first asked for."""
        if self._ratings is None:
            self._ratings = Ratings(self._needs, self._changed)
            self.widget.children = (self._text, self._ratings.widget)
        return self._ratings

    def show(self, draft: Draft) -> None:
        """Show what the draft holds."""
        if self._ratings is not None or draft.colleague:
            self.ratings.show(draft.colleague)

    def answer(self, draft: Draft) -> Draft:
        """Return the draft with what is on the screen."""
        given = self._ratings.given if self._ratings else {}
        return draft.model_copy(update={"colleague": given})
