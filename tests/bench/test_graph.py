"""The graph of scenes: what is in it, and that it is a drawing that every browser takes."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest
from bench.files import ONE_FLAG, SHIPPED, SOUND

from bluehelm.bench.drawing import drawing
from bluehelm.bench.layout import layout
from bluehelm.bench.scenes import Graph, graph
from bluehelm.scenario import load_scenario
from bluehelm.scenario.model import END

SVG = "{http://www.w3.org/2000/svg}"


def drawn(path: Path) -> tuple[Graph, ElementTree.Element]:
    """Return the graph of a file and its drawing, parsed."""
    found = graph(load_scenario(path))
    return found, ElementTree.fromstring(drawing(found))


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.parent.name)
def test_every_scene_and_ending_is_drawn(path: Path) -> None:
    """The SVG parses and has a group for each scene and each ending, with its type as a word."""
    found, root = drawn(path)
    groups = {one.get("id"): "".join(one.itertext()) for one in root.iter(f"{SVG}g")}
    wanted = {f"scene-{node.id}" for node in found.nodes} | {f"ending-{end.id}" for end in found.ends}
    assert wanted <= set(groups)
    assert all(node.type.upper() in groups[f"scene-{node.id}"] for node in found.nodes)


def test_links_lead_down() -> None:
    """In a story without a loop every link leads to a lower layer, and END is the lowest."""
    found = graph(load_scenario(SHIPPED[0]))
    plan = layout(found)
    level = {spot: number for number, row in enumerate(plan.layers) for spot in row}
    assert plan.back == frozenset()
    assert all(level[link.source] < level[link.target] for link in found.links)
    assert plan.layers[-1] == (END,)


def test_conditional_links_are_dashed() -> None:
    """Of the links of a scenario exactly the conditional ones are dashed (one more is in the legend)."""
    found, root = drawn(ONE_FLAG)
    dashed = [one for one in root.iter(f"{SVG}path") if one.get("stroke-dasharray")]
    assert len(dashed) == 1 + sum(link.conditional for link in found.links) > 1


def test_a_loop_is_drawn(tmp_path: Path) -> None:
    """A story that comes back to a scene is drawn as well: the link that closes the loop leads up."""
    path = tmp_path / "loop.yaml"
    head, tail = SOUND.read_text(encoding="utf-8").rsplit("next: END", 1)
    path.write_text(f"{head}next: D1{tail}", encoding="utf-8")
    found, root = drawn(path)
    assert layout(found).back == {("D2", "D1")}
    assert root.tag == f"{SVG}svg"


def test_text_of_an_author_stays_text(tmp_path: Path) -> None:
    """A title with markup in it is shown as written and adds no element."""
    path = tmp_path / "odd.yaml"
    text = SOUND.read_text(encoding="utf-8").replace("At the bridge", "<script>x</script> & more")
    path.write_text(text, encoding="utf-8")
    _, root = drawn(path)
    assert not list(root.iter(f"{SVG}script"))
