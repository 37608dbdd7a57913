"""What a figure of the course is: a chart with its finding, text alternative, table and sources."""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bluehelm.charts.theme import Badge

Row = Mapping[str, Any]
Rows = Sequence[Row]


@dataclass(frozen=True)
class Table:
    """The data behind a chart: column names with their units, and the cells as text."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Drawn:
    """A figure with its data: what a page shows. `cites` is text with citations in brackets."""

    name: str
    title: str
    badge: Badge
    chart: Any
    alt: str
    table: Table
    cites: str


@dataclass(frozen=True)
class Figure:
    """A figure before its data. The functions are pure: data rows in, chart, text or table out."""

    name: str
    title: str
    badge: Badge
    data: tuple[str, ...]
    chart: Callable[..., Any]
    alt: Callable[..., str]
    table: Callable[..., Table]
    cites: str

    def draw(self, folder: Path) -> Drawn:
        """Read the data files from the `data` folder of a module and draw.

        Raises:
            FileNotFoundError: a data file is missing; the message names it.

        """
        rows = [read_rows(folder / "data" / name) for name in self.data]
        chart = self.chart(*rows)
        text = self.alt(*rows)
        return Drawn(
            self.name,
            self.title,
            self.badge,
            chart.properties(description=text),
            text,
            self.table(*rows),
            self.cites,
        )


def read_rows(path: Path) -> tuple[dict[str, Any], ...]:
    """Read a CSV file; whole and decimal numbers become numbers, empty cells stay empty text."""
    if not path.exists():
        raise FileNotFoundError(
            f"{path.parent.parent.name}: the data file data/{path.name} is missing. Restore it."
        )
    with path.open(encoding="utf-8", newline="") as file:
        return tuple({k: _value(v) for k, v in row.items()} for row in csv.DictReader(file))


def _value(cell: str) -> str | int | float:
    for kind in (int, float):
        try:
            return kind(cell)
        except ValueError:
            continue
    return cell
