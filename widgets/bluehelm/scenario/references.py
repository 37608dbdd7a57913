"""Whether the names in a scenario fit together: each target, gauge, flag and choice that is named exists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain

from bluehelm.problems import Problem, did_you_mean
from bluehelm.scenario import expression, links
from bluehelm.scenario.expression import Kind
from bluehelm.scenario.model import END, Choice, GreyLine, Scenario
from bluehelm.yamlfile import Document, Place

Finding = tuple[Place, str, str, str]  # place, code, message, mend
Found = Iterator[Finding]
_RESERVED = {END, "True", "False", "None"}
MAX_PROBLEMS = 50


def problems(scenario: Scenario, document: Document) -> tuple[Problem, ...]:
    """Return every broken reference, at most 50, with its line."""
    found: list[Problem] = []
    for place, code, message, mend in _all(scenario):
        found.append(Problem(code, document.file, document.line(place), message, mend))
        if len(found) == MAX_PROBLEMS:
            break
    return tuple(found)


def _all(scenario: Scenario) -> Found:
    return chain(
        _ids(scenario), _gauges(scenario), _targets(scenario), _choices(scenario), _cards(scenario),
        _rules(scenario), _events(scenario), _conditions(scenario), _objectives(scenario), _loops(scenario),
    )  # fmt: skip


def conditions(scenario: Scenario) -> Iterator[tuple[Place, str]]:
    """Yield every condition of the scenario with its place."""
    for scene_id, scene in scenario.scenes.items():
        for choice_id, choice in scene.choices.items():
            place: Place = ("scenes", scene_id, "choices", choice_id)
            if choice.when is not None:
                yield (*place, "when"), choice.when
            for number, branch in enumerate(choice.next):
                if branch.condition is not None:
                    yield (*place, "next", number, "if"), branch.condition
    for event_id, event in scenario.events.items():
        for number, adjust in enumerate(event.adjust):
            yield ("events", event_id, "adjust", number, "if"), adjust.condition
    for number, ending in enumerate(scenario.endings):
        if ending.condition is not None:
            yield ("endings", number, "if"), ending.condition


def kinds(scenario: Scenario) -> dict[str, Kind]:
    """Return what each name in a condition stands for."""
    named: dict[str, Kind] = dict.fromkeys(scenario.gauges, "gauge")
    named.update(dict.fromkeys([*scenario.flags, *scenario.cards], "flag"))
    named.update(dict.fromkeys(scenario.scenes, "scene"))
    return named


def _ids(scenario: Scenario) -> Found:
    endings: list[tuple[Place, str]] = []
    if scenario.early_end is not None:
        endings.append((("early_end", "id"), scenario.early_end.id))
    endings += [(("endings", number, "id"), one.id) for number, one in enumerate(scenario.endings)]
    yield from _repeats("id of an ending", endings)
    causes: list[tuple[Place, str]] = [(("events", name), name) for name in scenario.events]
    causes += [(("rules", number, "id"), rule.id) for number, rule in enumerate(scenario.rules)]
    causes += [(("cards", name), name) for name in scenario.cards]
    yield from _repeats("id of an event, rule or card", causes)
    yield from _repeats(
        "id of a question", [(("aar", n, "id"), one.id) for n, one in enumerate(scenario.aar)]
    )
    names: list[tuple[Place, str]] = [(("gauges", name), name) for name in scenario.gauges]
    names += [(("flags", name), name) for name in scenario.flags]
    names += [(("cards", name), name) for name in scenario.cards]
    names += [(("scenes", name), name) for name in scenario.scenes]
    yield from _repeats("name of a gauge, flag, card or scene", names)
    for place, name in names:
        if name in _RESERVED:
            yield place, "RESERVED-ID", f"{name} has a meaning of its own.", "Choose another id."


def _repeats(what: str, ids: list[tuple[Place, str]]) -> Found:
    counts = Counter(name for _, name in ids)
    seen: set[str] = set()
    for place, name in ids:
        if counts[name] > 1 and name in seen:
            yield (
                place,
                "DUPLICATE-ID",
                f"{name} is used twice as the {what}.",
                "Give one of them another id.",
            )
        seen.add(name)


def _gauges(scenario: Scenario) -> Found:
    for name, gauge in scenario.gauges.items():
        if not gauge.low <= gauge.start <= gauge.high:
            yield (("gauges", name, "start"), "OUT-OF-BOUNDS",
                   f"Gauge {name} starts at {gauge.start}, outside {gauge.low} to {gauge.high}.",
                   "Change the start value or the bounds.")  # fmt: skip
        if gauge.baseline is not None and not gauge.low <= gauge.baseline <= gauge.high:
            yield (("gauges", name, "baseline"), "OUT-OF-BOUNDS",
                   f"Gauge {name} has its baseline at {gauge.baseline}, outside {gauge.low} to {gauge.high}.",
                   "Change the baseline or the bounds.")  # fmt: skip
        if gauge.end_at is not None and scenario.early_end is None:
            yield (("gauges", name, "end_at"), "MISSING-EARLY-END",
                   f"Gauge {name} can end the play early, but the file has no 'early_end'.",
                   "Add 'early_end' with id, title and text, or take 'end_at' out.")  # fmt: skip


def _targets(scenario: Scenario) -> Found:
    yield from _known(("start",), "scene", scenario.start, scenario.scenes)
    targets = [*scenario.scenes, END]
    for place, choice in _each_choice(scenario):
        for number, branch in enumerate(choice.next):
            if branch.to != END:
                yield from _known((*place, "next", number, "to"), "scene", branch.to, targets)
        yield from _branch_order(place, choice)


def _branch_order(place: Place, choice: Choice) -> Found:
    *others, last = choice.next
    if last.condition is not None:
        yield ((*place, "next"), "NO-WAY-ON", "The last branch has an 'if', so no branch may fit.",
               "End the list with a branch that has only 'to'.")  # fmt: skip
    for number, branch in enumerate(others):
        if branch.condition is None:
            yield ((*place, "next", number), "DEAD-BRANCH", "The branches after this one are never taken.",
                   "Give this branch an 'if', or put it last.")  # fmt: skip


def _choices(scenario: Scenario) -> Found:
    for place, choice in _each_choice(scenario):
        yield from _effects((*place, "effects"), scenario, choice.effects)
        for polarity in choice.leans:
            yield from _known((*place, "leans", polarity), "polarity", polarity, scenario.polarities)
        for number, flag in enumerate(choice.sets):
            yield from _known((*place, "sets", number), "flag", flag, scenario.flags)
        for number, card in enumerate(choice.unlock):
            yield from _known((*place, "unlock", number), "card", card, scenario.cards)
    for scene_id, scene in scenario.scenes.items():
        place = ("scenes", scene_id)
        if scene.timer is not None:
            yield from _known((*place, "timer", "timeout"), "choice", scene.timer.timeout, scene.choices)
        for worse, better in scene.dominance.items():
            for choice_id in (worse, better):
                yield from _known((*place, "dominance", worse), "choice", choice_id, scene.choices)


def _cards(scenario: Scenario) -> Found:
    for name, card in scenario.cards.items():
        yield from _known(("cards", name, "since"), "scene", card.since, scenario.scenes)
        yield from _effects(("cards", name, "effects"), scenario, card.effects)
        for number, role in enumerate(card.held_by):
            yield from _known(("cards", name, "held_by", number), "role", role, scenario.roles)


def _rules(scenario: Scenario) -> Found:
    for number, rule in enumerate(scenario.rules):
        yield from _effects(("rules", number, "effects"), scenario, rule.effects)
        if not isinstance(rule, GreyLine):
            yield from _known(("rules", number, "gauge"), "gauge", rule.gauge, scenario.gauges)


def _events(scenario: Scenario) -> Found:
    for event_id, event in scenario.events.items():
        yield from _known(("events", event_id, "after"), "scene", event.after, scenario.scenes)
        yield from _effects(("events", event_id, "effects"), scenario, event.effects)


def _conditions(scenario: Scenario) -> Found:
    named = kinds(scenario)
    for place, condition in conditions(scenario):
        for fault in expression.faults(expression.parse(condition), named):
            yield place, "BAD-CONDITION", f"In '{condition}': {fault.message}", fault.mend


def _objectives(scenario: Scenario) -> Found:
    for number, gauge in enumerate(scenario.objectives):
        yield from _known(("objectives", number), "gauge", gauge, scenario.gauges)
    yield from _repeats(
        "objective", [(("objectives", n), name) for n, name in enumerate(scenario.objectives)]
    )


def _loops(scenario: Scenario) -> Found:
    """Find scenes that a play can enter and never leave. Targets may be unknown here: they lead nowhere."""
    out, met = links.leads_out(scenario), links.reachable(scenario)
    for scene_id in scenario.scenes:
        if scene_id in met and scene_id not in out:
            yield (("scenes", scene_id), "NO-EXIT", f"From {scene_id} no link leads to {END}.",
                   f"Let a choice lead out of the loop, to {END} in the end.")  # fmt: skip


def _effects(place: Place, scenario: Scenario, effects: Iterable[str]) -> Found:
    for gauge in effects:
        yield from _known((*place, gauge), "gauge", gauge, scenario.gauges)


def _known(place: Place, what: str, name: str, allowed: Iterable[str]) -> Found:
    if name not in allowed:
        yield place, f"UNKNOWN-{what.upper()}", f"There is no {what} {name}.", did_you_mean(name, allowed)


def _each_choice(scenario: Scenario) -> Iterator[tuple[Place, Choice]]:
    for scene_id, scene in scenario.scenes.items():
        for choice_id, choice in scene.choices.items():
            yield ("scenes", scene_id, "choices", choice_id), choice
