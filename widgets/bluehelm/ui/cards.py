"""The texts of a play as HTML: pure functions from scenario and state."""

from collections.abc import Iterable

from bluehelm.scenario import Change, Choice, Decision, Rule, Scenario, Scene, State
from bluehelm.ui.markup import cited, effects, escape, fold, plain, prose

KINDS = {
    "polarity": "Every option had a price. No option was at least as good as another on every gauge.",
    "trap": "A trap: at least one option was worse than another on some gauge and better on none.",
    "technical": "A technical question: a rule or a role settles it.",
}


def names(scenario: Scenario) -> dict[str, str]:
    """Return the learner's name of each gauge, in display order."""
    return {key: gauge.name for key, gauge in scenario.gauges.items()}


def introduction(scenario: Scenario) -> str:
    """Return what stands before the first decision: seat, time, content note, situation, roles, gauges."""
    head = f'<p class="bh-lead">{escape(scenario.plays)} About {scenario.duration_min} minutes.</p>'
    note = scenario.content_note
    warning = f'<p class="bh-note"><strong>Content note.</strong> {escape(plain(note))}</p>' if note else ""
    return head + warning + prose(scenario.situation) + _roles(scenario) + _meanings(scenario)


def _roles(scenario: Scenario) -> str:
    rows = (f"<dt>{escape(r.name)}</dt><dd>{escape(plain(r.stake))}</dd>" for r in scenario.roles.values())
    return fold("Who is at the table", f"<dl>{''.join(rows)}</dl>", "bh-roles") if scenario.roles else ""


def _meanings(scenario: Scenario) -> str:
    rows = (
        f"<dt>{escape(g.name)} <span class='bh-meta'>starts at {g.start}</span></dt>"
        f"<dd>{escape(g.meaning)}</dd>"
        for g in scenario.gauges.values()
    )
    about = "<p>Each gauge runs from 0 to 100. There is no total score.</p>"
    return fold("What the gauges mean", f"{about}<dl>{''.join(rows)}</dl>", "bh-meanings")


def situation_head(scene: Scene) -> str:
    """Return title and mission clock of a decision."""
    clock = f'<p class="bh-meta">Mission clock <span class="bh-clock">{escape(scene.clock)}</span></p>'
    return f'{clock}<h3 class="bh-title">{escape(scene.title)}</h3>'


def situation(scene: Scene) -> str:
    """Return the text of a decision, without citations and without any hint of its type."""
    asks = plain(scene.text).endswith("?")
    return prose(scene.text) + ("" if asks else '<p class="bh-ask">What do you decide?</p>')


def consequence_head(choice: Choice) -> str:
    """Return the heading after a choice."""
    return f'<h3 class="bh-title">{escape(choice.label)}</h3>'


def consequence(scenario: Scenario, decision: Decision) -> str:
    """Return all that a decision teaches, in the order of the brief (scenarios.md 2.5)."""
    scene = scenario.scenes[decision.scene]
    choice = scene.choices[decision.choice]
    return "".join(
        (
            prose(choice.outcome),
            _part("What changed", _changes(scenario, decision) + notes(scenario, decision)),
            _part("Why", cited(choice.why)),
            _part("What the other options would have bought", others(scenario, decision)),
            _part("What kind of decision this was", _kind(scene, decision.choice)),
        )
    )


def _part(title: str, content: str) -> str:
    return f'<section class="bh-part"><h4>{title}</h4>{content}</section>'


def _changes(scenario: Scenario, decision: Decision) -> str:
    by_choice = [c for c in decision.changes if c.cause == "choice"]
    labels = names(scenario)
    items = (
        f"<li>{effects({c.gauge: c.amount}, labels)} "
        f"<span class='bh-meta'>now {decision.after[c.gauge]}{_cut(c)}</span></li>"
        for c in by_choice
    )
    return f'<ul class="bh-changes">{"".join(items)}</ul>' if by_choice else "<p>No gauge moved.</p>"


def _cut(change: Change) -> str:
    return ", stopped at the end of the scale" if change.amount != change.stated else ""


def notes(scenario: Scenario, decision: Decision) -> str:
    """Return a note for each standing rule and chance event that took effect, each with its reason."""
    causes = dict.fromkeys(c.cause for c in decision.changes if c.cause != "choice")
    causes |= dict.fromkeys(decision.events)  # an event may fire and move no gauge
    return "".join(_note(scenario, decision, cause) for cause in causes)


def _note(scenario: Scenario, decision: Decision, cause: str) -> str:
    moved = {c.gauge: c.amount for c in decision.changes if c.cause == cause}
    changes = f'<p class="bh-note-effects">{effects(moved, names(scenario))}</p>'
    if cause in scenario.events:
        event = scenario.events[cause]
        return _aside("By chance", escape(plain(event.text)), changes, cited(event.why))
    rule = next(rule for rule in scenario.rules if rule.id == cause)
    return _aside("Standing rule", escape(plain(rule.text)), changes, _rule_reason(scenario, rule))


def _aside(label: str, text: str, changes: str, reason: str) -> str:
    return f'<div class="bh-note"><p><strong>{label}.</strong> {text}</p>{changes}{reason}</div>'


def _rule_reason(scenario: Scenario, rule: Rule) -> str:
    """Say in words why a standing rule took effect, with the rule's own source."""
    if rule.kind == "overstretch":
        gauge = scenario.gauges[rule.gauge].name
        reason = f"{gauge} stood at {rule.at_or_below} or lower, and your decision cost more of it."
    else:
        reason = f"In {rule.decisions} decisions in a row you leaned to neither side."
    return cited(f"{reason} {rule.cites or ''}")


def others(scenario: Scenario, decision: Decision) -> str:
    """Return one line for each option that was not taken, with its price."""
    scene = scenario.scenes[decision.scene]
    items = (
        f"<li><strong>{escape(choice.label)}</strong> "
        f"<span class='bh-prices'>{effects(choice.effects, names(scenario))}</span></li>"
        for key, choice in scene.choices.items()
        if key != decision.choice
    )
    return f'<ul class="bh-others">{"".join(items)}</ul>'


def _kind(scene: Scene, taken: str) -> str:
    lines = [KINDS[scene.type], *_dominated(scene, taken)]
    return "".join(f"<p>{line}</p>" for line in lines)


def _dominated(scene: Scene, taken: str) -> Iterable[str]:
    """Name the option that dominates each dominated one: at least as good on every gauge, better on one."""
    for worse, better in scene.dominance.items():
        mine = " (your choice)" if worse == taken else ""
        yield (
            f"“{escape(scene.choices[better].label)}” is at least as good as "
            f"“{escape(scene.choices[worse].label)}”{mine} on every gauge, and better on one."
        )


def go_back_label(scenario: Scenario, state: State, number: int) -> str:
    """Return how a past decision is listed; `number` counts from 0."""
    decision = state.decisions[number]
    scene = scenario.scenes[decision.scene]
    return f"{number + 1}. {scene.title}: {scene.choices[decision.choice].label}"
