"""The condition language: what it means, and what it refuses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bluehelm.scenario.errors import ExpressionError
from bluehelm.scenario.expression import faults, holds, names, parse

VALUES = {"POC": 40, "SAF": 60, "OPEN": 1, "SHUT": 0, "D3C": 2}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("POC >= 40", True),
        ("POC > 40", False),
        ("POC < 40 or SAF != 60", False),
        ("30 <= POC < SAF <= 60", True),
        ("OPEN and not SHUT", True),
        ("not (OPEN and POC == 40)", False),
        ("D3C >= 1", True),
        ("  OPEN  ", True),
    ],
)
def test_meaning(text: str, expected: bool) -> None:
    """Comparisons, chains, and, or, not mean what they mean in Python."""
    assert holds(parse(text), VALUES.__getitem__) is expected


@pytest.mark.parametrize(
    "text",
    ["", "POC", "POC >=", "1 < 2 if OPEN else 3", "lambda: 1", "POC >= -1", "POC >= 1.5", "POC >= True",
     "POC is 40", "POC in (1, 2)", "(x := 3) > 2", "f'{POC}' == 'x'", "[POC] == 1", "OPEN == (POC > 3)",
     "POC.__class__ > 1", "_x > 1", "ＰＯＣ > 1", "POC >= 4" + "0" * 600, "(" * 250 + "OPEN" + ")" * 250,
     "await x", "POC >= 1; import os", "*POC > 1", "~POC > 1", "None > 1", "\x00"],
)  # fmt: skip
def test_everything_else_is_refused(text: str) -> None:
    """Whatever is not on the list of the language raises ExpressionError with a mend, or is a type fault."""
    try:
        found = faults(parse(text), {"POC": "gauge", "OPEN": "flag"})
    except ExpressionError as error:
        found = [error]
    assert found
    assert all(error.message and error.mend for error in found)


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    """No text makes the reader do anything but return a condition or raise ExpressionError."""
    try:
        found = set(names(parse(text)))
    except ExpressionError:
        return
    assert all(name.isidentifier() and name.isascii() for name in found)


@given(st.recursive(
    st.sampled_from(["OPEN", "SHUT", "POC >= 40", "D3C == 2", "3 < SAF < 61"]),
    lambda inner: st.one_of(
        inner.map(lambda a: f"not ({a})"),
        st.tuples(inner, st.sampled_from(["and", "or"]), inner).map(lambda t: f"({t[0]}) {t[1]} ({t[2]})"),
    ),
    max_leaves=8,
))  # fmt: skip
def test_agrees_with_python(text: str) -> None:
    """On texts of the language, `holds` agrees with Python's own evaluation."""
    assert holds(parse(text), VALUES.__getitem__) == bool(eval(text, {}, dict(VALUES)))
