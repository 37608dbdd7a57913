"""The figures that module pages can show, by name."""

from __future__ import annotations

from pathlib import Path

from bluehelm.charts import (
    briefing,
    consent,
    early_sign,
    layouts,
    limits,
    measures,
    minimums,
    one_pole,
    promises,
    reports,
    risk_register,
    rotation,
    scale,
    side_endings,
    sixty_plays,
    table_convoys,
    three_tables,
    two_sites,
    waiting,
    who_knew,
)
from bluehelm.charts.figure import Drawn, Figure

_MODULES = (
    *(consent, early_sign, promises, one_pole, sixty_plays),  # module 04
    *(scale, three_tables, layouts, who_knew, table_convoys, side_endings),  # module 06
    *(briefing, minimums, rotation, limits, two_sites),  # module 09
    *(risk_register, measures, waiting, reports),  # module 10
)
FIGURES: dict[str, Figure] = {module.FIGURE.name: module.FIGURE for module in _MODULES}


def figure(name: str, folder: Path) -> Drawn:
    """Draw a figure from the data of the module in `folder`.

    Raises:
        KeyError: there is no figure of this name; the message lists those that there are.
        FileNotFoundError: a data file is missing; the message names it.

    """
    if name not in FIGURES:
        raise KeyError(f"There is no figure {name!r}. Use one of: {', '.join(sorted(FIGURES))}.")
    return FIGURES[name].draw(folder)
