"""Links to files that are made in the page itself: they work on every server, and nothing is sent."""

from __future__ import annotations

from base64 import b64encode

from bluehelm.ui.markup import escape

KINDS = {"html": "text/html", "json": "application/json", "ics": "text/calendar"}


def download(name: str, content: str, label: str) -> str:
    """Return a link that saves `content` under `name`; the kind of file follows from the name's end."""
    data = content.encode("utf-8")
    kind = KINDS[name.rsplit(".", 1)[1]]
    size = f"{max(1, len(data) // 1000)} kB"
    return (
        f'<p><a class="bh-download" download="{escape(name)}" '
        f'href="data:{kind};charset=utf-8;base64,{b64encode(data).decode()}">{escape(label)} ({size})</a></p>'
    )
