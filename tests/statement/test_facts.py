"""What a statement says: all that is required, done or open, with its day."""

from pathlib import Path

import pytest
from statement.learner import TODAY, course, done, half, record, whole

from bluehelm.record import events
from bluehelm.statement.facts import NothingRequiredError, Open, course_version, facts


def test_a_statement_lists_what_is_done_and_what_is_open(tmp_path: Path) -> None:
    """One module is done, with its days; the other is open, with a day and a person."""
    said = half(course(tmp_path))
    first, second = said.items
    assert (first.done_on, first.open) == ("2026-11-16", Open())
    assert first.parts == (
        "Scenario “The bridge”: played once, first on 14 November 2026",
        "Exercises: 1 of 1 answered, on 16 November 2026",
    )
    assert (second.done, second.open) == (False, Open("2026-12-15", "Col. Sow & Co"))
    assert second.parts == ("Exercises: 0 of 1 answered",)
    assert not said.complete


def test_all_done_is_complete(tmp_path: Path) -> None:
    """A statement is complete when every required module is done, and only then."""
    said = whole(course(tmp_path))
    assert said.complete
    assert [item.done_on for item in said.items] == ["2026-11-16"] * 2


def test_what_is_required_can_be_chosen(tmp_path: Path) -> None:
    """A course director may require some modules; one that is not there is named."""
    statements = record(course(tmp_path), *done("M06", "integrated", played=True)).statements()
    assert facts(tmp_path, statements, "", TODAY, required=["M06"]).complete
    with pytest.raises(NothingRequiredError, match="no module M99"):
        facts(tmp_path, statements, "", TODAY, required=["M06", "M99"])
    with pytest.raises(NothingRequiredError, match="no module at all"):
        facts(tmp_path / "empty", statements, "", TODAY)


def test_the_day_of_deployment_is_the_day_for_what_is_open(tmp_path: Path) -> None:
    """Without another day, what is open is to be done before the deployment that the learner planned for."""
    statements = record(course(tmp_path), events.planned({"deployment": "2027-01-10"})).statements()
    said = facts(tmp_path, statements, "", TODAY, apart={"M09": Open("2026-12-01", "B")})
    assert [item.open for item in said.items] == [Open("2027-01-10"), Open("2026-12-01", "B")]
    odd = record(tmp_path, events.planned({"deployment": ["soon"]})).statements()
    assert facts(tmp_path, odd, "", TODAY).items[0].open == Open()


def test_the_version_names_the_content(tmp_path: Path) -> None:
    """A changed exercise is another version of the course; the same files are the same version anywhere."""
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    one, other = course_version(course(tmp_path / "a")), course_version(course(tmp_path / "b"))
    assert one == other
    path = tmp_path / "b/exercises/crisis/exercise.json"
    path.write_text(path.read_text().replace("One", "Two"))
    assert course_version(tmp_path / "b") != one


def test_the_code_follows_every_word(tmp_path: Path) -> None:
    """Two statements that differ in a name have two codes."""
    said = half(course(tmp_path))
    statements = record(tmp_path).statements()
    again = facts(tmp_path, statements, "Émile Diop", TODAY, by="2026-12-15", responsible="Col. Sow & Co")
    other = facts(tmp_path, statements, "Emile Diop", TODAY, by="2026-12-15", responsible="Col. Sow & Co")
    assert said.code == again.code != other.code
