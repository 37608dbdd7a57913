"""Figures of the modules: each says its finding, draws with Vega-Lite 5, and has words, table and sources."""

from __future__ import annotations

import json
from pathlib import Path

import altair as alt
import pytest

from bluehelm.charts.figures import FIGURES, figure
from bluehelm.charts.renderer import MIME, mimebundle, spec, svg
from bluehelm.charts.theme import BADGE_WORDS, SUBTITLE_LETTERS, TITLE_LETTERS
from bluehelm.reading import sentences
from bluehelm.sources import check, citations

MODULES = Path(__file__).parents[2] / "modules"
MODULE = MODULES / "09_crisis_management"
NAMES = sorted(FIGURES)


def home(name):
    """Find the module of a figure by the folder of its code: two modules may have a file of one name."""
    number = FIGURES[name].chart.__module__.split(".")[2].removeprefix("m")
    (folder,) = MODULES.glob(f"{number}_*")
    return folder


@pytest.fixture(scope="module", params=NAMES)
def drawn(request):
    """Each figure with the data of its module, made once for all tests."""
    return figure(request.param, home(request.param))


@pytest.fixture(scope="module")
def written(drawn):
    """What Vega-Lite gets of each figure."""
    return spec(drawn.chart)


def test_module_09_has_its_figures():
    """The five figures of the module are there by the names that its text calls."""
    assert set(NAMES) >= {
        "crisis_briefing",
        "four_minimums",
        "rotation_and_drills",
        "unit_limits",
        "korvu_and_saraf_umra",
    }


@pytest.mark.parametrize("width_px", [340, 1000])
def test_each_figure_draws_with_vega_lite_5(drawn, width_px):
    """Vega-Lite 5.8 draws every figure, narrow and wide, and the finding stands in the picture."""
    picture = svg(drawn.chart, width_px)
    assert drawn.title.split()[0] in picture
    assert picture.count("<path") >= 8


def test_each_figure_says_version_5_to_the_page(drawn):
    """The bundle that a page gets names Vega-Lite 5 and carries the words for readers who see no chart."""
    bundle = mimebundle(drawn.chart, drawn.alt)
    assert "/vega-lite/v5" in bundle[MIME]["$schema"]
    assert bundle["text/plain"] == drawn.alt
    assert bundle[MIME]["description"] == drawn.alt


def test_no_figure_fetches_anything(written):
    """Data stand inside the chart; no address is asked, save the name of the schema."""
    text = json.dumps(written)
    assert text.count("http") == 1
    assert len(text) < 60_000


def test_each_figure_fits_a_phone(written):
    """Lines of title and subtitle are short enough for 340 px, and the chart takes the width of its place."""
    assert max(map(len, written["title"]["text"])) <= TITLE_LETTERS
    assert max(map(len, written["title"]["subtitle"])) <= SUBTITLE_LETTERS
    assert written["width"] == "container"
    assert written["usermeta"]["embedOptions"]["defaultStyle"] is False


def test_each_figure_carries_its_badge(drawn, written):
    """Real, derived and invented numbers are marked as such on the chart itself."""
    assert written["title"]["subtitle"][-1] == BADGE_WORDS[drawn.badge]


def test_each_figure_has_words_of_about_three_sentences(drawn):
    """The text alternative is three or four sentences."""
    assert 3 <= len(sentences(drawn.alt)) <= 4


def test_each_figure_has_a_table_of_its_data(drawn):
    """The table behind the chart has rows, and each row has a cell for each column."""
    assert len(drawn.table.rows) >= 2
    assert {len(row) for row in drawn.table.rows} == {len(drawn.table.columns)}


def test_each_figure_cites_places_that_exist(drawn):
    """Figures name their sources, and every locator is one that the sources have."""
    assert citations(drawn.cites)
    assert check(drawn.cites) == []


def test_an_unknown_figure_is_named_with_those_there_are():
    """A typing error in a module names the figures that can be shown."""
    with pytest.raises(KeyError, match=r"no figure 'nope'\. Use one of: .*crisis_briefing"):
        figure("nope", MODULE)


def test_missing_data_are_named(tmp_path):
    """A module without its data file gives a message that names the file."""
    with pytest.raises(FileNotFoundError, match=r"data/leader_training.csv is missing"):
        figure("crisis_briefing", tmp_path)


def test_the_bundle_stops_the_page_from_drawing_twice():
    """A PNG is in the bundle: without it the page makes one and draws again, inside widgets for ever."""
    chart = alt.Chart(alt.Data(values=[{"a": 1}])).mark_bar().encode(x="a:Q")
    assert mimebundle(chart, "words")["image/png"]


def test_altair_charts_in_a_kernel_use_our_renderer():
    """`enable` makes plain Altair charts come out as version 5 as well."""
    from bluehelm.charts import renderer

    before = alt.renderers.active
    renderer.enable()
    chart = alt.Chart(alt.Data(values=[{"a": 1}]), description="One bar.").mark_bar().encode(x="a:Q")
    bundle = chart._repr_mimebundle_(None, None)
    alt.renderers.enable(before)
    assert bundle["text/plain"] == "One bar."
    assert "/vega-lite/v5" in bundle[MIME]["$schema"]


def test_only_marks_with_a_sentence_are_read_out() -> None:
    """A mark without a description of its own is kept from screen readers, which would say coordinates."""
    from bluehelm.charts import renderer

    rows = alt.Chart(alt.Data(values=[{"x": 1, "mark": "none of ours", "said": "One of two."}]))
    silent, spoken = rows.mark_bar().encode(x="x:Q"), rows.mark_point().encode(x="x:Q", description="said:N")
    drawn = renderer.spec(alt.layer(silent, spoken))
    assert [layer["mark"].get("aria") for layer in drawn["layer"]] == [False, None]
    assert drawn["datasets" if "datasets" in drawn else "data"]
    assert "One of two." in renderer.svg(alt.layer(silent, spoken))
    assert 'aria-label="x:' not in renderer.svg(alt.layer(silent, spoken))
    dotted = rows.mark_line(point=True).encode(x="x:Q", y="x:Q")
    assert 'layer_1_marks" aria-hidden="true"' in renderer.svg(dotted)
