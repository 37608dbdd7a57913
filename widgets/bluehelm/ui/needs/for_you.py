"""At the head of a module: what it is for the learner's post, once a post is chosen."""

from __future__ import annotations

from pathlib import Path

import ipywidgets as w

from bluehelm.kernels import in_each_kernel
from bluehelm.needs import needs
from bluehelm.ui.needs.linked import Linked
from bluehelm.ui.needs.path_cards import for_post
from bluehelm.ui.needs.store import Store

_ASK = (
    '<p class="bh-meta"><a href="../path.ipynb">Choose your post</a>: '
    "each module then says what it is for you.</p>"
)
_shown: dict[str, Linked] = {}
"""The place at the head of the page that this process shows, by the id of its module."""


def for_you(module_id: str) -> w.DOMWidget:
    """Return the place; each visitor's kernel fills it from the visitor's own record."""
    needs()  # read once, before kernels are forked
    place = _shown[module_id] = Linked("bh-for-you")
    in_each_kernel(fill)
    return place.widget


def fill() -> None:
    """Fill the place from the course folder of this kernel."""
    course = Path.cwd().parent.parent
    for module_id, place in _shown.items():
        place.show(words(course, module_id))


def words(course: Path, module_id: str) -> str:
    """Return the note on a module for the post that was chosen, or how to choose one."""
    post = Store(course, needs()).post()
    if post is None:
        return _ASK
    chosen = needs().posts[post]
    note = chosen.modules.get(module_id)
    return for_post(note, chosen) if note else ""
