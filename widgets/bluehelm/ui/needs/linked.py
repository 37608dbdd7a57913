"""A piece of a page that changes and holds links to other notebooks, in Voilà and in JupyterLab."""

from __future__ import annotations

import ipywidgets as w

from bluehelm.ui.page import in_voila
from bluehelm.ui.widgets import dressed, html


class Linked:
    """JupyterLab follows a relative link only in an output; Voilà gives links of outputs a new tab each."""

    def __init__(self, css: str) -> None:
        """Build the place, still empty."""
        self._in_voila = in_voila()
        self.widget: w.DOMWidget = html(css) if self._in_voila else dressed(w.Output, f"bh {css}")

    def show(self, content: str) -> None:
        """Put HTML into the place; what is shown stays when the page is loaded again."""
        if self._in_voila:
            self.widget.value = content
        else:
            data = {"text/html": f'<div class="bh">{content}</div>', "text/plain": ""}
            output = {"output_type": "display_data", "data": data, "metadata": {}}
            self.widget.outputs = (output,)
