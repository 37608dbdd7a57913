"""The report in reading order."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace

from bluehelm.scenario.report.advice import best_section, regrets_section
from bluehelm.scenario.report.document import Report, Section
from bluehelm.scenario.report.facts import PARTS, Facts
from bluehelm.scenario.report.firmness import firmness_section
from bluehelm.scenario.report.numbers import counted
from bluehelm.scenario.report.options import dominated_section
from bluehelm.scenario.report.plans import front_section
from bluehelm.scenario.report.plays import (
    endings_section,
    gauges_section,
    shares_section,
    size_section,
    unmet_section,
    ways_section,
)

_PARTS: dict[str, Callable[[Facts], tuple[Section, ...]]] = {
    "reach": lambda facts: (ways_section(facts), unmet_section(facts)),
    "distribution": lambda facts: (shares_section(facts), gauges_section(facts)),
    "dominated": lambda facts: (dominated_section(facts),),
    "best": lambda facts: (best_section(facts), *regrets_section(facts)),
    "sensitivity": lambda facts: firmness_section(facts.sensitivity),
    "front": lambda facts: (front_section(facts),),
    "size": lambda facts: (size_section(facts),),
}


def report(facts: Facts, only: Collection[str] | None = None) -> Report:
    """Return all that there is to say about a scenario that was examined, or `only` some of PARTS, whole."""
    scenario = facts.scenario
    scenes = counted(len(scenario.scenes), "scene")
    events = counted(len(scenario.events), "event")
    lead = f"{scenes}, {events}. Counted exactly; nothing is sampled."
    sections = _all(facts) if only is None else _some(facts, only)
    return Report(f"{scenario.id} {scenario.title}: what all plays show", lead, sections)


def _some(facts: Facts, only: Collection[str]) -> tuple[Section, ...]:
    """Return the sections of some parts with every row: no page stands beside them for the rest."""
    found = (section for part in PARTS if part in only for section in _PARTS[part](facts))
    return tuple(
        replace(section, tables=tuple(replace(table, first=None) for table in section.tables))
        for section in found
    )


def _all(facts: Facts) -> tuple[Section, ...]:
    return (
        endings_section(facts),
        unmet_section(facts),
        gauges_section(facts),
        dominated_section(facts),
        best_section(facts),
        *regrets_section(facts),
        *firmness_section(facts.sensitivity),
        front_section(facts),
        size_section(facts),
    )
