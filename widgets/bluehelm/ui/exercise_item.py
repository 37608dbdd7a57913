"""One item on the page: its prompt, the note to read, and its parts. Its heading is the notebook's own."""

from bluehelm.exercise import PublicItem
from bluehelm.ui.exercise_part import PartView
from bluehelm.ui.exercise_session import Session
from bluehelm.ui.items.control import box, html
from bluehelm.ui.markdown import render


class ItemView:
    """An item with its parts, each of which follows the session, so that loaded answers appear at once."""

    def __init__(self, session: Session, item: PublicItem) -> None:
        """Draw the item with the answers that are stored."""
        self.parts = {part.id: PartView(session, item, part) for part in item.parts}
        ask = html("bh-item-prompt", render(item.prompt) + _note(item.material))
        views = [view.widget for view in self.parts.values()]
        self.widget = box(ask, *views, css=f"bh-item bh-item-{item.id}")


def _note(material: str | None) -> str:
    """A blockquote, so that a screen reader says where the note begins and ends."""
    return f'<blockquote class="bh-material">{render(material)}</blockquote>' if material else ""
