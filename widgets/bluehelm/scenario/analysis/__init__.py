"""Exact analysis of a scenario, and what the debrief needs to know about one play.

All probabilities are fractions; nothing is sampled except by `sample`, which says so.

>>> from pathlib import Path
>>> from bluehelm.scenario import load_scenario
>>> mini = load_scenario(Path("tests/scenario/sound.yaml"))
>>> size(mini).plays, size(mini).feasible
(8, True)
>>> reach(mini).endings["END-1"].choices
('D1.A', 'D2.A')
>>> found = distribution(mini)
>>> {ending: str(chance) for ending, chance in found.endings.items()}
{'END-0': '0', 'END-1': '1/2', 'END-2': '1/2'}
>>> str(found.mean("SAF"))
'247/5'
>>> best = best_play(mini, {"POC": 1})
>>> str(best.value), [advice.best for advice in best.line]
('55', [('A',), ('A',)])
>>> [dict(plan.choices) for plan in front(mini, ["POC", "SAF"]).plans][0]
{'D1': 'A', 'D2': 'A'}
>>> firm = sensitivity(mini, {"POC": 1, "SAF": 1}).decisions[0]
>>> firm.scene, firm.advice
('D1', ('B',))
>>> from bluehelm.scenario import begin, step, transcript
>>> play = transcript(step(mini, begin(mini, 1), "B"))
>>> str(judge(mini, play, {"POC": 1}).verdicts[0].regret)
'8'
>>> better = rivals(mini, play, front(mini, ["POC"])).plans[0]
>>> better.scene, better.instead
('D1', 'A')
>>> sample(mini, 100, seed=1).endings["END-1"].plays
100
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
