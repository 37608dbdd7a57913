"""The figures that module pages can show, by name."""

from __future__ import annotations

from pathlib import Path

from bluehelm.charts import m00, m01, m02, m03, m04, m05, m06, m07, m08, m09, m10, m11, m12
from bluehelm.charts.figure import Drawn, Figure

_MODULES = (m00, m01, m02, m03, m04, m05, m06, m07, m08, m09, m10, m11, m12)
FIGURES: dict[str, Figure] = {figure.name: figure for module in _MODULES for figure in module.FIGURES}


def figure(name: str, folder: Path) -> Drawn:
    """Draw a figure from the data of the module in `folder`.

    Raises:
        KeyError: there is no figure of this name; the message lists those that there are.
        FileNotFoundError: a data file is missing; the message names it.

    """
    if name not in FIGURES:
        raise KeyError(f"There is no figure {name!r}. Use one of: {', '.join(sorted(FIGURES))}.")
    return FIGURES[name].draw(folder)
