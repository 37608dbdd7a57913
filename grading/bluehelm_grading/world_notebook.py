"""The page on the world of Kelmora: map, tables and lists as text and pictures, which need no kernel."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Sequence
from html import escape

from bluehelm.kelmora import Chapter, Group, Level, Mission, Story, story
from bluehelm.situation import Situation, draw
from bluehelm.situation.load import load_world
from bluehelm.situation.model import CountryView, Map, World
from bluehelm.situation.months import months_svg
from bluehelm_grading.cells import Notebook, code, markdown, notebook

TITLE = "The world of Kelmora"
_STYLE = "from bluehelm.ui.page import begin\n\nbegin()"
_INTRO = f"""# {TITLE}

All of this is invented: the country, its people, its neighbours, the mission and the countries that send
people to it. Nothing here is a picture of a real place or a real person. The scenarios of the course play in
this one world.

Short forms stand in brackets. The [glossary](glossary.ipynb) has them all."""


def world_notebook() -> Notebook:
    """Build the page from world.yaml and kelmora.yaml."""
    told, world = story(), load_world()
    parts = {
        "start": _INTRO,
        "country": _country(told, world),
        "parties": _parties(told),
        "mission": _mission(told.mission, world),
        "gauges": _gauges(told.gauges),
        "months": _months(told.timeline),
        "way-on": "[Course home](index.ipynb)",
    }
    cells = [markdown(name, text) for name, text in parts.items()]
    return notebook([code("style", _STYLE), *cells], {"kind": "world", "id": "world", "title": TITLE})


def _country(told: Story, world: World) -> str:
    view = CountryView(kind="country", title=world.name)
    (drawn,) = draw(Situation(world=world, map=Map(format=1, scenario="WORLD", views=(view,))), frozenset())
    towns = {site.province: site.name for site in reversed(list(world.sites.values()))}
    rows = [
        (f"**{one.name}** (sector {one.sector})", towns[key], one.about)
        for key, one in world.provinces.items()
    ]
    return "\n\n".join(
        (
            "## The country",
            *told.country,
            _picture(drawn.svg, drawn.words),
            f"*{drawn.note}*",
            "The mission has one sector for each province.",
            _table(("Province", "Main town", "What matters there"), rows),
        )
    )


def _parties(told: Story) -> str:
    groups = "\n\n".join(_group(group) for group in told.parties)
    return f"## Who is who\n\n{groups}\n\n{told.contributors}"


def _group(group: Group) -> str:
    rows = []
    for actor in group.actors:
        short = f" ({actor.short})" if actor.short else ""
        people = f". {actor.people}" if actor.people else ""
        rows.append((f"**{actor.name}**{short}{people}", actor.wants, actor.relation))
    return f"### {group.group}\n\n" + _table(("Who", "What they want", "How they stand to the mission"), rows)


def _mission(mission: Mission, world: World) -> str:
    tasks = "\n".join(f"{number}. {task}" for number, task in enumerate(mission.mandate, start=1))
    facts = "\n".join(f"- {fact}" for fact in mission.facts)
    team = "\n".join(
        f"- **[{member.post}](glossary.ipynb#word-{member.word})**: {member.does}" for member in mission.team
    )
    return "\n\n".join(
        (
            f"## The mission: {mission.short}",
            f"{mission.short} is the {mission.name}. It may have:",
            facts,
            "### Its mandate",
            f"The Security Council gave it these tasks in the “{world.name} resolution”, in this order:",
            tasks,
            mission.tension,
            "### Who leads it",
            f"Seven people form the Mission Leadership Team (MLT):\n\n{team}",
            mission.advisers,
            mission.structures,
            mission.names,
        )
    )


def _gauges(gauges: Iterable[Level]) -> str:
    rows = [(f"**{gauge.name}**", gauge.meaning, str(gauge.baseline)) for gauge in gauges]
    return "\n\n".join(
        (
            "## What the scenarios measure",
            "A decision moves gauges. Each gauge goes from 0 to 100, and there is no total score. "
            "A scenario may begin at other levels than these.",
            _table(("Gauge", "The question behind it", "In month 14"), rows),
        )
    )


def _months(timeline: Sequence[Chapter]) -> str:
    rows = [(f"**[{one.title}]({one.module}/module.ipynb)**", one.time, one.premise) for one in timeline]
    return "\n\n".join(
        (
            "## When each scenario plays",
            "The story begins in month 14 of the mission. The modules are not in the order of the months, "
            "and you can play each scenario alone.",
            _picture(months_svg(timeline), _in_words(timeline)),
            _table(("Scenario", "When", "What is known at the start"), rows),
            "The vote is in month 24. The capstone of the course, three days after it, is not written yet.",
        )
    )


def _in_words(timeline: Iterable[Chapter]) -> str:
    return "Scenarios by mission month. " + " ".join(f"{one.time}: {one.title}." for one in timeline)


def _picture(svg: str, words: str) -> str:
    """Return a picture that travels inside the page: it needs no kernel, and no file of its own.

    As HTML: Voilà takes the address of a picture in Markdown for that of a file, and fails.
    """
    packed = b64encode(svg.encode()).decode()
    return f'<img class="bh-picture" alt="{escape(words)}" src="data:image/svg+xml;base64,{packed}">'


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
