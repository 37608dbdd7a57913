"""Checking a statement without the internet: is it as it was signed, who signed, and what does it say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bluehelm.statement.credential import NOT_OF_THE_UN, BadCredentialError, Signed, digest, opened
from bluehelm.statement.keys import PublicKey
from bluehelm.statement.sealed import TOKEN, split

LARGEST = 20_000_000
_OTHER_KEY = (
    "DO NOT TRUST IT: it was signed with another key ({}) than the one that you gave ({}). "
    "Anybody can make a key in any name."
)


@dataclass(frozen=True)
class Report:
    """Whether a file can be trusted as far as its signer can, and in words why, and what it says."""

    good: bool
    lines: tuple[str, ...]


def check(content: bytes, expected: PublicKey | None = None) -> Report:
    """Check a statement: its page, its PDF, or the bare credential. `expected` is the key it should have."""
    if len(content) > LARGEST:
        return Report(False, ("This file is larger than a statement can be.",))
    kind, bare, token = split(content)
    if not token:
        return Report(False, (_unsigned(kind),))
    try:
        signed = opened(token)
    except BadCredentialError as error:
        return Report(False, (f"DO NOT TRUST IT. {error}",))
    if kind != TOKEN and signed.digests.get(kind) != digest(bare):
        return Report(False, ("DO NOT TRUST IT: the file was changed after it was signed.", *_says(signed)))
    if expected and expected.raw != signed.signer.raw:
        return Report(False, (_OTHER_KEY.format(signed.signer.code, expected.code),))
    return Report(True, (*_trust(signed, expected), *_says(signed)))


def _unsigned(kind: str) -> str:
    if kind == TOKEN:
        return "This file is not a statement: there is no signature in it."
    return "This file is not signed, or its signature was taken out. Anybody could have written it."


def _trust(signed: Signed, expected: PublicKey | None) -> Iterator[str]:
    yield "The file is as it was signed."
    when = f"{signed.signed_at.day} {signed.signed_at:%B %Y}"
    yield f"Signed on {when} by “{signed.signer.name}”, key {signed.signer.code}."
    if expected:
        yield "The key is the one that you gave."
    else:
        yield (
            f"Is the key {signed.signer.code} really that person's? Compare it with the code that he or she "
            "gave you, or give the public key with --key."
        )


def _says(signed: Signed) -> Iterator[str]:
    data: Any = signed.data
    subject = data["credentialSubject"]
    names = [each.get("identityHash", "") for each in subject.get("identifier", [])]
    yield f"{data['name']} for {', '.join(names) or 'a learner without a name'}."
    for each in data.get("evidence", []):
        yield f"- {each['name']}: {each['narrative']}"
    yield str(data["description"])
    yield NOT_OF_THE_UN if NOT_OF_THE_UN not in str(data["description"]) else "Checked without the internet."
