"""Grading a class: submissions a second against stock nbgrader, and time and memory by the size of the class.

    python tests/benchmarks/bench_grade.py                  # both tables, some minutes
    python tests/benchmarks/bench_grade.py --sizes 30 100   # these classes only

The class is synthetic and seeded (tests/large_class.py) and answers the real exercise of module 09. Stock is
`nbgrader autograde` with nbgrader's own steps: a kernel runs the hidden tests. The first table holds all ways
to one processor and one grading process, on the same submissions, in turns. What a way needs to begin
(imports, a new gradebook) is measured on a class of one and taken off.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter

import psutil

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(HERE.parent))

from large_class import learners  # noqa: E402

ASSIGNMENT = "crisis_management"
SIZES = (30, 100, 500, 2_000)
ROUNDS = 3
STOCK = "del c.Autograde.autograde_preprocessors\n"  # nbgrader's own steps, in the place of ours
NO_FEEDBACK = "from bluehelm_grading import class_run; class_run._show = lambda *_: (0, 0)"
SAMPLE_S = 0.1


@dataclass(frozen=True)
class Cost:
    """What one run took; `processor_s` is the work of all its processes, whatever else the machine did.

    The peaks are of all processes together: PSS counts a page that they share once, RSS each time.
    """

    seconds: float
    processor_s: float
    pss_mib: float
    rss_mib: float


def new_class(folder: Path, size: int, settings: str = "") -> Path:
    """Make a course in which `size` learners have handed in."""
    shutil.rmtree(folder, ignore_errors=True)
    own = shutil.ignore_patterns("answers*", ".*")
    for step in ("solutions", "exercises"):
        shutil.copytree(ROOT / step / ASSIGNMENT, folder / step / ASSIGNMENT, ignore=own)
    shutil.copytree(ROOT / "modules" / "09_crisis_management", folder / "modules" / "09_crisis_management")
    config = (ROOT / "grading" / "nbgrader_config.py").read_text(encoding="utf-8")
    (folder / "grading").mkdir()
    (folder / "grading" / "nbgrader_config.py").write_text(config + settings, encoding="utf-8")
    released = (folder / "exercises" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb").read_bytes()
    for learner in learners(size):
        handed_in = folder / "grading" / "runs" / "submitted" / learner.name / ASSIGNMENT
        handed_in.mkdir(parents=True)
        (handed_in / f"{ASSIGNMENT}.ipynb").write_bytes(released)
        answers = learner.file()
        if answers is not None:
            (handed_in / "answers.json").write_bytes(answers)
    return folder


def measured(command: Sequence[str], folder: Path, processors: int) -> Cost:
    """Run a command on so many processors; watch its time and the memory of all its processes."""
    began, worked_s = perf_counter(), _worked_s()
    process = subprocess.Popen(
        command,
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        preexec_fn=lambda: os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:processors]),
    )
    peaks = [0.0, 0.0]
    ended = threading.Event()
    watcher = threading.Thread(target=_watch, args=(process.pid, peaks, ended))
    watcher.start()
    code = process.wait()
    seconds = perf_counter() - began
    ended.set()
    watcher.join()
    if code:
        raise RuntimeError(f"{' '.join(command)} ended with {code}")
    return Cost(seconds, _worked_s() - worked_s, peaks[0] / 2**20, peaks[1] / 2**20)


def _worked_s() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _watch(pid: int, peaks: list[float], ended: threading.Event) -> None:
    while not ended.wait(SAMPLE_S):
        try:
            root = psutil.Process(pid)
            infos = [each.memory_full_info() for each in (root, *root.children(recursive=True))]
        except psutil.Error:
            continue  # a process ended while it was looked at
        peaks[0] = max(peaks[0], sum(info.pss for info in infos))
        peaks[1] = max(peaks[1], sum(info.rss for info in infos))


def grade(course: Path, jobs: int, processors: int, setup: str = "") -> Cost:
    """Run `bluehelm grade`: collecting, grading and feedback, unless `setup` changes that."""
    call = f"{setup}; import sys; from bluehelm.cli import main; sys.exit(main(sys.argv[1:]))".lstrip("; ")
    command = [sys.executable, "-c", call, "grade", ASSIGNMENT, "--root", str(course), "--jobs", str(jobs)]
    return measured(command, course, processors)


def autograde(course: Path) -> Cost:
    """Run `nbgrader autograde`, as the settings of the course say."""
    return measured([sys.executable, "-m", "nbgrader", "autograde", ASSIGNMENT], course / "grading", 1)


def points(course: Path) -> list[tuple[str, str, float | None]]:
    """Return (learner, item, points) as the gradebook has them."""
    with sqlite3.connect(course / "grading" / "runs" / "gradebook.db") as book:
        return book.execute(
            "SELECT s.student_id, c.name, g.auto_score FROM grade g JOIN base_cell c ON c.id = g.cell_id"
            " JOIN submitted_notebook b ON b.id = g.notebook_id"
            " JOIN submitted_assignment s ON s.id = b.assignment_id ORDER BY 1, 2"
        ).fetchall()


def rates(folder: Path, size: int) -> None:
    """Print what a submission costs each way, on one processor, in turns; check that points are the same."""
    ways: dict[str, tuple[str, Callable[[Path], Cost]]] = {
        "nbgrader autograde, stock (a kernel)": (STOCK, autograde),
        "nbgrader autograde, our steps in process": ("", autograde),
        "bluehelm grade, without feedback": ("", lambda course: grade(course, 1, 1, NO_FEEDBACK)),
        "bluehelm grade": ("", lambda course: grade(course, 1, 1)),
    }
    found: dict[str, list[tuple[float, float]]] = {way: [] for way in ways}
    given = set()
    for _ in range(ROUNDS):
        for way, (settings, run) in ways.items():
            alone = run(new_class(folder, 1, settings))
            course = new_class(folder, size, settings)
            found[way].append(_each(run(course), alone, size - 1))
            given.add(json.dumps(points(course)))
    if len(given) != 1:
        raise RuntimeError("the ways do not give the same points")
    _print_rates(
        {way: (median(s for s, _ in each), median(p for _, p in each)) for way, each in found.items()}
    )


def _each(cost: Cost, alone: Cost, more: int) -> tuple[float, float]:
    """Return the seconds, and the processor's seconds, that each further submission took."""
    return (cost.seconds - alone.seconds) / more, (cost.processor_s - alone.processor_s) / more


