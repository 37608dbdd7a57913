"""What stands below a chart of the module text: the chart in words, its data, its sources."""

from bluehelm.charts.figure import Drawn, Table
from bluehelm.sources import citations
from bluehelm.ui.markup import escape, fold


def below(drawn: Drawn) -> str:
    """Return the text alternative, the data table and the sources of a figure, as HTML."""
    names = dict.fromkeys(citation.learner for citation in citations(drawn.cites))
    sources = f'<p class="bh-meta">Sources: {escape("; ".join(names))}.</p>' if names else ""
    words = fold("The chart in words", f"<p>{escape(drawn.alt)}</p>")
    data = fold("The data as a table", table(drawn.table))
    return f'<div class="bh bh-below-chart">{words}{data}{sources}</div>'


def table(data: Table) -> str:
    """Return the data as an HTML table that scrolls inside its own box on a narrow page."""
    head = "".join(f'<th scope="col">{escape(column)}</th>' for column in data.columns)
    rows = ("".join(f"<td>{escape(cell)}</td>" for cell in row) for row in data.rows)
    body = "".join(f"<tr>{row}</tr>" for row in rows)
    # A region that takes the focus: who uses the keyboard could not scroll it otherwise.
    region = 'class="bh-table-wrap" role="region" aria-label="Data table" tabindex="0"'
    return f"<div {region}><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"


def missing(name: str, error: Exception) -> str:
    """Return what a reader sees in place of a figure that cannot be drawn."""
    reason = escape(str(error.args[0] if error.args else error))
    return (
        f'<div class="bh bh-out" role="note"><p>The chart “{escape(name)}” cannot be shown at the moment.</p>'
        f"<details><summary>For the author</summary><p>{reason}</p></details></div>"
    )
