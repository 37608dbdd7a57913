"""Exercises that must fail: each file in broken/ begins with the exact messages that it must give."""

from pathlib import Path

import pytest

from bluehelm.exercise import ExerciseError, load_exercise

FILES = sorted((Path(__file__).parent / "broken").glob("*.yaml"))


def expected(path):
    """Return the messages that stand as comments at the top of a broken file."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [f"{path.name}:{line[2:]}" for line in lines if line.startswith("# ")]


def test_the_folder_of_broken_exercises_is_there():
    """The corpus is not empty by mistake."""
    assert len(FILES) >= 75


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_broken_exercise_names_file_line_and_mend(path):
    """A broken exercise gives exactly the messages at its top: file, line, code, what is wrong, the mend."""
    with pytest.raises(ExerciseError) as caught:
        load_exercise(path)
    assert str(caught.value).splitlines() == expected(path)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (
            b"\xff\xfe",
            "x.yaml:1: FILE-ENCODING The file is not UTF-8 text. Save it again with the encoding UTF-8.",
        ),
        (b"a: " + b"[" * 5000, "x.yaml:1: YAML-DEPTH The file is nested deeper than 40 levels."),
        (b"a" * 2_000_001, "x.yaml:1: FILE-TOO-LARGE The file has 2,000,001 bytes; 2,000,000 may be."),
        (b"!!python/object/apply:os.system [id]", "x.yaml:1: YAML-TAG The tag"),
    ],
    ids=["not UTF-8", "deep", "huge", "tag"],
)
def test_a_hostile_exercise_is_refused_before_it_is_built(tmp_path, content, message):
    """What no editor writes is refused with one message, and nothing of it is run."""
    path = tmp_path / "x.yaml"
    path.write_bytes(content)
    with pytest.raises(ExerciseError) as caught:
        load_exercise(path)
    assert str(caught.value).startswith(message)


def test_a_missing_exercise_is_one_message(tmp_path):
    """A file that is not there is named, not a traceback."""
    with pytest.raises(ExerciseError, match="FILE-UNREADABLE The file cannot be read: No such file"):
        load_exercise(tmp_path / "exercise.yaml")


def test_messages_use_the_name_that_the_caller_wants(tmp_path):
    """An author sees the path from the top of the repository, never a machine's path."""
    path = tmp_path / "exercise.yaml"
    path.write_text("[]", encoding="utf-8")
    with pytest.raises(ExerciseError, match=r"^solutions/x/exercise\.yaml:1: WRONG-TYPE"):
        load_exercise(path, shown_as="solutions/x/exercise.yaml")
