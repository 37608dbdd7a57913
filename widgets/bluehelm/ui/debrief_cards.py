"""The texts of the debrief as HTML: the ending, the log, what was tried, the file to keep."""

from base64 import b64encode
from collections.abc import Sequence

from bluehelm.scenario import Scenario, State, ending, transcript
from bluehelm.ui import cards
from bluehelm.ui.markup import cited, effects, escape, fold
from bluehelm.ui.plays import Branch, FinishedPlay

INVENTED = (
    "Effects on gauges, probabilities and outcomes are teaching judgements. They are invented. "
    "The principles carry citations; the numbers do not."
)
DRIFT = "Not to decide in time was also a decision: drift chose for you."


def outcome(scenario: Scenario, state: State, drifted: Sequence[int]) -> str:
    """Return how the play ended, and where drift decided."""
    reached = ending(scenario, state)
    title, text = (
        (reached.title, reached.text) if reached else ("Not finished", "The play has not ended yet.")
    )
    which = ", ".join(str(number + 1) for number in drifted)
    plural = "s" if len(drifted) > 1 else ""
    drift = f'<p class="bh-note"><strong>Time ran out in decision{plural} {which}.</strong> {DRIFT}</p>'
    return f'<h3 class="bh-title">{escape(title)}</h3>{cited(text)}' + (drift if drifted else "")


def log(scenario: Scenario, state: State, tried: Sequence[Branch]) -> str:
    """Return every decision with its gauges' changes and notes, and the ways that were tried and left."""
    items = "".join(_entry(scenario, state, number) for number in range(len(state.decisions)))
    left = "".join(_tried(scenario, branch) for branch in tried)
    also = f"<h4>Tried and left</h4><ul>{left}</ul>" if left else ""
    return fold("Your decisions, one by one", f'<ol class="bh-log">{items}</ol>{also}', opened=bool(left))


def _entry(scenario: Scenario, state: State, number: int) -> str:
    decision = state.decisions[number]
    scene = scenario.scenes[decision.scene]
    moved = {key: decision.after[key] - value for key, value in decision.before.items()}
    changed = effects({key: n for key, n in moved.items() if n}, cards.names(scenario))
    events = "".join(f"<li>By chance: {escape(scenario.events[e].text)}</li>" for e in decision.events)
    label = escape(scene.choices[decision.choice].label)
    head = f"<strong>{escape(scene.title)}</strong> <span class='bh-meta'>{escape(scene.clock)}</span>"
    return f"<li>{head}<br>{label}<br>{changed}{f'<ul>{events}</ul>' if events else ''}</li>"


def _tried(scenario: Scenario, branch: Branch) -> str:
    left = branch.choices[branch.left_at :]
    labels = (_label(scenario, taken) for taken in left)
    return f"<li>From decision {branch.left_at + 1}: {escape('; then '.join(labels))}</li>"


def _label(scenario: Scenario, taken: str) -> str:
    """Name a recorded choice; one that this version no longer has is named by its id."""
    scene_id, _, choice_id = taken.rpartition(".")
    scene = scenario.scenes.get(scene_id)
    return scene.choices[choice_id].label if scene and choice_id in scene.choices else taken


def facts(scenario: Scenario) -> str:
    """Return what is real behind the fiction, and what is not."""
    return f'<h3>What is real here</h3><p class="bh-note">{INVENTED}</p>{cited(scenario.notes)}'


def download(state: State) -> str:
    """Return a link that saves the play as a file; it holds the transcript and nothing about the learner."""
    content = b64encode(transcript(state).model_dump_json(indent=1).encode()).decode()
    name = f"{state.scenario_id}-seed-{state.seed}.json"
    link = f'<a class="bh-download" download="{name}" href="data:application/json;base64,{content}">'
    return f"{link}Download this play as a file</a>"


def plays_so_far(scenario: Scenario, finished: Sequence[FinishedPlay]) -> str:
    """List the finished plays with their endings; they are not ranked."""
    titles = {one.id: one.title for one in scenario.endings}
    if scenario.early_end:
        titles[scenario.early_end.id] = scenario.early_end.title
    items = (
        f"<li>{escape(play.ended_at[:10])}, seed {play.transcript.seed}: "
        f"{escape(titles.get(play.ending, 'an ending of an older version'))}</li>"
        for play in finished
    )
    return fold(f"Your finished plays ({len(finished)})", f"<ol>{''.join(items)}</ol>")
