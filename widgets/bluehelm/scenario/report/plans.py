"""The section on the Pareto front: plans that no other plan beats on every stated objective."""

from __future__ import annotations

from collections.abc import Iterator

from bluehelm.scenario.analysis import Front, Plan
from bluehelm.scenario.report.document import Row, Section, Table
from bluehelm.scenario.report.facts import Facts
from bluehelm.scenario.report.numbers import decimal, listed


def front_section(facts: Facts) -> Section:
    """Give the front: how many plans, how far they range, and the plans to look at first."""
    found = facts.front
    title = "Plans that no other plan beats"
    if found is None:
        return Section("front", title, ("The scenario states no objectives, so there is nothing to trade.",))
    if not found.plans:
        none = "No plan can be written down beforehand: each has an option that may not be on offer."
        return Section("front", title, (none,))
    words = (
        f"A plan is one choice for each scene, fixed before the first decision. {len(found.plans):,} vectors "
        f"of expected {listed(found.objectives)} are beaten by no plan; each stands here with one plan that "
        "gives it. More of each objective counts as better.",
        *_ranges(facts, found),
    )
    first = tuple((why, *_row(found, plan)) for why, plan in landmarks(found))
    every = tuple(_row(found, plan) for plan in found.plans)
    columns = (*found.objectives, "Plan")
    tables = (
        Table("Plans to look at first", ("Why", *columns), first),
        Table("All plans of the front", columns, every, first=0),
    )
    return Section("front", title, words, tables)


def landmarks(found: Front) -> Iterator[tuple[str, Plan]]:
    """Yield the plan that is highest on each objective, and the one with the highest sum of all."""
    for name in found.objectives:
        yield f"highest {name}", max(found.plans, key=lambda plan: plan.expected[name])
    if len(found.objectives) > 1:
        yield "highest sum", max(found.plans, key=lambda plan: sum(plan.expected.values()))


def _ranges(facts: Facts, found: Front) -> Iterator[str]:
    for name in found.objectives:
        values = [plan.expected[name] for plan in found.plans]
        gauge = facts.scenario.gauges[name]
        span = f"{decimal(min(values), 1)} to {decimal(max(values), 1)}"
        yield f"{gauge.name} ({name}): {span}, from {gauge.start}."


def _row(found: Front, plan: Plan) -> Row:
    numbers = (decimal(plan.expected[name], 1).removeprefix("about ") for name in found.objectives)
    return (*numbers, " ".join(f"{scene}.{choice}" for scene, choice in plan.choices.items()))
