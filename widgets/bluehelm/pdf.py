"""HTML to PDF with PlutoPrint, which brings all that it needs; without it there is the page to print."""

from __future__ import annotations

import io
import re
from pathlib import Path

HELP = (
    "The PDFs were not made: PlutoPrint is not installed, or has no ready-made package for this computer. "
    "Open an HTML page in any browser and print it to a PDF; it is laid out for A4."
)
# A white ring around letters: PlutoPrint does not know `paint-order` and would paint it over the letters.
_RING = re.compile(
    r'<text (?P<look>[^>]*?)(?P<ring> stroke="[^>]*?) paint-order="stroke">(?P<words>.*?)</text>', re.DOTALL
)


class NoPdfError(Exception):
    """No PDF can be made on this computer; the message says what to do instead."""


def write_pdf(html: str, path: Path) -> None:
    """Write a page as PDF, A4, with page numbers. Raises NoPdfError."""
    path.write_bytes(pdf_of(html, path.resolve().as_uri()))


def pdf_of(html: str, base_url: str = "") -> bytes:
    """Return a page as PDF; with its own address, `base_url`, its links stay inside. Raises NoPdfError."""
    try:
        import plutoprint
    except ImportError as missing:
        raise NoPdfError(HELP) from missing
    book = plutoprint.Book(plutoprint.PAGE_SIZE_A4)
    book.load_html(_ringed(html), base_url=base_url)
    written = io.BytesIO()
    book.write_to_pdf_stream(written)
    return written.getvalue()


def _ringed(html: str) -> str:
    r"""Paint the ring first and the letters again above it.

    >>> _ringed('<text fill="#111" stroke="#fff" stroke-width="5" paint-order="stroke">A</text>')
    '<text fill="#111" stroke="#fff" stroke-width="5">A</text><text fill="#111">A</text>'
    """
    return _RING.sub(r"<text \g<look>\g<ring>>\g<words></text><text \g<look>>\g<words></text>", html)
