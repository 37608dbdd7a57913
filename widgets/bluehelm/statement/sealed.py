"""A signature inside the file that it is about: an element of an HTML page, a comment at the end of a PDF.

The digest in the credential is that of the file without its signature, so that a change of one sign shows.
"""

from __future__ import annotations

import re

PLACE = b"<!--signature-->"
_IN_HTML = re.compile(rb'<script type="application/vc\+jwt" id="signature">([\w.-]{1,1000000})</script>')
_IN_PDF = re.compile(rb"\n%bluehelm-signature ([\w.-]{1,1000000})\nstartxref\n(\d{1,12})\n%%EOF\n\Z")
_PDF_END = re.compile(rb"startxref\s+(\d{1,12})\s+%%EOF\s*\Z")
HTML, PDF, TOKEN = "text/html", "application/pdf", "application/vc+jwt"


class NotSealableError(ValueError):
    """A file has no place for a signature."""


def sealed_html(page: bytes, token: str) -> bytes:
    """Put the signature into the page, at its place. Raises NotSealableError."""
    if page.count(PLACE) != 1:
        raise NotSealableError("This page has no place for a signature.")
    element = f'<script type="application/vc+jwt" id="signature">{token}</script>'.encode()
    return page.replace(PLACE, element)


def sealed_pdf(document: bytes, token: str) -> bytes:
    """Put the signature behind the document, as a comment; its own table of contents stays the last one."""
    end = _PDF_END.search(document)
    if not end:
        raise NotSealableError("This PDF has an end that is not known.")
    return document + b"\n%bluehelm-signature " + token.encode() + b"\nstartxref\n" + end[1] + b"\n%%EOF\n"


def split(content: bytes) -> tuple[str, bytes, str]:
    """Return the kind of a file, the file without its signature, and the signature; empty if it has none."""
    if content.startswith(b"%PDF-"):
        found = _IN_PDF.search(content)
        return (PDF, content[: found.start()], found[1].decode()) if found else (PDF, content, "")
    if content.lstrip()[:15].lower().startswith((b"<!doctype html", b"<html")):
        places = _IN_HTML.findall(content)
        if len(places) != 1 or PLACE in content:
            return HTML, content, ""
        return HTML, _IN_HTML.sub(lambda _: PLACE, content), places[0].decode()
    text = content.strip()
    token = text.decode() if re.fullmatch(rb"[\w-]+\.[\w-]+\.[\w-]+", text) else ""
    return TOKEN, b"", token
