"""How a page begins, and where links lead, which depends on what shows the page."""

import ipywidgets as w
import pytest
from IPython.display import HTML

from bluehelm.ui import page
from bluehelm.ui.widgets import column, html


@pytest.mark.parametrize(("in_voila", "kind"), [(True, w.HTML), (False, HTML)])
def test_links_open_in_place(monkeypatch: pytest.MonkeyPatch, in_voila: bool, kind: type) -> None:
    """Voilà gets a widget, whose links stay in the tab; JupyterLab gets an output, whose links it follows."""
    shown: list[object] = []
    monkeypatch.setattr(page, "display", shown.append)
    monkeypatch.setattr(page.os, "environ", {"VOILA_BASE_URL": "/"} if in_voila else {})
    page.show_page("<a href='x.ipynb'>x</a>")
    assert [type(one) for one in shown] == [kind]


def test_a_page_has_one_layout_and_the_next_another(monkeypatch: pytest.MonkeyPatch) -> None:
    """Widgets of a page share a layout; a page that is loaded again does not refer to the last one's."""
    monkeypatch.setattr(page, "display", lambda *_: None)
    page.begin()
    first, second = html("", "one"), column([])
    assert first.layout is second.layout
    page.begin()
    assert html("", "two").layout is not first.layout
