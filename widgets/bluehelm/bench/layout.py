"""Where scenes stand in a drawing: in layers from top to bottom, each link leading down if it can.

After Sugiyama, Tagawa and Toda (1981): layers by longest way from the start, a place of its own for a link
in each layer that it passes, and an order within layers that crosses few links.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import networkx as nx

from bluehelm.bench.scenes import Graph
from bluehelm.scenario.model import END

SWEEPS = 4
Pair = tuple[str, str]
Spot = str | tuple[str, str, int]  # a scene, or a link in a layer that it passes


@dataclass(frozen=True)
class Layout:
    """Layers from top to bottom, each a row of spots from left to right; `back`: links that lead up."""

    layers: tuple[tuple[Spot, ...], ...]
    back: frozenset[Pair]

    def way(self, source: str, target: str) -> list[Spot]:
        """Return the spots that a link passes, both ends included."""
        passed = [spot for layer in self.layers for spot in layer if spot[:2] == (source, target)]
        return [source, *passed, target]


def layout(found: Graph) -> Layout:
    """Return the layers of a graph; END stands alone in the last one. Works for loops too."""
    pairs = list(dict.fromkeys((link.source, link.target) for link in found.links))
    back = frozenset(_back(found.start, pairs))
    down = [pair for pair in pairs if pair not in back]
    depth = _depths([node.id for node in found.nodes], down)
    rows: list[list[Spot]] = [[] for _ in range(max(depth.values()) + 1)]
    for scene, level in depth.items():
        rows[level].append(scene)
    ways = []
    for source, target in down:
        way: list[Spot] = [(source, target, level) for level in range(depth[source] + 1, depth[target])]
        for level, spot in enumerate(way, depth[source] + 1):
            rows[level].append(spot)
        ways.append([source, *way, target])
    return Layout(tuple(tuple(row) for row in _untangled(rows, ways)), back)


def _back(start: str, pairs: Sequence[Pair]) -> Iterable[Pair]:
    """Yield the links that close a loop, seen on a walk from the start in file order."""
    after: dict[str, list[str]] = {}
    for source, target in pairs:
        after.setdefault(source, []).append(target)
    done: set[str] = set()
    for root in (start, *after):
        open_: dict[str, list[str]] = {} if root in done else {root: list(after.get(root, ()))}
        while open_:
            here = next(reversed(open_))
            if not open_[here]:
                del open_[here]
                done.add(here)
                continue
            target = open_[here].pop(0)
            if target in open_:
                yield here, target
            elif target not in done:
                open_[target] = list(after.get(target, ()))


def _depths(ids: Sequence[str], down: Sequence[Pair]) -> dict[str, int]:
    """Return the layer of each scene by its longest way, and END below all."""
    tree = nx.DiGraph()
    tree.add_nodes_from(ids)
    tree.add_edges_from(pair for pair in down if pair[1] != END)
    layers = list(nx.topological_generations(tree))
    depth = {scene: level for level, layer in enumerate(layers) for scene in layer}
    return {scene: depth[scene] for scene in ids} | {END: len(layers)}


def _untangled(rows: list[list[Spot]], ways: Iterable[Sequence[Spot]]) -> list[list[Spot]]:
    """Order each row by the mean place of its neighbours above, then below, a few times."""
    above: dict[Spot, list[Spot]] = {}
    below: dict[Spot, list[Spot]] = {}
    for way in ways:
        for upper, lower in pairwise(way):
            above.setdefault(lower, []).append(upper)
            below.setdefault(upper, []).append(lower)
    for sweep in range(SWEEPS):
        near, order = (below, reversed(rows)) if sweep % 2 else (above, iter(rows))
        for row in order:
            places = {spot: place / len(one) for one in rows for place, spot in enumerate(one)}
            row.sort(key=lambda spot: _mean([places[other] for other in near.get(spot, ())], places[spot]))
    return rows


def _mean(places: Sequence[float], own: float) -> float:
    return sum(places) / len(places) if places else own
