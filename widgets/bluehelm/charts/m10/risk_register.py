"""Twenty-four threats by likelihood and impact, before and after their measures (C06, data D07)."""

from __future__ import annotations

from typing import Any

import altair as alt

from bluehelm.charts.figure import Figure, Row, Rows, Table
from bluehelm.charts.theme import INK, NAVY, PAPER, QUIET, RUST, SAND, dressed

TITLE = "All 24 measures cost three times the money that is there, and two of them change nothing"
SUBTITLE = ("Threats R01 to R24, scale of this course", "Darker squares: likelihood times impact")
BUDGET_USD = 600_000
BEFORE, AFTER = "Before measures", "After measures"
NONE = "None"
_HEIGHT_PX = 330
_STEPS = [1, 2, 3, 4, 5]
_SHADES = ["#eef3f7", SAND, "#c98f5e"]
_BANDS = (5, 14)
"""Highest score of the two lower bands, as in the picture of exercise 3."""
_OFFSETS = ((-0.23, 0.22), (0.23, 0.22), (-0.23, -0.22), (0.23, -0.22))


def draw(rows: Rows) -> Any:
    """Draw the squares, the numbers of the threats in them, and the way of one threat that was chosen."""
    view = alt.param(name="view", value=BEFORE, bind=alt.binding_radio(options=[BEFORE, AFTER], name=" "))
    options = [NONE, *(_name(r) for r in rows)]
    follow = alt.param(
        name="follow", value=NONE, bind=alt.binding_select(options=options, name="Follow a threat: ")
    )
    squares = _squares()
    base = alt.Chart(alt.Data(values=places(rows))).transform_filter("datum.view == view")
    marks = base.encode(x="x:Q", y="y:Q", tooltip=_tooltip())
    dimmed = alt.condition(f"follow == '{NONE}' || follow == datum.name", alt.value(1), alt.value(0.25))
    circles = marks.mark_circle(size=430, color=PAPER, stroke=QUIET, strokeWidth=1).encode(opacity=dimmed)
    numbers = marks.mark_text(fontSize=12, color=INK).encode(text="number:N", opacity=dimmed)
    layers = alt.layer(squares, circles, numbers, *_way(rows)).add_params(view, follow)
    return dressed(layers, TITLE, SUBTITLE, "INVENTED", _HEIGHT_PX)


def _squares() -> alt.Chart:
    cells = [
        {"l0": li - 0.5, "l1": li + 0.5, "i0": im - 0.5, "i1": im + 0.5, "shade": _SHADES[band(li * im)]}
        for li in _STEPS
        for im in _STEPS
    ]
    scale = alt.Scale(domain=[0.5, 5.5], nice=False)
    axis = alt.Axis(values=_STEPS, grid=False, format="d")
    return (
        alt.Chart(alt.Data(values=cells))
        .mark_rect(stroke=PAPER, strokeWidth=2)
        .encode(
            x=alt.X("l0:Q", title="Likelihood (1 low to 5 high)", scale=scale, axis=axis),
            x2="l1:Q",
            y=alt.Y("i0:Q", title="Impact (1 low to 5 high)", scale=scale, axis=axis),
            y2="i1:Q",
            fill=alt.Fill("shade:N", scale=None),
        )
    )


def _way(rows: Rows) -> tuple[alt.Chart, alt.Chart]:
    """Draw a line from before to after for the threat that was chosen, with a dot where it ends."""
    found = {view: [p for p in places(rows) if p["view"] == view] for view in (BEFORE, AFTER)}
    ways = [
        {"name": a["name"], "x": a["x"], "y": a["y"], "x2": b["x"], "y2": b["y"]}
        for a, b in zip(found[BEFORE], found[AFTER], strict=True)
    ]
    base = alt.Chart(alt.Data(values=ways)).transform_filter("datum.name == follow")
    # Hidden from screen readers: a layer without marks would be a picture without words.
    line = base.mark_rule(color=NAVY, strokeWidth=3).encode(x="x:Q", y="y:Q", x2="x2:Q", y2="y2:Q")
    end = base.mark_point(color=RUST, filled=True, size=140, shape="diamond", opacity=1)
    return line, end.encode(x="x2:Q", y="y2:Q")


