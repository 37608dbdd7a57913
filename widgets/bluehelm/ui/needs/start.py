"""The first step of the assessment: the post and the experience."""

from __future__ import annotations

from collections.abc import Callable

from bluehelm.needs import EXPERIENCE, Draft, Needs
from bluehelm.ui.items.choice_menu import ChoiceMenu
from bluehelm.ui.items.control import box, html
from bluehelm.ui.items.group import group
from bluehelm.ui.items.radios import Radios

_TEXT = "<p>Choose the post that you hold, will hold, or hope for. You can change it later.</p>"


class StartStep:
    """Two questions; `changed` hears of each answer."""

    title = "Your post and your experience"

    def __init__(self, needs: Needs, changed: Callable[[], None]) -> None:
        """Build both questions unanswered."""
        posts = {post.id: post.name for post in needs.posts.values()}
        self.post = ChoiceMenu("Your post", posts, lambda _: changed())
        self.experience = Radios(EXPERIENCE, changed)
        asked = group("Your experience in UN missions", self.experience.widget)
        self.widget = box(html("", _TEXT), self.post.widget, asked, css="bh-needs-step")

    def show(self, draft: Draft) -> None:
        """Show what the draft holds."""
        self.post.show(draft.post or None)
        self.experience.show(draft.experience or None)

    def answer(self, draft: Draft) -> Draft:
        """Return the draft with what is on the screen."""
        given = {"post": self.post.value or "", "experience": self.experience.value or ""}
        return draft.model_copy(update=given)
