"""Exact analysis of a scenario, and of one play of it.

All probabilities are fractions; nothing is sampled except by `sample`, which says so. What can happen:

>>> from pathlib import Path
>>> from bluehelm.scenario import load_scenario
>>> mini = load_scenario(Path("tests/scenario/sound.yaml"))
>>> bound: Size = size(mini)
>>> second: SceneSize = bound.scenes[1]
>>> bound.plays, bound.feasible, second.scene, second.plays
(8, True, 'D2', 4)
>>> met: Reach = reach(mini)
>>> way: Witness | None = met.endings["END-1"]
>>> way.choices
('D1.A', 'D2.A')
>>> way.steps[0]
Step(scene='D1', choice='A', happens=(), spares=())
>>> found: Distribution = distribution(mini)
>>> {ending: str(chance) for ending, chance in found.endings.items()}
{'END-0': '0', 'END-1': '1/2', 'END-2': '1/2'}
>>> str(found.mean("SAF"))
'247/5'
>>> drawn: Sample = sample(mini, 100, seed=1)
>>> counted: Estimate = drawn.endings["END-1"]
>>> counted.plays
100

What is best for stated weights, which plans nothing beats, and how firm the advice is:

>>> best: BestPlay = best_play(mini, {"POC": 1})
>>> line: tuple[Advice, ...] = best.line
>>> str(best.value), [advice.best for advice in line]
('55', [('A',), ('A',)])
>>> costs: tuple[Regret, ...] = best.regrets
>>> [(one.scene, one.choice, str(one.high)) for one in costs]
[('D1', 'A', '0'), ('D1', 'B', '8'), ('D2', 'A', '0'), ('D2', 'B', '2')]
>>> beaten_by_none: Front = front(mini, ["POC", "SAF"])
>>> plan: Plan = beaten_by_none.plans[0]
>>> dict(plan.choices)
{'D1': 'A', 'D2': 'A'}
>>> both: Sensitivity = sensitivity(mini, {"POC": 1, "SAF": 1})
>>> firm: Firmness = both.decisions[0]
>>> leeway: Leeway = firm.leeways[0]
>>> change: Change | None = leeway.up
>>> firm.scene, firm.advice, leeway.name, change
('D1', ('B',), 'POC', Change(low=Fraction(41, 40), high=Fraction(41, 40), choice='A'))
>>> try:
...     best_play(mini, {"XYZ": 1})
... except AnalysisError as error:
...     print(error)
There is neither gauge nor ending called XYZ. Gauges: POC, SAF. Endings: END-1, END-2, END-0.

What one play was, decision by decision, and against all others:

>>> from bluehelm.scenario import begin, step, transcript
>>> state = step(mini, begin(mini, 1), "B")
>>> play = transcript(state)
>>> judgement: Judgement = judge(mini, play, {"POC": 1})
>>> verdict: Verdict = judgement.verdicts[0]
>>> str(verdict.regret)
'8'
>>> whole = judge(mini, transcript(step(mini, state, "B")), {"POC": 1})
>>> rank: Rank = whole.ranks["POC"]
>>> str(rank.equal), str(rank.higher)
('1/4', '3/4')
>>> others: Rivals = rivals(mini, play, front(mini, ["POC"]))
>>> better: Rival = others.plans[0]
>>> better.scene, better.instead
('D1', 'A')
"""

from bluehelm.scenario.analysis.best import Advice, BestPlay, Regret, best_play
from bluehelm.scenario.analysis.bracket import Change
from bluehelm.scenario.analysis.distribution import Distribution, distribution
from bluehelm.scenario.analysis.errors import AnalysisError, LoopError, TooLargeError
from bluehelm.scenario.analysis.front import Front, Plan, front
from bluehelm.scenario.analysis.judge import Judgement, Rank, Verdict, judge
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
    "LoopError",
    "Plan",
    "Rank",
    "Reach",
    "Regret",
    "Rival",
    "Rivals",
    "Sample",
    "SceneSize",
    "Sensitivity",
    "Size",
    "Step",
    "TooLargeError",
    "Verdict",
    "Witness",
    "best_play",
    "distribution",
    "front",
    "judge",
    "reach",
    "rivals",
    "sample",
    "sensitivity",
    "size",
]
