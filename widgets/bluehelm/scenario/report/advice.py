"""Sections on best play: what it does, and what every other option costs."""

from __future__ import annotations

from bluehelm.scenario.analysis import BestPlay
from bluehelm.scenario.report.document import Section, Table
from bluehelm.scenario.report.facts import Facts, random_value
from bluehelm.scenario.report.numbers import decimal, listed, percent, weighting

LARGEST = 10  # regrets that a terminal shows


def best_section(facts: Facts) -> Section:
    """Give best play for the weighting, decision by decision."""
    best = facts.best
    if best is None:
        words = ("The scenario states no objectives. Say what counts, for example --weights POC=2,SAF=1.",)
        return Section("best", "Best play", words)
    random = random_value(facts)
    player = "play at random" if facts.policy is None else "play by the stated policy"
    words = (
        f"For {weighting(facts.weights)}, best play expects {decimal(best.value)} at the end; {player} "
        f"expects {decimal(random or 0)}. Shown: the best options while each event does what is likelier. "
        "Best play looks at luck: where luck goes another way, the advice may differ.",
    )
    rows = tuple(
        (
            one.scene,
            listed(one.best),
            "; ".join(f"{key} {decimal(value)}" for key, value in one.values.items()),
        )
        for one in best.line
    )
    table = Table("", ("Decision", "Best", "Value at the end if play is best afterwards"), rows)
    return Section("best", "Best play", words, (table,))


def regrets_section(facts: Facts) -> tuple[Section, ...]:
    """Give what each option costs against the best one, the costliest first."""
    if facts.best is None:
        return ()
    ordered = sorted(facts.best.regrets, key=lambda one: (-one.high, one.scene, one.choice))
    rows = tuple(
        (
            one.scene,
            f"{one.choice} {facts.scenario.scenes[one.scene].choices[one.choice].label}",
            decimal(one.low),
            decimal(one.high),
            percent(one.best),
        )
        for one in ordered
    )
    words = (
        "What an option costs against the best one in the same place, in points of the weighting: at least "
        "and at most, over all places in which it can be on offer.",
        f"Never the best one: {_never(facts.best)}.",
    )
    columns = ("Scene", "Option", "At least", "At most", "Best one in")
    table = Table("The largest regrets", columns, rows, first=LARGEST)
    return (Section("regrets", "What options cost", words, (table,)),)


def _never(best: BestPlay) -> str:
    return listed(f"{one.scene}.{one.choice}" for one in best.regrets if one.best == 0)
