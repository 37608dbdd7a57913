"""A risk matrix as an HTML table: where each risk stands, by its letter."""

from bluehelm.exercise.kinds.risk_checks import HIGHEST, LOWEST
from bluehelm.ui.markup import escape

Spots = dict[str, tuple[int, int]]
"""Letter -> (likelihood, impact)."""

_STEPS = range(LOWEST, HIGHEST + 1)


def matrix_table(spots: Spots, likelihood: str, impact: str, caption: str) -> str:
    """Return a table with the impact upwards and the likelihood to the right.

    >>> table = matrix_table({"A": (4, 5), "B": (4, 5)}, "Likelihood", "Harm", "Risks")
    >>> '<td class="bh-q-heat-high">A, B</td>' in table
    True
    """
    head = "".join(f'<th scope="col">{step}</th>' for step in _STEPS)
    rows = "".join(_row(spots, step) for step in reversed(_STEPS))
    axes = f"{escape(impact)} upwards, {escape(likelihood)} to the right"
    return (
        f"<table><caption>{escape(caption)}: {axes}</caption>"
        f"<thead><tr><td></td>{head}</tr></thead><tbody>{rows}</tbody></table>"
    )


def _row(spots: Spots, impact: int) -> str:
    cells = "".join(
        f'<td class="bh-q-heat-{_heat(step * impact)}">'
        f"{', '.join(letter for letter, spot in spots.items() if spot == (step, impact))}</td>"
        for step in _STEPS
    )
    return f'<tr><th scope="row">{impact}</th>{cells}</tr>'


def _heat(product: int) -> str:
    """Say how hot a cell is: from 15 high, from 6 middle."""
    return "high" if product >= 15 else "middle" if product >= 6 else "low"
