"""The files of a statement: its page, its PDF where one can be made, and the credential if it is signed."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import datetime

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from bluehelm.pdf import NoPdfError, pdf_of
from bluehelm.statement.credential import credential, sign
from bluehelm.statement.facts import Facts
from bluehelm.statement.keys import PublicKey
from bluehelm.statement.page import page
from bluehelm.statement.sealed import HTML, PDF, sealed_html, sealed_pdf

ENDINGS = {HTML: ".html", PDF: ".pdf"}


def unsigned(facts: Facts) -> dict[str, bytes]:
    """Return {ending: bytes} of a statement that says that nobody signed it."""
    return {ENDINGS[kind]: content for kind, content in _drawn(page(facts)).items()}


def signed(facts: Facts, private: Ed25519PrivateKey, signer: PublicKey, now: datetime) -> dict[str, bytes]:
    """Return {ending: bytes} of a signed statement; ".jwt" is the bare credential, for a wallet."""
    drawn = _drawn(page(facts, signer))
    token = sign(credential(facts, signer, now, drawn), private, signer)
    files = {ENDINGS[HTML]: sealed_html(drawn[HTML], token), ".jwt": token.encode() + b"\n"}
    if PDF in drawn:
        files[ENDINGS[PDF]] = sealed_pdf(drawn[PDF], token)
    return files


def _drawn(text: str) -> dict[str, bytes]:
    found = {HTML: text.encode()}
    with suppress(NoPdfError):  # the page can be printed from any browser
        found[PDF] = pdf_of(text)
    return found


def stem(facts: Facts) -> str:
    """Return the name of the files, without an ending.

    >>> stem(Facts("Émile  Diop", (), "", "2026-11-30", ()))
    'statement-Émile-Diop-2026-11-30'
    """
    who = re.sub(r"[\W_]+", "-", facts.learner).strip("-")[:50]
    return f"statement-{who}-{facts.made_on}" if who else f"statement-{facts.made_on}"
