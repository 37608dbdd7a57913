"""The report as one HTML file: nothing is fetched, every chart has its words and every number a table."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from pathlib import Path

from bluehelm.bench import charts
from bluehelm.bench.drawing import drawing
from bluehelm.bench.hills import gauges_chart
from bluehelm.bench.plot import Plot
from bluehelm.bench.scenes import Graph, graph, words
from bluehelm.scenario.model import END, Scenario
from bluehelm.scenario.report import Facts, Report, Section, Table

STYLE = Path(__file__).with_name("page.css")
FOLDED = 15  # rows; a longer table stays closed until it is asked for


def page(scenario: Scenario, found: Report, facts: Facts | None) -> str:
    """Return the page; `facts` None (a sample) leaves out the charts that need an exact count."""
    plots = dict(_plots(facts)) if facts is not None else {}
    sections = [
        _graph_section(graph(scenario)),
        *(_section(one, plots.get(one.id, ())) for one in found.sections),
    ]
    links = "".join(f'<li><a href="#{one.id}">{escape(one.title)}</a></li>' for one in found.sections)
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(found.title)}</title><style>\n{STYLE.read_text(encoding='utf-8')}</style></head>\n<body>"
        f"<header><h1>{escape(found.title)}</h1><p>{escape(found.lead)}</p>"
        f'<nav aria-label="Sections"><ul><li><a href="#scenes">Scenes</a></li>{links}</ul></nav></header>\n'
        f"<main>{''.join(sections)}</main></body></html>\n"
    )


def _plots(facts: Facts) -> Iterator[tuple[str, tuple[Plot, ...]]]:
    yield "endings", (charts.endings_chart(facts.scenario, facts.distribution),)
    yield "gauges", (gauges_chart(facts.scenario, facts.distribution),)
    if facts.best is not None:
        yield "dominated", (charts.options_chart(facts),)
    if facts.front is not None and facts.front.plans:
        yield "front", tuple(charts.front_charts(facts.scenario, facts.front))


def _section(section: Section, plots: tuple[Plot, ...]) -> str:
    said = "".join(f"<p>{escape(one)}</p>" for one in section.words)
    drawn = "".join(_figure(plot.svg(), plot.words) for plot in plots)
    figures = f'<div class="charts">{drawn}</div>' if drawn else ""
    tables = "".join(_table(one, section.title) for one in section.tables)
    shown = _beside(figures, tables) if len(plots) == 1 else figures + tables
    return f'<section id="{section.id}"><h2>{escape(section.title)}</h2>{said}{shown}</section>\n'


def _beside(figure: str, tables: str) -> str:
    """Return a drawing and its tables: side by side where there is room, else one below the other."""
    return f'<div class="beside"><div>{figure}</div><div>{tables}</div></div>'


def _figure(svg: str, said: str) -> str:
    # A screen reader takes the words; the parts of the drawing alone would be noise.
    return (
        f'<figure><div class="drawn" role="img" aria-label="{escape(said)}">{svg}</div>'
        f"<figcaption><details><summary>The chart in words</summary><p>{escape(said)}</p></details>"
        "</figcaption></figure>"
    )


def _table(table: Table, section: str) -> str:
    caption = table.caption or section
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in table.columns)
    rows = "".join(
        f'<tr><th scope="row">{escape(row[0])}</th>' + "".join(f"<td>{escape(cell)}</td>" for cell in row[1:])
        for row in table.rows
    )
    shown = (
        f'<div class="table" role="region" aria-label="{escape(caption)}" tabindex="0"><table>'
        f"<caption>{escape(caption)}</caption><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    )
    if len(table.rows) <= FOLDED:
        return shown
    return f"<details><summary>{escape(caption)} ({len(table.rows):,} rows)</summary>{shown}</details>"


def _graph_section(found: Graph) -> str:
    title = "Scenes"
    rows = tuple(
        (link.source, "the end" if link.target == END else link.target, link.label) for link in found.links
    )
    table = Table("Links between scenes", ("From", "To", "Options"), rows)
    figure = _figure(drawing(found), words(found)).replace("<figure>", '<figure class="graph">', 1)
    shown = _beside(figure, _table(table, title))
    return f'<section id="scenes"><h2>{title}</h2>{shown}</section>\n'
