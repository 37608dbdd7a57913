"""Maps of the situation of a scenario: plain data in, a drawing (SVG) and the same in words out. Pure."""

from bluehelm.situation.load import FILE, load_situation
from bluehelm.situation.model import Situation, View
from bluehelm.situation.page import Drawn, draw
from bluehelm.situation.svg import svg

__all__ = ["FILE", "Drawn", "Situation", "View", "draw", "load_situation", "svg"]
