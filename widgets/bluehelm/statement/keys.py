"""An instructor's key: an Ed25519 pair. The private half signs; the public half is for whoever checks."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import serialization as ser
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from bluehelm.exercise.receipt import code

PUBLIC = ".public.json"
_ED25519 = b"\xed\x01"  # how a key of this kind begins in the multicodec table
_LETTERS = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"  # base58, as Bitcoin writes it
LARGEST = 10_000


class KeyFileError(ValueError):
    """A file holds no key that can be used; the message says what to do."""


@dataclass(frozen=True)
class PublicKey:
    """The public half, and the name that its owner gave it."""

    raw: bytes
    name: str = ""

    @property
    def did(self) -> str:
        """The key as a decentralised identifier, which says the whole key: did:key:z6Mk…"""
        return f"did:key:z{_base58(_ED25519 + self.raw)}"

    @property
    def code(self) -> str:
        """A short code to compare by telephone or on paper."""
        return code(sha256(self.raw).hexdigest())

    @property
    def key(self) -> Ed25519PublicKey:
        """The key itself."""
        return Ed25519PublicKey.from_public_bytes(self.raw)


def make(path: Path, name: str, password: bytes | None) -> PublicKey:
    """Write a new pair: the private half at `path`, for its owner only, the public half beside it.

    Raises FileExistsError: a key is never overwritten.
    """
    private = Ed25519PrivateKey.generate()
    how = ser.BestAvailableEncryption(password) if password else ser.NoEncryption()
    text = private.private_bytes(ser.Encoding.PEM, ser.PrivateFormat.PKCS8, how)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(text)
    public = PublicKey(_raw(private.public_key()), name)
    beside(path).write_text(json.dumps(_told(public), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return public


def beside(path: Path) -> Path:
    """Return where the public half of a private key stands."""
    return path.with_name(path.name + PUBLIC)


def _told(public: PublicKey) -> dict[str, str]:
    return {"name": public.name, "key": public.did, "code": public.code}


def load_private(path: Path, password: bytes | None) -> tuple[Ed25519PrivateKey, PublicKey]:
    """Read a private key and its owner's name. Raises KeyFileError; TypeError if a password is missing."""
    try:
        private = ser.load_pem_private_key(_bounded(path), password)
    except (ValueError, UnsupportedAlgorithm) as error:
        raise KeyFileError(f"{path}: this is no private key, or the password is wrong.") from error
    if not isinstance(private, Ed25519PrivateKey):
        raise KeyFileError(f"{path}: this key is not an Ed25519 key. Make one with “bluehelm key”.")
    raw = _raw(private.public_key())
    name = load_public(beside(path)).name if beside(path).exists() else ""
    return private, PublicKey(raw, name)


def load_public(path: Path) -> PublicKey:
    """Read the public half that an instructor gave out. Raises KeyFileError."""
    try:
        told = json.loads(_bounded(path))
        public = PublicKey(raw_of(str(told["key"])), str(told["name"])[:200])
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise KeyFileError(f"{path}: this is no public key. It is the file that ends in {PUBLIC}.") from error
    return public


def _bounded(path: Path) -> bytes:
    with open(path, "rb") as file:
        return file.read(LARGEST)


def _raw(key: Ed25519PublicKey) -> bytes:
    return key.public_bytes(ser.Encoding.Raw, ser.PublicFormat.Raw)


def raw_of(did: str) -> bytes:
    """Return the 32 bytes of a did:key of this kind. Raises ValueError.

    >>> raw_of(PublicKey(bytes(range(32))).did) == bytes(range(32))
    True
    """
    start, _, text = did.partition("did:key:z")
    if start or not text or len(text) > 60 or set(text) - set(_LETTERS):
        raise ValueError("This is no did:key.")
    number = 0
    for letter in text:
        number = number * 58 + _LETTERS.index(letter)
    found = number.to_bytes((number.bit_length() + 7) // 8, "big")
    if len(found) != 34 or not found.startswith(_ED25519):
        raise ValueError("This is no Ed25519 key.")
    return found[2:]


def _base58(raw: bytes) -> str:
    """Encode bytes that do not begin with a zero, as ours never do."""
    number, text = int.from_bytes(raw, "big"), ""
    while number:
        number, rest = divmod(number, 58)
        text = _LETTERS[rest] + text
    return text
