"""What sixty plays of SC04 chose at each decision, and which of them kept both sides (C16, data D01)."""

from __future__ import annotations

from collections import Counter
from typing import Any

import altair as alt

from bluehelm.charts.figure import Figure, Rows, Table
from bluehelm.charts.theme import INK, LEGEND, MIST, NAVY, PAPER, QUIET, SAND, dressed

TITLE = (
    "Of 22 plays that lent the helicopters to all, two kept both sides; of 18 with open rules, thirteen did"
)
SUBTITLE = ("60 plays with random choices, by decision", "Choose below which plays to count")
ALL, KEPT, LOST = "All plays", "Kept both sides", "Lost a side"
VIEWS = (ALL, KEPT, LOST)
LEAST = 50
NAMES = {
    "D1": "1 You first",
    "D2": "2 Who leads?",
    "D3": "3 The arrest",
    "D4": "4 Seats",
    "D5": "5 Road block",
    "D6": "6 Vaelin",
    "D7": "7 Helicopters",
    "D8": "8 Statement",
    "D9": "9 Recruits",
    "D10": "10 Money",
    "D11": "11 Council",
    "D12": "12 Too close",
}
_FILLS = {"A": NAVY, "B": "#9fc3da", "C": SAND, "D": MIST}
_ROW_PX = 27


def draw(rows: Rows) -> Any:
    """Draw a bar for each decision, cut by option; a choice below the chart counts some plays only."""
    view = alt.param(name="plays", value=KEPT, bind=alt.binding_radio(options=list(VIEWS), name=" "))
    base = (
        alt.Chart(alt.Data(values=bars(rows)))
        .transform_filter("datum.view == plays")
        .encode(
            y=alt.Y(
                "name:N",
                sort=list(NAMES.values()),
                title=None,
                axis=alt.Axis(ticks=False, domain=False, labelPadding=6, minExtent=96),
            ),
            tooltip=[
                alt.Tooltip("name:N", title="Decision"),
                alt.Tooltip("label:N", title="Option"),
                alt.Tooltip("n:Q", title="Plays"),
                alt.Tooltip("of:Q", title="of"),
            ],
        )
    )
    x = alt.X(
        "from:Q",
        title="Share of the plays (%)",
        scale=alt.Scale(domain=[0, 100]),
        axis=alt.Axis(values=[0, 50, 100], grid=False),
    )
    fill = alt.Fill(
        "option:N",
        scale=alt.Scale(domain=list(_FILLS), range=list(_FILLS.values())),
        legend=alt.Legend(**{**LEGEND, "columns": 4}, symbolType="square", symbolStrokeColor=QUIET),
    )
    ink = alt.condition("datum.option == 'A'", alt.value(PAPER), alt.value(INK))
    layers = alt.layer(
        base.mark_bar(height=20, stroke=QUIET, strokeWidth=0.5).encode(x=x, x2="to:Q", fill=fill),
        base.mark_text(fontSize=11).encode(x="middle:Q", text="word:N", color=ink),
    ).add_params(view)
    return dressed(layers, TITLE, SUBTITLE, "INVENTED", _ROW_PX * len(NAMES))


def kept(rows: Rows) -> dict[int, bool]:
    """Say for each play whether both sides still accept the mission: consent and impartiality 50 or more."""
    return {r["run_id"]: min(r["CON"], r["IMP"]) >= LEAST for r in rows}  # the last row of a play stands


def chosen(rows: Rows, scene: str, view: str = ALL) -> Counter[str]:
    """Count the options taken in a scene by the plays of a view."""
    good = kept(rows)
    wanted = {ALL: (True, False), KEPT: (True,), LOST: (False,)}[view]
    return Counter(str(r["option"]) for r in rows if r["scene"] == scene and good[r["run_id"]] in wanted)


def labels(rows: Rows) -> dict[tuple[str, str], str]:
    """Give the words of each option by scene and letter."""
    return {(r["scene"], r["option"]): str(r["label"]) for r in rows}


def bars(rows: Rows) -> list[dict[str, Any]]:
    """Give each part of each bar its place, for every view."""
    words, found = labels(rows), []
    for view in VIEWS:
        for scene, name in NAMES.items():
            counts, before = chosen(rows, scene, view), 0
            for option in sorted(counts):
                place = _place(before, counts[option], counts.total())
                found.append(
                    {"view": view, "name": name, "option": option, "label": words[scene, option], **place}
                )
                # A narrow part holds its number only; its colour and the legend say the option.
                wide = place["to"] - place["from"] > 12
                found[-1]["word"] = f"{option} {counts[option]}" if wide else f"{counts[option]}"
                before += counts[option]
    return found


def _place(before: int, number: int, total: int) -> dict[str, float]:
    """Give the ends of a part in per cent, its middle, and what it counts."""
    start, end = 100 * before / total, 100 * (before + number) / total
    return {
        "n": number,
        "of": total,
        "from": round(start, 1),
        "to": round(end, 1),
        "middle": round((start + end) / 2, 1),
    }


def describe(rows: Rows) -> str:
    """Say in words what the chart shows."""
    every, good = chosen(rows, "D7"), chosen(rows, "D7", KEPT)
    return (
        f"Bars show what 60 plays of the scenario with random choices took at each of twelve decisions. "
        f"{sum(kept(rows).values())} plays kept both sides: national consent and impartiality ended at "
        f"{LEAST} or more. At decision 7, {good['A']} of {every['A']} plays that flew ballots and candidates "
        f"kept both sides, {good['B']} of {every['B']} with ballots under open rules, and {good['C']} of "
        f"{every['C']} without aircraft."
    )


def tabulate(rows: Rows) -> Table:
    """Give for each option how many plays took it, and how many of them kept both sides."""
    lines, words = [], labels(rows)
    for scene, name in NAMES.items():
        every, good = chosen(rows, scene), chosen(rows, scene, KEPT)
        lines += [
            (name, f"{option} {words[scene, option]}", str(every[option]), str(good[option]))
            for option in sorted(every)
        ]
    return Table(("Decision", "Option", "Plays", "Of these kept both sides"), tuple(lines))


FIGURE = Figure(
    name="sixty_plays",
    title=TITLE,
    badge="INVENTED",
    data=("demo_plays.csv",),
    chart=draw,
    alt=describe,
    table=tabulate,
    cites="Decisions are held against impartiality and consent [S1 §1.3.1 ¶4]. Plays are invented.",
)
