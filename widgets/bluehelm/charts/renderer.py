"""Charts for notebooks: a Vega-Lite 5 bundle that JupyterLab and Voilà draw themselves, with nothing fetched.

Altair 6 writes Vega-Lite 6, which neither of them draws; charts of the course keep to what version 5 knows.
An SVG is not put into the bundle: the first conversion costs 0.4 s and 60 MB in each kernel (measured). `svg`
makes one for print.
"""

from __future__ import annotations

import math
from typing import Any

import altair as alt

MIME = "application/vnd.vegalite.v5+json"
SCHEMA = "https://vega.github.io/schema/vega-lite/v5.8.0.json"
VERSION = "5.8"
NAME = "bluehelm"
DATA = ("data", "datasets")  # rows, which are not looked through

# A PNG of one clear pixel. Without a PNG in the bundle, JupyterLab and Voilà make one of each chart and set
# it on the output, which draws the chart again; inside an Output widget this never ends and the page hangs
# (seen). The chart ranks before it, so the pixel is not shown where Vega-Lite can be drawn.
_CLEAR_PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAAC0lEQVR4nGNgAAIAAAUAAXpeqz8AAAAASUVORK5CYII="


def spec(chart: Any) -> dict[str, Any]:
    """Give the chart as a Vega-Lite 5 specification."""
    return {**_quiet(chart.to_dict()), "$schema": SCHEMA}


def _quiet(specification: Any) -> Any:
    """Keep marks from screen readers that have no sentence of their own: they would read out coordinates.

    The chart as a whole has its description, and stands beside its words and its table.
    """
    if isinstance(specification, list):
        return [_quiet(each) for each in specification]
    if not isinstance(specification, dict):
        return specification
    found = {name: value if name in DATA else _quiet(value) for name, value in specification.items()}
    if "mark" in found and "description" not in found.get("encoding", {}):
        found["mark"] = _silent(found["mark"])
    return found


def _silent(mark: Any) -> dict[str, Any]:
    """Return the mark, and the points or lines that it draws on itself, out of the way of screen readers."""
    quiet = {"aria": False} | (mark if isinstance(mark, dict) else {"type": mark})
    for drawn_on in ("point", "line"):
        if quiet.get(drawn_on):
            own = quiet[drawn_on]
            quiet[drawn_on] = {"aria": False} | (own if isinstance(own, dict) else {})
    return quiet


def mimebundle(chart: Any, alt_text: str) -> dict[str, Any]:
    """Give what a notebook shows: the chart, and the text alternative where no chart can be drawn."""
    return _bundle(spec(chart), alt_text)


def svg(chart: Any, width_px: int = 720) -> str:
    """Draw the chart to SVG at a fixed width, for print. Only here is the heavy converter imported."""
    import vl_convert

    return str(vl_convert.vegalite_to_svg(_fixed(chart, width_px), vl_version=VERSION))


def png(chart: Any, width_px: int = 720, scale: float = 1) -> bytes:
    """Draw the chart to PNG at a fixed width, for looking at it."""
    import vl_convert

    return bytes(vl_convert.vegalite_to_png(_fixed(chart, width_px), vl_version=VERSION, scale=scale))


def enable() -> None:
    """Let every Altair chart in this kernel be shown by `mimebundle`."""
    if NAME not in alt.renderers.names():
        alt.renderers.register(NAME, _altair_renderer)
    alt.renderers.enable(NAME)


def _fixed(chart: Any, width_px: int) -> dict[str, Any]:
    """Replace the width of the container, which a file does not have."""
    fixed = spec(chart)
    if fixed.get("width") == "container":
        fixed |= {"width": math.floor(width_px), "autosize": {"type": "fit-x", "contains": "padding"}}
    return fixed


def _altair_renderer(raw: dict[str, Any], **_: Any) -> dict[str, Any]:
    """Altair hands over a finished specification; its description is the text alternative."""
    return _bundle({**_quiet(raw), "$schema": SCHEMA}, raw.get("description", "A chart."))


def _bundle(specification: dict[str, Any], alt_text: str) -> dict[str, Any]:
    return {MIME: specification, "image/png": _CLEAR_PIXEL, "text/plain": alt_text}
