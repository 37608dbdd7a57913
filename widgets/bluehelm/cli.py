"""The ``bluehelm`` command: one verb for each thing that people do from a terminal."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from bluehelm.cli_options import key_options, record_options, statement_options, verify_options

if TYPE_CHECKING:  # a verb imports what it needs when it runs
    from bluehelm.bench.asked import Asked

Verb = Callable[[argparse.Namespace], int]


def serve(args: argparse.Namespace) -> int:
    """Serve the course on this machine."""
    from bluehelm.serve import serve as run

    run(args.root.resolve(), port=args.port, open_browser=not args.no_browser)
    return 0


def demo(args: argparse.Namespace) -> int:
    """Serve the course as a public site: no accounts, no files, nothing to break."""
    from bluehelm.site.verb import demo as run

    return run(args)


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


def print_(args: argparse.Namespace) -> int:
    """Write each module as one page of HTML and a PDF, to read on paper or over a weak line."""
    from bluehelm_grading.edition.verb import print_editions

    return print_editions(args.root.resolve(), args.out)


def grade(args: argparse.Namespace) -> int:
    """Collect, grade and give feedback to a whole class; then say who needs a person, and why."""
    from bluehelm_grading.class_verb import grade as run

    return run(args.root.resolve(), args.assignment, jobs=args.jobs, scheduler=args.scheduler)


def mark(args: argparse.Namespace) -> int:
    """Mark memos against their rubric, alone or as one of two who mark blind."""
    from bluehelm_grading.marking.verb import mark as run

    return run(
        args.root.resolve(),
        args.assignment,
        marker=args.marker,
        blind=args.blind,
        report=args.report,
        port=args.port,
        open_browser=not args.no_browser,
    )


def lint(args: argparse.Namespace) -> int:
    """Check module texts, scenarios and exercises; each finding has a file, a line, a code and the mend."""
    from bluehelm.lint import lint_path

    problems = [problem for path in args.paths for problem in lint_path(path)]
    for problem in problems:
        print(problem)
    print(f"{len(problems)} findings" if problems else "No findings.")
    return 1 if problems else 0


def analyse(args: argparse.Namespace) -> int:
    """Print all that exact analysis finds about a scenario; with --html, write it as a page with charts."""
    from bluehelm.bench.analyse import analyse as run

    return run(args.scenario, _asked(args), html=args.html, plays=args.sample, seed=args.seed)


def judge(args: argparse.Namespace) -> int:
    """Tell the decisions of one play from its luck: what each cost, its rank, and plans that beat it."""
    from bluehelm.bench.judge import judge as run

    return run(args.scenario, args.transcript, _asked(args))


def _asked(args: argparse.Namespace) -> Asked:
    from bluehelm.bench.asked import Asked

    only, policy = getattr(args, "only", None), getattr(args, "policy", None)
    return Asked(args.weights, only, policy, args.objectives)


def graph(args: argparse.Namespace) -> int:
    """Draw the graph of scenes as SVG, to a file or to stdout."""
    from bluehelm.bench.graph import write_graph

    return write_graph(args.scenario, args.output)


def preview(args: argparse.Namespace) -> int:
    """Serve the player for a scenario file; it follows each time that the file is saved."""
    from bluehelm.bench.preview import serve_preview

    return serve_preview(args.scenario, port=args.port, open_browser=not args.no_browser)


def schema(args: argparse.Namespace) -> int:
    """Write the JSON Schemas that editors use."""
    from bluehelm.lint import write_schemas

    for path in write_schemas():
        print(path)
    return 0


def cohort(args: argparse.Namespace) -> int:
    """Show the class in charts: who handed in, points, choices, items, objectives; or write the tables."""
    from bluehelm_grading.cohort.serve import cohort as run

    return run(
        args.root.resolve(),
        args.assignment,
        csv=args.csv,
        names=args.names,
        port=args.port,
        open_browser=not args.no_browser,
    )


def coverage(args: argparse.Namespace) -> int:
    """Say which place of which source is taught where, and which is not taught yet."""
    from bluehelm_grading.coverage_verb import run

    return run(args.root.resolve(), args.csv)


def record(args: argparse.Namespace) -> int:
    """Show, export, import or forget the learner's record."""
    from bluehelm.record.verb import run

    return run(args)


def statement(args: argparse.Namespace) -> int:
    """Write a learner's statement of completion, from a record; with --key, sign it."""
    from bluehelm.statement.verb import statement as run

    return run(args)


def key(args: argparse.Namespace) -> int:
    """Make a key with which an instructor signs statements of completion."""
    from bluehelm.statement.verb import key as run

    return run(args)


def verify(args: argparse.Namespace) -> int:
    """Check a signed statement without the internet: was it changed, and who signed it."""
    from bluehelm.statement.verb import verify as run

    return run(args)


