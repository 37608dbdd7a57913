"""One item on the page: its title and points, its prompt, the note to read, and its parts."""

from bluehelm.exercise import PublicItem
from bluehelm.ui.exercise_part import PartView
from bluehelm.ui.exercise_session import Session
from bluehelm.ui.items.control import box, html
from bluehelm.ui.markdown import render
from bluehelm.ui.markup import escape


class ItemView:
    """An item with its parts; follows the session, so that loaded answers appear at once."""

    def __init__(self, session: Session, item: PublicItem) -> None:
        """Draw the item with the answers that are stored."""
        self.parts = {part.id: PartView(session, item, part) for part in item.parts}
        self._head = html("bh-item-head", _head(item))
        ask = html("bh-item-prompt", render(item.prompt) + _note(item.material))
        views = [view.widget for view in self.parts.values()]
        self.widget = box(self._head, ask, *views, css=f"bh-item bh-item-{item.id}")


def _head(item: PublicItem) -> str:
    title, points = escape(item.title), _points(item.points)
    return f'<h3 class="bh-item-title">{title}</h3><p class="bh-item-meta">{points}</p>'


def _points(points: float) -> str:
    return "1 point" if points == 1 else f"{points:g} points"


def _note(material: str | None) -> str:
    """A blockquote, so that a screen reader says where the note begins and ends."""
    return f'<blockquote class="bh-material">{render(material)}</blockquote>' if material else ""
