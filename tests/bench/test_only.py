"""One analysis alone: `analyse --only`, a stated policy, stated objectives, and what is said of mistakes."""

from __future__ import annotations

from pathlib import Path

import pytest

from bluehelm import cli
from bluehelm.scenario import load_scenario
from bluehelm.scenario.analysis import distribution, front
from bluehelm.scenario.report import PARTS, examine, report

TITLES = {
    "reach": ["What play can reach, and how", "What cannot be reached"],
    "distribution": ["Endings", "Gauges at the end"],
    "dominated": ["Dominated options"],
    "best": ["Best play", "What options cost"],
    "sensitivity": ["How firm the advice is"],
    "front": ["Plans that no other plan beats"],
    "size": ["How large it is"],
}
DISTRIBUTION = """\
MINI The bridge: what all plays show
====================================
2 scenes, 1 event. Counted exactly; nothing is sampled.

Endings
-------
The share of plays that come to each ending if options are taken by the stated policy (scenes: D1;
elsewhere all are equally likely) and luck is as the file says.

Ending  Title  Share  Exactly
------  -----  -----  -------
END-0   Over     0 %  0
END-1   Open    75 %  3/4
END-2   Shut    25 %  1/4

Gauges at the end
-----------------
Each gauge at the end of all plays, options taken by the stated policy.

Id   Gauge       Start  Mean at the end  Lowest  Highest  At or below its warning
---  ----------  -----  ---------------  ------  -------  -----------------------
POC  Protection     50               52      45       55  0 %
SAF  Safety         50             47.4      44       55  no warning
"""


@pytest.mark.parametrize("part", PARTS)
def test_each_part_alone(part: str, small: Path) -> None:
    """A part asked for alone gives its own sections, every row of them, and works out no other part."""
    told: list[str] = []
    facts = examine(load_scenario(small), None, told.append, (part,))
    sections = report(facts, (part,)).sections
    assert [section.title for section in sections] == TITLES[part]
    assert all(table.first is None for section in sections for table in section.tables)
    assert len(told) == (1 if part == "size" else 2)


@pytest.mark.parametrize("written", ["D1: {A: 3, B: 1}\n", '{"D1": {"A": 0.75, "B": 0.25}}'])
def test_the_distribution_under_a_policy(
    written: str, small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A policy in YAML or JSON gives the distribution of plays that follow it, and says so."""
    policy = small.with_name("policy")
    policy.write_text(written, encoding="utf-8")
    assert cli.main(["analyse", str(small), "--only", "distribution", "--policy", str(policy)]) == 0
    assert capsys.readouterr().out == DISTRIBUTION
    stated = {"D1": {"A": 3, "B": 1}}
    assert str(distribution(load_scenario(small), stated).endings["END-1"]) == "3/4"


def test_the_front_of_stated_objectives(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The front is that of the gauges that were named, not that of the file."""
    assert cli.main(["analyse", str(small), "--only", "front", "--objectives", "POC"]) == 0
    out = capsys.readouterr().out
    best = front(load_scenario(small), ["POC"]).plans[0]
    assert f"highest POC   {best.expected['POC']}  D1.A D2.A" in out
    assert "SAF" not in out


def test_a_policy_changes_the_full_report(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In the full report best play is held against the stated policy, and not called random."""
    policy = small.with_name("policy.yaml")
    policy.write_text("D1: {B: 1}\n", encoding="utf-8")
    assert cli.main(["analyse", str(small), "--policy", str(policy)]) == 0
    out = capsys.readouterr().out
    assert "play by the stated policy" in " ".join(out.split())
    assert "at random" not in out


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (["--only", "raech"], "--only: 'raech' is not known. Did you mean 'reach'? Allowed here: best,"),
        (["--only", ""], "--only: '' is not known. Allowed here: best,"),
        (["--objectives", "PCO"], "--objectives: 'PCO' is not known. Did you mean 'POC'? Allowed here: POC,"),
        (["--only", "reach", "--weights", "POC=1"], "Leave it out, or add best or sensitivity to --only."),
        (["--only", "reach", "--objectives", "POC"], "--objectives changes nothing in reach."),
        (["--only", "reach", "--html", "x.html"], "--html writes the whole report"),
        (["--only", "reach", "--sample", "9"], "--sample plays at random and counts. Leave out --only."),
        (["--policy", "none.yaml"], "none.yaml:1: FILE-UNREADABLE"),
    ],
)
def test_a_wrong_question_is_answered(
    small: Path, call: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A question that cannot be answered ends in words that say what is allowed; nothing is printed."""
    assert cli.main(["analyse", str(small), *call]) == 2
    out, err = capsys.readouterr()
    assert said in err
    assert out == ""


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("D7: {A: 1}", ":1: POLICY MINI has no scene 'D7'. Allowed here: D1, D2."),
        ("D1:\n  C: 1", ":2: POLICY D1 has no choice 'C'. Allowed here: A, B."),
        ("D1: {A: -1}", "The weight of D1.A is not a number of 0 or more. Write a number such as 3 or 0.5."),
        ("D1: {A: yes please}", "The weight of D1.A is not a number of 0 or more."),
        ("D1: {A: true}", "The weight of D1.A is not a number of 0 or more."),
        ("D1: {A: .nan}", "policy.yaml:1: YAML-"),
        ("D1: {A: 0}", "All weights of D1 are 0. Give one choice more than 0."),
        ("D1: A", "D1 has no choices with weights. Write for example 'D1: {A: 3, B: 1}'"),
        ("[D1]", "A policy is a set of scenes with weights."),
        ("D1: {A: 1", "policy.yaml:1: YAML-SYNTAX"),
    ],
)
def test_a_wrong_policy_is_answered(
    small: Path, written: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A mistake in a policy is shown with file, line, what is allowed, and what to write."""
    policy = small.with_name("policy.yaml")
    policy.write_text(written, encoding="utf-8")
    assert cli.main(["analyse", str(small), "--policy", str(policy)]) == 2
    assert said in capsys.readouterr().err


@pytest.mark.parametrize(("part", "said"), [("best", "--weights POC=2"), ("front", "--objectives POC,SAF")])
def test_a_part_without_objectives_asks_for_them(
    part: str, said: str, small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where neither file nor call says what counts, the part that needs it says which option to add."""
    text = small.read_text(encoding="utf-8").replace("objectives: [POC, SAF]\n", "")
    small.write_text(text, encoding="utf-8")
    assert cli.main(["analyse", str(small), "--only", part]) == 2
    assert said in capsys.readouterr().err