def _print_rates(costs: Mapping[str, tuple[float, float]]) -> None:
    print(
        "| way | seconds a submission | submissions a second | times stock | of the processor | times stock |"
    )
    print("|---|---:|---:|---:|---:|---:|")
    stock_s, stock_work_s = next(iter(costs.values()))
    for way, (seconds, work_s) in costs.items():
        times, work_times = stock_s / seconds, stock_work_s / work_s
        print(
            f"| {way} | {seconds:.3f} | {1 / seconds:.1f} | {times:.0f} | {work_s:.3f} | {work_times:.0f} |"
        )


def sizes(folder: Path, counts: Sequence[int]) -> None:
    """Print time and memory of grading with feedback on two processors, and of a second run."""
    print("| submissions | seconds | of the processors | PSS, MiB | RSS, MiB | seconds of a second run |")
    print("|---:|---:|---:|---:|---:|---:|")
    for count in counts:
        course = new_class(folder, count)
        cost, again = grade(course, 2, 2), grade(course, 2, 2)
        print(
            f"| {count:,} | {cost.seconds:.1f} | {cost.processor_s:.1f} | {cost.pss_mib:.0f} "
            f"| {cost.rss_mib:.0f} | {again.seconds:.1f} |",
            flush=True,
        )


def main() -> None:
    """Run what is asked for, in a temporary folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="*", default=SIZES, help="classes of the second table")
    parser.add_argument(
        "--against", type=int, default=30, metavar="N", help="class of the first; 1 leaves it out"
    )
    asked = parser.parse_args()
    print(f"load of the machine before: {os.getloadavg()[0]:.1f}")
    with tempfile.TemporaryDirectory() as name:
        if asked.against > 1:
            rates(Path(name) / "course", asked.against)
        if asked.sizes:
            sizes(Path(name) / "course", asked.sizes)


if __name__ == "__main__":
    main()
