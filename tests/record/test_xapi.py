"""The rules of xAPI 1.0.3: what keeps them passes; what breaks one is named with its place and the mend."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from record.breaking import ACTIVITY, BREAKS, ID, PERSON, REFERENCE, SUB, SUB_BREAKS, WHOLE, changed
from record.making import one_of_each

from bluehelm.record.values import DURATION, IRI, LANGUAGE, UUID, moment
from bluehelm.record.xapi import VOIDED, faults

NODE = shutil.which("node")
JUDGE = Path(__file__).with_name("judge.js")
BARE = {"actor": PERSON, "verb": {"id": "https://example.org/v"}, "object": ACTIVITY}
GOOD = [
    WHOLE,
    BARE,
    {**BARE, "object": REFERENCE},
    {**BARE, "object": PERSON},
    {**BARE, "object": {"objectType": "Group", "member": [PERSON]}},
    {**BARE, "object": SUB},
    {**BARE, "verb": {"id": VOIDED}, "object": REFERENCE},
    {**BARE, "object": {**SUB, "verb": {"id": VOIDED}, "object": REFERENCE}},
    {**BARE, "context": {}, "result": {}},
    {**BARE, "attachments": []},
]
WITH_SUB = {**BARE, "object": SUB}
ALL_BREAKS = [(WHOLE, *each) for each in BREAKS] + [(WITH_SUB, *each) for each in SUB_BREAKS]
JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@pytest.mark.parametrize("statement", GOOD, ids=range(len(GOOD)))
def test_what_keeps_the_rules_passes(statement: dict[str, Any]) -> None:
    """A statement that uses all of xAPI, the smallest one, and each kind of object have no fault."""
    assert faults(statement) == []


@pytest.mark.parametrize("case", ALL_BREAKS, ids=lambda case: f"{case[1]} {case[2]!s:.20}")
def test_what_breaks_a_rule_is_named(case: tuple[Any, ...]) -> None:
    """Each hostile change is found, its place is named, and each fault says what to do."""
    whole, way, value, *named = case
    where = named[0] if named else way
    found = faults(changed(whole, way, value))
    if where is None:
        assert found == []
        return
    assert where in [fault.where for fault in found] or any(f.where.startswith(f"{where}[") for f in found)
    assert all(fault.what.endswith(".") and fault.mend.endswith(".") for fault in found)


@given(JSON)
def test_no_json_is_too_strange(value: object) -> None:
    """Whatever JSON can hold is judged, as a statement and as each part of one, and never an error."""
    faults(value)
    for name in WHOLE:
        faults({**WHOLE, name: value})


def test_what_the_course_writes_is_valid_once_it_has_an_actor() -> None:
    """Each maker of statements keeps every rule."""
    assert [faults(each.by(PERSON).data) for each in one_of_each()] == [[]] * len(one_of_each())


# Where the validator of Learning Locker, a server for such records, judges otherwise, and why we do.
OTHERWISE = {
    "timestamp 2026-11-29": "RFC 3339 has no time without an hour",
    "timestamp 2026-02-30T12:17:00Z": "it does not know the calendar",
    "context.contextActivities.grouping {'objectType': 'Activity', '": "2.4.6.2 takes a single one",
    "actor.member.0 {'objectType': 'Group', 'mem": "2.4.2.2 allows no group in a group",
    "verb.id https://example.org/two words": "RFC 3987 has no blank",
    "verb.id https://example.org/<b>": "RFC 3987 has no such brackets",
    "object.definition.source.1.id a": "2.4.4.1 wants distinct ids of components",
    "context.statement {'id': '6690e6c9-3ef0-4ed3-8": "2.4.4.3 requires the objectType of a reference",
    "attachments.0.length -1": "nothing is shorter than nothing",
    "attachments.0.sha2 short": "no hash is so short",
}


def _key(way: str, value: object) -> str:
    return f"{way} {str(value)[:28]}" if isinstance(value, dict) else f"{way} {value}"


@pytest.mark.skipif(not NODE, reason="Node is not installed")
def test_learning_locker_s_validator_agrees() -> None:
    """Another maker's validator gives the same verdict on every statement here, but where we say why not."""
    changes = {_key(way, value): changed(whole, way, value) for whole, way, value, *_ in ALL_BREAKS}
    ours = {**{str(n): each for n, each in enumerate(GOOD)}, **changes}
    ours |= {each.verb + each.id: each.by(PERSON).data for each in one_of_each()}
    lines = "\n".join(map(json.dumps, ours.values()))
    done = subprocess.run([NODE or "", str(JUDGE)], input=lines, capture_output=True, text=True, check=True)
    theirs = dict(zip(ours, json.loads(done.stdout), strict=True))
    assert {name for name, each in ours.items() if theirs[name] == bool(faults(each))} == set(OTHERWISE)


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        (UUID, [ID, ID.upper()], [ID[:-1], f"{{{ID}}}", ID + "\n", "", "x" * 36]),
        (
            IRI,
            ["urn:x", "https://münchen.example/ü?q=é#f", "tag:a@b,2026:c", "mailto:a@b"],
            ["", "x", ":x", "http:", "1a:b", "a b:c", "http://a\u202eb", "http://a\ud800", "http://a\n"],
        ),
        (
            LANGUAGE,
            ["en", "en-GB", "zh-Hant-TW", "sl-rozaj-biske", "de-CH-1901", "es-419", "x-a", "i-ami", "en-x-a"],
            ["", "e", "en-", "-en", "en_GB", "english please", "en--GB", "abcdefghi", "en-x", "en\n"],
        ),
        (
            DURATION,
            ["P1Y", "PT1S", "PT1.25S", "P4W", "P1DT0H", "PT16559.14S", "P0D"],
            ["", "P", "PT", "P1DT", "P1H", "1D", "P-1D", "P4W1D", "PT1.S", "PT1,5S ", "P1.5Y"],
        ),
    ],
)
def test_kinds_of_text(kind: Any, good: list[str], bad: list[str]) -> None:
    """Each kind of text takes what its standard does, and no trailing line end, blank or look-alike."""
    assert [each for each in good if not kind.fits(each)] == []
    assert [each for each in bad if kind.fits(each)] == []
    assert not kind.fits(None)


def test_times_are_of_one_moment() -> None:
    """A time with its zone is the same moment in any zone; lower-case letters are allowed by RFC 3339."""
    assert moment("2026-11-29T12:00:00Z") == moment("2026-11-29t17:30:00.000+05:30")
