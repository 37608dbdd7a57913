"""The parts of the dashboard, in the order in which an instructor asks: words, charts and tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bluehelm.charts.figure import Table
from bluehelm_grading.cohort import charts, charts_of_choices
from bluehelm_grading.cohort.choices import PartChoices, choices, choices_table, part_table
from bluehelm_grading.cohort.completion import completion, learners_table
from bluehelm_grading.cohort.completion import items_table as completion_table
from bluehelm_grading.cohort.decisions import Decision, decision_table, decisions, decisions_table, plays
from bluehelm_grading.cohort.items import caution, figures_table, item_figures
from bluehelm_grading.cohort.model import Cohort
from bluehelm_grading.cohort.names import Namer
from bluehelm_grading.cohort.objectives import MET, objectives, objectives_table
from bluehelm_grading.cohort.people import memos_waiting, needs, needs_table
from bluehelm_grading.cohort.points import items_table, most_points, totals_table
from bluehelm_grading.cohort.words import counted, per_cent, titled

NOBODY = "Nobody has handed in answers that can be read."


@dataclass(frozen=True)
class Panel:
    """One view: its name in a list of views, the finding, the data, and the chart, None where words do."""

    name: str
    finding: str
    table: Table
    chart: Callable[[], Any] | None = None


@dataclass(frozen=True)
class Section:
    """One question of the instructor. `pick` names the list of panels; `tables` are the files to export."""

    file: str
    title: str
    words: tuple[str, ...]
    panels: tuple[Panel, ...]
    pick: str
    tables: Mapping[str, Table]


def sections(cohort: Cohort, named: Namer) -> tuple[Section, ...]:
    """Return all parts; `named` decides which names are shown."""
    if not cohort.taking_part:
        return (_people(cohort, named), _completion(cohort, named))
    return (
        _people(cohort, named),
        _completion(cohort, named),
        _points(cohort),
        _objectives(cohort),
        _items(cohort),
        _choices(cohort),
        _decisions(cohort),
    )


def tables(found: Iterable[Section]) -> dict[str, Table]:
    """Return all tables by the names of their files."""
    return {name: table for one in found for name, table in one.tables.items()}


def _people(cohort: Cohort, named: Namer) -> Section:
    table, found = needs_table(cohort, named), needs(cohort)
    urgent = len({one.learner for one in found if one.urgent})
    memos = memos_waiting(cohort)
    words = (
        [f"Memos that wait for a marker: {memos}. To mark: bluehelm mark {cohort.exercise.id}"]
        if memos
        else []
    )
    finding = (
        f"Points of {counted(urgent, 'learner')} wait for a person"
        if urgent
        else "Of the points, only those of memos wait for a person"
    )
    if not memos and not urgent:
        finding = "No points wait for a person"
    panel = Panel("", finding, table)
    return Section(
        "needs_a_person", "Who needs a person", tuple(words), (panel,), "", {"needs_a_person": table}
    )


def _completion(cohort: Cohort, named: Namer) -> Section:
    found, by_item, learners = completion(cohort), completion_table(cohort), learners_table(cohort, named)
    counts = {
        "complete": found.complete,
        "partly": found.partly,
        "blank": found.blank,
        "cannot be read": found.unreadable,
        "not graded yet": found.ungraded,
        "nothing handed in": found.absent,
    }
    words = ", ".join(f"{number} {name}" for name, number in counts.items() if number)
    late = f"{found.late} late." if found.late else "Nobody is known to be late."
    finding = charts.completion_finding(cohort)
    draw = (lambda: charts.completion_chart(cohort)) if cohort.learners else None
    panels = (
        Panel("By item", finding, by_item, draw),
        Panel("By learner", finding, learners),
    )
    files = {"completion_by_item": by_item, "completion_by_learner": learners}
    return Section(
        "completion", "Who handed in", (f"{words.capitalize()}. {late}",), panels, "Show who handed in", files
    )


def _points(cohort: Cohort) -> Section:
    totals, items = totals_table(cohort), items_table(cohort)
    panels = []
    if most_points(cohort):
        panels.append(
            Panel("In total", charts.totals_finding(cohort), totals, lambda: charts.totals_chart(cohort))
        )
        panels.append(
            Panel("By item", charts.spread_finding(cohort), items, lambda: charts.spread_chart(cohort))
        )
    left_out = [item.title for item in cohort.exercise.items if item not in cohort.counted]
    words = [
        f"Of {counted(len(cohort.taking_part), 'learner')} with answers, before points off for being late."
    ]
    if left_out:
        words.append(f"Not in the total, since it is not marked for everybody: {', '.join(left_out)}.")
    files = {"points_total": totals, "points_by_item": items}
    return Section(
        "points", "How the points are spread", tuple(words), tuple(panels), "Show the points", files
    )


def _objectives(cohort: Cohort) -> Section:
    found, table = objectives(cohort), objectives_table(cohort)
    panel = Panel(
        "",
        charts_of_choices.objectives_finding(found),
        table,
        lambda: charts_of_choices.objectives_chart(found),
    )
    words = (
        f"An objective counts as met from {per_cent(MET)} of the points of the items that belong to it, as "
        "far as they are marked."
    )
    return Section(
        "objectives",
        "Which objectives are not met yet",
        (words,),
        (panel,) if found else (),
        "",
        {"objectives": table},
    )


def _items(cohort: Cohort) -> Section:
    table = figures_table(cohort)
    known = any(one.r.value is not None for one in item_figures(cohort))
    draw = (lambda: charts.items_chart(cohort)) if known else None
    words = (
        "Difficulty p is the mean share of the points. The item-rest correlation r and D (the best 27 % less "
        "the weakest 27 %) say whether those who do well elsewhere do well here.",
        caution(cohort),
    )
    panel = Panel("", charts.items_finding(cohort), table, draw)
    return Section(
        "items",
        "Which items tell something",
        tuple(filter(None, words)),
        (panel,),
        "",
        {"item_figures": table},
    )


def _choices(cohort: Cohort) -> Section:
    found = choices(cohort)
    table = choices_table(cohort, found)
    words = "A wrong answer that many choose asks for a look at the key, the wording, or the lesson."
    panels = tuple(_choice_panel(cohort, one) for one in found)
    return Section("choices", "What was chosen", (words,), panels, "Item and question", {"choices": table})


def _choice_panel(cohort: Cohort, one: PartChoices) -> Panel:
    return Panel(
        f"{titled(cohort.exercise, one.item)} · {one.part.prompt}",
        charts_of_choices.choices_finding(one),
        part_table(one),
        lambda: charts_of_choices.choices_chart(one),
    )


def _decisions(cohort: Cohort) -> Section:
    found, count = decisions(cohort), plays(cohort)
    scenario = cohort.facts.scenario
    if scenario is None:
        words = "This module has no scenario."
    elif not found:
        words = (
            f"No play of “{scenario.title}” came with a submission. Learners who want to share theirs add "
            "the file play.json of the module to what they hand in."
        )
    else:
        first = f"the first finished play of {counted(count, 'learner')}"
        words = f"“{scenario.title}”: {first}. No choice is called right."
    return Section(
        "decisions",
        "What was decided in the scenario",
        (words,),
        tuple(_decision_panels(found)),
        "Decision",
        {"decisions": decisions_table(found)} if found else {},
    )


def _decision_panels(found: tuple[Decision, ...]) -> Iterator[Panel]:
    for one in found:
        yield Panel(
            f"{one.scene} {one.title}",
            charts_of_choices.decision_finding(one),
            decision_table(one),
            lambda one=one: charts_of_choices.decision_chart(one),  # type: ignore[misc]
        )
