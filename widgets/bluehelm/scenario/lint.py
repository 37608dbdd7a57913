"""What a scenario that can be played still gets wrong. Every finding has a code, a file, a line and the mend.

`bluehelm.scenario.references` refuses what cannot be played at all; this module proves that scenes are what
they say they are, and finds what is never reached, never read, never true or never cited.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import networkx as nx

from bluehelm import sources
from bluehelm.problems import Problem
from bluehelm.scenario import expression, proofs, references
from bluehelm.scenario.errors import ScenarioError
from bluehelm.scenario.load import Authored, read_authored
from bluehelm.scenario.model import END, Scenario, Scene
from bluehelm.scenario.proofs import UnprovedError
from bluehelm.scenario.references import Found
from bluehelm.yamlfile import Place

_SIMPLER = "Compare gauges and visits with fixed numbers only, and use fewer names."


def lint(path: Path, shown_as: str = "") -> tuple[Problem, ...]:
    """Return everything that is wrong with a scenario file, in file order; empty if nothing is."""
    try:
        return findings(read_authored(path, shown_as))
    except ScenarioError as error:
        return error.problems


def findings(authored: Authored) -> tuple[Problem, ...]:
    """Return what is wrong with a scenario that can be played, in file order."""
    scenario, document = authored.scenario, authored.document
    found = [
        Problem(code, document.file, document.line(place), message, mend)
        for place, code, message, mend in _all(scenario)
    ]
    return tuple(sorted(found, key=lambda problem: (problem.line, problem.code, problem.message)))


def _all(scenario: Scenario) -> Found:
    return chain(
        _links(scenario), _flags(scenario), _gauges(scenario), _scene_types(scenario), _events(scenario),
        _conditions(scenario), _endings(scenario), _citations(scenario),
    )  # fmt: skip


def graph(scenario: Scenario) -> nx.MultiDiGraph:
    """Return scenes and END as nodes, and a link for each branch with `choice` and `condition`."""
    links = nx.MultiDiGraph()
    links.add_nodes_from([*scenario.scenes, END])
    for scene_id, scene in scenario.scenes.items():
        for choice_id, choice in scene.choices.items():
            for branch in choice.next:
                links.add_edge(scene_id, branch.to, choice=choice_id, condition=branch.condition)
    return links


def _links(scenario: Scenario) -> Found:
    links = graph(scenario)
    reached = {scenario.start, *nx.descendants(links, scenario.start)}
    ends = {END, *nx.ancestors(links, END)}
    for scene_id in scenario.scenes:
        if scene_id not in reached:
            yield (("scenes", scene_id), "UNREACHABLE-SCENE", f"No link leads from the start to {scene_id}.",
                   "Let a choice lead to it with 'next', or delete it.")  # fmt: skip
        elif scene_id not in ends:
            yield (("scenes", scene_id), "NO-EXIT", f"From {scene_id} no link leads to {END}.",
                   f"Let a choice lead out of the loop, to {END} in the end.")  # fmt: skip


def _flags(scenario: Scenario) -> Found:
    read = {
        name
        for _, text in references.conditions(scenario)
        for name in expression.names(expression.parse(text))
    }
    is_set = {
        flag
        for scene in scenario.scenes.values()
        for choice in scene.choices.values()
        for flag in choice.sets
    }
    for name, flag in scenario.flags.items():
        place = ("flags", name)
        if name not in is_set:
            yield (place, "FLAG-NEVER-SET", f"No choice sets the flag {name}.",
                   "Add it to the 'sets' of a choice, or delete it.")  # fmt: skip
        if name in read and flag.log:
            yield (place, "FLAG-NOT-ONLY-LOG", f"The flag {name} says 'log: true', but a condition reads it.",
                   "Take 'log: true' out.")  # fmt: skip
        if name not in read and not flag.log:
            yield (place, "FLAG-NEVER-READ", f"No condition reads the flag {name}.",
                   "Use it in a condition, or add 'log: true' to keep it for the debrief.")  # fmt: skip


def _gauges(scenario: Scenario) -> Found:
    effects = [choice.effects for scene in scenario.scenes.values() for choice in scene.choices.values()]
    effects += [event.effects for event in scenario.events.values()]
    effects += [rule.effects for rule in scenario.rules]
    moved = {gauge for one in effects for gauge, amount in one.items() if amount}
    for gauge in scenario.gauges:
        if gauge not in moved:
            yield (("gauges", gauge), "GAUGE-NEVER-MOVED", f"Nothing moves the gauge {gauge}.",
                   "Give it to an effect, or leave it out.")  # fmt: skip


def _scene_types(scenario: Scenario) -> Found:
    for scene_id, scene in scenario.scenes.items():
        place = ("scenes", scene_id)
        yield from _type_proof((*place, "type"), scene_id, scene)
        yield from _dominance_notes((*place, "dominance"), scene)


def _type_proof(place: Place, scene_id: str, scene: Scene) -> Found:
    losers = proofs.dominated(scene)
    pairs = ", ".join(f"{worse} by {better[0]}" for worse, better in losers.items())
    if scene.type == "polarity" and losers:
        yield (place, "POLARITY-DOMINATED", f"{scene_id} is a polarity, but has dominated options: {pairs}.",
               "Let the dominated option buy something of its own, or call the scene a trap.")  # fmt: skip
    if scene.type == "trap" and not losers:
        yield (place, "TRAP-WITHOUT-TRAP", f"{scene_id} is a trap, but no option is dominated.",
               "Let one option be no better than another on any gauge, or call it a polarity.")  # fmt: skip
    if scene.type == "technical" and len(proofs.settled_by(scene)) != 1:
        yield (place, "TECHNICAL-OPEN", f"{scene_id} is technical, but no option dominates all others.",
               "Let the option that the rule demands be best on each gauge, or change the type.")  # fmt: skip


def _dominance_notes(place: Place, scene: Scene) -> Found:
    losers = proofs.dominated(scene)
    for worse, better in scene.dominance.items():
        if better not in losers.get(worse, ()):
            yield ((*place, worse), "DOMINANCE-FALSE", f"{worse} is not dominated by {better}.",
                   "Change an effect, or take the line out.")  # fmt: skip
    for worse, (better, *_) in losers.items():
        if worse not in scene.dominance and scene.type != "polarity":
            yield (place, "DOMINANCE-UNSAID", f"{worse} is dominated by {better}; learners are not told.",
                   f"Add 'dominance: {{{worse}: {better}}}'.")  # fmt: skip


def _events(scenario: Scenario) -> Found:
    for event_id, event in scenario.events.items():
        place = ("events", event_id)
        try:
            low, high = proofs.extremes(scenario, event.p, [(one.condition, one.add) for one in event.adjust])
        except UnprovedError:
            yield place, "UNPROVED", f"The bounds of the probability of {event_id} are not proved.", _SIMPLER
            continue
        if low < 0 or high > 1:
            yield (place, "PROBABILITY", f"The probability of {event_id} goes from {low:g} to {high:g}.",
                   "Keep it between 0 and 1 under every condition.")  # fmt: skip
        if high <= 0:
            yield place, "EVENT-NEVER", f"{event_id} can never happen.", "Raise 'p', or delete the event."


def _conditions(scenario: Scenario) -> Found:
    for place, condition in references.conditions(scenario):
        if place[0] != "endings" and _never(scenario, condition, []):
            yield (place, "CONDITION-NEVER", f"'{condition}' can never hold.",
                   "Check the signs, and the numbers against the bounds of the gauge.")  # fmt: skip


def _endings(scenario: Scenario) -> Found:
    earlier: list[str] = []
    for number, ending in enumerate(scenario.endings):
        condition, place = ending.condition, ("endings", number)
        if condition is None and number < len(scenario.endings) - 1:
            yield (place, "ENDING-SWALLOWS", f"{ending.id} has no 'if', so no ending below it is ever shown.",
                   "Give it an 'if', or put it last.")  # fmt: skip
            return
        if _never(scenario, condition, earlier):
            yield (place, "ENDING-NEVER", f"{ending.id} is never shown: one above it always fits first.",
                   "Move it up, or change its condition.")  # fmt: skip
        earlier.extend([condition] if condition is not None else [])
    if scenario.endings[-1].condition is not None:
        yield from _gap(scenario, earlier)


def _never(scenario: Scenario, condition: str | None, earlier: list[str]) -> bool:
    """Return whether this is proved never to hold while none of `earlier` does; no condition always holds."""
    try:
        if condition is None:
            return bool(earlier) and proofs.uncovered(scenario, earlier) is None
        return proofs.never(scenario, condition, earlier)
    except UnprovedError:
        return False


def _gap(scenario: Scenario, conditions: list[str]) -> Found:
    place: Place = ("endings", len(conditions) - 1)
    mend = "Take the 'if' of the last ending out, so that it fits whatever is left."
    try:
        gap = proofs.uncovered(scenario, conditions)
    except UnprovedError:
        yield place, "UNPROVED", "It cannot be proved that an ending always fits.", mend
        return
    if gap is not None:
        shown = ", ".join(f"{name} {value}" for name, value in gap.items())
        yield place, "ENDINGS-OPEN", f"No ending fits when {shown}.", mend


def _citations(scenario: Scenario) -> Found:
    for place, text, required in _texts(scenario):
        if required and not sources.citations(text):
            yield (place, "NO-CITATION", "This reason cites no source.",
                   "Add a citation such as [S2 CRI ¶3].")  # fmt: skip
        for message in sources.check(text):
            yield (
                place,
                "BAD-CITATION",
                message,
                "The sections and paragraphs stand in bluehelm/sources.yaml.",
            )


def _texts(scenario: Scenario) -> Iterator[tuple[Place, str, bool]]:
    """Yield each text that may cite, and whether it must: the reason of every choice does."""
    yield ("notes",), scenario.notes, False
    for gauge_id, gauge in scenario.gauges.items():
        yield ("gauges", gauge_id, "cites"), gauge.cites or "", False
    for number, rule in enumerate(scenario.rules):
        yield ("rules", number, "cites"), rule.cites or "", False
    for scene_id, scene in scenario.scenes.items():
        for choice_id, choice in scene.choices.items():
            yield ("scenes", scene_id, "choices", choice_id, "why"), choice.why, True
    for event_id, event in scenario.events.items():
        yield ("events", event_id, "why"), event.why, False
    for number, ending in enumerate(scenario.endings):
        yield ("endings", number, "text"), ending.text, False
