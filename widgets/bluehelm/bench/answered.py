"""What to say if an analysis cannot be made. Apart from `source`: graph and preview need no analysis."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from bluehelm.bench.source import refuse
from bluehelm.scenario.analysis import AnalysisError, LoopError, TooLargeError


def answered(path: Path, work: Callable[[], int], instead: str = "") -> int:
    """Return what `work` returns; if the analysis of `path` cannot be made, print why, and `instead`."""
    try:
        return work()
    except TooLargeError as error:
        return refuse(
            f"{path}: exact analysis may need {error.bound:,} states; the limit is {error.limit:,}. Let "
            f"fewer conditions read gauges{instead and f', or {instead[0].lower()}{instead[1:]}'}."
        )
    except LoopError as error:
        return refuse(f"{path}: {error} {instead and f'{instead}.'}".rstrip())
    except AnalysisError as error:
        return refuse(f"{path}: {error}")
