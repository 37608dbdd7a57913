"""What leaves the machine when a learner shares: one file, with what it says it holds and nothing else."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

from rated import Make

from bluehelm.needs import Draft, DraftFile, Needs, learning_path, profile_of
from bluehelm.needs.share import as_json, document, page

NOW = datetime(2026, 11, 29, 12, tzinfo=UTC)


def test_the_data_holds_profile_and_path(make: Make, course: Needs) -> None:
    """A trainer's file has the ratings, the priorities and thirteen modules with reasons, and no answer."""
    found = profile_of(make("FC", {"money": 1}), course)
    data = json.loads(as_json(document(found, learning_path(course, "FC", found), course, "trainer", NOW)))
    assert (data["for"], data["post"], data["priorities"][0]) == ("trainer", "FC", "money")
    assert len(data["areas"]) == 12
    assert [len(data["path"]), data["path"][0]["module"]] == [13, "M12"]
    assert all(stop["why"] for stop in data["path"])
    assert "answers" not in data


def test_the_page_reads_without_any_host_and_asks_only_a_mentor(make: Make, course: Needs) -> None:
    """The page has no script and no address of a host; three questions stand in a mentor's page only."""
    found = profile_of(make("FC", {"money": 1}), course)
    path = learning_path(course, "FC", found)
    trainer, mentor = (page(found, path, course, reader) for reader in ("trainer", "mentor"))
    assert "<script" not in mentor
    assert "http" not in mentor
    assert course.areas["money"].ask not in trainer
    assert all(course.areas[area].ask in mentor for area in found.priorities)
    assert "You may skip the reading" in trainer
    assert "not a product of the United Nations" in trainer


def test_a_half_finished_assessment_survives(tmp_path: Path) -> None:
    """What was answered is read again by another process, and cleared when it is finished."""
    DraftFile(tmp_path).write(Draft(post="PC", own={"team": 2}, step=1))
    assert DraftFile(tmp_path).read() == Draft(post="PC", own={"team": 2}, step=1)
    DraftFile(tmp_path).clear()
    assert not DraftFile(tmp_path).read().begun


def test_a_damaged_draft_is_set_aside(tmp_path: Path) -> None:
    """A file that cannot be read is kept under another name; the learner begins again."""
    (tmp_path / "needs.json").write_text('{"format": 1, "own"', encoding="utf-8")
    file = DraftFile(tmp_path)
    assert file.read() == Draft()
    assert file.damaged
    assert (tmp_path / "needs.damaged.json").exists()
    file.write(Draft(post="PC"))
    assert DraftFile(tmp_path).read().post == "PC"


def test_a_folder_that_cannot_be_written_keeps_the_draft_in_memory(tmp_path: Path) -> None:
    """Where the folder refuses, the draft stays with the page, and the page can say so."""
    file = DraftFile(tmp_path / "nowhere")
    file.write(Draft(post="PC"))
    assert file.in_memory
    assert file.read().post == "PC"
