"""What the exact analysis refuses, before it starts."""

from __future__ import annotations


class AnalysisError(Exception):
    """The analysis cannot answer this question about this scenario."""


class LoopError(AnalysisError):
    """A story that can come back to a scene has no finite list of plays; exact analysis needs one.

    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> from bluehelm.scenario import load_scenario
    >>> from bluehelm.scenario.analysis import size
    >>> text = Path("tests/scenario/sound.yaml").read_text(encoding="utf-8")
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder, "scenario.yaml")
    ...     written = path.write_text(text.replace("next: END", "next: D1", 1), encoding="utf-8")
    ...     looped = load_scenario(path)
    >>> try:
    ...     size(looped)
    ... except LoopError as error:
    ...     print(error)
    The scenes D1 → D2 → D1 form a loop: a play can come back, so plays cannot be counted. Exact analysis \
needs links that only lead forward; sample() needs none.
    """


class TooLargeError(AnalysisError):
    """There are too many states: the bound, or what a walk has met so far, is over the limit.

    >>> print(TooLargeError(bound=9_000_000, limit=4_000_000))
    Exact analysis may need 9,000,000 states; the limit is 4,000,000. Let conditions read fewer gauges, \
shorten the story, or use sample().
    """

    def __init__(self, bound: int, limit: int) -> None:
        """Keep both numbers, and say what can be done instead."""
        super().__init__(
            f"Exact analysis may need {bound:,} states; the limit is {limit:,}. "
            "Let conditions read fewer gauges, shorten the story, or use sample()."
        )
        self.bound = bound
        self.limit = limit
