"""The decision engine: read a scenario, play it, replay it. Pure: no Jupyter, no plots, no clock.

`bluehelm.scenario.lint` and `bluehelm.scenario.analysis` are imported by those who need them: a player's page
should not wait for a graph library.
"""

from bluehelm.scenario.errors import Departure, ExpressionError, PlayError, Problem, ScenarioError
from bluehelm.scenario.load import load_scenario
from bluehelm.scenario.model import (
    Choice,
    EarlyEnd,
    Ending,
    Event,
    Gauge,
    Polarity,
    Role,
    Rule,
    Scenario,
    Scene,
)
from bluehelm.scenario.play import Decision, State, begin, ending, offers, step, undo
from bluehelm.scenario.rules import Change
from bluehelm.scenario.transcript import Transcript, replay, snapshot, transcript

__all__ = [
    "Change",
    "Choice",
    "Decision",
    "Departure",
    "EarlyEnd",
    "Ending",
    "Event",
    "ExpressionError",
    "Gauge",
    "PlayError",
    "Polarity",
    "Problem",
    "Role",
    "Rule",
    "Scenario",
    "ScenarioError",
    "Scene",
    "State",
    "Transcript",
    "begin",
    "ending",
    "load_scenario",
    "offers",
    "replay",
    "snapshot",
    "step",
    "transcript",
    "undo",
]
