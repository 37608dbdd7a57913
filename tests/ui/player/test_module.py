"""What a module notebook's cells show."""

from pathlib import Path

import ipywidgets as w
import pytest
from IPython.display import HTML

from bluehelm.charts.figure import Drawn, Table
from bluehelm.charts.renderer import MIME
from bluehelm.charts.theme import PAPER
from bluehelm.ui import module, page
from bluehelm.ui.chart import below

SMALL = Path(__file__).with_name("small.yaml")


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[object]:
    """Collect what is displayed, in a module folder of a course."""
    folder = tmp_path / "modules" / "09_crisis_management"
    folder.mkdir(parents=True)
    (folder / "scenario.yaml").write_bytes(SMALL.read_bytes())
    monkeypatch.chdir(folder)
    pieces: list[object] = []
    for each in (module, page):
        monkeypatch.setattr(each, "display", lambda piece, **_: pieces.append(piece))
    return pieces


def test_begin_shows_stylesheet_and_header(shown: list[object]) -> None:
    """The first cell brings the look, says where the reader is, and what this is for the reader's post."""
    module.begin()
    style, header, note = shown
    assert "bh-for-you" in note._dom_classes
    assert isinstance(style, HTML)
    assert "--bh-navy" in style.data
    assert "Module M09" in header.data


def test_play_shows_the_player(shown: list[object]) -> None:
    """The scenario's cell shows one widget."""
    module.play()
    (player,) = shown
    assert isinstance(player, w.VBox)


def test_unknown_chart_is_a_note_and_not_a_traceback(shown: list[object]) -> None:
    """A wrong name leaves a note for the reader and the names for the author."""
    module.chart("no_such_chart")
    (note,) = shown
    assert isinstance(note, HTML)
    assert "cannot be shown at the moment" in note.data
    assert "Use one of" in note.data


def test_chart_is_shown_with_words_table_and_sources(
    shown: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A figure brings its text alternative, its data and its sources in the learner's words."""
    import altair as alt

    table = Table(("month", "drills"), (("1", "<2>"),))
    chart = alt.Chart(alt.Data(values=[{"x": 1}])).mark_point(color=PAPER)
    drawn = Drawn("four", "Four", "REAL", chart, "Four drills.", table, "[S4 BOX2 ¶2]")
    monkeypatch.setattr(module, "figure", lambda name, folder: drawn)
    module.chart("four")
    bundle, note = shown
    assert isinstance(bundle, dict)
    assert MIME in bundle
    assert isinstance(note, HTML)
    assert "Four drills." in note.data
    assert "<td>&lt;2&gt;</td>" in below(drawn)
    assert "Sources: " in note.data
