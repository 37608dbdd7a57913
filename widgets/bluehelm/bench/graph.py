"""`bluehelm graph`: the graph of scenes as an SVG file."""

from __future__ import annotations

import sys
from pathlib import Path

from bluehelm.bench.drawing import drawing
from bluehelm.bench.scenes import graph
from bluehelm.bench.source import opened, refuse, unwritable
from bluehelm.files import write_atomically


def write_graph(path: Path, output: Path | None) -> int:
    """Write the graph to `output`, or to stdout; return the exit code."""
    problem = unwritable(output) if output is not None else None
    if problem is not None:
        return refuse(problem)
    scenario = opened(path)
    if scenario is None:
        return 1
    content = drawing(graph(scenario))
    if output is None:
        sys.stdout.write(content)
    else:
        write_atomically(output, content)
        print(output)
    return 0
