"""The part "How your decisions stand": what it works out, says and shows, and how it fails."""

import asyncio
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from threading import Event as Signal

import pytest

from bluehelm import standing as analysis
from bluehelm.charts.renderer import MIME
from bluehelm.scenario import Scenario, State, begin, step, transcript
from bluehelm.scenario.analysis import AnalysisError, TooLargeError, distribution, front, judge
from bluehelm.standing import Standing, compare
from bluehelm.ui import standing as part
from bluehelm.ui import standing_words as words
from bluehelm.ui.debrief import Debrief
from bluehelm.ui.plays import Plays
from bluehelm.ui.standing import StandingPart
from bluehelm.ui.widgets import shown

BOTH = ("POC", "CRE")


@pytest.fixture(scope="session")
def chancy(scenario: Scenario) -> Scenario:
    """The small scenario with two objectives, and rain that may come or stay away."""
    rain = scenario.events["E1"].model_copy(update={"p": 0.5, "effects": {"POC": -4}})
    return scenario.model_copy(update={"objectives": BOTH, "events": {"E1": rain}})


def played(scenario: Scenario, choices: str, rain: bool | None = None) -> State:
    """Play a route; with `rain`, under the first luck in which it rains or stays dry after D1."""
    for seed in range(7, 60):
        state = begin(scenario, seed)
        for choice in choices:
            state = step(scenario, state, choice)
        if rain is None or rain == any(one.events for one in state.decisions):
            return state
    raise AssertionError("no luck like this")


def stand(scenario: Scenario, choices: str, gauges: tuple[str, ...] = BOTH) -> Standing:
    """Compare a route."""
    return compare(scenario, played(scenario, choices), gauges)


@pytest.mark.parametrize("route", ["AA", "AC", "BAA", "BBB"])
def test_numbers_are_those_of_the_analysis(chancy: Scenario, route: str) -> None:
    """Judgement and front are the analysis's own; the play's plan is worth what its choices lead to."""
    state = played(chancy, route)
    found = compare(chancy, state, BOTH)
    assert found.judgement == judge(chancy, transcript(state), {"POC": 1, "CRE": 1})
    assert found.front == front(chancy)
    chosen = distribution(chancy, {one.scene: {one.choice: 1} for one in state.decisions})
    assert found.yours.expected == {key: chosen.mean(key) for key in BOTH}


def test_better_plan_changes_only_what_it_must(chancy: Scenario) -> None:
    """After a poor review the better plan differs in that decision alone, and meets the same luck."""
    state = played(chancy, "AC")
    better = compare(chancy, state, ("CRE",)).better
    assert better is not None
    assert better.changed == (1,)
    assert better.everywhere
    other = step(chancy, step(chancy, begin(chancy, state.seed), "A"), "A")
    assert better.same_luck == other.gauges


def test_better_on_one_and_as_good_on_the_others(chancy: Scenario) -> None:
    """A plan that only equals the play on some gauge is told apart from one that is better on all."""
    state = played(chancy, "AC")
    found = compare(chancy, state, BOTH)
    assert found.better is not None
    assert not found.better.everywhere
    said = words.plans(chancy, state, found)
    assert "Not on all of them. But a plan that decides otherwise at decision 2" in said
    assert "more <strong>Credibility</strong>, and with no less of the others" in said


def test_play_that_no_plan_beats(chancy: Scenario) -> None:
    """The best plan of one gauge has none above it, and the words say so."""
    state = played(chancy, "AA")
    found = compare(chancy, state, ("POC",))
    assert found.better is None
    assert "No. On average over all luck, no plan ends with more" in words.plans(chancy, state, found)
    assert "None. At each decision your option was the best one" in words.costs(chancy, found)
    assert "Your decisions cost nothing" in words.luck(chancy, state, found)


def test_unfinished_play_is_refused(chancy: Scenario) -> None:
    """A play that goes on has no place among finished ones."""
    with pytest.raises(AnalysisError, match="has not ended"):
        compare(chancy, played(chancy, "A"), BOTH)


def test_parting_is_told_with_both_options(chancy: Scenario) -> None:
    """The words name the decision, the other option and the one taken."""
    state = played(chancy, "AC")
    said = words.plans(chancy, state, compare(chancy, state, ("CRE",)))
    assert "Decision 2: “Review”, where you decided “Nothing”" in said
    assert "With the luck that you had, it ends with Credibility at 31 (yours: 24)." in said


def test_cost_names_the_better_option_and_the_choice_of_weights(chancy: Scenario) -> None:
    """The words give the best option, by how much, what counts, and that there is no total score."""
    said = words.costs(chancy, stand(chancy, "AC"))
    assert "“Review” was worth 7 points more than “Nothing”" in said
    assert "<strong>Protection</strong> and <strong>Credibility</strong> count the same here" in said
    assert "There is no total score." in said


@pytest.mark.parametrize(
    ("rain", "said"),
    [
        (True, 'It rains. <span class="bh-effect">Protection'),
        (False, "what could have happened did not: “It rains.” This luck gave 2 points."),
    ],
)
def test_luck_is_told_apart(chancy: Scenario, rain: bool, said: str) -> None:
    """An event that came and one that stayed away are both luck, of the same size here."""
    state = played(chancy, "AA", rain)
    found = compare(chancy, state, BOTH)
    assert found.judgement.verdicts[0].luck == Fraction(-2 if rain else 2)
    assert said in words.luck(chancy, state, found)


