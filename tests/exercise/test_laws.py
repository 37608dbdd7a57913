"""Laws for every answer: bounds, no exception, the same result twice, and a better one never scores less."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bluehelm.exercise import missing, score_item, unreadable
from bluehelm.exercise.kinds import KINDS

NAMES = [
    "E1 marks",
    "E1 repair",
    "E2 steps",
    "E2 owners",
    "E3 order",
    "E4 cards",
    "E4 decisions",
    "E5 first_step",
    "E5 conditions",
    "E6 facts",
    "E7 year",
    "MEMO memo",
]
PAIRING = ["E1 marks", "E2 owners", "E4 cards", "E6 facts"]
relaxed = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    derandomize=True,
)

_LEAVES = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8)
JSON = st.recursive(
    _LEAVES,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=4),
)


def _table(rows: Any, values: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.dictionaries(st.sampled_from(sorted(rows)), values)


def _some(ids: Any) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(sorted(ids)), unique=True)


def answers(part: Any) -> st.SearchStrategy[Any]:
    """Return answers that fit `part`, complete or not."""
    by_kind = {
        "select_one": lambda: st.none() | st.sampled_from(sorted(part.options)),
        "select_many": lambda: _some(part.options),
        "rate": lambda: _table(part.rows, st.sampled_from(sorted(part.scale))),
        "classify": lambda: _table(part.cards, st.sampled_from(sorted(part.bins))),
        "match": lambda: _table(part.rows, st.sampled_from(sorted(part.choices))),
        "order": lambda: _some(part.steps),
        "allocate": lambda: _table(part.options, st.integers(0, part.total)),
        "compose": lambda: _some(part.cards),
        "place": lambda: _table(part.cards, st.integers(-2, 2)),
        "calendar": lambda: _table([str(month) for month in range(1, 13)], _some(part.tokens)),
        "memo": lambda: st.text(max_size=50),
    }
    return by_kind[part.kind]()


def fraction(part: Any, answer: Any) -> Any:
    """Return the exact score of an answer that fits."""
    kind = KINDS[part.kind]
    return kind.score(part, kind.read(part, answer)).fraction


def test_the_laws_are_tried_on_every_part(parts):
    """A part that is added to M09 is added to the laws as well."""
    assert sorted(parts) == sorted(NAMES)


@relaxed
@given(data=st.data())
def test_any_json_at_all_is_scored_within_bounds(items, data):
    """Whatever a file holds, scoring does not raise, stays in [0, points], and says what is missing."""
    for item in items.values():
        answer = data.draw(st.dictionaries(st.sampled_from([part.id for part in item.parts]), JSON) | JSON)
        score = score_item(item, answer)
        assert 0 <= score.points <= item.points
        assert all(0 <= part.fraction <= 1 for part in score.parts)
        for part in item.parts:
            assert all(isinstance(line, str) and line for line in missing(part, answer))


@pytest.mark.parametrize("name", NAMES)
def test_answers_that_fit_are_scored_within_bounds_and_twice_alike(parts, items, name):
    """An answer that a page can make is readable, in bounds, gets reasons, and scores the same again."""
    part, item = parts[name], items[name.split()[0]]

    @relaxed
    @given(answers(part))
    def law(answer):
        assert unreadable(part, answer) is None
        score = score_item(item, {part.id: answer})
        assert score == score_item(item, {part.id: answer})
        mine = next(entry for entry in score.parts if entry.part_id == part.id)
        assert 0 <= mine.fraction <= 1
        assert all(verdict.subject and verdict.reason for verdict in mine.verdicts)
        assert mine.verdicts or part.kind == "memo"

    law()


@pytest.mark.parametrize("name", PAIRING)
def test_a_row_put_right_never_lowers_the_score(parts, name):
    """In rate, classify and match, an accepted choice is worth at least any other choice and a blank."""
    part = parts[name]

    @relaxed
    @given(answers(part), st.sampled_from(sorted(part.key)))
    def law(answer, row):
        better = {**answer, row: part.key[row][0]}
        assert fraction(part, better) >= fraction(part, answer)

    law()


def test_two_neighbours_put_in_order_never_lower_the_score(parts):
    """In an order, neighbours that stand against the key are worth more the right way round."""
    part = parts["E2 steps"]
    pairs = {(link.first, link.then) for link in part.key}

    @relaxed
    @given(st.permutations(sorted(part.steps)))
    def law(steps):
        for place in range(len(steps) - 1):
            if (steps[place + 1], steps[place]) in pairs:
                better = [*steps]
                better[place], better[place + 1] = better[place + 1], better[place]
                assert fraction(part, better) >= fraction(part, steps)

    law()


def test_a_step_placed_never_lowers_the_score(parts):
    """In an order, one more step at the end is never worth less than a step that is not placed."""
    part = parts["E2 steps"]

    @relaxed
    @given(answers(part))
    def law(steps):
        for step in set(part.steps) - set(steps):
            assert fraction(part, [*steps, step]) >= fraction(part, steps)

    law()


def test_a_true_option_ticked_never_lowers_the_score_unless_all_are_ticked(parts):
    """In select many, ticking what is true or clearing what is false never costs, but for ticking all."""
    part = parts["E5 conditions"]

    @relaxed
    @given(answers(part), st.sampled_from(sorted(part.options)))
    def law(ticked, option):
        better = set(ticked) | {option} if option in part.key else set(ticked) - {option}
        if len(better) < len(part.options):
            assert fraction(part, sorted(better)) >= fraction(part, ticked)

    law()


def test_a_better_order_never_scores_less(parts):
    """In compose, a forbidden card out or another card in never costs, but for the cap on a bare order."""
    part = parts["E3 order"]

    @relaxed
    @given(answers(part), st.sampled_from(sorted(part.cards)))
    def law(cards, card):
        better = [c for c in cards if c != card] if card in part.key.forbidden else [*{*cards, card}]
        bare = "shelter" in better and "exempt" not in better
        assert fraction(part, better) >= fraction(part, cards) or (card == "shelter" and bare)

    law()


def test_a_step_towards_the_interval_never_lowers_the_score(parts):
    """On the polarity line, nearer to what is accepted is never worth less."""
    part = parts["E4 decisions"]

    @relaxed
    @given(st.fixed_dictionaries({card: st.integers(-2, 2) for card in part.cards}))
    def law(placed):
        for card, key in part.key.items():
            step = (placed[card] < key.least) - (placed[card] > key.most)
            assert fraction(part, {**placed, card: placed[card] + step}) >= fraction(part, placed)

    law()


def test_one_more_review_never_lowers_the_score_while_there_is_room(parts):
    """In the calendar, reviews never hurt below the limit of entries."""
    part = parts["E7 year"]

    @relaxed
    @given(
        st.dictionaries(st.sampled_from(["1", "5", "7", "8", "12"]), _some(part.tokens)), st.integers(1, 12)
    )
    def law(year, month):
        better = {**year, str(month): sorted({*year.get(str(month), []), "review"})}
        if sum(len(tokens) for tokens in better.values()) <= part.max_tokens:
            assert fraction(part, better) >= fraction(part, year)

    law()


def test_the_order_of_ticks_and_rows_does_not_matter(items, the_class):
    """Files that hold the same answers in another order score the same."""
    answers_of = the_class[2].answers
    for item in items.values():
        given_parts = answers_of[item.id]
        turned = {
            name: dict(reversed(value.items())) if isinstance(value, dict) else value
            for name, value in reversed(given_parts.items())
        }
        assert score_item(item, turned) == score_item(item, given_parts)
