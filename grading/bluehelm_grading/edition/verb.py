"""`bluehelm print`: write the print and low-bandwidth edition of every module."""

from __future__ import annotations

import sys
from pathlib import Path

from bluehelm.files import write_atomically
from bluehelm.pdf import NoPdfError, write_pdf
from bluehelm_grading.course import Course
from bluehelm_grading.edition.material import material
from bluehelm_grading.edition.page import page

FOLDER = "print"


def print_editions(root: Path, out: Path | None = None) -> int:
    """Write one HTML page and one PDF a module; a broken module is named and does not stop the others.

    Without a way to make a PDF the pages are written all the same, and one line says what to do.
    """
    folder = out or root / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    pages, broken = _write_pages(Course(root), folder)
    for problem in broken:
        print(problem, file=sys.stderr)
    try:
        for path in pages:
            write_pdf(path.read_text(encoding="utf-8"), path.with_suffix(".pdf"))
            _say(path.with_suffix(".pdf"))
    except NoPdfError as missing:
        print(f"bluehelm: {missing}", file=sys.stderr)
    return 1 if broken else 0


def _write_pages(course: Course, folder: Path) -> tuple[list[Path], list[str]]:
    pages, broken = [], []
    for source in sorted(course.modules.glob("[0-9][0-9]_*/module.md")):
        path = folder / f"{source.parent.name}.html"
        try:
            write_atomically(path, page(material(course.root, source.parent)))
        except (ValueError, KeyError, FileNotFoundError) as problem:
            broken.append(f"bluehelm: {source.parent.name}: {problem.args[0] if problem.args else problem}")
            continue
        pages.append(path)
        _say(path)
    return pages, broken


def _say(path: Path) -> None:
    print(f"{path}  {path.stat().st_size / 1000:.0f} kB")
