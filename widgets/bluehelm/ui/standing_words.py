"""The words of "How your decisions stand", as HTML: about decisions and luck, never about a person."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from bluehelm.charts.play.costs import costliest
from bluehelm.charts.play.luck import decided, luck_message
from bluehelm.charts.play.numbers import counted
from bluehelm.scenario import Decision, Scenario, State
from bluehelm.ui import cards
from bluehelm.ui.markup import effects, escape, plain

if TYPE_CHECKING:  # the analysis brings numpy, which a page needs only when a play has ended
    from bluehelm.standing import Better, Standing

ABOUT = (
    "<h3>How your decisions stand</h3><p>This part looks at decisions and luck. It does not judge you, and "
    "it compares you with nobody. The effects behind all its numbers are teaching judgements.</p>"
)
PLAYS = (
    "<h4>Your result among all possible plays</h4><p>“All possible plays” are all ways through this scenario "
    "with every luck. At each decision every option counts the same. "
    "A gauge that ends low can be the price of another that ends high.</p>"
)
_PLAN = "A plan is one choice for each decision, made before you know your luck."
_COST = (
    "The cost of a decision: how many points less your option was expected to bring than the best option "
    "there, if all later decisions are the best ones. Luck does not count."
)
_LUCK = "A good decision can meet bad luck, and a poor one can meet good luck. So look at both."


def joined(names: Sequence[str], last: str = "and") -> str:
    """Join names as in a sentence.

    >>> joined(["a", "b", "c"])
    'a, b and c'
    """
    return f"{', '.join(names[:-1])} {last} {names[-1]}" if len(names) > 1 else "".join(names)


def named(scenario: Scenario, keys: Iterable[str]) -> str:
    """Name gauges in a sentence."""
    return joined([f"<strong>{escape(scenario.gauges[key].name)}</strong>" for key in keys])


def plans(scenario: Scenario, state: State, standing: Standing) -> str:
    """Say whether another plan was better on every gauge, and where the two part."""
    one = len(standing.gauges) == 1
    head = f"<h4>Was another plan better{'' if one else ' on all these gauges'}?</h4>"
    if standing.better is None:
        return f"{head}<p>{_unbeaten(standing)}</p>"
    yours = standing.yours.expected
    more = named(
        scenario, [key for key, value in standing.better.plan.expected.items() if value > yours[key]]
    )
    yes = "Yes. A" if standing.better.everywhere else "Not on all of them. But a"
    rest = "" if standing.better.everywhere else ", and with no less of the others"
    return (
        f"{head}<p>{yes} plan that decides {_parting(scenario, state, standing.better.changed[0])} ends with "
        f"more {more}{rest}, on average over all luck. {_others(scenario, state, standing.better)}</p>"
        f"<p>{_same_luck(scenario, standing, standing.better)} {_PLAN}</p>"
    )


def _unbeaten(standing: Standing) -> str:
    if len(standing.gauges) == 1:
        return f"No. On average over all luck, no plan ends with more of this gauge. {_PLAN}"
    return (
        "No. On average over all luck, every plan that ends with more on one of these gauges ends with less "
        f"on another. Who wants more of one must pay with another. {_PLAN}"
    )


def _parting(scenario: Scenario, state: State, number: int) -> str:
    one = state.decisions[number]
    return f"otherwise at decision {number + 1}, {_titled(scenario, one)},"


def _titled(scenario: Scenario, one: Decision) -> str:
    return f"<em>{escape(scenario.scenes[one.scene].title)}</em>"


def _others(scenario: Scenario, state: State, better: Better) -> str:
    """List what the plan decides otherwise; the first is where the two part."""
    items = "".join(
        f"<li>Decision {number + 1}: “{_label(scenario, one.scene, better.plan.choices[one.scene])}”, where "
        f"you decided “{_label(scenario, one.scene, one.choice)}”</li>"
        for number in better.changed
        for one in [state.decisions[number]]
    )
    return f"This is all that it decides otherwise:</p><ul>{items}</ul><p>"


def _label(scenario: Scenario, scene: str, choice: str) -> str:
    return escape(scenario.scenes[scene].choices[choice].label)


def _same_luck(scenario: Scenario, standing: Standing, better: Better) -> str:
    ends = joined(
        [
            f"{escape(scenario.gauges[key].name)} at {better.same_luck[key]} "
            f"(yours: {standing.judgement.ranks[key].value})"
            for key in standing.gauges
        ]
    )
    return f"With the luck that you had, it ends with {ends}."


def costs(scenario: Scenario, standing: Standing) -> str:
    """Say which decisions cost most, with the better option, and that the weights are a choice."""
    verdicts = standing.judgement.verdicts
    items = "".join(
        f"<li>Decision {number + 1}, {escape(scenario.scenes[one.scene].title)}: "
        f"“{_label(scenario, one.scene, one.best[0])}” was worth {counted(one.regret)} more than "
        f"“{_label(scenario, one.scene, one.choice)}”.</li>"
        for number in costliest(standing)
        for one in [verdicts[number]]
    )
    none = "<p>None. At each decision your option was the best one, or as good as the best.</p>"
    return (
        f"<h4>Which decisions cost most</h4><p>{_COST}</p>{f'<ul>{items}</ul>' if items else none}"
        f"<p>{weights(scenario, standing.gauges)}</p>"
    )


def weights(scenario: Scenario, gauges: Sequence[str]) -> str:
    """Say plainly what counts here, and that this is a choice."""
    counts = "count the same here, and no other gauge counts" if len(gauges) > 1 else "alone counts here"
    return (
        f"{named(scenario, gauges)} {counts}. That is a choice. Another choice gives other answers. "
        "There is no total score."
    )


def luck(scenario: Scenario, state: State, standing: Standing) -> str:
    """Say what luck gave or took, which events happened, and what did not come."""
    cost = decided(standing)
    spent = f"Together your decisions cost {counted(cost)}" if cost else "Your decisions cost nothing"
    items = "".join(
        item
        for number, one in enumerate(state.decisions)
        for item in _chances(scenario, number, one, standing)
    )
    listed = f"<ul>{items}</ul>" if items else "<p>No chance event came into this play.</p>"
    return f"<h4>What was luck</h4><p>{spent}. {luck_message(standing)}. {_LUCK}</p>{listed}"


def _chances(scenario: Scenario, number: int, one: Decision, standing: Standing) -> Iterable[str]:
    """Yield an item if chance came in after a decision: what happened, or what could have and did not."""
    amount = standing.judgement.verdicts[number].luck
    if not amount and not one.events:
        return
    happened = " ".join(_event(scenario, one, event) for event in one.events)
    gave = f"This luck {'gave' if amount > 0 else 'took'} {counted(abs(amount))}."
    gave = gave if amount else "On the gauges that count here this was no luck, good or bad."
    yield f"<li>After decision {number + 1}: {happened or _missed(scenario, one)} {gave}</li>"


def _event(scenario: Scenario, one: Decision, event: str) -> str:
    changed = {change.gauge: change.amount for change in one.changes if change.cause == event}
    return f"{escape(plain(scenario.events[event].text))} {effects(changed, cards.names(scenario))}."


def _missed(scenario: Scenario, one: Decision) -> str:
    could = [event for event in scenario.events.values() if event.after == one.scene]
    if len(could) != 1:
        return "a chance event could have come, and did not."
    return f"what could have happened did not: “{escape(plain(could[0].text))}”"
