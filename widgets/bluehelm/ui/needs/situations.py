"""The situations, one on the screen at a time. What was right is said only after the last one."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from bluehelm.needs import Draft, Needs
from bluehelm.needs.model import Situation
from bluehelm.ui.items.control import box, html
from bluehelm.ui.items.group import group
from bluehelm.ui.items.radios import Radios
from bluehelm.ui.markup import escape
from bluehelm.ui.widgets import show


class SituationView:
    """One situation with its options, mixed in the same way for everybody."""

    def __init__(self, situation: Situation, changed: Callable[[], None]) -> None:
        """Build it unanswered."""
        self.situation = situation
        self.options = Radios({key: situation.options[key].text for key in _mixed(situation)}, changed)
        story = html("bh-part-prompt", f"<p>{escape(situation.text)}</p>")
        self.widget = box(story, group("What do you do?", self.options.widget), css="bh-needs-situation")


class Situations:
    """All of them; `at` is the one on the screen."""

    def __init__(self, needs: Needs, changed: Callable[[], None]) -> None:
        """Build all, and show the first."""
        self.views = [SituationView(one, changed) for one in needs.situations]
        self.widget = box(*(view.widget for view in self.views), css="bh-needs-step")
        self.at = 0
        self.go(0)

    def go(self, number: int) -> None:
        """Show one situation (from 0)."""
        self.at = min(max(number, 0), len(self.views) - 1)
        for place, view in enumerate(self.views):
            show(view.widget, place == self.at)

    @property
    def title(self) -> str:
        """The title of the one on the screen."""
        return self.views[self.at].situation.title

    @property
    def answered(self) -> bool:
        """Say whether the one on the screen is answered."""
        return self.views[self.at].options.value is not None

    def first_open(self) -> int:
        """Return the first that is not answered, or the last."""
        open_ones = [n for n, view in enumerate(self.views) if view.options.value is None]
        return open_ones[0] if open_ones else len(self.views) - 1

    def show(self, draft: Draft) -> None:
        """Show what the draft holds."""
        for view in self.views:
            view.options.show(draft.answers.get(view.situation.id))

    def answer(self, draft: Draft) -> Draft:
        """Return the draft with what is on the screen."""
        given = {v.situation.id: v.options.value for v in self.views if v.options.value is not None}
        return draft.model_copy(update={"answers": given})


def _mixed(situation: Situation) -> list[str]:
    return sorted(
        situation.options, key=lambda name: hashlib.sha256(f"{situation.id}|{name}".encode()).digest()
    )
