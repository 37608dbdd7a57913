"""Flags: each is set by a choice and read by a condition, or says that it is only for the log."""

from __future__ import annotations

from bluehelm.scenario import expression, references
from bluehelm.scenario.model import Scenario
from bluehelm.scenario.references import Found


def check(scenario: Scenario) -> Found:
    """Yield flags that nothing sets, that nothing reads, or that say the wrong thing about it."""
    read = {
        name
        for _, text in references.conditions(scenario)
        for name in expression.names(expression.parse(text))
    }
    is_set = {
        flag
        for scene in scenario.scenes.values()
        for choice in scene.choices.values()
        for flag in choice.sets
    }
    for name, flag in scenario.flags.items():
        place = ("flags", name)
        if name not in is_set:
            yield (place, "FLAG-NEVER-SET", f"No choice sets the flag {name}.",
                   "Add it to the 'sets' of a choice, or delete it.")  # fmt: skip
        if name in read and flag.log:
            yield (place, "FLAG-NOT-ONLY-LOG", f"The flag {name} says 'log: true', but a condition reads it.",
                   "Take 'log: true' out.")  # fmt: skip
        if name not in read and not flag.log:
            yield (place, "FLAG-NEVER-READ", f"No condition reads the flag {name}.",
                   "Use it in a condition, or add 'log: true' to keep it for the debrief.")  # fmt: skip
