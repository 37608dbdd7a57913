"""The decision engine: read a scenario, play it, replay it. Pure: no Jupyter, no plots, no clock.

`bluehelm.scenario.lint` and `bluehelm.scenario.analysis` are imported by those who need them: a player's page
should not wait for a graph library.

A whole scenario, as small as they come, and a play of it:

>>> text = '''
... {format: 1, id: FORD, title: The ford, module: M00, language: en, duration_min: 5,
...  plays: You lead a convoy., situation: The river rises., notes: Invented., start: D1,
...  roles: {DOC: {name: Doctor, stake: The patient.}},
...  gauges: {TIME: {name: Time, meaning: Hours of light left., start: 50, end_at: 10}},
...  polarities: {a: {left: speed, right: care}},
...  cards: {FEVER: {held_by: [DOC], since: D1, text: The patient is worse., effects: {TIME: -2}}},
...  rules: [{id: grey_line, kind: grey_line, decisions: 2, effects: {TIME: -1}, text: People wonder.}],
...  scenes: {D1: {title: At the ford, clock: Noon, type: trap, text: Cross now, choices: {
...   A: {label: Cross, outcome: You cross., effects: {TIME: -5}, leans: {a: -1}, why: Speed., next: END},
...   B: {label: Wait, outcome: You wait., effects: {TIME: -45}, leans: {a: +1}, why: Care., next: END}}}},
...  events: {E1: {after: D1, p: 0.5, text: A tyre bursts., effects: {TIME: -9}, why: Old tyres.}},
...  early_end: {id: END-0, title: Too late, text: It is dark.},
...  endings: [{id: END-1, title: Across, text: All are across.}]}
... '''
>>> from pathlib import Path
>>> from tempfile import TemporaryDirectory
>>> with TemporaryDirectory() as folder:
...     path = Path(folder, "scenario.yaml")
...     written = path.write_text(text, encoding="utf-8")
...     ford: Scenario = load_scenario(path)
...     written = path.write_text(text.replace("start: D1", "start: D9"), encoding="utf-8")
...     try:
...         load_scenario(path)
...     except ScenarioError as error:
...         problem: Problem = error.problems[0]
>>> print(problem)
scenario.yaml:3: UNKNOWN-SCENE There is no scene D9. Allowed here: D1.
>>> first: State = begin(ford, seed=1)
>>> sorted(choice for choice, _ in offers(ford, first))
['A', 'B']
>>> closed(ford, first), [card for card, _ in seen(ford, first, "DOC")]
(('FEVER',), ['FEVER'])
>>> told = share(ford, first, "FEVER")
>>> end = step(ford, told, "A")
>>> end.decisions[0].changes
(Change(cause='choice', gauge='TIME', amount=-5, stated=-5),)
>>> ending(ford, end)
Ending(id='END-1', condition=None, title='Across', text='All are across.')
>>> ending(ford, step(ford, told, "B"))
EarlyEnd(id='END-0', title='Too late', text='It is dark.')
>>> try:
...     step(ford, told, "C")
... except PlayError as error:
...     print(error)
In scene D1 there is no option 'C'. On offer: A, B.

Back and forth in a play, from page to page, and on to the next scenario of a campaign:

>>> undo(ford, end, to=0) == told, load(save(end)) == end
(True, True)
>>> play: Transcript = transcript(end)
>>> play.seed, play.choices
(1, ('D1:FEVER', 'D1.A'))
>>> snapshot(replay(ford, play)) == snapshot(end)
True
>>> try:
...     replay(ford, play.model_copy(update={"choices": ("D1.A", "D2.A")}))
... except Departure as departure:
...     print(departure.at, departure.message)
1 Decision 2 was taken in D2; this version has ended.
>>> carry(ford, {"TIME": 30})
{'TIME': 40}

What a scenario and a play are made of, each a frozen object:

>>> gauge: Gauge = ford.gauges["TIME"]
>>> scene: Scene = ford.scenes["D1"]
>>> choice: Choice = scene.choices["A"]
>>> rule: Rule = ford.rules[0]
>>> event: Event = ford.events["E1"]
>>> card: Card = ford.cards["FEVER"]
>>> decision: Decision = end.decisions[0]
>>> gauge.start, scene.title, choice.label, rule.kind, event.p, card.held_by, decision.scene
(50, 'At the ford', 'Cross', 'grey_line', 0.5, ('DOC',), 'D1')
>>> ford.roles["DOC"], ford.polarities["a"]
(Role(name='Doctor', stake='The patient.'), Polarity(left='speed', right='care'))
>>> shared: Share = end.shares[0]
>>> shared.card, shared.scene
('FEVER', 'D1')
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
