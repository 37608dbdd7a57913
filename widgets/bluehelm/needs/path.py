"""My path: the modules in the order of need, with a reason for each, hours, and reading that may be skipped.

Scenarios and exercises are never skipped: what somebody can do shows in decisions, not in ratings.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from bluehelm.needs.load import Needs
from bluehelm.needs.model import Module, Note
from bluehelm.needs.profile import AreaResult, Profile

START, LAST = "M00", "M13"
HIGHEST = 5
# Parts of need, in steps of a rating: a situation that went wrong, a first mission, the weight of a post.
MISSED, PARTLY, FIRST_MISSION, POST = 1.0, 0.5, 0.5, 0.25
FOR_NEWCOMERS = ("M01", "M02")


@dataclass(frozen=True)
class Times:
    """Minutes of a module."""

    read: int
    play: int
    exercise: int

    @property
    def all(self) -> int:
        """All three together."""
        return self.read + self.play + self.exercise


@dataclass(frozen=True)
class Stop:
    """One module on the path: its place (from 1) and why it stands there.

    `skip` says why its reading may be skipped; it is empty where it may not.
    """

    place: int
    id: str
    title: str
    core: str
    times: Times
    reasons: tuple[str, ...]
    skip: str
    note: Note
    done: bool

    @property
    def minutes(self) -> int:
        """What is left to do, in minutes; nothing for a module that is done."""
        return 0 if self.done else self.times.all - (self.times.read if self.skip else 0)


@dataclass(frozen=True)
class Path:
    """All modules in the learner's order; `start` is the module in which the assessment belongs."""

    start: Stop
    stops: tuple[Stop, ...]

    @property
    def minutes(self) -> int:
        """What is left to do on the whole path."""
        return self.start.minutes + sum(stop.minutes for stop in self.stops)

    @property
    def saved(self) -> int:
        """Minutes of reading that may be skipped."""
        return sum(stop.times.read for stop in self.stops if stop.skip and not stop.done)


def learning_path(
    needs: Needs,
    post: str,
    profile: Profile | None = None,
    done: Collection[str] = (),
    times: Mapping[str, Times] | None = None,
) -> Path:
    """Order the modules for a post and, if there is one, a profile.

    `done` are the ids of finished modules; `times` the minutes of the modules that the course has: they take
    the place of those of the file, and a module that is still to be written is not on the path.
    """
    listed = [module for module in needs.modules if module != START and (not times or module in times)]
    ranked = sorted(listed, key=lambda module: (module == LAST, -_need(module, needs, post, profile), module))
    order = ranked if profile else listed

    def stop(place: int, module_id: str) -> Stop:
        module, note = needs.modules[module_id], needs.posts[post].modules[module_id]
        return Stop(
            place,
            module_id,
            module.title,
            module.core,
            (times or {}).get(module_id) or Times(module.read_min, module.play_min, module.exercise_min),
            _reasons(module_id, needs, post, profile),
            _skip(module_id, module, profile),
            note,
            module_id in done,
        )

    return Path(stop(0, START), tuple(stop(number, module) for number, module in enumerate(order, 1)))


def _need(module_id: str, needs: Needs, post: str, profile: Profile | None) -> float:
    """Return how much a module is needed: by its neediest area, by the post, by a first mission."""
    module, weight = needs.modules[module_id], needs.posts[post].modules[module_id].weight
    if profile is None:
        return 0.0
    main = [_lack(profile.of(area)) for area in module.main]
    also = [_lack(profile.of(area)) / 2 for area in module.also]
    return max([*main, *also], default=0) + POST * weight + FIRST_MISSION * _is_new(module_id, profile)


def _lack(area: AreaResult) -> float:
    missed = {"well": 0.0, "partly": PARTLY, "not": MISSED}[area.answered]
    return HIGHEST - area.value + missed


def _is_new(module_id: str, profile: Profile) -> bool:
    return module_id in FOR_NEWCOMERS and profile.result.experience == "first"


def _reasons(module_id: str, needs: Needs, post: str, profile: Profile | None) -> tuple[str, ...]:
    """Say why a module stands where it does, the strongest reason first; there is always one."""
    found: list[str] = []
    if module_id == START:
        return ("It is where this assessment belongs, and where you learn what other leaders lacked.",)
    if module_id == LAST:
        found.append("It uses all the others, so it comes last. Play it with a team if you can.")
    if profile is None:
        found = found or ["This is the order of the course. Take the assessment, and your need orders it."]
    else:
        found += [] if module_id == LAST else _by_rating(needs.modules[module_id], needs, profile)
        found += ["Because this will be your first UN mission."] if _is_new(module_id, profile) else []
    name = needs.posts[post].name
    weight = needs.posts[post].modules[module_id].weight
    if weight == 2 and module_id != LAST:
        found.append(f"It matters first of all for your post: {name}.")
    return tuple(found)


def _by_rating(module: Module, needs: Needs, profile: Profile) -> list[str]:
    areas = sorted((profile.of(area) for area in module.main), key=lambda one: -_lack(one))
    low = [one for one in areas if one.value < 4]
    lines = [f"Because you rated “{one.name}” {rated(one)}." for one in low]
    lines += [
        f"Because the situation on “{one.name}” {_WENT[one.answered]}."
        for one in areas
        if one.answered != "well"
    ]
    if not lines:
        helped = [profile.of(area) for area in module.also if area in profile.priorities]
        lines = [f"Because it also helps with “{one.name}”, which you rated {rated(one)}." for one in helped]
    return lines or [f"It comes later, because you rated “{areas[0].name}” {rated(areas[0])}."]


_WENT = {"partly": "was answered in part", "not": "was not answered well"}


def rated(area: AreaResult) -> str:
    """Say a rating, and whose it is.

    >>> rated(AreaResult("team", "Building a team", 4, 2, "well"))
    '4 of 5, and your colleague 2'
    """
    whose = "" if area.colleague is None else f", and your colleague {area.colleague}"
    return f"{area.own} of 5{whose}"


def _skip(module_id: str, module: Module, profile: Profile | None) -> str:
    """Say why the reading may be skipped, or nothing: each main area must be sure."""
    if profile is None or module_id in (START, LAST) or not module.main:
        return ""
    areas = [profile.of(area) for area in module.main]
    if not all(area.sure for area in areas):
        return ""
    names = " and ".join(f"“{area.name}” {rated(area)}" for area in areas)
    answered = "situation" if len(areas) == 1 else "situations"
    return f"You may skip the reading: you rated {names}, and answered the {answered} well."


def reading_stays(stop: Stop, needs: Needs, profile: Profile | None) -> str:
    """Say why the reading stays although a rating is high, or nothing: ratings and situations must agree."""
    if profile is None or stop.skip or stop.id in (START, LAST):
        return ""
    areas = [profile.of(area) for area in needs.modules[stop.id].main]
    high = [area for area in areas if area.own >= 4 and not area.sure]
    if not high or any(area.own < 4 for area in areas):
        return ""
    went = (
        "the situation was not answered well" if high[0].answered != "well" else "your colleague rated lower"
    )
    return f"The reading stays: you rated “{high[0].name}” {high[0].own}, but {went}."


def duration(minutes: int) -> str:
    """Say minutes as people do.

    >>> duration(45), duration(60), duration(815)
    ('45 minutes', '1 hour', '13 hours 35 minutes')
    """
    hours, rest = divmod(minutes, 60)
    parts = [f"{hours} hour{'' if hours == 1 else 's'}"] if hours else []
    return " ".join([*parts, *([f"{rest} minutes"] if rest or not hours else [])])
