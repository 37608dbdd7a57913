"""The command `bluehelm grade`: what can go wrong ends in one plain message."""

from __future__ import annotations

import sys
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError

from bluehelm.exercise import ExerciseError
from bluehelm_grading.class_collect import CollectError
from bluehelm_grading.class_folders import BusyError
from bluehelm_grading.class_pool import ClusterError, Pool, cores
from bluehelm_grading.class_run import run
from bluehelm_grading.release import ReleaseError


def grade(root: Path, assignment: str, *, jobs: int | None = None, scheduler: str | None = None) -> int:
    """Grade a class; returns 0 if all is done, 1 if some result could not be made, 2 if none was graded."""
    if jobs is not None and jobs < 1:
        print("bluehelm: --jobs must be 1 or more.", file=sys.stderr)
        return 2
    try:
        return run(root, assignment, Pool(jobs or cores(), scheduler))
    except (BusyError, ClusterError, CollectError, ExerciseError, ReleaseError) as problem:
        print(f"bluehelm: {problem}", file=sys.stderr)
    except ModuleNotFoundError as missing:
        print(f"bluehelm: {_install(missing)}", file=sys.stderr)
    except SQLAlchemyError as problem:
        print(f"bluehelm: {_gradebook(problem)}", file=sys.stderr)
    return 2


def _install(missing: ModuleNotFoundError) -> str:
    mends = {
        "distributed": "Install it: pip install 'bluehelm[cluster]'",
        "psycopg2": "Install it: pip install 'bluehelm[postgres]'",
        "psycopg": "Begin db_url in grading/nbgrader_config.py with postgresql+psycopg2://",
    }
    return f"{missing}. {mends.get(missing.name or '', 'Install it.')}"


def _gradebook(problem: SQLAlchemyError) -> str:
    first = str(problem).strip().splitlines()[0]
    return (
        f"The gradebook cannot be used: {first} What was graded is kept. Check c.CourseDirectory.db_url "
        "in grading/nbgrader_config.py, then run this again."
    )
