"""How fast 40 stories were answered, and what trust did (C10, data D11). The slope is an assumption."""

from __future__ import annotations

from typing import Any

import altair as alt

from bluehelm.charts.figure import Figure, Row, Rows, Table
from bluehelm.charts.theme import BLUE, INK, LEGEND, LINE, NAVY, PAPER, QUIET, RUST, SAND, dressed

TITLE = "Each hour of silence costs about one point of trust; a denial that was wrong costs nine"
SUBTITLE = ("40 stories: change of trust, in points", "The slope is OUR ASSUMPTION, no finding")
ANSWERS = {
    "explanation": ("Explanation", NAVY, "circle"),
    "dialogue": ("Dialogue", SAND, "square"),
    "right denial": ("Denial of a false story", BLUE, "cross"),
    "wrong denial": ("Denial, partly wrong", RUST, "triangle-up"),
}
TIMES = {"After a day": "trust_change", "After two weeks": "trust_change_2w"}
COST_A_MINUTE, LONGEST_MIN, _LAST_MIN = 0.02, 180, 240
_LOWEST, _HEIGHT_PX = -11, 330


def draw(rows: Rows) -> Any:
    """Draw a mark for each story and the assumed line; the reader chooses after a day or two weeks."""
    time = alt.param(
        name="time", value=next(iter(TIMES)), bind=alt.binding_radio(options=list(TIMES), name="Trust: ")
    )
    x = alt.X(
        "minutes:Q",
        title="Minutes until the first answer",
        scale=alt.Scale(domain=[0, _LAST_MIN]),
        axis=alt.Axis(values=[0, 60, 120, 180, 240], gridColor=LINE),
    )
    y = alt.Y(
        "change:Q",
        title="Change of trust (points)",
        scale=alt.Scale(domain=[_LOWEST, 1], nice=False),
        axis=alt.Axis(values=[0, -2, -4, -6, -8, -10], gridColor=LINE),
    )
    words, colours, shapes = zip(*ANSWERS.values(), strict=True)
    legend = alt.Legend(**{**LEGEND, "columns": 1})
    marks = (
        alt.Chart(alt.Data(values=marks_of(rows)))
        .transform_filter("datum.time == time")
        .mark_point(filled=True, size=90, stroke=INK, strokeWidth=0.7, opacity=1)
        .encode(
            x=x,
            y=y,
            fill=alt.Fill("answer:N", scale=alt.Scale(domain=words, range=colours), legend=legend),
            shape=alt.Shape("answer:N", scale=alt.Scale(domain=words, range=shapes), legend=legend),
            tooltip=[
                alt.Tooltip("told:N", title="Story"),
                alt.Tooltip("answer:N", title="Answer"),
                alt.Tooltip("minutes:Q", title="Minutes"),
                alt.Tooltip("change:Q", title="Points"),
            ],
        )
    )
    return dressed(alt.layer(*_assumed(), marks).add_params(time), TITLE, SUBTITLE, "INVENTED", _HEIGHT_PX)


def _assumed() -> list[alt.Chart]:
    base = alt.Chart(alt.Data(values=assumed()))
    line = base.mark_line(color=QUIET, strokeDash=[6, 4], strokeWidth=2).encode(x="minutes:Q", y="change:Q")
    last = base.transform_filter(f"datum.minutes == {_LAST_MIN}")
    ground = last.mark_text(align="right", dy=30, fontSize=12, stroke=PAPER, strokeWidth=4)
    word = last.mark_text(align="right", dy=30, fontSize=12, color=INK)
    told = {"x": "minutes:Q", "y": "change:Q", "text": alt.value("- - our assumption, for teaching")}
    return [line, ground.encode(**told), word.encode(**told)]


def assumed() -> list[dict[str, float]]:
    """Give the line that the data were made from: falling for three hours, and flat after that."""
    return [
        {"minutes": minutes, "change": -COST_A_MINUTE * min(minutes, LONGEST_MIN)}
        for minutes in (0, LONGEST_MIN, _LAST_MIN)
    ]


def answer_of(row: Row) -> str:
    """Tell a denial of a false story from one that was wrong in part or in all."""
    if row["answer"] != "denial":
        return str(row["answer"])
    return "right denial" if row["truth"] == "false" else "wrong denial"


def marks_of(rows: Rows) -> list[dict[str, Any]]:
    """Give two marks a story: after a day, and after two weeks."""
    return [
        {
            "time": time,
            "minutes": row["first_response_min"],
            "change": row[column],
            "answer": ANSWERS[answer_of(row)][0],
            "told": f"{row['topic']}, {row['truth']}, {row['channel']}",
        }
        for time, column in TIMES.items()
        for row in rows
    ]


def mean_of(rows: Rows, answer: str, column: str = "trust_change") -> float:
    """Give the mean change of trust for a kind of answer."""
    mine = [r[column] for r in rows if answer_of(r) == answer]
    return float(sum(mine) / len(mine))


def an_hour_costs(rows: Rows) -> float:
    """Give the points that an hour costs in the first three, by least squares, wrong denials apart."""
    mine = [
        (r["first_response_min"] / 60, r["trust_change"])
        for r in rows
        if answer_of(r) != "wrong denial" and r["first_response_min"] <= LONGEST_MIN
    ]
    x_mean, y_mean = (sum(values) / len(mine) for values in zip(*mine, strict=True))
    across = sum((x - x_mean) * (y - y_mean) for x, y in mine)
    return float(-across / sum((x - x_mean) ** 2 for x, _ in mine))


def describe(rows: Rows) -> str:
    """Say in words what the chart shows."""
    wrong, day, weeks = (
        mean_of(rows, "wrong denial"),
        mean_of(rows, "dialogue"),
        mean_of(rows, "dialogue", "trust_change_2w"),
    )
    return (
        f"Marks show {len(rows)} invented stories by the minutes until the first answer and by the change of "
        f"trust in points. An hour costs {an_hour_costs(rows):.1f} points in the first three hours, because "
        f"the data were made so, and a denial that was wrong costs {-wrong:.1f}. With dialogue the "
        f"mean loss was {-day:.1f} points after a day and {-weeks:.1f} after two weeks."
    )


def tabulate(rows: Rows) -> Table:
    """Give the stories one by one."""
    fields = ("topic", "truth", "channel", "first_response_min", "trust_change", "trust_change_2w")
    columns = (
        "Topic",
        "Truth",
        "Channel",
        "Minutes to first answer",
        "Points after a day",
        "Points after two weeks",
    )
    lines = (
        (ANSWERS[answer_of(r)][0], *(str(r[f]) for f in fields))
        for r in sorted(rows, key=lambda r: r["first_response_min"])
    )
    return Table(("Answer", *columns), tuple(lines))  # fmt: skip


FIGURE = Figure(
    name="minutes_and_trust",
    title=TITLE,
    badge="INVENTED",
    data=("rumours.csv",),
    chart=draw,
    alt=describe,
    table=tabulate,
    cites=(
        "False stories are known and used at once [S2 MDI ¶2]. The slope is an invented teaching assumption: "
        "the handbook says that the causal link between disinformation, hate speech and violence is not yet "
        "well understood [S2 MDI ¶4]."
    ),
)