def _tooltip() -> list[alt.Tooltip]:
    return [
        alt.Tooltip("name:N", title="Threat"),
        alt.Tooltip("place:N", title="Province"),
        alt.Tooltip("measure:N", title="Measure"),
        alt.Tooltip("cost_usd:Q", title="Cost (US dollars)", format=","),
        alt.Tooltip("moved:N", title="Likelihood × impact"),
    ]


def band(points: int) -> int:
    """Give the band of a score, 0 (low) to 2 (high).

    >>> [band(score) for score in (5, 6, 15)]
    [0, 1, 2]
    """
    return sum(points > most for most in _BANDS)


def score(row: Row, when: str = BEFORE) -> int:
    """Give likelihood times impact of a threat."""
    suffix = "_after" if when == AFTER else ""
    return int(row[f"likelihood{suffix}"]) * int(row[f"impact{suffix}"])


def idle(rows: Rows) -> list[str]:
    """Name the threats whose measure changes neither number."""
    kept = ("likelihood", "impact")
    return [str(r["id"]) for r in rows if all(r[k] == r[f"{k}_after"] for k in kept)]


def places(rows: Rows) -> list[dict[str, Any]]:
    """Place each threat twice, before and after; those in one square stand side by side."""
    found: list[dict[str, Any]] = []
    for view, suffix in ((BEFORE, ""), (AFTER, "_after")):
        taken: dict[tuple[int, int], int] = {}
        for row in rows:
            square = (int(row[f"likelihood{suffix}"]), int(row[f"impact{suffix}"]))
            right, up = _OFFSETS[taken.get(square, 0)]
            taken[square] = taken.get(square, 0) + 1
            found.append({**_told(row), "view": view, "x": square[0] + right, "y": square[1] + up})
    return found


def _told(row: Row) -> dict[str, Any]:
    kept = {k: row[k] for k in ("place", "measure", "cost_usd")}
    moved = f"{score(row)} → {score(row, AFTER)}"
    return {**kept, "name": _name(row), "number": str(row["id"])[1:].lstrip("0"), "moved": moved}


def _name(row: Row) -> str:
    return f"{row['id']} {row['threat']}"


def describe(rows: Rows) -> str:
    """Say in words what the chart shows."""
    total = sum(r["cost_usd"] for r in rows) / 1e6
    highest = [max(score(r, when) for r in rows) for when in (BEFORE, AFTER)]
    return (
        f"A grid of five by five squares places {len(rows)} invented threats by likelihood and impact. "
        f"Before measures the highest product is {highest[0]}, for a bomb on a main road; after measures it "
        f"is still {highest[1]}, for the same threat. The measures cost {total:.1f} million dollars, where "
        f"{BUDGET_USD / 1e6:.1f} million is there; {len(idle(rows))} of them change neither number, "
        f"and the table shows which."
    )


def tabulate(rows: Rows) -> Table:
    """Give each threat with its measure, cost and both scores."""
    columns = (
        "Threat",
        "Province",
        "Before (L × I)",
        "Measure",
        "Cost (US dollars)",
        "After (L × I)",
        "Owner",
    )
    return Table(
        columns,
        tuple(
            (
                _name(r),
                str(r["place"]),
                f"{r['likelihood']} × {r['impact']} = {score(r)}",
                str(r["measure"]),
                f"{r['cost_usd']:,}",
                f"{r['likelihood_after']} × {r['impact_after']} = {score(r, AFTER)}",
                str(r["owner"]),
            )
            for r in rows
        ),
    )


FIGURE = Figure(
    name="risk_register",
    title=TITLE,
    badge="INVENTED",
    data=("risk_register.csv",),
    chart=draw,
    alt=describe,
    table=tabulate,
    cites=(
        "What risk management is for [S2 SEC ¶10]. The scale from 1 to 5, the product of likelihood (L) and "
        "impact (I), and all threats are ours, not the UN's."
    ),
)
