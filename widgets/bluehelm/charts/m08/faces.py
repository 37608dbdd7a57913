"""Where plays of SC08 end, by who showed a face: credibility against local trust (from its plays)."""

from __future__ import annotations

from typing import Any

import altair as alt

from bluehelm.charts.figure import Figure, Rows, Table
from bluehelm.charts.theme import INK, LINE, MIST, NAVY, QUIET, dressed

TITLE = "Faces in the market won local trust in 46 of 60 plays, your voice on the radio in 14"
SUBTITLE = ("60 plays for each face, the rest random", "Choose below who spoke at half past nine")
FACES = {"A": "You on the radio", "B": "Elders in the market", "C": "The ministry"}
ENOUGH, PLAYS = 54, 60
CORNERS = {
    "END-1": ("The pumps are|the story", 79, 79, "right"),
    "END-2": ("Believed in|the capital", 79, 25, "right"),
    "END-3": ("Known in|the market", 21, 79, "left"),
    "END-4": ("Harm, or a storm|that moves on", 21, 25, "left"),
}
_LOW, _HIGH, _HEIGHT_PX = 20, 80, 320


def draw(rows: Rows) -> Any:
    """Draw a mark for the end of each play in four fields; the reader chooses who spoke."""
    face = alt.param(
        name="face", value=FACES["A"], bind=alt.binding_radio(options=list(FACES.values()), name="Face: ")
    )
    ends = alt.Chart(alt.Data(values=marks(rows))).transform_filter("datum.face == face")
    dots = ends.mark_circle(size=70, color=NAVY, opacity=0.55).encode(
        x=_axis("CRE", "Credibility at the end"),
        y=_axis("LOC", "Local trust at the end", alt.Y),
        tooltip=[
            alt.Tooltip("CRE:Q", title="Credibility"),
            alt.Tooltip("LOC:Q", title="Local trust"),
            alt.Tooltip("face:N", title="Face"),
        ],
    )
    layers = alt.layer(*_fields(), dots, *_corners()).add_params(face)
    return dressed(layers, TITLE, SUBTITLE, "INVENTED", _HEIGHT_PX)


def _axis(name: str, title: str, kind: Any = alt.X) -> Any:
    axis = alt.Axis(values=[20, 30, 40, 50, 60, 70, 80], grid=False)
    return kind(
        f"{name}:Q", title=title, scale=alt.Scale(domain=[_LOW, _HIGH], nice=False, zero=False), axis=axis
    )


def _fields() -> list[alt.Chart]:
    """Shade the field where people believe you on both counts, and draw the borders of all four."""
    base = alt.Chart(alt.Data(values=[{"from": ENOUGH, "to": _HIGH, "low": _LOW}]))
    rule = base.mark_rule(color=QUIET, strokeDash=[4, 3])
    frame = base.mark_rect(fill=None, stroke=LINE)
    shade = base.mark_rect(color=MIST)
    return [
        shade.encode(x=_at("from"), x2="to:Q", y=_at("from", alt.Y), y2="to:Q"),
        rule.encode(x=_at("from")),
        rule.encode(y=_at("from", alt.Y)),
        frame.encode(x=_at("low"), x2="to:Q", y=_at("low", alt.Y), y2="to:Q"),
    ]


def _at(field: str, kind: Any = alt.X) -> Any:
    return kind(f"{field}:Q", scale=alt.Scale(domain=[_LOW, _HIGH], nice=False, zero=False))


def _corners() -> list[alt.Chart]:
    """Write the name of each ending into its corner."""
    found = []
    for words, x, y, align in CORNERS.values():
        base = alt.Chart(alt.Data(values=[{"x": x, "y": y, "words": words}]))
        text = base.mark_text(
            align=align, baseline="top", fontSize=12, color=INK, lineBreak="|", lineHeight=14
        )
        found.append(text.encode(x=_at("x"), y=_at("y", alt.Y), text="words:N"))
    return found


def marks(rows: Rows) -> list[dict[str, Any]]:
    """Give the end of each play its words."""
    return [{"face": FACES[r["option"]], "CRE": r["CRE"], "LOC": r["LOC"]} for r in rows]


def won(rows: Rows, option: str, gauge: str) -> int:
    """Count the plays of 60 that end with enough of a gauge."""
    return sum(r["option"] == option and r[gauge] >= ENOUGH for r in rows)


def both(rows: Rows, option: str) -> int:
    """Count the plays of 60 that end with enough of both."""
    return sum(r["option"] == option and min(r["CRE"], r["LOC"]) >= ENOUGH for r in rows)


def describe(rows: Rows) -> str:
    """Say in words what the chart shows."""
    local = {option: won(rows, option, "LOC") for option in FACES}
    told = {option: won(rows, option, "CRE") for option in FACES}
    return (
        f"Marks show where 60 plays of the scenario end for each way to show a face, by credibility and "
        f"local trust. Local trust is won in {local['A']} plays with you on the radio, in {local['B']} "
        f"with elders in the market and in {local['C']} with the ministry. Credibility is won in "
        f"{told['A']}, {told['B']} and {told['C']} plays. Both are won in {both(rows, 'A')}, "
        f"{both(rows, 'B')} and {both(rows, 'C')}."
    )


def tabulate(rows: Rows) -> Table:
    """Give for each face the plays that win each kind of trust, both, and neither."""
    lines = []
    for option, face in FACES.items():
        local, told, two = won(rows, option, "LOC"), won(rows, option, "CRE"), both(rows, option)
        neither = PLAYS - local - told + two
        lines += [(face, what, str(n)) for what, n in _counts(local, told, two, neither)]
    return Table(("Face", "Won", "Plays of 60"), tuple(lines))


def _counts(local: int, told: int, two: int, neither: int) -> tuple[tuple[str, int], ...]:
    return (
        ("both", two),
        ("credibility only", told - two),
        ("local trust only", local - two),
        ("neither", neither),
    )


FIGURE = Figure(
    name="faces_and_trust",
    title=TITLE,
    badge="INVENTED",
    data=("two_kinds_of_trust.csv",),
    chart=draw,
    alt=describe,
    table=tabulate,
    cites="Dialogue and one-way messages [S2 COM ¶2–3]. Effects in the scenario are teaching judgements.",
)
