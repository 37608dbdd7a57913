"""Every function of the analysis equals brute force over all plays of small generated scenarios."""

from __future__ import annotations

from fractions import Fraction

import brute
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from strategies import scenarios

from bluehelm.scenario import Scenario, begin, offers, step, transcript
from bluehelm.scenario.analysis import best_play, distribution, front, judge, reach

calm = settings(max_examples=100, suppress_health_check=list(HealthCheck))
WEIGHTS = st.dictionaries(
    st.sampled_from(["POC", "SAF", "RES", "END-0", "END-1", "END-9"]),
    st.fractions(-3, 3, max_denominator=4),
    min_size=1,
)


@calm
@given(scenarios())
def test_distribution(scenario: Scenario) -> None:
    """Endings and gauges at the end have exactly the probabilities that counting all plays gives."""
    root = brute.tree(scenario)
    found = distribution(scenario)
    met = brute.endings(brute.leaves(root, brute.uniform))
    assert found.dry == met.pop(None, 0)
    assert {key: p for key, p in found.endings.items() if p} == {str(key): p for key, p in met.items()}
    for key in scenario.gauges:
        assert found.gauges[key] == brute.gauge(brute.leaves(root, brute.uniform), key)


@calm
@given(scenarios(), st.data())
def test_distribution_under_a_policy(scenario: Scenario, data: st.DataObject) -> None:
    """The same under stated weights, which are shares among what is offered."""
    policy = {
        scene: {choice: data.draw(st.integers(1, 5)) for choice in one.choices}
        for scene, one in scenario.scenes.items()
        if data.draw(st.booleans())
    }
    root, share = brute.tree(scenario), brute.weighted(policy)
    found = distribution(scenario, policy)
    met = brute.endings(brute.leaves(root, share))
    assert found.dry == met.pop(None, 0)
    assert {key: p for key, p in found.endings.items() if p} == {str(key): p for key, p in met.items()}
    assert found.gauges["POC"] == brute.gauge(brute.leaves(root, share), "POC")


@calm
@given(scenarios(), WEIGHTS)
def test_best_play(scenario: Scenario, weights: dict[str, Fraction]) -> None:
    """Best play, and the value of every option in every history, are those of the full tree."""
    weights = {name: weight for name, weight in weights.items() if _known(scenario, name)}
    root = brute.tree(scenario)
    found = best_play(scenario, weights)
    assert found.value == brute.best(root, weights)
    costs: dict[tuple[str, str], list[Fraction]] = {}
    for node in brute.nodes(root):
        values = brute.options(node, weights)
        assert found.values(node.state) == values
        for choice, value in values.items():
            costs.setdefault((str(node.state.scene), choice), []).append(max(values.values()) - value)
    regrets = {(one.scene, one.choice): (one.low, one.high) for one in found.regrets}
    assert regrets == {option: (min(seen), max(seen)) for option, seen in costs.items()}


@calm
@given(scenarios())
def test_reach(scenario: Scenario) -> None:
    """What play can meet has a witness that is as short as any play that meets it; nothing else has one."""
    shortest: dict[object, int] = {}
    for node in brute.nodes(brute.tree(scenario)):
        state, taken = node.state, len(node.state.decisions)
        things = [state.scene or state.ending, *((state.scene, choice) for choice in node.ways)]
        things += [("dry", state.scene)] if state.scene and not node.ways else []
        for thing in things:
            shortest[thing] = min(taken, shortest.get(thing, taken))
    found = reach(scenario)
    met = {**found.scenes, **found.options, **found.endings}
    assert {thing: len(one.steps) for thing, one in met.items() if one} == {
        thing: taken
        for thing, taken in shortest.items()
        if not (isinstance(thing, tuple) and thing[0] == "dry")
    }
    assert {("dry", scene): len(one.steps) for scene, one in found.dry.items()} == {
        thing: taken for thing, taken in shortest.items() if isinstance(thing, tuple) and thing[0] == "dry"
    }


@calm
@given(scenarios())
def test_witnesses_can_be_played(scenario: Scenario) -> None:
    """A witness, played with the luck that it asks for and any other, comes to what it shows."""
    found = reach(scenario)
    for thing, witness in [*found.scenes.items(), *found.endings.items()]:
        if witness is None:
            continue
        state = begin(scenario, 0)
        for one in witness.steps:
            assert state.scene == one.scene
            lucks = [after for _, after in brute.lucks(scenario, state, one.choice)]
            fits = [
                after
                for after in lucks
                if set(one.happens) <= set(after.decisions[-1].events)
                and not set(one.spares) & set(after.decisions[-1].events)
            ]
            state = fits[-1]
        assert thing in (state.scene, state.ending)


@calm
@given(scenarios(most_scenes=3))
def test_front(scenario: Scenario) -> None:
    """The front is the set of unbeaten vectors over all plans, and each of its plans gives its vector."""
    root, names = brute.tree(scenario), tuple(scenario.objectives)
    vectors = {vector for _, vector in brute.plans(scenario, root, names)}
    found = front(scenario)
    assert [tuple(plan.expected.values()) for plan in found.plans] == sorted(
        brute.unbeaten(vectors), reverse=True
    )
    for plan in found.plans:
        assert brute.planned(root, plan.choices, names) == tuple(plan.expected.values())


@calm
@given(scenarios(), st.integers(0, 1000), st.lists(st.integers(0, 2), min_size=4, max_size=4))
def test_judge(scenario: Scenario, seed: int, picks: list[int]) -> None:
    """Regret and luck of each decision are those of the full tree, and add up to the value of the play."""
    state = begin(scenario, seed)
    for pick in picks:
        if options := sorted(choice for choice, _ in offers(scenario, state)):
            state = step(scenario, state, options[pick % len(options)])
    root = brute.tree(scenario)
    weights = dict.fromkeys(scenario.objectives, Fraction(1))
    found = judge(scenario, transcript(state))
    assert found.expected == brute.best(root, weights)
    node = root
    for verdict, decision in zip(found.verdicts, state.decisions, strict=True):
        values = brute.options(node, weights)
        assert verdict.values == values
        assert verdict.regret == max(values.values()) - values[decision.choice]
        node = next(
            child
            for _, child in node.ways[decision.choice]
            if child.state.decisions[-1].events == decision.events
        )
        assert verdict.luck == brute.best(node, weights) - values[decision.choice]
    if state.scene is None:
        assert found.value == brute.paid(node, weights)
        _check_ranks(scenario, root, found.ranks, node, weights)


def _check_ranks(
    scenario: Scenario, root: brute.Node, ranks: object, node: brute.Node, weights: object
) -> None:
    for name in ["", *scenario.objectives]:
        stated = weights if name == "" else {name: Fraction(1)}
        here = brute.paid(node, stated)
        plays = [(p, brute.paid(leaf, stated)) for p, leaf in brute.leaves(root, brute.uniform)]
        assert ranks[name].lower == sum(p for p, value in plays if value < here)
        assert ranks[name].equal == sum(p for p, value in plays if value == here)


def _known(scenario: Scenario, name: str) -> bool:
    return name in scenario.gauges or name == "END-0" or any(name == ending.id for ending in scenario.endings)