def test_certain_event_is_no_luck(scenario: Scenario) -> None:
    """What was bound to happen is named, but it is not luck."""
    state = played(scenario, "AA")
    said = words.luck(scenario, state, compare(scenario, state, BOTH))
    assert "Luck changed nothing on these gauges" in said
    assert "this was no luck, good or bad" in said


def test_debrief_fills_the_part(chancy: Scenario, tmp_path: Path) -> None:
    """Where no loop runs the part is there at once: four texts, four charts with words and tables."""
    debrief = Debrief(chancy, Plays(tmp_path), lambda _: None, lambda _: None)
    debrief.show(played(chancy, "AC"), (), ())
    standing = debrief.standing
    assert standing.widget in debrief.widget.children
    assert shown(standing.results)
    assert standing.status.value == ""
    for figure, text in zip(standing.figures, standing.texts, strict=True):
        assert MIME in figure.output.outputs[0]["data"]
        assert "The chart in words" in figure.text.value
        assert "The data as a table" in figure.text.value
        assert text.value.startswith("<h4>")


@pytest.mark.parametrize(
    ("error", "sentence"),
    [(TooLargeError(9, 8), part.TOO_LARGE), (AnalysisError("no"), part.FAILED), (KeyError("x"), part.FAILED)],
)
def test_failure_is_one_sentence(
    chancy: Scenario, monkeypatch: pytest.MonkeyPatch, error: Exception, sentence: str
) -> None:
    """Whatever goes wrong, the learner reads one sentence and the rest of the debrief stays."""

    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(analysis, "compare", fail)
    standing = StandingPart(chancy)
    standing.show(played(chancy, "AA"))
    assert standing.status.value == f'<p role="status">{sentence}</p>'
    assert not shown(standing.results)
    assert not standing.picker.button.disabled


def test_scenario_without_objectives_asks_for_a_choice(scenario: Scenario) -> None:
    """Nothing is compared before the learner has said which gauges matter."""
    standing = StandingPart(scenario)
    standing.show(played(scenario, "AA"))
    assert part.CHOOSE in standing.status.value
    assert standing.picker.button.disabled
    standing.picker.boxes["CRE"].value = True
    standing.picker.button.click()
    assert "<strong>Credibility</strong> alone counts here" in standing.texts[2].value


def test_other_gauges_give_a_new_comparison(chancy: Scenario) -> None:
    """A learner's own choice of gauges is worked out anew, and kept for the next play."""
    standing = StandingPart(chancy)
    standing.show(played(chancy, "AA"))
    standing.picker.boxes["POC"].value = False
    standing.picker.button.click()
    assert "Credibility</strong> alone counts here" in standing.texts[2].value
    standing.show(played(chancy, "AC"))
    assert "Credibility</strong> alone counts here" in standing.texts[2].value


def test_no_more_gauges_than_can_be_compared(chancy: Scenario) -> None:
    """With none chosen, or too many, the button cannot be pressed."""
    picker = StandingPart(
        chancy.model_copy(update={"gauges": {**chancy.gauges, "X": chancy.gauges["RES"]}})
    ).picker
    for box in picker.boxes.values():
        box.value = True
    assert len(picker.gauges) == 4
    assert picker.button.disabled
    for box in picker.boxes.values():
        box.value = False
    assert picker.button.disabled


def test_play_of_another_version_has_no_standing(chancy: Scenario) -> None:
    """A play that departs from today's scenario has not ended in it, so the part is not shown."""
    standing = StandingPart(chancy)
    standing.show(played(chancy, "A"))
    assert not shown(standing.widget)


def test_part_can_be_closed_and_opened(chancy: Scenario) -> None:
    """A closed part stays closed for the next play, and compares when it is opened."""
    standing = StandingPart(chancy)
    standing.show(played(chancy, "AA"))
    standing.toggle.click()
    assert not shown(standing.results)
    assert standing.toggle.description == part.OPEN
    standing.show(played(chancy, "AC"))
    assert not shown(standing.results)
    standing.toggle.click()
    assert shown(standing.results)
    assert "“Nothing”" in standing.texts[2].value


async def run_until(done: Callable[[], bool]) -> None:
    """Let the loop turn until something is so; the test's own time limit is the loop's patience."""
    async with asyncio.timeout(30):
        while not done():
            await asyncio.sleep(0)


def test_page_answers_while_plays_are_compared(chancy: Scenario, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a kernel the work runs beside the loop: progress words first, the result when it is ready."""
    gate, found = Signal(), stand(chancy, "AC")

    def slow(*_: object) -> Standing:
        gate.wait(30)
        return found

    monkeypatch.setattr(analysis, "compare", slow)
    standing = StandingPart(chancy)

    async def page() -> None:
        standing.show(played(chancy, "AC"))
        await asyncio.sleep(0)
        assert part.BUSY in standing.status.value
        assert standing.picker.button.disabled
        gate.set()
        await run_until(lambda: shown(standing.results))

    asyncio.run(page())
    assert "“Nothing”" in standing.texts[2].value


def test_result_of_a_closed_part_is_thrown_away(chancy: Scenario, monkeypatch: pytest.MonkeyPatch) -> None:
    """A comparison that the learner does without never opens by itself."""
    gate, found = Signal(), stand(chancy, "AA")
    monkeypatch.setattr(analysis, "compare", lambda *_: gate.wait(30) and found)
    standing = StandingPart(chancy)

    async def page() -> None:
        standing.show(played(chancy, "AA"))
        await asyncio.sleep(0)
        standing.toggle.click()
        gate.set()
        for _ in range(20):
            await asyncio.sleep(0)

    asyncio.run(page())
    assert not shown(standing.results)
