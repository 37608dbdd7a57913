"""The report in words: what it says, how it fits, what it refuses."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from bench.files import ROOT

from bluehelm.scenario import Scenario, load_scenario
from bluehelm.scenario.analysis import AnalysisError, TooLargeError, sample
from bluehelm.scenario.report import Facts, examine, facts, report, sampled, text

GOLDEN = Path(__file__).with_name("small_report.txt")


def test_the_report_of_a_small_scenario(small: Path) -> None:
    """Every section of the report of a two-scene scenario reads as it did when somebody last looked."""
    found = text(report(examine(load_scenario(small))))
    if os.environ.get("BLUEHELM_REWRITE_GOLDEN"):
        GOLDEN.write_text(found, encoding="utf-8")
    assert found == GOLDEN.read_text(encoding="utf-8")


def test_no_line_is_wider_than_a_terminal(shipped: tuple[Scenario, Facts]) -> None:
    """A report of a real scenario has no line over 100 characters and none that ends in a space."""
    lines = text(report(shipped[1])).splitlines()
    assert max(map(len, lines)) <= 100
    assert all(line == line.rstrip() for line in lines)


def test_the_report_names_every_ending_and_option(shipped: tuple[Scenario, Facts]) -> None:
    """Each ending has its exact share, and each option that can be offered has its cost."""
    scenario, found = shipped
    sections = {section.id: section for section in report(found).sections}
    shares = {row[0]: row[3] for row in sections["endings"].tables[0].rows}
    assert shares == {key: str(share) for key, share in found.distribution.endings.items()}
    costs = sections["regrets"].tables[0].rows
    assert len(costs) == sum(len(scene.choices) for scene in scenario.scenes.values())


def test_what_no_play_meets_is_listed(small: Path) -> None:
    """An ending that no play meets is named with its title."""
    sections = {section.id: section for section in report(examine(load_scenario(small))).sections}
    assert sections["unmet"].tables[0].rows == (("ending", "END-0 Over"),)


def test_an_option_dominated_by_what_follows_is_listed() -> None:
    """An option that loses only once later events are counted is listed with the one that beats it."""
    scenario = load_scenario(ROOT / "tests" / "scenario" / "faulty" / "dominated_later.yaml")
    later = [one for one in facts.dominated(scenario) if one.later]
    assert later
    assert all({one.choice, *one.by} <= set(scenario.scenes[one.scene].choices) for one in later)


def test_the_steps_are_told_in_order(small: Path) -> None:
    """Whoever waits is told of each step before it begins."""
    told: list[str] = []
    examine(load_scenario(small), tell=told.append)
    assert told[0] == "size"
    assert len(told) == 7


def test_a_weight_on_nothing_is_refused(small: Path) -> None:
    """A weight on a name that does not exist says what is near, before any work."""
    told: list[str] = []
    with pytest.raises(AnalysisError, match=r"no gauge or ending PCO\. Did you mean 'POC'"):
        examine(load_scenario(small), {"PCO": 1}, told.append)
    assert told == []


def test_too_large_is_said_before_the_walk(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A scenario over the limit is refused with its bound, after the size and before anything long."""
    told: list[str] = []
    size = facts.size
    monkeypatch.setattr(facts, "size", lambda scenario: size(scenario, limit=1))
    with pytest.raises(TooLargeError, match=r"may need 3 states; the limit is 1"):
        examine(load_scenario(small), tell=told.append)
    assert told == ["size"]


def test_a_sample_says_that_it_proves_nothing(small: Path) -> None:
    """The report of a sample names plays, seed and interval, and gives no exact number."""
    scenario = load_scenario(small)
    found = text(sampled(scenario, sample(scenario, 50, seed=3)))
    assert "50 random plays, seed 3" in found
    assert "Nothing is proved" in found
    assert "Interval" in found
