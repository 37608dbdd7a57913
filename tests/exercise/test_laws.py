"""Laws for every answer to every kind: bounds, no exception, the same result twice, no weight on order.

That a better answer never scores less is in test_better.py.
"""

import json
from fractions import Fraction
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from kind_answers import PERFECT, answers
from marked import fraction

from bluehelm.exercise import missing, score_item, unreadable

M09 = [
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
SAMPLE = [f"{item} {part}" for item, parts in PERFECT.items() for part in parts]
relaxed = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    derandomize=True,
)

_LEAVES = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8)
JSON = st.recursive(
    _LEAVES,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=4),
)


@pytest.fixture(scope="module")
def both(items, kind_items):
    """Return the items of M09 and of the sample of every kind."""
    return {**items, **kind_items}


def turned(value: Any) -> Any:
    """Return the same tables with their rows the other way round, at every depth; lists stay as they are."""
    if isinstance(value, dict):
        return {name: turned(entry) for name, entry in reversed(value.items())}
    return value


def test_the_laws_are_tried_on_every_part_and_every_kind(parts, every_kind):
    """A part that is added to M09 or to the sample is added to the laws as well."""
    assert sorted(parts) == sorted(M09)
    assert sorted(SAMPLE) == sorted(
        f"{item.id} {part.id}" for item in every_kind.items for part in item.parts
    )


@relaxed
@given(data=st.data())
def test_any_json_at_all_is_scored_within_bounds(both, data):
    """Whatever a file holds, scoring does not raise, stays in [0, points], and says what is missing."""
    for item in both.values():
        answer = data.draw(st.dictionaries(st.sampled_from([part.id for part in item.parts]), JSON) | JSON)
        score = score_item(item, answer)
        assert 0 <= score.points <= item.points
        assert all(0 <= part.fraction <= 1 for part in score.parts)
        for part in item.parts:
            assert all(isinstance(line, str) and line for line in missing(part, answer))


@pytest.mark.parametrize("name", M09 + SAMPLE)
def test_answers_that_fit_are_scored_within_bounds_and_twice_alike(both, name):
    """An answer that a page can make is readable, in bounds, gets reasons, and scores the same again.

    Again means: after a way through the file, with its rows in another order.
    """
    item = both[name.split()[0]]
    part = next(part for part in item.parts if part.id == name.split()[1])

    @relaxed
    @given(answers(part))
    def law(answer):
        assert unreadable(part, answer) is None
        score = score_item(item, {part.id: answer})
        assert score == score_item(item, {part.id: turned(json.loads(json.dumps(answer)))})
        mine = next(entry for entry in score.parts if entry.part_id == part.id)
        assert 0 <= mine.fraction <= 1
        assert all(verdict.subject and verdict.reason for verdict in mine.verdicts)
        assert mine.verdicts or part.kind == "memo"

    law()


@pytest.mark.parametrize("name", SAMPLE)
def test_what_is_complete_stays_complete_and_reads_as_such(kind_items, name):
    """The words on what is missing are none for the reference answer, and some for a blank one."""
    item_id, part_id = name.split()
    part = next(part for part in kind_items[item_id].parts if part.id == part_id)
    assert missing(part, PERFECT[item_id][part_id]) == []
    assert missing(part, None)


@relaxed
@given(data=st.data())
def test_parts_are_scored_each_on_its_own_in_any_order(both, data):
    """The score of an item is the sum over its parts, whatever the order of parts in exercise and answers."""
    for item in both.values():
        given_parts = {part.id: data.draw(answers(part)) for part in item.parts}
        mixed = list(item.parts)
        Random(data.draw(st.integers(0, 99))).shuffle(mixed)
        score = score_item(item, given_parts)
        other = score_item(item.model_copy(update={"parts": tuple(mixed)}), turned(given_parts))
        assert other.points == score.points
        assert {part.part_id: part for part in other.parts} == {part.part_id: part for part in score.parts}
        alone = (fraction(part, given_parts[part.id]) * part.points for part in item.parts)
        assert score.points == float(round(sum(alone, Fraction(0)), 2))


@pytest.mark.parametrize(
    "name", [name for name in SAMPLE if name.split()[0] in ("classify", "place", "estimate")]
)
def test_a_limit_only_ever_lowers(kind_parts, name):
    """With its limits a part earns what it would without them, or no more than the limit says."""
    part = kind_parts[name.split()[1]]
    free = part.model_copy(update={"limits": ()})
    (limit,) = part.limits

    @relaxed
    @given(answers(part))
    def law(answer):
        bare, cut = fraction(free, answer), fraction(part, answer)
        assert cut in (bare, Fraction(limit.at_most_points, part.points))
        assert cut <= bare

    law()
