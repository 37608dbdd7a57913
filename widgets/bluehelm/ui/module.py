"""What the cells of a module notebook call: `begin()`, `chart("name")`, `play()`. Each shows something; none returns."""

from pathlib import Path

from IPython.display import HTML, display

from bluehelm.charts import renderer
from bluehelm.charts.figures import figure
from bluehelm.ui.chart import below, missing
from bluehelm.ui.stage import stage

__all__ = ["begin", "chart", "play"]

STYLESHEET = Path(__file__).with_name("style.css")


def stylesheet() -> HTML:
    """Return the one stylesheet, to be shown once a page."""
    return HTML(f"<style>{STYLESHEET.read_text(encoding='utf-8')}</style>")


def begin() -> None:
    """Put the stylesheet and the module's header on the page."""
    display(stylesheet())


def play() -> None:
    """Show the module's scenario, ready to play."""
    display(stage(Path.cwd()))


def chart(name: str) -> None:
    """Show a figure of the module with its words, its data and its sources."""
    try:
        drawn = figure(name, Path.cwd())
    except (KeyError, FileNotFoundError) as error:
        display(HTML(missing(name, error)))
        return
    display(renderer.mimebundle(drawn.chart, drawn.alt), raw=True)
    display(HTML(below(drawn)))
