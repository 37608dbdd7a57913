"""How plays of SC03 end after three decisions about means: out of fuel, or with a plan that can bend."""

from __future__ import annotations

from typing import Any

import altair as alt

from bluehelm.charts.figure import Figure, Rows, Table
from bluehelm.charts.theme import INK, LEGEND, LINE, NAVY, PAPER, QUIET, RUST, dressed

TITLE = "A little for every task left 32 of 60 plays without fuel; four priorities left 11"
SUBTITLE = ("60 plays for each option, the rest random", "Choose a decision below the chart")
SCENES = {"D2": "Choosing priorities", "D4": "Eight per cent less", "D6": "The quick win"}
ENDINGS = {"END-4": "Forty-one tasks, no fuel", "END-1": "A plan that can bend"}
PLAYS = 60
_MOST, _ROW_PX = 40, 66


def draw(rows: Rows) -> Any:
    """Draw a bar to the left for plays without fuel, and to the right for plans that can bend."""
    scene = alt.param(
        name="scene",
        value=SCENES["D2"],
        bind=alt.binding_radio(options=list(SCENES.values()), name="Decision: "),
    )
    base = alt.Chart(alt.Data(values=bars(rows))).transform_filter("datum.scene == scene")
    y = alt.Y("label:N", axis=None, sort=alt.EncodingSortField("option"))
    x = alt.X(
        "way:Q",
        title="← out of fuel · plays of 60 · can bend →",
        scale=alt.Scale(domain=[-_MOST, _MOST]),
        axis=alt.Axis(values=[-30, -20, -10, 0, 10, 20, 30], labelExpr="abs(datum.value)", gridColor=LINE),
    )
    fill = alt.Fill(
        "told:N",
        scale=alt.Scale(domain=list(ENDINGS.values()), range=[RUST, NAVY]),
        legend=alt.Legend(**{**LEGEND, "columns": 1}, symbolType="square"),
    )
    tips = [
        alt.Tooltip("label:N", title="Option"),
        alt.Tooltip("told:N", title="Ending"),
        alt.Tooltip("plays:Q", title="Plays of 60"),
    ]
    marks = base.mark_bar(height=20, yOffset=11).encode(x=x, x2=alt.datum(0), y=y, fill=fill, tooltip=tips)
    counts = base.mark_text(yOffset=11, fontSize=12, fontWeight="bold", color=INK, dx=alt.expr(_BESIDE))
    names = base.transform_filter("datum.left").encode(x=alt.datum(0), y=y, text="label:N")
    ground = names.mark_text(yOffset=-14, fontSize=12, stroke=PAPER, strokeWidth=4)
    middle = alt.Chart(alt.Data(values=[{}])).mark_rule(color=QUIET).encode(x=alt.datum(0))
    layers = alt.layer(
        marks,
        middle,
        counts.encode(x="way:Q", y=y, text="plays:Q"),
        ground,
        names.mark_text(yOffset=-14, fontSize=12, color=INK),
    ).add_params(scene)
    return dressed(layers, TITLE, SUBTITLE, "INVENTED", _ROW_PX * 3)


_BESIDE = "datum.left ? -14 : 14"


def plays(rows: Rows, scene: str, option: str, ending: str) -> int:
    """Count the plays of 60 with an option that come to an ending."""
    wanted = (scene, option, ending)
    return sum(r["plays"] for r in rows if (r["scene"], r["option"], r["ending"]) == wanted)


def labels(rows: Rows, scene: str) -> dict[str, str]:
    """Give the options of a decision with their words."""
    return {r["option"]: r["label"] for r in rows if r["scene"] == scene}


def bars(rows: Rows) -> list[dict[str, Any]]:
    """Give two bars an option, the first to the left."""
    found = []
    for scene, name in SCENES.items():
        for option, label in labels(rows, scene).items():
            for ending, told in ENDINGS.items():
                n, left = plays(rows, scene, option, ending), ending == "END-4"
                place = {"scene": name, "option": option, "label": label, "told": told}
                found.append({**place, "plays": n, "way": -n if left else n, "left": left})
    return found


def describe(rows: Rows) -> str:
    """Say in words what the chart shows."""
    even, few, paid = (
        {ending: plays(rows, "D2", option, ending) for ending in ENDINGS} for option in ("A", "B", "C")
    )
    slow = plays(rows, "D6", "B", "END-1")
    return (
        f"Bars count how 60 plays of the scenario end for each option of three decisions. With a little for "
        f"every task, {even['END-4']} plays end without fuel and {even['END-1']} with a plan that can bend. "
        f"With four priorities it is {few['END-4']} and {few['END-1']}; with what donors pay for, "
        f"{paid['END-4']} and {paid['END-1']}. Benchmarks before a building lead {slow} plays to a plan "
        f"that can bend."
    )


def tabulate(rows: Rows) -> Table:
    """Give for each option the plays of 60 that come to each of the two endings, and to any other."""
    lines = []
    for scene, name in SCENES.items():
        for option, label in labels(rows, scene).items():
            numbers = [plays(rows, scene, option, ending) for ending in ENDINGS]
            lines.append((name, label, *map(str, numbers), str(PLAYS - sum(numbers))))
    return Table(("Decision", "Option", *ENDINGS.values(), "Other endings"), tuple(lines))


FIGURE = Figure(
    name="choices_and_fuel",
    title=TITLE,
    badge="INVENTED",
    data=("choices_and_endings.csv",),
    chart=draw,
    alt=describe,
    table=tabulate,
    cites="Without priorities, means are lost [S2 SEQ ¶5]. Effects in the scenario are teaching judgements.",
)
