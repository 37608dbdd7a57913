"""The options of verbs that have many, apart from `cli` so that it stays short."""

from __future__ import annotations

import argparse
from pathlib import Path


def record_options(verb: argparse.ArgumentParser) -> None:
    """Add what can be done with a record, each with its own options."""
    kinds = verb.add_subparsers(required=True, metavar="WHAT", dest="what")
    showing = kinds.add_parser("show", help="say in words what the record holds")
    out = kinds.add_parser("export", help="write the record, one xAPI statement a line")
    out.add_argument("-o", "--output", type=Path, metavar="FILE", help="where to (default: stdout)")
    out.add_argument("--array", action="store_true", help="as one JSON list, as servers for xAPI take it")
    into = kinds.add_parser("import", help="add the statements of a file; what is here already stays once")
    into.add_argument("file", type=Path, metavar="FILE", help="a record.jsonl from another computer")
    into.add_argument("--mine", action="store_true", help="the file is yours, though its account is another")
    into.add_argument("--leave-out", action="store_true", help="import the rest if lines are broken")
    away = kinds.add_parser("forget", help="remove the record from this computer; asks first")
    away.add_argument("--all", action="store_true", help="plays and answers of all modules as well")
    away.add_argument("--yes", action="store_true", help="do not ask")
    for each in (showing, out, into, away):
        each.add_argument("--root", type=Path, default=Path(), help="the course folder (default: this one)")


def statement_options(verb: argparse.ArgumentParser) -> None:
    """Add whose statement it is, who answers for what is open, and with which key it is signed."""
    verb.add_argument(
        "file",
        type=Path,
        nargs="?",
        metavar="FILE",
        help="a record or whole work (default: that of the course)",
    )
    verb.add_argument("--root", type=Path, default=Path(), help="the course folder (default: this one)")
    verb.add_argument("--name", default="", help="the learner's name, as it is to be printed")
    verb.add_argument("--key", type=Path, metavar="FILE", help="sign with this key (see bluehelm key)")
    verb.add_argument(
        "--out", type=Path, default=Path(), metavar="FOLDER", help="where to (default: this folder)"
    )
    verb.add_argument(
        "--required", default="", metavar="M01,M06", help="the required modules (default: all of the course)"
    )
    verb.add_argument("--by", default="", metavar="DAY", help="by when open modules are due: 2026-12-15")
    verb.add_argument("--responsible", default="", metavar="NAME", help="who answers for open modules")
    verb.add_argument(
        "--open",
        action="append",
        default=[],
        metavar="M07=DAY,NAME",
        help="day and person of one open module",
    )


def key_options(verb: argparse.ArgumentParser) -> None:
    """Add in whose name the key signs, and where it is kept."""
    verb.add_argument("name", help="in whose name it signs: your name and office, between quotes")
    verb.add_argument("-o", "--output", type=Path, required=True, metavar="FILE", help="where to keep it")
    verb.add_argument("--no-password", action="store_true", help="keep it without a password")


def verify_options(verb: argparse.ArgumentParser) -> None:
    """Add what is checked, and against which key."""
    verb.add_argument("file", type=Path, metavar="FILE", help="a statement: .html, .pdf or .jwt")
    verb.add_argument("--key", type=Path, metavar="FILE", help="the signer's public key: …public.json")
