"""Files that must be refused, and files that lint must object to: each gives exactly its message."""

from pathlib import Path
from time import process_time

import pytest

from bluehelm.scenario import ScenarioError, load_scenario
from bluehelm.scenario.lint import lint

HERE = Path(__file__).parent


def _expected(folder: str) -> dict[str, list[str]]:
    expected: dict[str, list[str]] = {path.name: [] for path in sorted((HERE / folder).glob("*.yaml"))}
    for line in (HERE / folder / "messages.txt").read_text(encoding="utf-8").splitlines():
        expected[line.partition(":")[0]].append(line)
    return expected


BROKEN, FAULTY = _expected("broken"), _expected("faulty")


@pytest.mark.parametrize("name", BROKEN)
def test_broken_file_is_refused(name: str) -> None:
    """A broken file raises ScenarioError that gives file, line, cause and mend, word for word."""
    with pytest.raises(ScenarioError) as caught:
        load_scenario(HERE / "broken" / name)
    assert str(caught.value).splitlines() == BROKEN[name]
    assert all(problem.mend for problem in caught.value.problems)


@pytest.mark.parametrize("name", FAULTY)
def test_faulty_file_is_linted(name: str) -> None:
    """A file that plays but is not what it says gives the lint finding of its name, word for word."""
    load_scenario(HERE / "faulty" / name)
    found = [str(problem) for problem in lint(HERE / "faulty" / name)]
    assert found == FAULTY[name]
    assert found


@pytest.mark.parametrize("name", BROKEN)
def test_lint_reports_what_load_refuses(name: str) -> None:
    """Lint never raises: of a broken file it reports the problems that load raises."""
    assert [str(problem) for problem in lint(HERE / "broken" / name)] == BROKEN[name]


def test_sound_file_has_no_finding() -> None:
    """The small scenario that all broken files vary is itself without a finding."""
    assert lint(HERE / "sound.yaml") == ()


@pytest.mark.parametrize(
    "path", sorted((HERE.parents[1] / "modules").glob("*/scenario.yaml")), ids=lambda path: path.parent.name
)
def test_shipped_scenarios_have_no_finding(path: Path) -> None:
    """Every scenario in modules/ passes lint, proofs over all plays included, in under five seconds."""
    start = process_time()
    assert [str(problem) for problem in lint(path)] == []
    assert process_time() - start < 5


def test_missing_file(tmp_path: Path) -> None:
    """A file that is not there gives one message and no traceback of the file system."""
    with pytest.raises(ScenarioError, match="FILE-UNREADABLE The file cannot be read"):
        load_scenario(tmp_path / "scenario.yaml")


def test_five_megabytes_are_refused_unread(tmp_path: Path) -> None:
    """A file of 5 MB is refused for its size before anything in it is parsed."""
    path = tmp_path / "scenario.yaml"
    path.write_bytes(b"- [" * 1_700_000)
    with pytest.raises(ScenarioError, match="FILE-TOO-LARGE"):
        load_scenario(path)


def test_a_thousand_broken_names_give_fifty_messages(tmp_path: Path) -> None:
    """Very many problems are cut to fifty, so that a page can show them."""
    text = (HERE / "sound.yaml").read_text(encoding="utf-8")
    leans = "".join(f"          x{number}: 1\n" for number in range(1000))
    path = tmp_path / "scenario.yaml"
    path.write_text(text.replace("        leans: {a: +1}\n", f"        leans:\n{leans}"), encoding="utf-8")
    with pytest.raises(ScenarioError) as caught:
        load_scenario(path)
    assert len(caught.value.problems) == 50
