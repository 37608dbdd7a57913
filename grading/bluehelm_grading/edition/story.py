"""The scenario as a reading: what each option does, where it leads, what may happen, how it can end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bluehelm.scenario import Choice, Event, Scenario
from bluehelm.scenario.model import END, Branch
from bluehelm.ui.markup import signed
from bluehelm_grading.edition.conditions import in_words

_LEANS = {2: "strongly to", 1: "to"}


@dataclass(frozen=True)
class Way:
    """Where an option leads: a scene id, or none for the end; `title` and `when` are words."""

    to: str
    title: str
    when: str


@dataclass(frozen=True)
class Told:
    """One line of an outcome table: what was done, what it does, where it leads. `why` has citations."""

    id: str
    label: str
    outcome: str
    why: str
    effects: tuple[str, ...]
    leads: tuple[Way, ...]
    only_if: str


@dataclass(frozen=True)
class Chance:
    """One chance event, with its probability in words."""

    id: str
    after: str
    event: Event
    odds: tuple[str, ...]
    effects: tuple[str, ...]


@dataclass(frozen=True)
class Close:
    """One ending and when it is met."""

    id: str
    title: str
    when: str
    text: str


def options(scenario: Scenario, scene: str) -> Iterator[Told]:
    """Tell each option of a scene."""
    for key, choice in scenario.scenes[scene].choices.items():
        yield Told(
            key,
            choice.label,
            choice.outcome,
            choice.why,
            (*effects(scenario, choice.effects), *_leans(scenario, choice)),
            tuple(_leads(scenario, choice.next)),
            in_words(scenario, choice.when) if choice.when else "",
        )


def chances(scenario: Scenario) -> Iterator[Chance]:
    """Tell each chance event, in the order of the scenes that it follows."""
    order = list(scenario.scenes)
    for key, event in sorted(scenario.events.items(), key=lambda one: order.index(one[1].after)):
        odds = [f"{_percent(event.p)} in 100"]
        for more in event.adjust:
            sign = "plus" if more.add > 0 else "minus"
            odds.append(f"{sign} {_percent(abs(more.add))} if {in_words(scenario, more.condition)}")
        yield Chance(key, event.after, event, tuple(odds), effects(scenario, event.effects))


def closes(scenario: Scenario) -> Iterator[Close]:
    """Tell each ending in the order in which they are tested, the early one first."""
    early = scenario.early_end
    if early:
        yield Close(
            early.id, early.title, "after any decision, if a gauge is at its lowest limit", early.text
        )
    for ending in scenario.endings:
        when = f"if {in_words(scenario, ending.condition)}" if ending.condition else "in all other cases"
        yield Close(ending.id, ending.title, when, ending.text)


def effects(scenario: Scenario, amounts: Mapping[str, int]) -> tuple[str, ...]:
    """Say what happens to each gauge."""
    return tuple(f"{scenario.gauges[key].name} {signed(n)}" for key, n in amounts.items()) or ("no change",)


def facts(scenario: Scenario, scene: str, option: str) -> tuple[str, ...]:
    """Say which facts of an option are asked for later; those kept only for a debrief are left out."""
    sets = scenario.scenes[scene].choices[option].sets
    return tuple(scenario.flags[name].meaning for name in sets if not scenario.flags[name].log)


def _leans(scenario: Scenario, choice: Choice) -> Iterator[str]:
    for key, lean in choice.leans.items():
        poles = scenario.polarities[key]
        if lean == 0:
            yield f"between “{poles.left}” and “{poles.right}”"
        else:
            yield f"leans {_LEANS[abs(lean)]} “{poles.left if lean < 0 else poles.right}”"


def _leads(scenario: Scenario, branches: tuple[Branch, ...]) -> Iterator[Way]:
    for number, branch in enumerate(branches):
        when = "otherwise" if number else ""
        if branch.condition:
            when = f"if {in_words(scenario, branch.condition)}"
        if branch.to == END:
            yield Way("", "the end", when)
        else:
            yield Way(branch.to, scenario.scenes[branch.to].title, when)


def _percent(share: float) -> str:
    """Write a probability as a number in 100.

    >>> _percent(0.4), _percent(0.125)
    ('40', '12.5')
    """
    return f"{round(100 * share, 1):g}"
