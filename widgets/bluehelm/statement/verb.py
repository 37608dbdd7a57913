"""`bluehelm statement`, `bluehelm key` and `bluehelm verify`."""

from __future__ import annotations

import argparse
import sys
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from getpass import getpass
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from bluehelm.files import write_bytes_atomically
from bluehelm.luggage import NotLuggageError, unpack
from bluehelm.record import Record, Statement
from bluehelm.record.importing import NotImported, read_statements
from bluehelm.record.lines import FILE
from bluehelm.statement import keys
from bluehelm.statement.check import check
from bluehelm.statement.facts import Facts, NothingRequiredError, Open, facts
from bluehelm.statement.make import signed, stem, unsigned


class AskedWronglyError(ValueError):
    """What was typed cannot be done; the message says what to type."""


WRONG = (AskedWronglyError, NothingRequiredError, NotImported, NotLuggageError, keys.KeyFileError)


def statement(args: argparse.Namespace) -> int:
    """Write the statement of a learner; signed with --key."""
    try:
        said = _facts(args)
        files = _files(said, args)
    except WRONG as wrong:
        print(f"bluehelm: {wrong}", file=sys.stderr)
        return 1
    args.out.mkdir(parents=True, exist_ok=True)
    for ending, content in files.items():
        path = args.out / f"{stem(said)}{ending}"
        write_bytes_atomically(path, content)
        print(path)
    if ".pdf" not in files:
        print("No PDF can be made here: print the page from a browser.")
    left = [item.title for item in said.items if not item.done]
    print(f"Open: {'; '.join(left)}." if left else "All required modules are done.")
    return 0


def _facts(args: argparse.Namespace) -> Facts:
    if args.key and not args.name:
        raise AskedWronglyError("A signed statement needs the learner's name: --name.")
    course = args.root.resolve()
    return facts(
        course,
        _statements(args.file, course),
        args.name,
        date.today(),
        required=[name for name in args.required.split(",") if name],
        by=_day(args.by),
        responsible=args.responsible,
        apart=_apart(args.open),
    )


def _statements(file: Path | None, course: Path) -> Sequence[Statement]:
    """Return the statements of this course's own record, of a record's file, or of a learner's whole work."""
    if file is None:
        return Record(course).statements()
    content = file.read_bytes()
    if zipfile.is_zipfile(file):
        content = unpack(file.name, content).get(FILE, b"")
    found, bad = read_statements(content)
    if bad:
        raise NotImported(f"{file} has broken lines. Ask the learner for the file again.", bad)
    return found


def _apart(options: Sequence[str]) -> Mapping[str, Open]:
    """Read `M07=2026-12-15,Col. Diop` for each module that has a date and a person of its own."""
    found = {}
    for option in options:
        module, _, rest = option.partition("=")
        by, _, responsible = rest.partition(",")
        found[module.strip()] = Open(_day(by.strip()), responsible.strip())
    return found


def _day(text: str) -> str:
    try:
        return str(date.fromisoformat(text)) if text else ""
    except ValueError as error:
        raise AskedWronglyError(f"“{text}” is not a day. Write it as 2026-12-15.") from error


def _files(said: Facts, args: argparse.Namespace) -> Mapping[str, bytes]:
    if args.key is None:
        return unsigned(said)
    private, signer = _private(args.key)
    if not signer.name:
        where = keys.beside(args.key)
        raise AskedWronglyError(f"{where} is missing: it says in whose name the key signs.")
    return signed(said, private, signer, datetime.now().astimezone())


def _private(path: Path) -> tuple[Ed25519PrivateKey, keys.PublicKey]:
    try:
        return keys.load_private(path, None)
    except TypeError:  # it has a password
        return keys.load_private(path, getpass("Password of the key: ").encode())


def key(args: argparse.Namespace) -> int:
    """Make a key with which an instructor signs statements."""
    password = b""
    if not args.no_password:
        password = getpass("A password for the key (at least 8 signs): ").encode()
        if len(password) < 8 or password != getpass("The same again: ").encode():
            print("bluehelm: the passwords differ or are too short. No key was made.", file=sys.stderr)
            return 1
    try:
        made = keys.make(args.output, args.name, password or None)
    except FileExistsError:
        print(f"bluehelm: {args.output} is there already. A key is never overwritten.", file=sys.stderr)
        return 1
    print(f"Made a key for “{made.name}”, code {made.code}.")
    print(f"{args.output}: keep it secret. Who has it can sign in your name.")
    print(f"{keys.beside(args.output)}: give it, and the code, to whoever checks what you sign.")
    return 0


def verify(args: argparse.Namespace) -> int:
    """Check a statement without the internet: who signed it, and whether it was changed."""
    try:
        expected = keys.load_public(args.key) if args.key else None
    except keys.KeyFileError as wrong:
        print(f"bluehelm: {wrong}", file=sys.stderr)
        return 1
    report = check(args.file.read_bytes(), expected)
    print(*report.lines, sep="\n")
    return 0 if report.good else 1
