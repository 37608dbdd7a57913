"""How plays of SC06 end for leaders who always take the same side of a polarity (C02, from its plays)."""

from __future__ import annotations

from typing import Any

import altair as alt

from bluehelm.charts.figure import Figure, Rows, Table
from bluehelm.charts.theme import INK, LINE, NAVY, PAPER, QUIET, dressed

TITLE = "Always for security ends behind the wall; always for humanitarian space ends without structure"
SUBTITLE = ("60 plays for each way to choose", "Choose below which two aims to hold apart")
POLARITIES = {
    "a": ("Security or space", "Security", "Space"),
    "b": ("One place or apart", "One place", "Apart"),
    "c": ("Headquarters or sector", "Headquarters", "Sector"),
}
ENDINGS = {
    "END-1": "Many mandates,|one direction",
    "END-2": "United, and|stretched thin",
    "END-3": "Safe inside|the wall",
    "END-4": "Space without|structure",
    "END-5": "The space|in between",
    "END-6": "Side by side",
    "END-0": "Pushed aside|(early end)",
}
_SIDES = (-1, 0, 1)
_ROW_PX, _LARGEST_PX2, _PLAYS = 50, 1500, 60


def draw(rows: Rows) -> Any:
    """Draw a circle for each way to choose and each ending: its area is the number of plays."""
    names = [name for name, _, _ in POLARITIES.values()]
    aims = alt.param(name="aims", value=names[0], bind=alt.binding_radio(options=names, name="Aims: "))
    base = (
        alt.Chart(alt.Data(values=circles(rows)))
        .transform_filter("datum.aims == aims")
        .encode(
            x=alt.X(
                "way:N",
                sort=alt.EncodingSortField("side"),
                title="The leaders always choose",
                axis=alt.Axis(orient="top", labelAngle=0, ticks=False, domain=False),
            ),
            y=alt.Y(
                "ending:N",
                sort=list(ENDINGS.values()),
                title=None,
                scale=alt.Scale(domain=list(ENDINGS.values())),
                axis=alt.Axis(
                    labelExpr="split(datum.label, '|')",
                    labelLineHeight=14,
                    minExtent=112,
                    labelPadding=6,
                    ticks=False,
                    domain=False,
                    grid=True,
                    gridColor=LINE,
                ),
            ),
            tooltip=[
                alt.Tooltip("way:N", title="Always"),
                alt.Tooltip("told:N", title="Ending"),
                alt.Tooltip("plays:Q", title="Plays of 60"),
            ],
        )
    )
    size = alt.Size("plays:Q", scale=alt.Scale(domain=[0, _PLAYS], range=[0, _LARGEST_PX2]), legend=None)
    dots = base.transform_filter("datum.plays > 0").mark_circle(color=NAVY, opacity=1).encode(size=size)
    large = alt.condition("datum.plays >= 20", alt.value(PAPER), alt.value(INK))
    shift = base.mark_text(fontSize=12, fontWeight="bold", dx=alt.expr("datum.plays >= 20 ? 0 : 20"))
    none = base.transform_filter("datum.plays == 0").mark_text(fontSize=12, color=QUIET)
    layers = alt.layer(
        dots,
        shift.transform_filter("datum.plays > 0").encode(text="plays:Q", color=large),
        none.encode(text=alt.value("–")),
    ).add_params(aims)
    return dressed(layers, TITLE, SUBTITLE, "INVENTED", _ROW_PX * len(ENDINGS))


def circles(rows: Rows) -> list[dict[str, Any]]:
    """Give each number of plays its words."""
    return [
        {
            "aims": POLARITIES[row["polarity"]][0],
            "side": row["side"],
            "way": way(row["polarity"], row["side"]),
            "ending": ENDINGS[row["ending"]],
            "told": ENDINGS[row["ending"]].replace("|", " "),
            "plays": row["plays"],
        }
        for row in rows
    ]


def way(polarity: str, side: int) -> str:
    """Say how leaders choose.

    >>> way("a", -1), way("a", 0)
    ('Security', 'Either')
    """
    _, left, right = POLARITIES[polarity]
    return {-1: left, 0: "Either", 1: right}[side]


def plays(rows: Rows, polarity: str, side: int) -> dict[str, int]:
    """Count the plays of 60 that come to each ending."""
    return {r["ending"]: r["plays"] for r in rows if (r["polarity"], r["side"]) == (polarity, side)}


def describe(rows: Rows) -> str:
    """Say in words what the chart shows."""
    secure, either, space = (plays(rows, "a", side) for side in _SIDES)
    return (
        f"Circles count how 60 plays of the scenario end, for leaders who always choose one side. Of those "
        f"who always choose security, {secure['END-3']} end as “Safe inside the wall” and "
        f"{secure['END-0']} end early. Of those who always choose humanitarian space, {space['END-4']} end "
        f"as “Space without structure”. With choices at random {sum(map(bool, either.values()))} endings "
        f"occur, and {either['END-1']} plays come to “Many mandates, one direction”."
    )


def tabulate(rows: Rows) -> Table:
    """Give for each way to choose the plays that come to each ending."""
    lines = (
        (name, way(key, side), *(str(plays(rows, key, side)[ending]) for ending in ENDINGS))
        for key, (name, _, _) in POLARITIES.items()
        for side in _SIDES
    )
    return Table(("Two aims", "Always", *(e.replace("|", " ") for e in ENDINGS.values())), tuple(lines))


FIGURE = Figure(
    name="sides_and_endings",
    title=TITLE,
    badge="INVENTED",
    data=("sides_and_endings.csv",),
    chart=draw,
    alt=describe,
    table=tabulate,
    cites="A polarity is managed, not solved [S2 IM ¶10]. Effects in the scenario are teaching judgements.",
)
