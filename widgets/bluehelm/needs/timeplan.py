"""A time plan before a deployment: what fits, when each thing must start, and what does not fit.

Working days are Monday to Friday; public holidays are not known. Whole-day items end on the last working days
before deployment. On the days before them, the modules of the path share the hours that are free.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from bluehelm.needs import workdays
from bluehelm.needs.load import Needs
from bluehelm.needs.path import Path

State = Literal["planned", "open", "moved", "gap", "after"]
Choice = Literal["move", "gap"]
BRIEFING, DESIGNATED, PROGRAMME = "T07", "T08", "T02"
BRIEFING_DAYS = (5, 7)  # [S4 BRIEF ¶2]: five to seven working days
DESIGNATED_DAYS, PROGRAMME_DAYS, PROGRAMME_MONTHS = 3, 5, 6
ORIENTATION = {"head_of_military": "T05", "head_of_police": "T06"}
ORIENTATION_DAYS = 5
AFTER_HOURS = 1.0  # a working day after deployment, for what was moved there


class Settings(BaseModel):
    """What a learner sets: the post, the day of deployment, free hours a working day, and choices by item."""

    model_config = ConfigDict(frozen=True, extra="ignore")
    format: Literal[1] = 1
    post: str = ""
    deployment: date | None = None
    hours_a_day: float = Field(default=2.0, ge=0.25, le=8)
    designated_official: bool = False
    choices: dict[str, Choice] = {}


@dataclass(frozen=True)
class Item:
    """One line of the plan. `latest` is the last day on which it can start; None where no day is left.

    `open` does not fit, and nothing is decided yet; `after` belongs after deployment; a `moved` one was put
    there, and a `gap` was accepted.
    """

    id: str
    name: str
    length: str
    state: State
    start: date | None
    end: date | None
    latest: date | None
    remark: str
    source: str = ""


@dataclass(frozen=True)
class Block:
    """An item that takes whole working days before deployment."""

    id: str
    days: int
    remark: str


@dataclass(frozen=True)
class TimePlan:
    """The plan of one learner; `items` in the order of time, what does not fit at its place in the path."""

    today: date
    deployment: date
    days: int
    free_hours: float
    items: tuple[Item, ...]

    def state(self, *states: State) -> tuple[Item, ...]:
        """Return the items in one of these states."""
        return tuple(item for item in self.items if item.state in states)


def time_plan(settings: Settings, path: Path, needs: Needs, today: date) -> TimePlan:
    """Make the plan. Raises ValueError without a day of deployment, or with one that is not after today."""
    if settings.deployment is None or settings.deployment <= today:
        raise ValueError("Enter a day of deployment that is after today.")
    days = workdays.between(today, settings.deployment)
    booked, free = _book(blocks(settings, needs), days, needs)
    learning = _learn(path, free, settings.hours_a_day)
    after = workdays.following(settings.deployment, 260)
    programme = _programme(settings.deployment, needs)
    items = _decided([*learning, *booked], settings.choices, path, after)
    before = [item for item in items if item.state in ("planned", "open", "gap")]
    later = [item for item in items if item.state == "moved"]
    return TimePlan(
        today, settings.deployment, len(days), len(free) * settings.hours_a_day, (*before, *later, programme)
    )


def blocks(settings: Settings, needs: Needs) -> list[Block]:
    """Return the whole-day items of a post, the most important first: it stands nearest to deployment."""
    least, most = BRIEFING_DAYS
    remark = (
        f"{least} to {most} working days at headquarters; the plan holds {most} free. "
        "Ask for the two hours of crisis management training in the same week."
    )
    found = [Block(BRIEFING, most, remark)]
    if settings.designated_official:
        found.append(
            Block(DESIGNATED, DESIGNATED_DAYS, "At headquarters; you answer for people from day one.")
        )
    if course := ORIENTATION.get(needs.posts[settings.post].audience):
        found.append(
            Block(course, ORIENTATION_DAYS, "Ask for the dates early: it is held for several missions.")
        )
    return found


def _book(wanted: Sequence[Block], days: Sequence[date], needs: Needs) -> tuple[list[Item], list[date]]:
    """Book whole days backwards from deployment; return the items in the order of time, and the days left."""
    left, found = list(days), []
    for block in wanted:
        training = needs.trainings[block.id]
        length = f"{block.days} working days"
        if block.days > len(left):
            found.append(
                Item(block.id, training.name, length, "open", None, None, None, block.remark, training.source)
            )
            continue
        taken, left = left[-block.days :], left[: -block.days]
        found.append(
            Item(
                block.id,
                training.name,
                length,
                "planned",
                taken[0],
                taken[-1],
                taken[0],
                block.remark,
                training.source,
            )
        )
    return found[::-1], left


@dataclass(frozen=True)
class _Task:
    id: str
    name: str
    minutes: int


def _tasks(path: Path) -> list[_Task]:
    return [
        _Task(stop.id, f"{stop.id} {stop.title}", stop.minutes)
        for stop in (path.start, *path.stops)
        if stop.minutes
    ]


def _learn(path: Path, free: Sequence[date], hours_a_day: float) -> list[Item]:
    """Put modules into the free hours in the order of the path; the next that fits takes what one leaves."""
    room = round(len(free) * hours_a_day * 60)
    tasks, fitting, used = _tasks(path), [], 0
    for task in tasks:
        if used + task.minutes <= room:
            fitting.append(task)
            used += task.minutes
    begins, spare = _starts(fitting), room - used
    day = hours_a_day * 60
    return [_module(task, free, day, begins.get(task.id), spare) for task in tasks]


def _starts(tasks: Sequence[_Task]) -> dict[str, int]:
    """Return after how many minutes of learning each task begins."""
    begins, total = {}, 0
    for task in tasks:
        begins[task.id] = total
        total += task.minutes
    return begins


def _module(task: _Task, free: Sequence[date], day: float, begin: int | None, spare: int) -> Item:
    length = _hours(task.minutes)
    if begin is None:
        return Item(task.id, task.name, length, "open", None, None, None, "")
    start, end = free[int(begin // day)], free[int((begin + task.minutes - 1) // day)]
    latest = free[int((begin + spare) // day)]
    return Item(task.id, task.name, length, "planned", start, end, latest, "")


def _decided(
    items: Sequence[Item], choices: Mapping[str, Choice], path: Path, after: Sequence[date]
) -> list[Item]:
    """Apply what the learner decided on items that do not fit; moved modules get days after deployment."""
    moved = [item for item in items if item.state == "open" and choices.get(item.id) == "move"]
    minutes = {task.id: task.minutes for task in _tasks(path)}
    begins = _starts([_Task(item.id, item.name, minutes.get(item.id, 0)) for item in moved])
    return [_choose(item, choices.get(item.id), minutes.get(item.id, 0), begins, after) for item in items]


def _choose(
    item: Item, choice: Choice | None, minutes: int, begins: Mapping[str, int], after: Sequence[date]
) -> Item:
    if item.state != "open" or choice is None:
        return item
    if choice == "gap":
        return _with(item, "gap", None, None, "You accepted this gap. Tell the person who certifies you.")
    if not minutes:
        remark = "Moved after deployment. Ask the provider whether that is possible: it is meant for before."
        return _with(item, "moved", None, None, remark)
    first = int(begins[item.id] // (AFTER_HOURS * 60))
    last = int((begins[item.id] + minutes - 1) // (AFTER_HOURS * 60))
    remark = "Moved after deployment, with one hour on each working day."
    return _with(item, "moved", after[first], after[last], remark)


def _with(item: Item, state: State, start: date | None, end: date | None, remark: str) -> Item:
    return Item(item.id, item.name, item.length, state, start, end, start, remark, item.source)


def _programme(deployment: date, needs: Needs) -> Item:
    """The Senior Leadership Programme: after deployment, and finished within six months [S4 ITS ¶7]."""
    limit = workdays.months_later(deployment, PROGRAMME_MONTHS)
    window = workdays.between(deployment, limit, both=True)
    training = needs.trainings[PROGRAMME]
    latest = window[-PROGRAMME_DAYS]
    remark = f"After deployment, finished within {PROGRAMME_MONTHS} months. Apply before you leave."
    length = f"{PROGRAMME_DAYS} working days"
    return Item(
        PROGRAMME, training.name, length, "after", latest, window[-1], latest, remark, training.source
    )


def _hours(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    return f"{hours} h {rest:02} min" if hours else f"{rest} min"
