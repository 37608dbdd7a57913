"""Translations: a sibling file with the same ids, merged by the loader, and played by the same transcript."""

from pathlib import Path

import pytest

from bluehelm.scenario import ScenarioError, begin, load_scenario, replay, step, transcript
from bluehelm.scenario.lint import lint

HERE = Path(__file__).parent
FRENCH = """\
format: 1
id: MINI
language: fr
title: "Le pont"
scenes:
  D1:
    title: "Au pont"
    choices:
      B: {label: "Le garder fermé", why: "Le personnel d'abord [S2 SEC ¶6]."}
rules:
  - {id: grey_line, text: "Vous attendez."}
endings:
  - {id: END-2, title: "Fermé"}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the small scenario and a part of its French translation."""
    (tmp_path / "scenario.yaml").write_bytes((HERE / "sound.yaml").read_bytes())
    (tmp_path / "scenario.fr.yaml").write_text(FRENCH, encoding="utf-8")
    return tmp_path


def test_texts_are_merged_by_id(folder: Path) -> None:
    """What is translated is shown in French, entries of lists by their id, and the rest in English."""
    french = load_scenario(folder / "scenario.yaml", language="fr")
    assert (french.language, french.title, french.scenes["D1"].choices["B"].label) == (
        "fr", "Le pont", "Le garder fermé",
    )  # fmt: skip
    assert [one.title for one in french.endings] == ["Open", "Fermé"]
    assert french.scenes["D1"].choices["A"].label == "Open it"


@pytest.mark.parametrize("language", ["", "en", "ar"])
def test_without_a_sibling_the_scenario_is_shown_as_it_is(folder: Path, language: str) -> None:
    """The file's own language, none, or one without a translation give the file itself."""
    assert load_scenario(folder / "scenario.yaml", language=language).title == "The bridge"


def test_a_play_recorded_in_english_replays_in_french(folder: Path) -> None:
    """Both languages have the same content hash and the same luck, so a transcript fits both."""
    english = load_scenario(folder / "scenario.yaml")
    french = load_scenario(folder / "scenario.yaml", language="fr")
    state = step(english, step(english, begin(english, 3), "B"), "A")
    assert english.content_hash == french.content_hash
    assert replay(french, transcript(state)) == state


def test_lint_names_what_is_missing(folder: Path) -> None:
    """Every text without a translation is a finding, at the line of the part that it belongs to."""
    found = [str(one) for one in lint(folder / "scenario.fr.yaml")]
    assert all("TRANSLATION-MISSING" in one for one in found)
    assert (
        "scenario.fr.yaml:9: TRANSLATION-MISSING 'scenes › D1 › choices › B › outcome' is not translated. "
        "Write it; until then learners see it in 'en'." in found
    )
    assert any("'endings › END-1 › title'" in one for one in found)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("  D1:", "  D9:",
         "scenario.fr.yaml:7: TRANSLATION-UNKNOWN 'scenes › D9 › title' is no text of the scenario. "
         "Take it out, or mend the id. Allowed here: nothing."),
        ("id: END-2", "id: END-7",
         "scenario.fr.yaml:13: TRANSLATION-UNKNOWN 'endings 1 › title' is no text of the scenario. "
         "Take it out, or mend the id. Allowed here: nothing."),
        ("{label:", "{lable:",
         "scenario.fr.yaml:9: TRANSLATION-UNKNOWN 'scenes › D1 › choices › B › lable' is no text of the "
         "scenario. Take it out, or mend the id. Did you mean 'label'? Allowed here: label, outcome, why."),
        ("{label:", "{next: D2, label:",
         "scenario.fr.yaml:9: TRANSLATION-UNKNOWN 'scenes › D1 › choices › B › next' is no text of the "
         "scenario. Take it out, or mend the id. Allowed here: label, outcome, why."),
        ("¶6", "¶77",
         "scenario.fr.yaml:9: BAD-CITATION"),
    ],
    ids=["scene", "ending", "key", "structure", "citation"],
)  # fmt: skip
def test_lint_names_what_does_not_fit(folder: Path, old: str, new: str, message: str) -> None:
    """An id or a key that the scenario does not have, and a wrong citation, are findings word for word."""
    (folder / "scenario.fr.yaml").write_text(FRENCH.replace(old, new), encoding="utf-8")
    found = [str(one) for one in lint(folder / "scenario.fr.yaml")]
    assert [one for one in found if one.startswith(message)]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("id: MINI", "id: MAXI",
         "scenario.fr.yaml:2: TRANSLATION-HEADER This is no translation of MINI: 'id' is not MINI. "
         "Begin the file with 'id: MINI'."),
        ("language: fr", "language: en",
         "scenario.fr.yaml:3: TRANSLATION-HEADER 'language' must name another language than that of the "
         "scenario. Write the two letters of ISO 639-1, such as 'language: fr'."),
        ('"Le pont"', "12",
         'scenario.fr.yaml:4: WRONG-TYPE title must be text, not 12. Put it in quotes: "12".'),
        ('"Le pont"', '"' + "x" * 400 + '"',
         "scenario.fr.yaml:4: WRONG-VALUE title has more than 300 characters. Change the value."),
        ('"Le pont"', "",
         "scenario.fr.yaml:4: EMPTY-VALUE 'title' has no value. Write the value, or delete the line."),
    ],
    ids=["another", "same language", "number", "too long", "empty"],
)  # fmt: skip
def test_a_translation_that_cannot_be_used_is_refused(folder: Path, old: str, new: str, message: str) -> None:
    """A wrong header or a text that is none stops the loader and lint alike, word for word."""
    (folder / "scenario.fr.yaml").write_text(FRENCH.replace(old, new), encoding="utf-8")
    with pytest.raises(ScenarioError) as caught:
        load_scenario(folder / "scenario.yaml", language="fr")
    assert str(caught.value) == message
    assert [str(one) for one in lint(folder / "scenario.fr.yaml")] == [message]
