"""The campaign, as the first screen of a scenario offers it: begin with what earlier decisions left."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import ipywidgets as w

from bluehelm.campaign import Step, before, start
from bluehelm.kelmora import story
from bluehelm.record import progress
from bluehelm.scenario import Scenario
from bluehelm.ui.markup import change, escape
from bluehelm.ui.recording import record_of
from bluehelm.ui.widgets import column, dressed, html, show

LABEL = "Begin with what my earlier decisions left"
NOTHING: Mapping[str, int] = {}


def earlier(scenario: Scenario) -> Step | None:
    """Return the play that this scenario would take over from, by the record of this kernel's folder."""
    record = record_of(Path.cwd())
    return before(scenario.id, progress(record.statements())) if record else None


class CampaignChoice:
    """A box to tick, off at first, and what it would change; hidden as long as there is nothing to carry."""

    def __init__(self, scenario: Scenario, on_change: Callable[[], None]) -> None:
        """`on_change` is called when the box is ticked or not."""
        story()  # read here once, and not in each kernel that is forked from this page
        self._scenario = scenario
        self._step: Step | None = None
        self.box = dressed(w.Checkbox, "", value=False, description=LABEL, indent=False)
        self.text = html("bh-campaign-text")
        self.widget = column([self.box, self.text], "bh-pick-box bh-campaign")
        self.box.observe(lambda _: self._tell(), names="value")
        self.box.observe(lambda _: on_change(), names="value")
        self.show(None)

    def show(self, step: Step | None) -> None:
        """Offer to carry on from this step, or nothing."""
        self._step = step
        self.box.value = False
        self._tell()
        show(self.widget, step is not None)

    @property
    def start(self) -> Mapping[str, int]:
        """Where the gauges begin elsewhere than the scenario says; nothing unless the box is ticked."""
        return start(self._scenario, self._step) if self._step and self.box.value else NOTHING

    def _tell(self) -> None:
        self.text.value = told(self._scenario, self._step, self.box.value) if self._step else ""


def told(scenario: Scenario, step: Step, ticked: bool) -> str:
    """Say which scenario is carried over, and if the box is ticked, which gauges then begin elsewhere."""
    chapter = step.chapter
    name = f"“{chapter.title}” ({chapter.time.lower()})"
    share = "half" if scenario.carry == 0.5 else "a part"
    if not ticked:
        return f"<p>This would carry over {share} of what changed up to the end of {escape(name)}.</p>"
    usual = {key: gauge.start for key, gauge in scenario.gauges.items()}
    moved = {key: value for key, value in start(scenario, step).items() if value != usual[key]}
    if not moved:
        return f"<p>{escape(name)} left every gauge where this scenario begins.</p>"
    lines = "".join(
        f"<li>{escape(scenario.gauges[key].name)}: {value} {change(value - usual[key])}</li>"
        for key, value in moved.items()
    )
    head = f"Carried over from {escape(name)}: {share} of what changed up to its end. The gauges begin at:"
    return f'<p>{head}</p><ul class="bh-campaign-list">{lines}</ul>'
