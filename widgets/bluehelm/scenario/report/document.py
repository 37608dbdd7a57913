"""A report as plain data: sections of sentences and tables. A terminal and a page show the same one."""

from __future__ import annotations

from dataclasses import dataclass

Row = tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """Cells as text. `first`: how many rows a terminal shows, where a page shows them all; None is all."""

    caption: str
    columns: Row
    rows: tuple[Row, ...]
    first: int | None = None


@dataclass(frozen=True)
class Section:
    """One question about the scenario and its answer. `id` names it for links and for charts."""

    id: str
    title: str
    words: tuple[str, ...]
    tables: tuple[Table, ...] = ()


@dataclass(frozen=True)
class Report:
    """All that is said about one scenario, in reading order."""

    title: str
    lead: str
    sections: tuple[Section, ...]
