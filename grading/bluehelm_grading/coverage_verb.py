"""`bluehelm coverage`: what is taught of the sources, in the terminal or as a table."""

from __future__ import annotations

import csv
from pathlib import Path

from bluehelm_grading import coverage
from bluehelm_grading.course import Course


def run(root: Path, table: Path | None) -> int:
    """Print the page for maintainers; or write a row for each paragraph to the CSV file `table`."""
    found = coverage.taught(coverage.cited_texts(Course(root)))
    if table is None:
        print(coverage.page(found), end="")
        return 0
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(coverage.COLUMNS)
        writer.writerows(coverage.rows(found))
    print(table)
    return 0
