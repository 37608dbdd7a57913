"""Controls that belong together under a heading, for the eye and for a screen reader."""

from typing import Any

from bluehelm.ui.items.control import box, html
from bluehelm.ui.markup import escape


def group(label: str, *inside: Any, css: str = "") -> Any:
    """Return a box with a heading; the page's script makes it a group of that name."""
    return box(html("bh-group-label", escape(label)), *inside, css=f"bh-group {css}".strip())
