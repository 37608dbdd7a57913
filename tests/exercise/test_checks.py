"""checks.yaml: the self-checks of a module, as authors write and lint them."""

from pathlib import Path

import pytest

from bluehelm.lint import lint_path

SOUND = """format: 1
module: M09
checks:
  - id: first
    source: "[S2 CRI ¶3]"
    part:
      kind: select_one
      prompt: Choose one.
      options: {a: Cross, b: Look}
      key: b
      why: Look before you cross.
      feedback: {a: Nobody knows how deep it is.}
"""


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("key: b", "key: c", "checks.yaml:10: DANGLING-ID 'c' does not belong here. Allowed here: a, b."),
        ("¶3", "¶9", 'checks.yaml:5: BAD-CITATION [S2 CRI ¶9]: "Crisis management" has paragraphs ¶1 to ¶6. '
         "Name one of these. The sections and paragraphs stand in bluehelm/sources.yaml."),
        ("[S2 CRI ¶3]", "A book", "checks.yaml:5: NO-CITATION This self-check cites no source. "
         "Add a citation such as [S2 CRI ¶3]."),
        ("  - id: first\n", "  - {id: first, source: x, part: {}}\n  - id: first\n", "checks.yaml:4: "),
        ("kind: select_one", "kind: nothing", "checks.yaml:7: "),
    ],
)  # fmt: skip
def test_a_broken_self_check_is_named_with_its_line(tmp_path: Path, old: str, new: str, found: str) -> None:
    """The author reads file, line, what is wrong and the mend, as for an exercise."""
    file = tmp_path / "checks.yaml"
    file.write_text(SOUND, encoding="utf-8")
    assert lint_path(file) == []
    file.write_text(SOUND.replace(old, new, 1), encoding="utf-8")
    assert str(lint_path(file)[0]).removeprefix(f"{tmp_path.as_posix()}/").startswith(found)


def test_a_memo_is_no_self_check(tmp_path: Path) -> None:
    """What only a person can judge cannot be judged at once."""
    file = tmp_path / "checks.yaml"
    memo = (
        "kind: memo\n      prompt: Write.\n      max_words: 9\n      markers: {}\n      model_points: []\n"
        "      rubric: [{level: 1, name: L, least: 0, most: 1, text: T}]\n"
    )
    file.write_text(SOUND[: SOUND.index("kind:")] + memo, encoding="utf-8")
    assert [problem.code for problem in lint_path(file)] == ["NEEDS-MARKER"]
