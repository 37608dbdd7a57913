"""Small scenarios of every kind: events, flags, conditions, standing rules, early ends, bounds that cut."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from bluehelm.scenario import Scenario

GAUGES = ("POC", "SAF", "RES")
FLAGS = ("OPEN", "PAID")
TENTHS = st.integers(0, 10).map(lambda tenths: tenths / 10)


@st.composite
def conditions(draw: st.DrawFn, scenes: tuple[str, ...], depth: int = 1) -> str:
    """A condition over gauges, flags and visits."""
    kind = draw(st.sampled_from(["gauge", "gauge", "flag", "visit", "chain", "pair", "joined", "not"]))
    number = draw(st.integers(0, 14))
    sign = draw(st.sampled_from(["<", "<=", ">", ">=", "==", "!="]))
    if kind == "flag":
        return draw(st.sampled_from(FLAGS))
    if kind == "visit":
        return f"{draw(st.sampled_from(scenes))} {draw(st.sampled_from(['>=', '<', '==']))} 1"
    if kind == "chain":
        return f"{number} <= {draw(st.sampled_from(GAUGES))} < {number + draw(st.integers(1, 5))}"
    if kind == "pair":
        return f"{draw(st.sampled_from(GAUGES))} {sign} {draw(st.sampled_from(GAUGES))}"
    if kind == "joined" and depth:
        word = draw(st.sampled_from([" and ", " or "]))
        return word.join(f"({draw(conditions(scenes, depth - 1))})" for _ in range(2))
    if kind == "not" and depth:
        return f"not ({draw(conditions(scenes, depth - 1))})"
    return f"{draw(st.sampled_from(GAUGES))} {sign} {number}"


def effects(most: int) -> st.SearchStrategy[dict[str, int]]:
    """Changes of some gauges."""
    return st.dictionaries(st.sampled_from(GAUGES), st.integers(-most, most), max_size=3)


@st.composite
def choices(draw: st.DrawFn, later: tuple[str, ...], scenes: tuple[str, ...]) -> dict[str, Any]:
    """A choice that leads forward."""
    targets = st.sampled_from((*later[:2], "END") if later else ("END",))
    branches = [{"if": draw(conditions(scenes)), "to": draw(targets)}] if draw(st.booleans()) else []
    choice: dict[str, Any] = {
        "label": "Go", "outcome": "You go.", "why": "Go.",
        "effects": draw(effects(5)),
        "leans": draw(st.sampled_from([{}, {}, {"a": 1}])),
        "sets": draw(st.lists(st.sampled_from(FLAGS), max_size=1)),
        "next": [*branches, {"to": draw(targets)}],
    }  # fmt: skip
    if draw(st.integers(0, 4)) == 0:
        choice["when"] = draw(conditions(scenes))
    return choice


@st.composite
def scenarios(draw: st.DrawFn, most_scenes: int = 4) -> Scenario:
    """A whole scenario; a play has at most `most_scenes` decisions and three events."""
    scenes = tuple(f"D{number}" for number in range(draw(st.integers(1, most_scenes))))
    ends = st.one_of(st.none(), st.integers(0, 3))
    gauges: dict[str, Any] = {
        key: {
            "name": key,
            "meaning": "?",
            "start": draw(st.integers(4, 9)),
            "high": draw(st.sampled_from([11, 40])),
        }
        for key in GAUGES
    }
    for key in GAUGES:
        if (end := draw(ends)) is not None:
            gauges[key]["end_at"] = end
    return Scenario.model_validate({
        "format": 1, "id": "MINI", "title": "Mini", "module": "M09", "language": "en", "plays": "You.",
        "duration_min": 5, "situation": "Now.", "notes": "Invented.",
        "roles": {"HOO": {"name": "Head of Office", "stake": "The town."}},
        "gauges": gauges,
        "polarities": {"a": {"left": "one", "right": "other"}},
        "flags": {flag: {"meaning": "?"} for flag in FLAGS},
        "rules": draw(_rules()),
        "early_end": {"id": "END-0", "title": "Over", "text": "It is over."},
        "start": scenes[0],
        "scenes": {
            scene: {
                "title": "?", "clock": "T", "type": "polarity", "text": "?",
                "choices": {
                    key: draw(choices(scenes[number + 1 :], scenes))
                    for key in "ABC"[: draw(st.integers(2, 3))]
                },
            }
            for number, scene in enumerate(scenes)
        },
        "events": {f"E{number}": draw(_events(scenes)) for number in range(draw(st.integers(0, 3)))},
        "endings": draw(_endings(scenes)),
        "objectives": draw(st.sampled_from([["POC", "SAF"], ["POC", "SAF", "RES"]])),
    })  # fmt: skip


@st.composite
def _rules(draw: st.DrawFn) -> list[dict[str, Any]]:
    rules: list[dict[str, Any]] = []
    for number in range(draw(st.integers(0, 2))):
        rules.append({
            "id": f"over{number}", "kind": "overstretch", "gauge": draw(st.sampled_from(GAUGES)),
            "at_or_below": draw(st.integers(2, 9)), "effects": draw(effects(3)), "text": "?",
        })  # fmt: skip
    if draw(st.booleans()):
        rules.append({
            "id": "grey", "kind": "grey_line", "decisions": draw(st.integers(1, 3)),
            "effects": draw(effects(3)), "text": "?",
        })  # fmt: skip
    return rules


@st.composite
def _events(draw: st.DrawFn, scenes: tuple[str, ...]) -> dict[str, Any]:
    adjust = [
        {"if": draw(conditions(scenes)), "add": draw(st.sampled_from([-0.5, -0.25, 0.25, 1.0]))}
        for _ in range(draw(st.integers(0, 2)))
    ]
    return {
        "after": draw(st.sampled_from(scenes)), "p": draw(TENTHS), "adjust": adjust,
        "text": "?", "effects": draw(effects(4)), "why": "?",
    }  # fmt: skip


@st.composite
def _endings(draw: st.DrawFn, scenes: tuple[str, ...]) -> list[dict[str, Any]]:
    count = draw(st.integers(0, 2))
    endings = [
        {"id": f"END-{number + 1}", "if": draw(conditions(scenes)), "title": "?", "text": "?"}
        for number in range(count)
    ]
    return [*endings, {"id": "END-9", "title": "?", "text": "?"}]