def parser() -> argparse.ArgumentParser:
    """Build the parser: a verb and its options."""
    top = argparse.ArgumentParser(
        prog="bluehelm", description="An open course in leading UN peace operations."
    )
    verbs = top.add_subparsers(required=True, metavar="VERB")

    def verb(function: Verb) -> argparse.ArgumentParser:
        text = (function.__doc__ or "").splitlines()[0]
        sub = verbs.add_parser(function.__name__.rstrip("_"), help=text, description=text)
        sub.set_defaults(run=function)
        return sub

    def root(sub: argparse.ArgumentParser) -> None:
        sub.add_argument("--root", type=Path, default=Path(), help="the course folder (default: this one)")

    def address(sub: argparse.ArgumentParser) -> None:
        sub.add_argument("--port", type=int, default=8888, help="the next free one is used if it is taken")
        sub.add_argument("--no-browser", action="store_true", help="only print the address")

    def counting(sub: argparse.ArgumentParser) -> None:
        weights = "what counts (default: the objectives, 1 each)"
        sub.add_argument("--weights", metavar="POC=2,SAF=1", help=weights)
        sub.add_argument("--objectives", metavar="POC,SAF", help="what plans are compared by, gauges")

    serving = verb(serve)
    root(serving)
    address(serving)
    public = verb(demo)
    root(public)
    public.add_argument("--port", type=int, default=8888)
    public.add_argument("--address", default="127.0.0.1", help="where to listen (default: this machine only)")
    public.add_argument("--prefix", default="/", help="the path before all addresses, behind a proxy")
    public.add_argument("--scratch", type=Path, help="where visitors' plays are kept (default: below /tmp)")
    public.add_argument("--kernels", type=int, default=100, help="visitors' pages at once (default: 100)")
    public.add_argument("--kernels-each", type=int, default=40, help="of these for one address (default: 40)")
    public.add_argument("--idle-min", type=float, default=20, help="a page's session ends after so long idle")
    public.add_argument("--stop-s", type=int, default=20, help="seconds for open pages when it is stopped")
    public.add_argument(
        "--no-prepare", action="store_true", help="run no page before its first visitor; saves memory"
    )
    public.add_argument(
        "--trust",
        action="append",
        default=[],
        metavar="NET",
        help="proxies whose X-Forwarded-For is believed",
    )
    public.add_argument(
        "--frame-ancestors", default="'self'", metavar="ADDRESS", help="who may frame pages: an LMS"
    )
    building = verb(build)
    root(building)
    building.add_argument("--check", action="store_true", help="change nothing; exit 1 on a difference")
    printing = verb(print_)
    root(printing)
    printing.add_argument(
        "--out", type=Path, metavar="FOLDER", help="where to (default: print/ in the course)"
    )
    grading = verb(grade)
    grading.add_argument("assignment", help="the name of a folder in solutions/")
    root(grading)
    grading.add_argument("--jobs", type=int, metavar="N", help="processes (default: one for each processor)")
    grading.add_argument("--scheduler", metavar="ADDRESS", help="grade on the Dask cluster of this scheduler")
    marking = verb(mark)
    marking.add_argument("assignment", nargs="?", help="a folder in solutions/ (default: the only one)")
    root(marking)
    marking.add_argument("--marker", metavar="NAME", default="", help="who is marking; needed with --blind")
    marking.add_argument("--blind", action="store_true", help="see and set the marks of this marker only")
    marking.add_argument("--report", action="store_true", help="print how far blind markers agree")
    address(marking)
    verb(lint).add_argument("paths", nargs="+", type=Path, help="module.md, scenario.yaml, exercise.yaml")
    analysing = verb(analyse)
    analysing.add_argument("scenario", type=Path, help="a scenario.yaml file")
    counting(analysing)
    analysing.add_argument(
        "--only", metavar="PART,…", help="of reach, distribution, dominated, best, sensitivity, front, size"
    )
    analysing.add_argument(
        "--policy",
        type=Path,
        metavar="FILE",
        help="how plays are played, as 'D1: {A: 3, B: 1}' for each scene",
    )
    analysing.add_argument("--html", type=Path, metavar="FILE", help="write a page that needs no internet")
    analysing.add_argument(
        "--sample", type=int, metavar="N", help="play N times at random instead of counting all"
    )
    analysing.add_argument("--seed", type=int, default=1, help="the seed of --sample (default: 1)")
    judging = verb(judge)
    judging.add_argument("scenario", type=Path, help="a scenario.yaml file")
    judging.add_argument("transcript", type=Path, help="a play, as downloaded in the debrief (JSON)")
    counting(judging)
    drawing = verb(graph)
    drawing.add_argument("scenario", type=Path, help="a scenario.yaml file")
    drawing.add_argument("-o", "--output", type=Path, metavar="FILE.svg", help="where to (default: stdout)")
    previewing = verb(preview)
    previewing.add_argument("scenario", type=Path, help="a scenario.yaml file, finished or not")
    address(previewing)
    verb(schema)
    seeing = verb(cohort)
    seeing.add_argument("assignment", nargs="?", help="an exercise (default: the first that is graded)")
    root(seeing)
    address(seeing)
    seeing.add_argument("--csv", type=Path, metavar="FOLDER", help="write the tables as CSV; serve nothing")
    seeing.add_argument("--names", action="store_true", help="with --csv: names in place of numbers")
    covering = verb(coverage)
    root(covering)
    covering.add_argument("--csv", type=Path, metavar="FILE", help="write a row for each paragraph as CSV")
    record_options(verb(record))
    statement_options(verb(statement))
    key_options(verb(key))
    verify_options(verb(verify))
    return top


def main(argv: Sequence[str] | None = None) -> int:
    """Run one verb; a wrong call or file ends in one plain message, never a traceback."""
    args = parser().parse_args(argv)
    try:
        return int(args.run(args))
    except KeyboardInterrupt:
        print("\nbluehelm: stopped. No file was left half written.", file=sys.stderr)
        return 130
    except FileNotFoundError as missing:
        print(f"bluehelm: {missing}", file=sys.stderr)
        return 2
