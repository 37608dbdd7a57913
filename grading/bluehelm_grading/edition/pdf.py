"""HTML to PDF with PlutoPrint, which brings all that it needs; without it there is the page to print."""

from __future__ import annotations

from pathlib import Path

HELP = (
    "The PDF was not made: PlutoPrint is not installed, or has no ready-made package for this computer. "
    "Open the HTML page in any browser and print it to a PDF; it is laid out for A4."
)


class NoPdfError(Exception):
    """No PDF can be made on this computer; the message says what to do instead."""


def write_pdf(html: str, path: Path) -> None:
    """Write a page as PDF, A4, with page numbers. Raises NoPdfError."""
    try:
        import plutoprint
    except ImportError as missing:
        raise NoPdfError(HELP) from missing
    book = plutoprint.Book(plutoprint.PAGE_SIZE_A4)
    book.load_html(html, base_url=path.resolve().as_uri())  # so that links stay inside
    book.write_to_pdf(str(path))
