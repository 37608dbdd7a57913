"""What the cells of a module notebook call: `begin()`, `chart("name")`, `check("id")`, `play()`.

Each shows something.
"""

from pathlib import Path

from IPython.display import HTML, display

from bluehelm.charts import renderer
from bluehelm.charts.figures import figure
from bluehelm.kernels import in_each_kernel
from bluehelm.shelf import Module, read
from bluehelm.ui import page
from bluehelm.ui.chart import below, missing
from bluehelm.ui.markup import escape
from bluehelm.ui.needs.for_you import for_you
from bluehelm.ui.recording import note_opened
from bluehelm.ui.self_check import self_check
from bluehelm.ui.stage import stage

__all__ = ["begin", "chart", "check", "play"]


def begin() -> None:
    """Put the stylesheet and the module's header on the page."""
    folder = Path.cwd()
    in_each_kernel(note_opened)
    page.begin()
    module = read(folder, folder.parent.parent)
    page.show_page(header(module))
    display(for_you(module.id))


def header(module: Module) -> str:
    """Return which module this is, how long it takes, and the ways to the glossary and home."""
    times = [f"read {module.reading_min}"]
    times += [f"play {module.scenario.duration_min}"] if module.scenario else []
    times += [f"exercises {module.exercise.time_min}"] if module.exercise else []
    minutes = f"About {module.minutes} minutes: {', '.join(times)}."
    return (
        f'<div class="bh bh-module-head"><span>Module {escape(module.id)}</span> <span>{minutes}</span> '
        f'<a href="../glossary.ipynb">Glossary</a> <a href="../index.ipynb">Course home</a></div>'
    )


def play() -> None:
    """Show the module's scenario, ready to play."""
    display(stage(Path.cwd()))


def check(check_id: str) -> None:
    """Show a self-check of the module: judged at once, without points, never saved."""
    display(self_check(check_id, Path.cwd()))


def chart(name: str) -> None:
    """Show a figure of the module with its words, its data and its sources."""
    try:
        drawn = figure(name, Path.cwd())
    except (KeyError, FileNotFoundError) as error:
        display(HTML(missing(name, error)))
        return
    display(renderer.mimebundle(drawn.chart, drawn.alt), raw=True)
    display(HTML(below(drawn)))
