"""The decision engine: read a scenario, play it, replay it. Pure: no Jupyter, no plots, no clock.

`bluehelm.scenario.lint` and `bluehelm.scenario.analysis` are imported by those who need them: a player's page
should not wait for a graph library.
"""

from bluehelm.scenario.cards import closed, seen, share
from bluehelm.scenario.carry import carry
from bluehelm.scenario.errors import Departure, ExpressionError, PlayError, Problem, ScenarioError
from bluehelm.scenario.history import undo
from bluehelm.scenario.load import load_scenario
from bluehelm.scenario.model import (
    Card,
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
from bluehelm.scenario.play import ending, offers, step
from bluehelm.scenario.rules import Change
from bluehelm.scenario.saved import load, save
from bluehelm.scenario.state import Decision, Share, State, begin
from bluehelm.scenario.transcript import Transcript, replay, snapshot, transcript

__all__ = [
    "Card",
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
    "Share",
    "State",
    "Transcript",
    "begin",
    "carry",
    "closed",
    "ending",
    "load",
    "load_scenario",
    "offers",
    "replay",
    "save",
    "seen",
    "share",
    "snapshot",
    "step",
    "transcript",
    "undo",
]
