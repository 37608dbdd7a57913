"""Reading authored YAML: plain data, the line of every place, and no surprises."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bluehelm import yamltree
from bluehelm.yamlfile import YamlError, parse

ROOT = Path(__file__).parents[1]
SHIPPED = [*ROOT.glob("modules/*/scenario.yaml"), *ROOT.glob("solutions/*/exercise.yaml")]
C_PARSER = yamltree.CParser
TEXT = st.text(st.characters(blacklist_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=10)
DATA = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**15), 10**15) | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=12,
)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("no", "no"),
        ("on", "on"),
        ("01:40", "01:40"),
        ("2026-11-22", "2026-11-22"),
        ("1_000", "1_000"),
        ("007", 7),
        ("0x1F", 31),
        ("0.30", 0.3),
        ("-4", -4),
        ("~", None),
        ("true", True),
        ('"true"', "true"),
        ("[S2 CRI ¶3]", ["S2 CRI ¶3"]),
    ],
)
def test_scalars_are_those_of_yaml_1_2(written, value):
    """Words, clock times and dates stay text; only plain numbers, true, false and null are more than that."""
    assert parse(f"a: {written}\n", "x.yaml").data == {"a": value}


def test_every_place_knows_its_line():
    """A value, a list entry and a missing key lead to the line that an author should look at."""
    text = "# note\na:\n  - b: 1\n    c: |\n      two\n      lines\n  - d: [x,\n         y]\n"
    document = parse(text, "x.yaml")
    lines = [
        document.line(place) for place in [("a",), ("a", 0, "c"), ("a", 1, "d", 1), ("a", 1, "z"), ("q",)]
    ]
    assert lines == [2, 4, 8, 7, 2]


@settings(max_examples=60, deadline=None, derandomize=True)
@given(DATA)
def test_json_is_read_as_json_reads_it(data):
    """Any JSON text is YAML with the same meaning, so a generated file can be read as well."""
    assert parse(json.dumps({"a": data}, ensure_ascii=False), "x.yaml").data == {"a": data}


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.text(alphabet="ab:-[]{}&*!|>'\"#%@` \n\t?,\x00", max_size=40))
def test_any_text_is_read_or_refused_in_one_message(text):
    """Whatever stands in a file, reading gives data or one problem with a line of that file."""
    try:
        parse(text, "x.yaml")
    except YamlError as error:
        (problem,) = error.problems
        assert 1 <= problem.line <= text.count("\n") + 2
        assert problem.message
        assert problem.mend


def _outcome(text):
    """Return all that a caller can see of a parse: data and lines, or the problem."""
    try:
        document = parse(text, "x.yaml")
    except YamlError as error:
        return error.problems
    return document.data, dict(document.lines)


LINES = (ROOT / "tests" / "scenario" / "sound.yaml").read_text(encoding="utf-8").splitlines(keepends=True)
PIECES = [*"'\":-[]{}|>#!&*,\\?%é \t\n", "\r\n", "...", "---", "\ufeff", "\x85", "? ", ": ", "  ", "<<: "]


@st.composite
def damaged(draw):
    """Return a few lines of a sound file with pieces put in and cut out."""
    first = draw(st.integers(0, len(LINES) - 2))
    text = "".join(LINES[first : first + draw(st.integers(2, 9))])
    for _ in range(draw(st.integers(1, 4))):
        place, cut = draw(st.integers(0, len(text))), draw(st.integers(0, 5))
        text = text[:place] + draw(st.sampled_from(["", *PIECES])) + text[place + cut :]
    return text


@pytest.mark.skipif(yamltree.CParser is None, reason="this PyYAML has no libyaml")
@settings(max_examples=400, deadline=None, derandomize=True)
@given(damaged() | st.text(alphabet="".join(PIECES) + "ab", max_size=30))
def test_with_and_without_libyaml_all_is_the_same(text):
    """Data, lines and messages of any file, sound or damaged, do not depend on how PyYAML was built."""
    swift, yamltree.CParser = _outcome(text), None
    try:
        assert _outcome(text) == swift
    finally:
        yamltree.CParser = C_PARSER


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.parent.name)
def test_shipped_files_are_read_the_same_without_libyaml(path, monkeypatch):
    """Each scenario and exercise of the course gives the same data and lines by the slow way."""
    swift = _outcome(path.read_text(encoding="utf-8"))
    monkeypatch.setattr(yamltree, "CParser", None)
    assert _outcome(path.read_text(encoding="utf-8")) == swift
