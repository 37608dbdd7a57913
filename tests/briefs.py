"""What the content brief asks of each module, from `module_briefs/MNN.yaml`: one file a module."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from bluehelm import yamlfile

BRIEFS: dict[str, Any] = {
    path.stem.removeprefix("M"): yamlfile.read(path).data
    for path in sorted((Path(__file__).parent / "module_briefs").glob("M*.yaml"))
}
"""Number of a module ("06") -> sections, misconceptions, tensions, points and guessed_percent.

`objectives` and `units` count both, where they are not seven and three.
"""
