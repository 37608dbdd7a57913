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
