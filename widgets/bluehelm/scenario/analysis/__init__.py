"""Exact analysis of a scenario, and what the debrief needs to know about one play.

All probabilities are fractions; nothing is sampled except by `sample`, which says so.
"""

from bluehelm.scenario.analysis.best import Advice, BestPlay, Regret, best_play
from bluehelm.scenario.analysis.bracket import Change
from bluehelm.scenario.analysis.distribution import Distribution, distribution
from bluehelm.scenario.analysis.errors import AnalysisError, LoopError, TooLargeError
from bluehelm.scenario.analysis.front import Front, Plan, front
from bluehelm.scenario.analysis.judge import Judgement, Rank, Verdict, judge
from bluehelm.scenario.analysis.path import Link, Node, Position, Reading, Tree, positions, profile, tree
from bluehelm.scenario.analysis.reach import Reach, Step, Witness, reach
from bluehelm.scenario.analysis.rivals import Rival, Rivals, rivals
from bluehelm.scenario.analysis.sample import Estimate, Sample, sample
from bluehelm.scenario.analysis.sensitivity import Firmness, Leeway, Sensitivity, sensitivity
from bluehelm.scenario.analysis.size import SceneSize, Size, size

__all__ = [
    "Advice",
    "AnalysisError",
    "BestPlay",
    "Change",
    "Distribution",
    "Estimate",
    "Firmness",
    "Front",
    "Judgement",
    "Leeway",
    "Link",
    "LoopError",
    "Node",
    "Plan",
    "Position",
    "Rank",
    "Reach",
    "Reading",
    "Regret",
    "Rival",
    "Rivals",
    "Sample",
    "SceneSize",
    "Sensitivity",
    "Size",
    "Step",
    "TooLargeError",
    "Tree",
    "Verdict",
    "Witness",
    "best_play",
    "distribution",
    "front",
    "judge",
    "positions",
    "profile",
    "reach",
    "rivals",
    "sample",
    "sensitivity",
    "size",
    "tree",
]
