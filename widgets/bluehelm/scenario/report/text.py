"""A report for a terminal: plain text, no line longer than 100 characters."""

from __future__ import annotations

import re
from itertools import zip_longest
from textwrap import wrap

from bluehelm.scenario.report.document import Report, Row, Section, Table

WIDTH = 100
GAP = "  "
NARROWEST = 8
_NUMBER = re.compile(r"(about |over |less than )?[+−]?[\d,.]+( %)?$|^-?$")


def text(report: Report) -> str:
    """Return the whole report, with a newline at its end."""
    parts = [report.title, "=" * min(len(report.title), WIDTH), *_wrapped(report.lead)]
    for section in report.sections:
        parts += ["", *_section(section)]
    return "\n".join(line.rstrip() for line in parts) + "\n"


def _section(section: Section) -> list[str]:
    lines = [section.title, "-" * len(section.title)]
    for words in section.words:
        lines += _wrapped(words)
    for table in section.tables:
        lines += ["", *_table(table)]
    return lines


def _wrapped(words: str, width: int = WIDTH) -> list[str]:
    return wrap(words, width, break_on_hyphens=False) or [""]


def _table(table: Table) -> list[str]:
    shown = table.rows if table.first is None else table.rows[: table.first]
    left = len(table.rows) - len(shown)
    if not shown:
        return [f"{table.caption}: {left:,} rows, in the page that --html writes."]
    widths = _widths(table.columns, shown)
    right = [all(_NUMBER.match(row[n]) for row in shown) for n in range(len(widths))]
    lines = [f"{table.caption}:"] if table.caption else []
    lines += _row(table.columns, widths, right)
    lines.append(GAP.join("-" * width for width in widths))
    for row in shown:
        lines += _row(row, widths, right)
    return [*lines, f"… and {left:,} more, in the page that --html writes."] if left else lines


def _widths(columns: Row, rows: tuple[Row, ...]) -> list[int]:
    """Return how wide each column is; the widest give way until a line fits."""
    widths = [max(len(cell) for cell in cells) for cells in zip(columns, *rows, strict=True)]
    room = WIDTH - len(GAP) * (len(widths) - 1)
    while sum(widths) > room and max(widths) > NARROWEST:
        widths[widths.index(max(widths))] -= 1
    return widths


def _row(cells: Row, widths: list[int], right: list[bool]) -> list[str]:
    columns = [_wrapped(cell, width) for cell, width in zip(cells, widths, strict=True)]
    return [
        GAP.join(
            piece.rjust(width) if aligned else piece.ljust(width)
            for piece, width, aligned in zip(pieces, widths, right, strict=True)
        )
        for pieces in zip_longest(*columns, fillvalue="")
    ]
