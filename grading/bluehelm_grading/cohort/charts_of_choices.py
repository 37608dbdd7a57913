"""The charts about what was chosen: options, objectives, decisions. Each title says what was found."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from bluehelm_grading.cohort.choices import Choice, PartChoices, drawing
from bluehelm_grading.cohort.decisions import Decision
from bluehelm_grading.cohort.look import Bar, Tone, bars, dressed, height, short
from bluehelm_grading.cohort.objectives import MET, Objective
from bluehelm_grading.cohort.words import counted, per_cent

TONE: dict[str, Tone] = {"right": "good", "partly": "half", "wrong": "bad", "missing": "none"}
SIGN = {"right": "✓ ", "partly": "◐ ", "wrong": "", "missing": ""}
MOST_BARS = 60


def choices_finding(found: PartChoices) -> str:
    """Name the wrong answer that draws most."""
    worst = drawing(found.rows)
    if worst is None:
        return "Nobody chose a wrong answer here"
    row = f"{worst.row}: " if worst.row else ""
    return f"{per_cent(worst.share)} chose “{short(row + worst.words, 60)}”"


def choices_chart(found: PartChoices) -> Any:
    """Draw the share of learners for each answer that somebody chose, and for each right one."""
    rows = list(_bars(found))[:MOST_BARS]
    subtitle = ["✓ right, ◐ partly right; the others are wrong."]
    chart = bars(rows, "share of the learners who take part")
    return dressed(chart, choices_finding(found), subtitle, height(rows))


def _bars(found: PartChoices) -> Iterator[Bar]:
    for row, choices in groupby(found.rows, key=lambda one: one.row):
        if row:
            yield Bar(row, None)
        shown = [one for one in choices if one.count or one.state == "right"]
        yield from map(_bar, sorted(shown, key=lambda one: (one.state == "missing", -one.count, one.words)))


def _bar(one: Choice) -> Bar:
    return Bar(SIGN[one.state] + one.words, one.share, per_cent(one.share), TONE[one.state])


def objectives_finding(found: tuple[Objective, ...]) -> str:
    """Say which objective is least met."""
    open_ones = [one for one in found if one.below]
    if not open_ones:
        return f"Everybody has {per_cent(MET)} or more at every objective"
    return f"{per_cent(open_ones[0].share_below)} have not met “{short(open_ones[0].words, 70)}” yet"


def objectives_chart(found: tuple[Objective, ...]) -> Any:
    """Draw for each objective the share of the class that has not met it."""
    rows = [
        Bar(
            f"{one.id.partition('-')[2] or one.id} {one.words}",
            one.share_below,
            per_cent(one.share_below),
            "bad",
        )
        for one in found
    ]
    chart = bars(rows, f"share of learners below {per_cent(MET)} of its points")
    return dressed(chart, objectives_finding(found), ["By objective, the least met first"], height(rows))


def decision_finding(found: Decision) -> str:
    """Say what most did at a decision."""
    top = max(found.taken, key=lambda one: one.count)
    return f"{per_cent(top.count / top.of)} chose {top.choice} at “{found.title}”"


def decision_chart(found: Decision) -> Any:
    """Draw the share of each choice among those who came to the decision. No choice is called right."""
    rows = [
        Bar(f"{one.choice}. {one.label}", one.count / one.of, per_cent(one.count / one.of))
        for one in found.taken
    ]
    subtitle = [f"First plays of {counted(found.taken[0].of, 'learner')} who came here"]
    chart = bars(rows, "share of those who came to it")
    return dressed(chart, decision_finding(found), subtitle, height(rows))
