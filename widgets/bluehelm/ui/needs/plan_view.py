"""The time plan on the page: three questions, the plan in words and days, and what does not fit."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from math import ceil

import ipywidgets as w

from bluehelm.needs import Item, Needs, Path, Settings, TimePlan, time_plan
from bluehelm.needs.ics import calendar
from bluehelm.ui.items.choice_menu import ChoiceMenu
from bluehelm.ui.items.choice_row import ChoiceRow
from bluehelm.ui.items.control import box, html
from bluehelm.ui.markup import cited, escape
from bluehelm.ui.needs.downloads import download
from bluehelm.ui.widgets import dressed, show

HOURS = {
    "0.5": "Half an hour",
    "1": "1 hour",
    "2": "2 hours",
    "3": "3 hours",
    "4": "4 hours",
    "6": "6 hours",
    "8": "8 hours",
}
CHOICES = {"move": "Move after deployment", "gap": "Accept the gap"}
_INTRO = (
    "<h3>My time plan</h3><p>Enter the day on which you deploy, and the hours that you have on a normal "
    "working day. Working days are Monday to Friday. Public holidays are not known: leave room.</p>"
)
_NO_DATE = (
    "<p>Enter a day to see a plan. Two items are fixed for most leaders: five to seven working days "
    "of in-briefing before deployment, and the Senior Leadership Programme within six months after it.</p>"
)
_OPEN = "<h4>Does not fit: move or accept the gap</h4><p>Nothing is dropped. Decide for each item.</p>"


class PlanView:
    """Shows the plan of the settings, and tells each change of them."""

    def __init__(self, needs: Needs, changed: Callable[[Settings], None]) -> None:
        """Build the questions; `changed` hears the new settings."""
        self.needs, self._told = needs, changed
        self.settings = Settings()
        self._showing = False
        self.deployment = dressed(w.DatePicker, "bh-needs-date", description="Day of deployment")
        self.hours = ChoiceMenu("Free hours on a working day", HOURS, lambda _: self._set())
        self.official = dressed(
            w.Checkbox,
            "",
            value=False,
            description="I will be Designated Official for security",
            indent=False,
        )
        self.deployment.observe(lambda _: self._set(), "value")
        self.official.observe(lambda _: self._set(), "value")
        self.summary = html("bh-needs-summary bh-live")
        self.before, self.after = html("bh-needs-before"), html("bh-needs-after")
        self.open_text, self.open_items = html("", _OPEN), box(css="bh-needs-open")
        self.file = html("bh-needs-file")
        self.rows: dict[str, ChoiceRow] = {}
        self.widget = self._lay_out()

    def _lay_out(self) -> w.Widget:
        official = box(self.official, css="bh-q-options")
        self.misfits = box(self.open_text, self.open_items, css="bh-needs-misfits")
        asked = (html("", _INTRO), self.deployment, self.hours.widget, official)
        shown = (self.summary, self.before, self.misfits, self.after, self.file)
        return box(*asked, *shown, css="bh-item bh-needs-plan")

    def show(self, settings: Settings, path: Path, today: date) -> None:
        """Show these settings, and the plan that follows from them."""
        self.settings = settings
        self._showing = True
        self.deployment.value = settings.deployment
        self.hours.show(f"{settings.hours_a_day:g}")
        self.official.value = settings.designated_official
        self._showing = False
        self._draw(settings, path, today)

    def _set(self) -> None:
        if self._showing:
            return
        hours = float(self.hours.value or self.settings.hours_a_day)
        self._tell(
            deployment=self.deployment.value, hours_a_day=hours, designated_official=self.official.value
        )

    def _tell(self, **changes: object) -> None:
        self._told(self.settings.model_copy(update=changes))

    def _draw(self, settings: Settings, path: Path, today: date) -> None:
        try:
            plan = time_plan(settings, path, self.needs, today)
        except ValueError as error:
            self._draw_nothing(str(error) if settings.deployment else "", at_own_pace(path, settings))
            return
        self.summary.value = f"<p>{escape(summary(plan))}</p>"
        self.before.value = "<h4>Before deployment</h4>" + table(plan.state("planned"))
        self._draw_misfits(plan, settings)
        later = table(plan.state("moved", "after"))
        self.after.value = "<h4>After deployment</h4>" + later
        self.file.value = download(
            "time-plan.ics", calendar(plan, datetime.now(UTC)), "Download for my calendar"
        )

    def _draw_nothing(self, why: str, pace: str) -> None:
        told = f"<p>{escape(pace)}</p>{_NO_DATE}"
        self.summary.value = f'<p role="alert">{escape(why)}</p>' if why else told
        self.before.value = self.after.value = self.file.value = ""
        show(self.misfits, False)

    def _draw_misfits(self, plan: TimePlan, settings: Settings) -> None:
        """Show a row for each item that does not fit, also once it is decided: a choice can be taken back."""
        misfits = [item for item in plan.items if item.state == "open" or item.id in settings.choices]
        misfits = [item for item in misfits if item.state in ("open", "moved", "gap")]
        show(self.misfits, bool(misfits))
        if [item.id for item in misfits] != list(self.rows):
            self.rows = {item.id: self._row(item) for item in misfits}
            self.open_items.children = tuple(row.widget for row in self.rows.values())
        for name, row in self.rows.items():
            row.show(settings.choices.get(name))

    def _row(self, item: Item) -> ChoiceRow:
        return ChoiceRow(f"{item.name} ({item.length})", CHOICES, lambda value: self._choose(item.id, value))

    def _choose(self, name: str, value: str | None) -> None:
        choices = {key: choice for key, choice in self.settings.choices.items() if key != name}
        self._tell(choices={**choices, name: value} if value else choices)


def at_own_pace(path: Path, settings: Settings) -> str:
    """Say how many working days the rest of a path takes at the hours that are set."""
    days = ceil(path.minutes / (settings.hours_a_day * 60))
    hours = HOURS.get(f"{settings.hours_a_day:g}", f"{settings.hours_a_day:g} hours").lower()
    word = "working day" if days == 1 else "working days"
    return f"With {hours} on a working day, what is left of your path takes {days} {word}."


def summary(plan: TimePlan) -> str:
    """Say in words how much room there is, and how much does not fit.

    The words are the first thing that a screen reader says after each change.
    """
    open_ones, gaps = len(plan.state("open")), len(plan.state("gap"))
    fits = (
        f"{open_ones} {'item does' if open_ones == 1 else 'items do'} not fit."
        if open_ones
        else "Everything fits or is decided."
    )
    accepted = f" You accepted {gaps} {'gap' if gaps == 1 else 'gaps'}." if gaps else ""
    return (
        f"{plan.days} working days until {day(plan.deployment)}. After the whole-day items, "
        f"{plan.free_hours:g} free hours are left for modules. {fits}{accepted}"
    )


def table(items: tuple[Item, ...]) -> str:
    """Return items with their days as a table that scrolls inside its own box on a narrow page."""
    if not items:
        return "<p>Nothing.</p>"
    heads = ("Item", "Takes", "Planned", "Start at the latest")
    head = "".join(f'<th scope="col">{name}</th>' for name in heads)
    body = "".join(_table_row(item) for item in items)
    region = 'class="bh-table-wrap" role="region" aria-label="Time plan" tabindex="0"'
    return f"<div {region}><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"


def _table_row(item: Item) -> str:
    remark = f'<br><span class="bh-meta">{escape(item.remark)}</span>' if item.remark else ""
    source = f'<br><span class="bh-meta">{cited(item.source)}</span>' if item.source else ""
    cells = {
        "Takes": escape(item.length),
        "Planned": _days(item),
        "Start at the latest": day(item.latest) if item.latest else "–",
    }
    row = "".join(f'<td data-label="{label}">{cell}</td>' for label, cell in cells.items())
    return f'<tr><th scope="row">{escape(item.name)}{remark}{source}</th>{row}</tr>'


def _days(item: Item) -> str:
    if item.state == "after" and item.end:
        return f"Any five working days until {day(item.end)}"
    if item.start is None or item.end is None:
        return "No date yet"
    return day(item.start) if item.start == item.end else f"{day(item.start)} to {day(item.end)}"


def day(moment: date) -> str:
    """Write a day so that nobody takes the month for the day.

    >>> day(date(2026, 12, 3))
    'Thu 3 Dec 2026'
    """
    return f"{moment:%a} {moment.day} {moment:%b %Y}"
