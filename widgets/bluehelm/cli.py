"""The ``bluehelm`` command: one verb for each thing that people do from a terminal."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

Verb = Callable[[argparse.Namespace], int]


def serve(args: argparse.Namespace) -> int:
    """Serve the course on this machine."""
    from bluehelm.serve import serve as run

    run(args.root.resolve(), port=args.port, open_browser=not args.no_browser)
    return 0


def build(args: argparse.Namespace) -> int:
    """Build the notebooks from module.md and exercise.yaml; with --check, only say what differs."""
    from bluehelm_grading import build as builder

    root = args.root.resolve()
    try:
        lines: Sequence[object] = builder.check(root) if args.check else builder.build_all(root)
    except builder.BuildError as broken:
        print(broken, file=sys.stderr)
        return 1
    print(*lines, sep="\n", end="\n" if lines else "")
    return 1 if args.check and lines else 0


def lint(args: argparse.Namespace) -> int:
    """Check scenario and exercise files; each finding has a file, a line, a code and the mend."""
    from bluehelm.lint import lint_path

    problems = [problem for path in args.paths for problem in lint_path(path)]
    for problem in problems:
        print(problem)
    print(f"{len(problems)} findings" if problems else "No findings.")
    return 1 if problems else 0


def schema(args: argparse.Namespace) -> int:
    """Write the JSON Schemas that editors use."""
    from bluehelm.lint import write_schemas

    for path in write_schemas():
        print(path)
    return 0


def parser() -> argparse.ArgumentParser:
    """Build the parser: a verb and its options."""
    top = argparse.ArgumentParser(
        prog="bluehelm", description="An open course in leading UN peace operations."
    )
    verbs = top.add_subparsers(required=True, metavar="VERB")

    def verb(function: Verb) -> argparse.ArgumentParser:
        text = (function.__doc__ or "").splitlines()[0]
        sub = verbs.add_parser(function.__name__, help=text, description=text)
        sub.set_defaults(run=function)
        return sub

    def root(sub: argparse.ArgumentParser) -> None:
        sub.add_argument("--root", type=Path, default=Path(), help="the course folder (default: this one)")

    serving = verb(serve)
    root(serving)
    serving.add_argument("--port", type=int, default=8888, help="the next free one is used if it is taken")
    serving.add_argument("--no-browser", action="store_true", help="only print the address")
    building = verb(build)
    root(building)
    building.add_argument("--check", action="store_true", help="change nothing; exit 1 on a difference")
    verb(lint).add_argument("paths", nargs="+", type=Path, help="scenario.yaml and exercise.yaml files")
    verb(schema)
    return top


def main(argv: Sequence[str] | None = None) -> int:
    """Run one verb; a wrong call or file ends in one plain message, never a traceback."""
    args = parser().parse_args(argv)
    try:
        return int(args.run(args))
    except FileNotFoundError as missing:
        print(f"bluehelm: {missing}", file=sys.stderr)
        return 2
