"""The way through the tree: a thick line for the way taken, thin lines for the options that were left.

Rows go down the page: a decision, its options half a row below, the next decision. A scene that an option
left behind would have opened, and that the play never met, has a row of its own beside the way.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from textwrap import wrap

import altair as alt

from bluehelm.charts.play.look import Row, as_data, for_play
from bluehelm.charts.theme import BLUE, INK, NAVY, QUIET
from bluehelm.scenario import Decision, Scenario, State, ending
from bluehelm.scenario.model import END

ROW_PX = 60
LETTERS = 30  # in a line beside the tree on the narrowest page
STUB = "#8a97a5"
SPINE, ASIDE, LEFT, RIGHT, TEXT = 38, 76, 4, 72, 90  # x positions in px


@dataclass(frozen=True)
class Stop:
    """One row: a decision of the play (`number` from 0), a branch not met, or the ending (no scene)."""

    y: int
    title: str
    scene: str | None = None
    number: int | None = None
    met: bool = True


def stops(scenario: Scenario, state: State) -> list[Stop]:
    """Return the rows from top to bottom; a branch not met stands below the decision that could open it."""
    rows: list[Stop] = []
    met = {decision.scene for decision in state.decisions}
    for number, decision in enumerate(state.decisions):
        scene = scenario.scenes[decision.scene]
        rows.append(Stop(len(rows), scene.title, decision.scene, number))
        for other in _left_behind(scenario, decision, met):
            rows.append(Stop(len(rows), scenario.scenes[other].title, other, met=False))
            met = met | {other}
    reached = ending(scenario, state)
    return [*rows, Stop(len(rows), reached.title if reached else "Not finished")]


def _left_behind(scenario: Scenario, decision: Decision, met: set[str]) -> list[str]:
    """Name the scenes that the options not taken lead to and that this play never met."""
    choices = scenario.scenes[decision.scene].choices
    targets = (b.to for key, c in choices.items() if key != decision.choice for b in c.next)
    return [to for to in dict.fromkeys(targets) if to != END and to not in met]


def way_through_tree(
    scenario: Scenario, state: State, notes: Mapping[int, str] | None = None
) -> alt.LayerChart:
    """Return the way taken, from top to bottom, with the options and branches that were left.

    `notes` adds a few words to decisions, by number from 0 (for example "time ran out").
    """
    rows = stops(scenario, state)
    lines = list(_lines(scenario, state, rows))
    dots = list(_dots(scenario, state, rows))
    texts = list(_texts(scenario, state, rows, notes or {}))
    chart = _layers(lines, dots, texts, len(rows))
    title = f"Your way: {len(state.decisions)} decisions to “{rows[-1].title}”"
    subtitle = ["Thick line, full dots: what you decided.", "Thin lines, rings: the options that you left."]
    return for_play(chart, title, subtitle, ROW_PX * len(rows))


def _layers(lines: list[Row], dots: list[Row], texts: list[Row], count: int) -> alt.LayerChart:
    # The tree keeps its width in px on every page; only the texts beside it get more room.
    x = alt.X("x:Q", scale=alt.Scale(domain=[0, TEXT], range=[0, TEXT], nice=False), axis=None)
    y = alt.Y("y:Q", scale=alt.Scale(domain=[count - 0.4, -0.4], nice=False), axis=None)
    line = _chart(lines).encode(x=x, y=y, detail="id:N", order="step:O")
    dot = _chart(dots).encode(x=x, y=y, size=alt.Size("size:Q", scale=None), tooltip="label:N")
    return alt.layer(
        line.transform_filter("!datum.taken").mark_line(color=STUB, strokeWidth=1, strokeDash=[3, 3]),
        line.transform_filter("datum.taken").mark_line(color=NAVY, strokeWidth=4, strokeJoin="round"),
        dot.transform_filter("!datum.taken").mark_point(
            fill="white", stroke=QUIET, opacity=1, strokeWidth=1.5
        ),
        dot.transform_filter("datum.taken").mark_point(filled=True, color=NAVY, opacity=1),
        *(_text(texts, x, y, kind) for kind in STYLES),
    )


STYLES: dict[str, Row] = {
    "head": {"color": INK, "fontSize": 12, "fontWeight": "bold"},
    "taken": {"color": BLUE, "fontSize": 12, "baseline": "top"},
    "aside": {"color": QUIET, "fontSize": 11},
}


def _text(texts: list[Row], x: alt.X, y: alt.Y, kind: str) -> alt.Chart:
    mark = {"align": "left", "baseline": "middle", "lineBreak": "\n", **STYLES[kind]}
    chart = _chart([row for row in texts if row["kind"] == kind]).mark_text(**mark)
    return chart.encode(x=x, y=y, text="text:N")


def _chart(rows: list[Row]) -> alt.Chart:
    return alt.Chart(as_data(rows))


def _spread(count: int) -> list[float]:
    """Spread options evenly over the width of the tree."""
    return [LEFT + (RIGHT - LEFT) * (i + 0.5) / count for i in range(count)]


def _options(scenario: Scenario, state: State, rows: list[Stop]) -> Iterator[tuple[Stop, str, float, bool]]:
    """Yield (row, choice id, x, taken) for each option of each decision taken."""
    for row in rows:
        if row.number is None or row.scene is None:
            continue
        choices = scenario.scenes[row.scene].choices
        for key, x in zip(choices, _spread(len(choices)), strict=True):
            yield row, key, x, key == state.decisions[row.number].choice


def _lines(scenario: Scenario, state: State, rows: list[Stop]) -> Iterator[Row]:
    for row, key, x, taken in _options(scenario, state, rows):
        target = _target(scenario, rows, row, key, taken)
        points = [(float(SPINE), float(row.y)), (x, row.y + 0.5)]
        if target is not None:
            points.append((SPINE if target.met else ASIDE, float(target.y)))
        for step, (px, py) in enumerate(points):
            yield {"id": f"{row.y}{key}", "step": step, "x": px, "y": py, "taken": taken}


def _target(scenario: Scenario, rows: list[Stop], row: Stop, key: str, taken: bool) -> Stop | None:
    """Find the row where an option leads to; None if that is behind, or depends on what else was decided."""
    if taken:
        return next(r for r in rows[row.y + 1 :] if r.met)
    branches = scenario.scenes[row.scene or ""].choices[key].next
    if len(branches) > 1:
        return None
    if branches[0].to == END:
        return rows[-1]
    return next((r for r in rows[row.y + 1 :] if r.scene == branches[0].to), None)


def _dots(scenario: Scenario, state: State, rows: list[Stop]) -> Iterator[Row]:
    for row in rows:
        place, size = (SPINE, 150) if row.met else (ASIDE, 60)
        yield {"x": place, "y": row.y, "taken": row.met, "size": size, "label": row.title}
    for row, key, x, taken in _options(scenario, state, rows):
        label = scenario.scenes[row.scene or ""].choices[key].label
        yield {"x": x, "y": row.y + 0.5, "taken": taken, "size": 50, "label": label}


def _texts(scenario: Scenario, state: State, rows: list[Stop], notes: Mapping[int, str]) -> Iterator[Row]:
    for row in rows:
        if not row.met:
            yield {"x": TEXT, "y": row.y, "text": _short(f"{row.title} (not met)"), "kind": "aside"}
            continue
        yield {"x": TEXT, "y": row.y, "text": _short(row.title), "kind": "head"}
        if row.number is not None:
            label = _label(scenario, state.decisions[row.number])
            note = f" ({notes[row.number]})" if row.number in notes else ""
            yield {"x": TEXT, "y": row.y + 0.2, "text": _short(label + note, 3), "kind": "taken"}


def _short(text: str, lines: int = 1) -> str:
    return "\n".join(wrap(text, LETTERS, max_lines=lines, placeholder=" …"))


def _label(scenario: Scenario, decision: Decision) -> str:
    return scenario.scenes[decision.scene].choices[decision.choice].label


def path_words(scenario: Scenario, state: State) -> str:
    """Say the way taken in sentences, with the branches that were not met."""
    steps = "; ".join(
        f"{n}. {scenario.scenes[d.scene].title}: {_label(scenario, d)}"
        for n, d in enumerate(state.decisions, 1)
    )
    rows = stops(scenario, state)
    missed = [row.title for row in rows if not row.met]
    beside = f"Branches not met: {', '.join(missed)}." if missed else "No branch led past this way."
    return f"You took {len(state.decisions)} decisions to “{rows[-1].title}”. {steps}. {beside}"
