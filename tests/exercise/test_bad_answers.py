"""A corpus of answers files that nobody should have, each with what the learner is told."""

import json
from datetime import UTC, datetime

import pytest

from bluehelm.exercise import AnswersDamaged, parse_answers, read_answers, score_item

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
HEAD = b'{"format": 1, "exercise": "crisis_management", "version": 1, "items": '


def answered(item, part, answer):
    """Return the bytes of a file with one answer."""
    return HEAD + json.dumps({f"M09-{item}": {"answers": {part: answer}}}).encode() + b"}"


DAMAGED = {
    "empty": (b"", "It is empty."),
    "blank": (b" \n\t\n", "It is empty."),
    "zeros": (b"\0" * 4096, "It breaks off or has a mistake on line 1."),
    "truncated": (HEAD + b'{"M09-E1": {"answers"', "It breaks off or has a mistake on line 1."),
    "not JSON": (b"PK\x03\x04 a zip", "It breaks off or has a mistake on line 1."),
    "not text": (b"\xff\xfe\x00{", "It is not UTF-8 text."),
    "two values": (HEAD + b"{}} {}", "It breaks off or has a mistake on line 1."),
    "a list": (b"[]", "It holds no table of answers."),
    "a number": (b"7", "It holds no table of answers."),
    "null": (b"null", "It holds no table of answers."),
    "no exercise": (b'{"format": 1}', "Its part 'exercise' is not as it should be."),
    "no format": (
        b'{"format": "1", "exercise": "x", "version": 1}',
        "Its part 'format' is not as it should be.",
    ),
    "old format": (
        b'{"format": 0, "exercise": "x", "version": 1}',
        "Its part 'format' is not as it should be.",
    ),
    "items a list": (HEAD + b"[1, 2]}", "Its part 'items' is not as it should be."),
    "item a number": (HEAD + b'{"M09-E1": 5}}', "Its part 'items › M09-E1' is not as it should be."),
    "answers a text": (
        HEAD + b'{"M09-E1": {"answers": "all"}}}',
        "Its part 'items › M09-E1 › answers' is not as it should be.",
    ),
    "time a number": (
        HEAD + b'{"M09-E1": {"saved_at": 1e9}}}',
        "Its part 'items › M09-E1 › saved_at' is not as it should be.",
    ),
    "another exercise": (
        b'{"format": 1, "exercise": "security", "version": 1}',
        "It belongs to another exercise ('security', not 'crisis_management').",
    ),
    "NaN": (HEAD + b'{"M09-E1": {"answers": {"repair": NaN}}}}', "It holds NaN, which cannot be counted."),
    "infinity": (HEAD + b"-Infinity}", "It holds -Infinity, which cannot be counted."),
    "1e999": (
        HEAD + b'{"M09-E1": {"answers": {"x": 1e999}}}}',
        "It holds a number without end, which cannot be counted.",
    ),
    "5,000 digits": (HEAD + b"9" * 5000 + b"}", "It holds a number that is too long."),
    "duplicate item": (HEAD + b'{"M09-E1": {}, "M09-E1": {}}}', "The name 'M09-E1' stands in it twice."),
    "13 levels": (HEAD + b"[" * 12 + b"]" * 12 + b"}", "It is nested deeper than 12 levels."),
    "100,000 levels": (b"[" * 100_000, "It is nested deeper than 12 levels."),
    "huge": (
        HEAD + b'{}, "x": "' + b"x" * 1_000_000 + b'"}',
        "It has 1,000,082 bytes; 1,000,000 are allowed.",
    ),
}


@pytest.mark.parametrize(("raw", "reason"), DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_file_says_why(published, raw, reason):
    """A file that is no answers file of this exercise is refused with one plain sentence."""
    with pytest.raises(AnswersDamaged) as caught:
        parse_answers(raw, published)
    assert str(caught.value) == reason


@pytest.mark.parametrize(("raw", "reason"), DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_file_is_set_aside_whole(tmp_path, published, raw, reason):
    """The page opens with a notice that gives the reason, and not a byte of the file is lost."""
    (tmp_path / "answers.json").write_bytes(raw)
    answers, notice = read_answers(tmp_path, published, NOW)
    assert dict(answers.items) == {}
    assert notice is not None
    assert notice.text == (
        f"Your answers file could not be read. {reason} It is kept as answers.damaged-20261122T100000Z.json. "
        "There is no earlier copy; please answer again."
    )
    assert (tmp_path / "answers.damaged-20261122T100000Z.json").read_bytes() == raw


UNREADABLE = {
    "unknown option": ("E1", "marks", {"policies": "great"}, "The answer 'great' is not one of the choices"),
    "unknown row": ("E1", "marks", {"morale": "partly"}, "The row 'morale' is not part of this question."),
    "list for table": ("E1", "marks", ["partly"], "One answer for each row was expected, not ['partly']."),
    "text for table": ("E6", "facts", "all right", "One answer for each row was expected, not 'all right'."),
    "repeated step": (
        "E2",
        "steps",
        ["report", "meet", "report"],
        "The choice 'report' stands twice in the list.",
    ),
    "empty step": ("E2", "steps", ["report", None], "One entry of the list is empty."),
    "table for list": (
        "E2",
        "steps",
        {"1": "report"},
        "A list of choices was expected, not {'1': 'report'}.",
    ),
    "unhashable": ("E5", "first_step", {"talk": []}, "The answer {'talk': []} is not one of the choices"),
    "negative": ("E1", "repair", {"exercise": -3}, "-3 is not a whole number from 0 to 10 (row 'exercise')."),
    "overspent": (
        "E1",
        "repair",
        {"exercise": 99},
        "99 is not a whole number from 0 to 10 (row 'exercise').",
    ),
    "fraction": (
        "E1",
        "repair",
        {"exercise": 2.5},
        "2.5 is not a whole number from 0 to 10 (row 'exercise').",
    ),
    "truth": ("E4", "decisions", {"field": True}, "True is not a whole number from -2 to 2 (row 'field')."),
    "off the line": ("E4", "decisions", {"field": 3}, "3 is not a whole number from -2 to 2 (row 'field')."),
    "month 13": (
        "E7",
        "year",
        {"13": ["review"]},
        "The row '13' is not part of this question. Months are 1 to 12.",
    ),
    "twice a month": (
        "E7",
        "year",
        {"1": ["review", "review"]},
        "The choice 'review' stands twice in the list.",
    ),
    "memo a list": ("MEMO", "memo", ["one", "two"], "A text was expected, not ['one', 'two']."),
    "long value": (
        "E5",
        "first_step",
        "x" * 99,
        "The answer 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx… is not one",
    ),
}


@pytest.mark.parametrize(("item", "part", "answer", "message"), UNREADABLE.values(), ids=UNREADABLE)
def test_an_answer_that_does_not_fit_earns_nothing_and_says_why(
    published, items, item, part, answer, message
):
    """Such a file is read; the part earns 0, its verdict says what could not be read."""
    answers = parse_answers(answered(item, part, answer), published)
    score = score_item(items[item], answers.of(f"M09-{item}"))
    verdicts = [verdict for entry in score.parts if entry.part_id == part for verdict in entry.verdicts]
    assert score.points == 0
    assert [verdict.subject for verdict in verdicts] == ["Answer that cannot be read"]
    assert verdicts[0].reason.startswith(message)
    assert verdicts[0].reason.endswith("So this part could not be counted; answer it again.")


def test_a_part_that_cannot_be_read_does_not_pull_down_the_other(items):
    """One unreadable part of an item leaves the points of the other part."""
    assert score_item(items["E5"], {"first_step": "talk", "conditions": 5}).points == 2
