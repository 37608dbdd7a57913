"""The scenes of a scenario as a graph: what a drawing, a table and a test need to know."""

from __future__ import annotations

from dataclasses import dataclass

from bluehelm.scenario.model import END, Scenario


@dataclass(frozen=True)
class Node:
    """A scene. `options` are (choice id, label), `events` the ids of what may happen after it."""

    id: str
    type: str
    title: str
    options: tuple[tuple[str, str], ...]
    events: tuple[str, ...]


@dataclass(frozen=True)
class Link:
    """Options that lead from a scene to a target (a scene id or "END") under one condition.

    `condition` None and not `otherwise`: always. `otherwise`: if no condition before it holds.
    """

    source: str
    target: str
    options: tuple[str, ...]
    condition: str | None = None
    otherwise: bool = False

    @property
    def conditional(self) -> bool:
        """Whether the way is open in some states only."""
        return self.otherwise or self.condition is not None

    @property
    def label(self) -> str:
        """What stands on the link: "A, B if ESCORT_ALL"."""
        options = ", ".join(self.options)
        if self.condition is not None:
            return f"{options} if {self.condition}"
        return f"{options} otherwise" if self.otherwise else options


@dataclass(frozen=True)
class End:
    """An ending and when it is met, in words."""

    id: str
    title: str
    when: str


@dataclass(frozen=True)
class Graph:
    """All scenes in file order, the links between them, and the endings in the order of testing."""

    id: str
    title: str
    start: str
    nodes: tuple[Node, ...]
    links: tuple[Link, ...]
    ends: tuple[End, ...]


def graph(scenario: Scenario) -> Graph:
    """Return the scenes as a graph; links of one scene that say the same are one link."""
    nodes = tuple(
        Node(
            key,
            scene.type,
            scene.title,
            tuple((choice, one.label) for choice, one in scene.choices.items()),
            tuple(event for event, one in scenario.events.items() if one.after == key),
        )
        for key, scene in scenario.scenes.items()
    )
    return Graph(scenario.id, scenario.title, scenario.start, nodes, _links(scenario), _ends(scenario))


def _links(scenario: Scenario) -> tuple[Link, ...]:
    found: dict[tuple[str, str, str | None, bool], list[str]] = {}
    for scene_id, scene in scenario.scenes.items():
        for choice_id, choice in scene.choices.items():
            for place, branch in enumerate(choice.next):
                otherwise = branch.condition is None and place > 0
                key = (scene_id, branch.to, branch.condition, otherwise)
                found.setdefault(key, []).append(choice_id)
    return tuple(
        Link(source, target, tuple(options), condition, otherwise)
        for (source, target, condition, otherwise), options in found.items()
    )


def _ends(scenario: Scenario) -> tuple[End, ...]:
    early, ends = scenario.early_end, []
    if early is not None:
        limits: dict[int, list[str]] = {}
        for key, gauge in scenario.gauges.items():
            if gauge.end_at is not None:
                limits.setdefault(gauge.end_at, []).append(key)
        low = " or ".join(f"{', '.join(keys)} is at {limit} or less" for limit, keys in limits.items())
        ends.append(End(early.id, early.title, f"after any decision, if one of {low}"))
    for ending in scenario.endings:
        when = f"if {ending.condition}" if ending.condition else "otherwise"
        ends.append(End(ending.id, ending.title, when))
    return tuple(ends)


def words(found: Graph) -> str:
    """Say the graph in sentences, for people who cannot see it."""
    counts = {
        kind: sum(node.type == kind for node in found.nodes) for kind in ("polarity", "trap", "technical")
    }
    kinds = ", ".join(f"{count} {kind}" for kind, count in counts.items() if count)
    ways = "; ".join(
        f"{link.source} to {'the end' if link.target == END else link.target}: {link.label}"
        for link in found.links
    )
    counted = f"{len(found.nodes)} scenes ({kinds}) and {len(found.ends)} endings"
    return f"{counted}. It starts at {found.start}. {ways}."
