"""A scenario written as a story for ink and for Bardic: same scenes, texts, effects, rules, luck and endings.

Enough for the shipped scenarios: unconditional links, conditions over gauges and flags.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from bluehelm.scenario import Choice, Scenario
from bluehelm.scenario.model import GreyLine, Overstretch


def ink(scenario: Scenario) -> str:
    """Return the story in ink."""
    lines = [f"VAR {key} = {gauge.start}" for key, gauge in scenario.gauges.items()]
    lines += [f"VAR {flag} = false" for flag in scenario.flags]
    lines += [f"VAR {rule.id} = false" for rule in scenario.rules if isinstance(rule, Overstretch)]
    lines += [f"VAR p{event_id} = 0" for event_id in scenario.events]
    lines += ["VAR quiet = 0", f"-> {scenario.start}", "=== function cut(x)", "~ return MAX(0, MIN(100, x))"]
    for scene_id, scene in scenario.scenes.items():
        lines += [f"=== {scene_id}", _plain(scene.text)]
        for choice in scene.choices.values():
            lines += [
                f"+ [{_plain(choice.label)}]",
                _plain(choice.outcome),
                *_ink_step(scenario, scene_id, choice),
            ]
    lines += ["=== EARLY", "It is over.", "-> END", "=== ENDING", "{"]
    for ending in scenario.endings[:-1]:
        lines += [f"- {_ink_condition(str(ending.condition))}:", _plain(ending.text)]
    return "\n".join([*lines, "- else:", _plain(scenario.endings[-1].text), "}", "-> END", ""])


def _ink_step(scenario: Scenario, scene_id: str, choice: Choice) -> Iterator[str]:
    spent = [
        rule
        for rule in scenario.rules
        if isinstance(rule, Overstretch) and choice.effects.get(rule.gauge, 0) < 0
    ]
    for rule in spent:
        yield f"~ {rule.id} = {rule.gauge} <= {rule.at_or_below}"
    yield from _ink_effects(choice.effects)
    for rule in spent:
        yield from (f"{{ {rule.id}:", *_ink_effects(rule.effects), "}")
    yield from (f"~ {flag} = true" for flag in choice.sets)
    for event_id, event in scenario.events.items():
        if event.after == scene_id:
            yield f"~ p{event_id} = {round(event.p * 100)}"
            for one in event.adjust:
                yield from (
                    f"{{ {one.condition}:",
                    f"~ p{event_id} = p{event_id} + {round(one.add * 100)}",
                    "}",
                )
            yield from (
                f"{{ RANDOM(1, 100) <= p{event_id}:",
                _plain(event.text),
                *_ink_effects(event.effects),
                "}",
            )
    yield from _ink_quiet(scenario, choice)
    low = " || ".join(
        f"{key} <= {one.end_at}" for key, one in scenario.gauges.items() if one.end_at is not None
    )
    yield f"{{ {low}: -> EARLY }}"
    yield f"-> {'ENDING' if choice.next[-1].to == 'END' else choice.next[-1].to}"


def _ink_quiet(scenario: Scenario, choice: Choice) -> Iterator[str]:
    if any(choice.leans.values()):
        yield "~ quiet = 0"
        return
    yield "~ quiet = quiet + 1"
    for rule in scenario.rules:
        if isinstance(rule, GreyLine):
            yield from (f"{{ quiet >= {rule.decisions}:", "~ quiet = 0", *_ink_effects(rule.effects), "}")


def _ink_effects(effects: Mapping[str, int]) -> Iterator[str]:
    return (f"~ {key} = cut({key} + ({amount}))" for key, amount in effects.items())


def _ink_condition(condition: str) -> str:
    return condition.replace(" and ", " && ").replace(" or ", " || ").replace("not ", "! ")


def bardic(scenario: Scenario) -> str:
    """Return the story in Bardic, with one block of Python for each choice."""
    start = {key: gauge.start for key, gauge in scenario.gauges.items()}
    lines = [
        "from random import random", "", ":: Start", "@py:", f"g = {start!r}", "flags = {}", "quiet = 0",
        "over = False", "@endpy", f"-> {scenario.start}",
    ]  # fmt: skip
    for scene_id, scene in scenario.scenes.items():
        lines += ["", f":: {scene_id}", _plain(scene.text), ""]
        lines += [f"+ [{_plain(one.label)}] -> {scene_id}_{key}" for key, one in scene.choices.items()]
        for key, choice in scene.choices.items():
            target = "ENDING" if choice.next[-1].to == "END" else choice.next[-1].to
            lines += ["", f":: {scene_id}_{key}", _plain(choice.outcome), "@py:"]
            lines += [*_python_step(scenario, scene_id, choice), "@endpy"]
            lines += ["@if over:", "-> EARLY", "@endif", f"-> {target}"]
    lines += ["", ":: EARLY", "It is over.", "", ":: ENDING", _plain(scenario.endings[-1].text), ""]
    return "\n".join(lines)


def _python_step(scenario: Scenario, scene_id: str, choice: Choice) -> Iterator[str]:
    for rule in scenario.rules:
        if isinstance(rule, Overstretch):
            spends = choice.effects.get(rule.gauge, 0) < 0
            yield f"tired = {spends} and g['{rule.gauge}'] <= {rule.at_or_below}"
    yield from _python_effects(choice.effects)
    for rule in scenario.rules:
        if isinstance(rule, Overstretch):
            yield from ("if tired:", *_indented(_python_effects(rule.effects)))
    yield from (f"flags['{flag}'] = True" for flag in choice.sets)
    for event in scenario.events.values():
        if event.after == scene_id:
            yield f"p = {event.p}"
            yield from (f"p += {one.add} if flags.get('{one.condition}') else 0" for one in event.adjust)
            yield from ("if random() < p:", *_indented(_python_effects(event.effects)))
    yield "quiet = 0" if any(choice.leans.values()) else "quiet += 1"
    for rule in scenario.rules:
        if isinstance(rule, GreyLine):
            yield from (
                f"if quiet >= {rule.decisions}:",
                "    quiet = 0",
                *_indented(_python_effects(rule.effects)),
            )
    low = " or ".join(
        f"g['{key}'] <= {one.end_at}" for key, one in scenario.gauges.items() if one.end_at is not None
    )
    yield f"over = {low}"


def _python_effects(effects: Mapping[str, int]) -> Iterator[str]:
    return (f"g['{key}'] = max(0, min(100, g['{key}'] + {amount}))" for key, amount in effects.items())


def _indented(lines: Iterator[str]) -> Iterator[str]:
    return ("    " + line for line in lines)


def _plain(text: str) -> str:
    """Return text that means nothing to either language."""
    return " ".join(re.sub(r"[^A-Za-z0-9 ,.]", " ", text).split())
