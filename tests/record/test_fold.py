"""Progress is a fold over statements: it depends on what they say, not on how or how often they came."""

import random
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st
from record.making import AGENT, NOON, histories, one_of_each, transcript

from bluehelm.record import Graded, Record, Statement, events, progress


def test_one_of_each_statement_adds_up() -> None:
    """Every verb changes what it should, and a voided statement changes nothing."""
    found = progress(one_of_each())
    module = found.module("M06")
    assert module.opened_at == NOON
    assert module.state == "graded"
    assert module.current is None
    (play,) = module.plays
    assert (play.transcript, play.ending, dict(play.gauges)) == (
        transcript("D1.A", "D2.B"),
        "held",
        {"POC": 55, "SAF": 40},
    )
    assert (play.ended_at, play.drifted) == (NOON + timedelta(minutes=3), (1,))
    assert module.answered == {"M06-E1"}
    assert module.completed_at == NOON + timedelta(minutes=5, seconds=1)
    assert module.graded == Graded(31.5, 40, NOON + timedelta(minutes=6))
    assert found.assessments == ({"ratings": {"poc": 2}, "note": None},)
    assert found.plan == {"post": "FC", "hours": 4.5}
    assert "M09" not in found.modules
    assert found.last is None


def test_an_unfinished_play_is_known_to_its_last_decision() -> None:
    """What `current` holds is enough to go on; an ending of another play does not end it."""
    at = NOON
    made = [events.decided("M06", transcript("D1.A"), at=at)]
    made += [events.decided("M06", transcript("D1.A", "D2.B"), at=at + timedelta(seconds=5))]
    assert progress(made).module("M06").current == transcript("D1.A", "D2.B")
    other = transcript("D1.A", scenario="SC01")
    made += [events.played("M06", other, "end", {}, at=at + timedelta(seconds=9))]
    assert progress(made).module("M06").current == transcript("D1.A", "D2.B")
    made += [
        events.played("M06", transcript("D1.A", "D2.B", "D3.A"), "end", {}, at=at + timedelta(minutes=1))
    ]
    assert progress(made).module("M06").current is None


def test_an_item_that_lacks_an_answer_again_opens_the_module_again() -> None:
    """Who clears an answer is no longer done; who answers once more is."""
    later = iter(NOON + timedelta(seconds=n) for n in range(99))
    made = [events.answered("M06", "x", name, {}, at=next(later)) for name in ("E1", "E2")]
    made += [events.exercise_completed("M06", "x", next(later)), events.completed("M06", next(later))]
    assert progress(made).module("M06").state == "done"
    made += [events.answered("M06", "x", "E2", {}, complete=False, at=next(later))]
    module = progress(made).module("M06")
    assert (module.state, module.answered, module.answers_done_at) == ("begun", {"E1"}, None)
    made += [events.answered("M06", "x", "E2", {}, at=next(later)), events.completed("M06", next(later))]
    assert progress(made).module("M06").state == "done"


def test_the_module_to_go_on_with_is_the_last_that_is_not_done() -> None:
    """A module that is done is nothing to go on with, however late it was opened."""
    made = [events.opened(name, NOON + timedelta(minutes=n)) for n, name in enumerate(["M04", "M06", "M09"])]
    assert progress(made).last == "M09"
    made += [events.completed("M09", NOON + timedelta(minutes=4))]
    assert progress(made).last == "M06"
    assert progress([]).last is None


@given(histories(), st.randoms(use_true_random=False))
def test_the_order_of_the_file_does_not_matter(made: list[Statement], lot: random.Random) -> None:
    """Two records that are merged either way round give the same progress."""
    mixed = lot.sample(made, len(made))
    assert progress(mixed) == progress(made)


@given(histories(), histories())
def test_what_stands_twice_counts_once(one: list[Statement], other: list[Statement]) -> None:
    """To replay a part of a record, or all of it, changes nothing."""
    assert progress([*one, *other, *one]) == progress([*one, *other])


@given(histories(), st.integers(0, 30))
def test_a_record_in_two_halves_is_the_record(made: list[Statement], at: int) -> None:
    """To fold is to fold the halves: each statement is read by itself and in its time."""
    by_time = sorted(made, key=lambda each: each.order)
    assert progress([*by_time[:at], *by_time[at:]]) == progress(made)


@given(histories())
def test_voided_statements_are_as_if_they_had_never_been(made: list[Statement]) -> None:
    """Taking a statement back gives the progress of a record without it."""
    gone = {each.target for each in made if each.verb == "voided"}
    without = [each for each in made if each.id not in gone and each.verb != "voided"]
    assert progress(made) == progress(without)


@settings(max_examples=30)
@given(histories())
def test_a_file_says_what_its_statements_say(made: list[Statement]) -> None:
    """Progress survives being written and read, and a second import of the same adds nothing."""
    with TemporaryDirectory() as folder:
        record = Record(Path(folder))
        new = record.add_all(each.by(AGENT) for each in made)
        assert {each.id for each in new} == {each.id for each in made}
        assert progress(Record(Path(folder)).statements()) == progress(made)
        before = record.path.read_bytes() if made else b""
        assert record.add_all(each.by(AGENT) for each in made) == ()
        assert (record.path.read_bytes() if made else b"") == before


def test_what_another_course_wrote_is_passed_over() -> None:
    """Statements with verbs, objects or extensions that are not ours change nothing and raise nothing."""
    foreign = [
        {"verb": {"id": "https://example.org/swam"}, "object": {"id": "https://example.org/sea"}},
        {"verb": {"id": "http://adlnet.gov/expapi/verbs/completed"}, "object": {"objectType": "Agent"}},
        {**events.played("M06", transcript(), "x", {}).data, "result": {"extensions": {"urn:x": 1}}},
        {**events.decided("M06", transcript()).data, "result": "none"},
        {**events.graded("M06", "x", 1, 2).data, "result": {"score": {"raw": "1"}}},
        {**events.assessed({}).data, "result": None},
        {**events.opened("M06").data, "context": {"contextActivities": {"parent": 7}}, "object": []},
    ]
    assert progress(Statement(each) for each in foreign).modules == {}
