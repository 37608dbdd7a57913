"""Every exception of the scenario package."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bluehelm.problems import Problem, ProblemsError

if TYPE_CHECKING:
    from bluehelm.scenario.play import State

__all__ = ["Departure", "ExpressionError", "PlayError", "Problem", "ScenarioError"]


class ScenarioError(ProblemsError):
    """A scenario file cannot be played; `problems` says why, in file order."""


class ExpressionError(ValueError):
    """A condition is not in the small language; `message` says what, `mend` what to write instead.

    >>> from bluehelm.scenario.expression import parse
    >>> try:
    ...     parse("POC.real > 58")
    ... except ExpressionError as error:
    ...     print(error.mend)
    Write for example: POC >= 58 and not PAUSE.
    """

    def __init__(self, message: str, mend: str) -> None:
        """Keep both halves; as text they are joined by the bar that `bluehelm.validation` splits at."""
        super().__init__(f"{message} | {mend}")
        self.message = message
        self.mend = mend


class PlayError(ValueError):
    """A step that the rules do not allow: an option that is not offered, or a play that has ended."""


class Departure(Exception):  # noqa: N818 (it is the word authors and players see)
    """A transcript cannot be replayed to its end on this version of the scenario.

    `at` is the number (from 0) of the decision that no longer fits, `state` the play up to there.
    """

    def __init__(self, at: int, state: State, message: str) -> None:
        """Keep the place and the state, so that a player can go on from there."""
        super().__init__(message)
        self.at = at
        self.state = state
        self.message = message
