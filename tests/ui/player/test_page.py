"""Where links lead depends on the page that shows them."""

import ipywidgets as w
import pytest
from IPython.display import HTML

from bluehelm.ui import page


@pytest.mark.parametrize(("in_voila", "kind"), [(True, w.HTML), (False, HTML)])
def test_links_open_in_place(monkeypatch: pytest.MonkeyPatch, in_voila: bool, kind: type) -> None:
    """Voilà gets a widget, whose links stay in the tab; JupyterLab gets an output, whose links it follows."""
    shown: list[object] = []
    monkeypatch.setattr(page, "display", shown.append)
    monkeypatch.setattr(page.os, "environ", {"VOILA_BASE_URL": "/"} if in_voila else {})
    page.show_page("<a href='x.ipynb'>x</a>")
    assert [type(one) for one in shown] == [kind]
