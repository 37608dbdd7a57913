"""The filters of the catalogue page. All entries stand on the page as text; the filters hide the others.

The list needs no kernel. What the filters send to the page is a few rules of style, not the entries again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import ipywidgets as w
from IPython.display import display

from bluehelm.needs import Filters, Needs, needs
from bluehelm.needs.catalogue import LENGTHS, PROVIDERS, SPECIFIC, found
from bluehelm.ui import page
from bluehelm.ui.items.control import box, html
from bluehelm.ui.markup import escape
from bluehelm.ui.widgets import dressed

__all__ = ["CatalogueFilters", "catalogue"]

ALL = "All"


def catalogue() -> None:
    """Show the filters of the catalogue; the notebook that calls this holds the entries."""
    page.begin()
    display(CatalogueFilters(needs()).widget)


class CatalogueFilters:
    """Five lists and a box to tick; each change narrows the entries, and says how many are left."""

    def __init__(self, course: Needs) -> None:
        """Begin with all entries in sight."""
        self.needs = course
        self.lists = {
            "provider": self._list("Provider", PROVIDERS),
            "when": self._list("When", course.times),
            "audience": self._list("For whom", course.audiences),
            "length": self._list("How long", LENGTHS),
            "specific": self._list("Subject", SPECIFIC),
        }
        self.official = dressed(
            w.Checkbox, "", value=False, description="I will be Designated Official", indent=False
        )
        self.official.observe(lambda _: self._narrow(), "value")
        self.status, self.style = html("bh-needs-status"), html("bh-hidden")
        ticks = box(self.official, css="bh-q-options")
        self.widget = box(
            *self.lists.values(), ticks, self.status, self.style, css="bh-item bh-needs-filters"
        )
        self._narrow()

    def _list(self, label: str, options: Mapping[str, str]) -> w.Dropdown:
        pairs = [(ALL, ""), *((words, key) for key, words in options.items())]
        made = dressed(w.Dropdown, "bh-q-menu", options=pairs, value="", description=label)
        made.observe(lambda _: self._narrow(), "value")
        return made

    @property
    def filters(self) -> Filters:
        """Return what is chosen."""
        chosen = {name: menu.value for name, menu in self.lists.items()}
        return Filters(**chosen, designated_official=self.official.value)

    def _narrow(self) -> None:
        left = found(self.filters, self.needs)
        self.style.value = rules(left) if len(left) < len(self.needs.trainings) else ""
        self.status.value = f'<p role="status">{escape(told(left, len(self.needs.trainings)))}</p>'


def told(left: Sequence[str], total: int) -> str:
    """Say how many entries are left.

    >>> told(("T06",), 19)
    '1 of 19 trainings: T06.'
    >>> told((), 19)
    'No training fits. Set one list back to “All”.'
    """
    if not left:
        return "No training fits. Set one list back to “All”."
    if len(left) == total:
        return f"All {total} trainings."
    return f"{len(left)} of {total} trainings: {', '.join(left)}."


def rules(left: Sequence[str]) -> str:
    """Return the style that leaves only these entries in sight."""
    shown = ", ".join(f".bh-training-{name.lower()}" for name in left)
    return f"<style>.bh-training {{ display: none; }} {shown and f'{shown} {{ display: block; }}'}</style>"
