"""Self-checks inside a module: judged at once, never saved."""

from pathlib import Path
from typing import Any

import pytest

from bluehelm.exercise.checks import load_checks
from bluehelm.ui.self_check import SelfCheck, self_check

MODULE = Path(__file__).parents[2] / "modules/09_crisis_management"


@pytest.fixture
def readiness() -> SelfCheck:
    """A question that sorts cards, unanswered."""
    return SelfCheck(load_checks(MODULE / "checks.yaml")["readiness"])


def _choose(check: SelfCheck, **chosen: str) -> None:
    rows: Any = check.control.rows  # type: ignore[attr-defined]
    for row, choice in chosen.items():
        picker = rows[row].widget
        picker.index = rows[row]._values.index(choice)


def test_an_answer_is_judged_with_its_reason_and_its_source(readiness: SelfCheck) -> None:
    """Right and wrong rows say why; rows that are still open give nothing away."""
    readiness.check_button.click()
    assert "Answer first" in readiness.verdicts.value
    _choose(readiness, deputies="roles", sector="structures")
    readiness.check_button.click()
    told = readiness.verdicts.value
    assert "Not complete yet" in told
    assert told.count("bh-right") == 1
    assert "You thought of the channel that was planned." in told
    assert told.count("<li") == 2
    assert "Handbook ch. 2, Crisis management" in told


def test_a_changed_answer_takes_the_verdict_away(readiness: SelfCheck) -> None:
    """Nobody reads the verdict of an answer that stands no more; a second attempt is as good as the first."""
    _choose(readiness, deputies="flow")
    readiness.check_button.click()
    _choose(readiness, deputies="roles")
    assert "Check it again" in readiness.verdicts.value
    readiness.check_button.click()
    assert "bh-right" in readiness.verdicts.value


def test_nothing_is_saved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A self-check leaves no file behind."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "checks.yaml").write_bytes((MODULE / "checks.yaml").read_bytes())
    check = SelfCheck(load_checks(tmp_path / "checks.yaml")["readiness"])
    _choose(check, deputies="roles")
    check.check_button.click()
    assert [path.name for path in tmp_path.iterdir()] == ["checks.yaml"]


def test_a_self_check_that_is_broken_or_not_there_is_a_note(tmp_path: Path) -> None:
    """The module's page opens all the same."""
    assert "has no self-check nine. It has readiness," in self_check("nine", MODULE).value
    (tmp_path / "checks.yaml").write_text("format: 1\n", encoding="utf-8")
    assert "This self-check cannot be opened" in self_check("nine", tmp_path).value
    assert "This self-check cannot be opened" in self_check("nine", tmp_path / "gone").value
