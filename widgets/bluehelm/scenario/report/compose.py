"""The report in reading order."""

from __future__ import annotations

from bluehelm.scenario.report.advice import best_section, regrets_section
from bluehelm.scenario.report.document import Report
from bluehelm.scenario.report.facts import Facts
from bluehelm.scenario.report.firmness import firmness_section
from bluehelm.scenario.report.numbers import counted
from bluehelm.scenario.report.options import dominated_section
from bluehelm.scenario.report.plans import front_section
from bluehelm.scenario.report.plays import endings_section, gauges_section, size_section, unmet_section


def report(facts: Facts) -> Report:
    """Return all that there is to say about a scenario that was examined."""
    scenario = facts.scenario
    scenes = counted(len(scenario.scenes), "scene")
    events = counted(len(scenario.events), "event")
    lead = f"{scenes}, {events}. Counted exactly; nothing is sampled."
    sections = (
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
    return Report(f"{scenario.id} {scenario.title}: what all plays show", lead, sections)
