"""The tables as CSV files, one by one or all in a zip. A cell can never become a formula."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path

from bluehelm.charts.figure import Table
from bluehelm_grading.markup import plain

# A spreadsheet takes a cell that begins with one of these for a formula (OWASP, "CSV injection"), also after
# white space; full-width signs are folded to these by some.
_FORMULA = re.compile(r"^\s*[=+\-@\t\r＝＋－＠]")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")
_LONG_AGO = (1980, 1, 1, 0, 0, 0)


def safe(cell: str) -> str:
    """Put an apostrophe before what a spreadsheet would run; plain negative numbers stay numbers.

    >>> safe("=1+1"), safe("@me"), safe("-0.25"), safe("−0.25"), safe("- a list")
    ("'=1+1", "'@me", '-0.25', '-0.25', "'- a list")
    """
    text = re.sub(r"^−(?=\d)", "-", plain(cell))
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text


def csv_text(table: Table) -> str:
    r"""Return a table as CSV with a mark that lets Excel read UTF-8, and lines that end in CR LF (RFC 4180).

    >>> csv_text(Table(("A", "B"), (("x, y", "=cmd()"),)))
    '\ufeffA,B\r\n"x, y",\'=cmd()\r\n'
    """
    written = io.StringIO()
    rows = csv.writer(written)
    rows.writerow(map(safe, table.columns))
    rows.writerows(map(safe, row) for row in table.rows)
    return "\ufeff" + written.getvalue()


def zipped(tables: Mapping[str, Table]) -> bytes:
    """Return all tables in a zip; the same tables give the same bytes."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, table in tables.items():
            archive.writestr(zipfile.ZipInfo(f"{name}.csv", _LONG_AGO), csv_text(table).encode())
    return packed.getvalue()


def write_csv(tables: Mapping[str, Table], folder: Path) -> list[Path]:
    """Write each table into a folder, which is made if it is not there; returns the files."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"{name}.csv" for name in tables]
    for path, table in zip(paths, tables.values(), strict=True):
        path.write_text(csv_text(table), encoding="utf-8", newline="")
    return paths
