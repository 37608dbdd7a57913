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
    """The same rows as the learner's own, with other answers."""

    title = "A colleague or mentor rates the same areas"

    def __init__(self, needs: Needs, changed: Callable[[], None]) -> None:
        """Build the step with nothing chosen."""
        self.ratings = Ratings(needs, changed)
        self.widget = box(html("", _TEXT), self.ratings.widget, css="bh-needs-step")

    def show(self, draft: Draft) -> None:
        """Show what the draft holds."""
        self.ratings.show(draft.colleague)

    def answer(self, draft: Draft) -> Draft:
        """Return the draft with what is on the screen."""
        return draft.model_copy(update={"colleague": self.ratings.given})
