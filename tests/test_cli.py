"""The `bluehelm` command as a terminal sees it: what it prints and the code that it ends with."""

from pathlib import Path

import pytest

from bluehelm import lint as door
from bluehelm.cli import main
from bluehelm.exercise import schema as exercise_schema
from bluehelm.scenario import schema as scenario_schema

ROOT = Path(__file__).parents[1]
SCENARIOS = sorted(ROOT.glob("modules/*/scenario.yaml"))
EXERCISES = sorted(ROOT.glob("solutions/*/exercise.yaml"))


def test_lint_of_everything_that_ships(capsys: pytest.CaptureFixture[str]) -> None:
    """`bluehelm lint` over every shipped scenario and exercise finds nothing and ends with 0."""
    assert SCENARIOS
    assert EXERCISES
    assert main(["lint", *map(str, SCENARIOS), *map(str, EXERCISES)]) == 0
    assert capsys.readouterr().out == "No findings.\n"


def test_lint_prints_each_finding_with_its_path_and_ends_with_one(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A finding is one line that a terminal can jump from; the last line counts them."""
    path = ROOT / "tests" / "scenario" / "faulty" / "flag_never_read.yaml"
    assert main(["lint", str(path)]) == 1
    finding, count = capsys.readouterr().out.splitlines()
    assert finding.startswith(f"{path.as_posix()}:19: FLAG-NEVER-READ No condition reads the flag LATE.")
    assert count == "1 findings"


def test_lint_knows_an_exercise_by_its_content(tmp_path: Path) -> None:
    """A file with another name is checked as what it holds: items make an exercise, scenes a scenario."""
    for source in (EXERCISES[0], ROOT / "tests" / "scenario" / "sound.yaml"):
        copy = tmp_path / "draft.yaml"
        copy.write_text(source.read_text(encoding="utf-8"), encoding="utf-8")
        assert door.lint_path(copy) == []
    copy.write_text("format: 1\nitems: []\n", encoding="utf-8")
    assert "MISSING-KEY" in {problem.code for problem in door.lint_path(copy)}


def test_lint_of_a_missing_file_is_a_finding(tmp_path: Path) -> None:
    """A path that leads nowhere is reported like any other finding, for either kind of file."""
    for name in ("scenario.yaml", "exercise.yaml", "notes.yaml"):
        (problem,) = door.lint_path(tmp_path / name)
        assert problem.code == "FILE-UNREADABLE"


def test_schema_writes_both_schemas_as_they_ship(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`bluehelm schema` writes the same bytes that stand in the package, and prints where."""
    shipped = [scenario_schema.PATH.read_text("utf-8"), exercise_schema.PATH.read_text("utf-8")]
    monkeypatch.setattr(scenario_schema, "PATH", tmp_path / "scenario.schema.json")
    monkeypatch.setattr(exercise_schema, "PATH", tmp_path / "exercise.schema.json")
    assert main(["schema"]) == 0
    written = [Path(line) for line in capsys.readouterr().out.splitlines()]
    assert [path.name for path in written] == ["scenario.schema.json", "exercise.schema.json"]
    assert [path.read_text("utf-8") for path in written] == shipped
