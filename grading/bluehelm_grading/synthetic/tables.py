"""What the scripts of invented data share: the seed, the reports that do not arrive, and the CSV files."""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Iterable, Mapping
from pathlib import Path

SEED = 20240914
WEAK_LINES = ("Lake", "Drylands")
MISSING_SHARE = 0.03

Row = Mapping[str, object]


def data_folder(module: str) -> Path:
    """Return the folder of a module's data."""
    return Path(__file__).resolve().parents[3] / "modules" / module / "data"


def arrives(draw: random.Random, province: str) -> bool:
    """Draw whether a report arrives: a few from provinces on weak lines do not."""
    return not (province in WEAK_LINES and draw.random() < MISSING_SHARE)


def texts(tables: Mapping[str, Iterable[Row]]) -> dict[str, str]:
    r"""Give each table as CSV text, by the name of its file.

    >>> texts({"two.csv": [{"a": 1, "b": ""}]})
    {'two.csv': 'a,b\n1,\n'}
    """
    return {name: _csv(list(rows)) for name, rows in tables.items()}


def write(files: Mapping[str, str], folder: Path) -> None:
    """Write texts as files into `folder`, byte for byte on every system."""
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8", newline="")


def _csv(rows: list[Row]) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()
