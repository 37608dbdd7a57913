"""`bluehelm record export|import|show|forget`."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from bluehelm.files import write_atomically
from bluehelm.record.fold import valid
from bluehelm.record.forgetting import Kept, forget, kept
from bluehelm.record.importing import NotImported, import_into
from bluehelm.record.store import Record
from bluehelm.record.words import told


def run(args: argparse.Namespace) -> int:
    """Do what was asked; return the exit code."""
    course = args.root.resolve()
    if not (course / "modules").is_dir():
        raise FileNotFoundError(f"{course} is not a course: it has no folder “modules”. Use --root.")
    return {"show": _show, "export": _export, "import": _import, "forget": _forget}[args.what](args, course)


def _show(args: argparse.Namespace, course: Path) -> int:
    record = Record(course)
    print(*told(record.statements(), str(record.path)), sep="\n")
    if record.broken:
        numbers = ", ".join(map(str, record.broken[:10]))
        print(f"Lines that cannot be read, and are left as they are: {numbers}.")
    return 0


def _export(args: argparse.Namespace, course: Path) -> int:
    statements = Record(course).statements()
    if not statements:
        print("bluehelm: the record is empty: there is nothing to export.", file=sys.stderr)
        return 1
    if args.array:
        text = json.dumps([each.data for each in statements], ensure_ascii=False, indent=1) + "\n"
    else:
        text = "".join(f"{each.line()}\n" for each in statements)
    if args.output is None:
        sys.stdout.write(text)
        return 0
    write_atomically(args.output, text)
    print(f"Wrote {len(statements):,} statements to {args.output}.")
    return 0


def _import(args: argparse.Namespace, course: Path) -> int:
    record = Record(course)
    if record.in_memory:
        print(f"bluehelm: {course} cannot be written to. Nothing was imported.", file=sys.stderr)
        return 1
    try:
        done = import_into(record, args.file.read_bytes(), mine=args.mine, leave_out=args.leave_out)
    except NotImported as error:
        hint = "--leave-out leaves them out." if error.bad else "--mine says so." if not args.mine else ""
        print(f"bluehelm: {error}\n{hint}".rstrip(), file=sys.stderr)
        return 1
    print(f"Imported {len(done.new):,} statements. {done.known:,} were here already.")
    if done.left_out:
        print(f"Left out {done.left_out:,} broken lines.")
    return 0


def _forget(args: argparse.Namespace, course: Path) -> int:
    found = kept(course)
    if not (found.record or (args.all and (found.plays or found.answers))):
        print("There is no record here, so there is nothing to forget.")
        print(*_what_stays(found, args.all), sep="\n")
        return 0
    count = len(valid(Record(course).statements()))
    print(f"This removes your record ({count:,} statements) from this computer. It cannot be brought back.")
    print(*_what_stays(found, args.all), sep="\n")
    if not (args.yes or _agreed()):
        print("Nothing was removed.")
        return 1
    gone = forget(course, args.all)
    print(f"Removed {len(gone)} file{'' if len(gone) == 1 else 's'}.")
    return 0


def _what_stays(found: Kept, all_of_it: bool) -> list[str]:
    plays, answers = len(found.plays), len(found.answers)
    lines = []
    if all_of_it:
        lines.append(f"It also removes your plays ({plays} files) and your answers ({answers} files).")
    elif plays or answers:
        lines.append(
            f"Your plays ({plays} files) and answers ({answers} files) stay. When you open their pages "
            "again, a new record begins from them. To remove them as well, use --all."
        )
    lines.append("Files that you downloaded or handed in are not on this list: ask whoever has them.")
    return lines


def _agreed() -> bool:
    try:
        return input("Type yes to remove it: ").strip().lower() == "yes"
    except EOFError:
        return False
