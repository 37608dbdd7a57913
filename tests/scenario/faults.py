"""Faults as authors make them, one at a time: each edits the data of a shipped scenario in one place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

Data = dict[str, Any]


@dataclass(frozen=True)
class Fault:
    """One slip: its kind, where it is planted, and the edit."""

    kind: str
    where: str
    edit: Callable[[Data], None]

    def planted(self, data: Data) -> Data:
        """Return the data with the fault in it."""
        copy = deepcopy(data)
        self.edit(copy)
        return copy


def faults(data: Data) -> Iterator[Fault]:
    """Yield every fault that can be planted in this scenario, kind by kind."""
    for family in (
        _effects,
        _links,
        _flags,
        _conditions,
        _chance,
        _endings,
        _scenes,
        _rules,
        _gauges,
        _texts,
    ):
        yield from family(data)


def _at(*place: str | int) -> Callable[[Data], Any]:
    """Return how to reach a place in the data."""

    def reach(data: Data) -> Any:
        found: Any = data
        for step in place:
            found = found[step]
        return found

    return reach


def _put(place: tuple[str | int, ...], value: object) -> Callable[[Data], None]:
    def edit(data: Data) -> None:
        _at(*place[:-1])(data)[place[-1]] = value

    return edit


def _cut(place: tuple[str | int, ...]) -> Callable[[Data], None]:
    def edit(data: Data) -> None:
        del _at(*place[:-1])(data)[place[-1]]

    return edit


def _choices(data: Data) -> Iterator[tuple[tuple[str, ...], Data]]:
    for scene_id, scene in data["scenes"].items():
        for choice_id, choice in scene["choices"].items():
            yield ("scenes", scene_id, "choices", choice_id), choice


def _said(place: tuple[str | int, ...]) -> str:
    return ".".join(str(step) for step in place if step not in ("scenes", "choices"))


def _effects(data: Data) -> Iterator[Fault]:
    owners: list[tuple[tuple[str | int, ...], Data]] = [*_choices(data)]
    owners += [(("events", event_id), event) for event_id, event in data["events"].items()]
    owners += [(("rules", number), rule) for number, rule in enumerate(data.get("rules", []))]
    for owner, part in owners:
        for gauge, amount in part["effects"].items():
            place = (*owner, "effects", gauge)
            yield Fault("effect dropped", _said(place), _cut(place))
            yield Fault("effect with the wrong sign", _said(place), _put(place, -amount))
            yield Fault("effect off by one", _said(place), _put(place, amount + 1))
            yield Fault("effect on a gauge that is none", _said(place), _put((*place[:-1], gauge + "X"), 1))


def _links(data: Data) -> Iterator[Fault]:
    ends = [*data["scenes"], "END"]
    for owner, choice in _choices(data):
        place = (*owner, "next")
        if isinstance(choice["next"], str):
            after = ends[ends.index(choice["next"]) + 1 :]
            if after:
                yield Fault("link one scene too far", _said(place), _put(place, after[0]))
            yield Fault("link back to itself", _said(place), _put(place, owner[1]))
            yield Fault("link to nowhere", _said(place), _put(place, "D99"))
            if after:
                yield Fault("link to the end", _said(place), _put(place, "END"))
        else:
            yield Fault("branches in the wrong order", _said(place), _put(place, choice["next"][::-1]))


def _flags(data: Data) -> Iterator[Fault]:
    for owner, choice in _choices(data):
        if choice.get("sets"):
            place = (*owner, "sets")
            yield Fault("flag not set", _said(place), _cut(place))
            other = next(flag for flag in data["flags"] if flag not in choice["sets"])
            yield Fault("another flag set", _said(place), _put(place, [other]))
            yield Fault("flag misspelt", _said(place), _put(place, [choice["sets"][0] + "S"]))
    for flag, meaning in data["flags"].items():
        yield Fault("flag not declared", _said(("flags", flag)), _cut(("flags", flag)))
        if not meaning.get("log"):
            yield Fault(
                "flag said to be for the log", _said(("flags", flag)), _put(("flags", flag, "log"), True)
            )


def _conditions(data: Data) -> Iterator[Fault]:
    for place in _condition_places(data):
        text = _at(*place)(data)
        yield Fault("condition negated", _said(place), _put(place, f"not ({text})"))
        yield Fault("condition out of reach", _said(place), _put(place, f"({text}) and POC > 100"))
        yield Fault("condition that calls", _said(place), _put(place, f"max({text})"))


def _condition_places(data: Data) -> Iterator[tuple[str | int, ...]]:
    for owner, choice in _choices(data):
        if "when" in choice:
            yield (*owner, "when")
        for number, branch in enumerate(choice["next"] if isinstance(choice["next"], list) else []):
            if "if" in branch:
                yield (*owner, "next", number, "if")
    for event_id, event in data["events"].items():
        for number, _ in enumerate(event.get("adjust", [])):
            yield ("events", event_id, "adjust", number, "if")
    for number, ending in enumerate(data["endings"]):
        if "if" in ending:
            yield ("endings", number, "if")


def _chance(data: Data) -> Iterator[Fault]:
    scenes = list(data["scenes"])
    for event_id, event in data["events"].items():
        place = ("events", event_id)
        yield Fault("probability raised", _said(place), _put((*place, "p"), min(event["p"] + 0.1, 1)))
        yield Fault("probability in per cent", _said(place), _put((*place, "p"), event["p"] * 100 or 30))
        yield Fault("event dropped", _said(place), _cut(place))
        later = scenes[(scenes.index(event["after"]) + 1) % len(scenes)]
        yield Fault("event after another scene", _said(place), _put((*place, "after"), later))
        for number, adjust in enumerate(event.get("adjust", [])):
            inner = (*place, "adjust", number)
            yield Fault("adjustment with the wrong sign", _said(inner), _put((*inner, "add"), -adjust["add"]))
            yield Fault("adjustment dropped", _said(inner), _cut(inner))


def _endings(data: Data) -> Iterator[Fault]:
    endings = data["endings"]
    for number, ending in enumerate(endings):
        place = ("endings", number)
        if number + 1 < len(endings):
            swapped = [*endings[:number], endings[number + 1], ending, *endings[number + 2 :]]
            yield Fault("endings in the wrong order", ending["id"], _put(("endings",), swapped))
            yield Fault("ending without a condition", ending["id"], _cut((*place, "if")))
            yield Fault("same id twice", ending["id"], _put((*place, "id"), endings[number + 1]["id"]))
        yield Fault("ending dropped", ending["id"], _cut(place))
        for old, new in (("POC >= ", "POC >= 1"), (" >= ", " > "), ("SAF", "UNI")):
            if old in ending.get("if", ""):
                edited = ending["if"].replace(old, new, 1)
                yield Fault(
                    f"threshold: {old.strip()} for {new.strip()}", ending["id"], _put((*place, "if"), edited)
                )


def _scenes(data: Data) -> Iterator[Fault]:
    for scene_id, scene in data["scenes"].items():
        place = ("scenes", scene_id)
        for kind in {"polarity", "trap", "technical"} - {scene["type"]}:
            yield Fault(f"{scene['type']} said to be {kind}", scene_id, _put((*place, "type"), kind))
        if "dominance" in scene:
            yield Fault("dominance not told", scene_id, _cut((*place, "dominance")))
        if "timer" in scene:
            first = next(key for key in scene["choices"] if key != scene["timer"]["timeout"])
            yield Fault("timeout takes another option", scene_id, _put((*place, "timer", "timeout"), first))
            yield Fault("timeout names no option", scene_id, _put((*place, "timer", "timeout"), "Z"))
        yield Fault("scene dropped", scene_id, _cut(place))
        last = list(scene["choices"])[-1]
        yield Fault("option dropped", f"{scene_id}.{last}", _cut((*place, "choices", last)))
        copied = {**scene["choices"], "Z": scene["choices"][last]}
        worse = deepcopy(copied)
        worse["Z"]["effects"] = {**worse["Z"]["effects"], "UNI": worse["Z"]["effects"].get("UNI", 0) - 1}
        yield Fault("option that is only worse added", scene_id, _put((*place, "choices"), worse))
        yield Fault(
            "option that is never offered",
            f"{scene_id}.{last}",
            _put((*place, "choices", last, "when"), "POC > 99"),
        )


def _rules(data: Data) -> Iterator[Fault]:
    for number, rule in enumerate(data.get("rules", [])):
        place = ("rules", number)
        key = "decisions" if rule["kind"] == "grey_line" else "at_or_below"
        yield Fault("rule with another threshold", rule["id"], _put((*place, key), rule[key] + 1))
        yield Fault("rule dropped", rule["id"], _cut(place))
    for owner, choice in _choices(data):
        for polarity, lean in choice.get("leans", {}).items():
            place = (*owner, "leans", polarity)
            yield Fault("lean towards the other pole", _said(place), _put(place, -lean if lean else 1))


def _gauges(data: Data) -> Iterator[Fault]:
    for name, gauge in data["gauges"].items():
        place = ("gauges", name)
        yield Fault("start value off by one", name, _put((*place, "start"), gauge["start"] + 1))
        yield Fault("start value with a digit too many", name, _put((*place, "start"), gauge["start"] * 10))
        if "warn_at" in gauge:
            yield Fault("warning at another value", name, _put((*place, "warn_at"), gauge["warn_at"] + 10))
        if "end_at" in gauge:
            yield Fault("end at another value", name, _put((*place, "end_at"), gauge["end_at"] + 8))
            yield Fault("end not written", name, _cut((*place, "end_at")))


def _texts(data: Data) -> Iterator[Fault]:
    for owner, choice in _choices(data):
        yield Fault(
            "reason without its source",
            _said(owner),
            _put((*owner, "why"), choice["why"].split("[")[0] + "."),
        )
        yield Fault("source that does not exist", _said(owner), _put((*owner, "why"), "So [S2 CRI ¶99]."))
        yield Fault(
            "label like a paragraph",
            _said(owner),
            _put((*owner, "label"), choice["outcome"][:200].ljust(90, ".")),
        )
