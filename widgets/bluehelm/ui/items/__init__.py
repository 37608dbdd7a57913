"""The kinds of items on the page. To add one: write its module, and add one line to the table."""

from collections.abc import Callable
from typing import Any

from bluehelm.ui.items.allocate import AllocateControl
from bluehelm.ui.items.calendar import CalendarControl
from bluehelm.ui.items.classify import ClassifyControl
from bluehelm.ui.items.compose import ComposeControl
from bluehelm.ui.items.control import Changed, Control, Shuffle
from bluehelm.ui.items.decide import DecideControl
from bluehelm.ui.items.estimate import EstimateControl
from bluehelm.ui.items.framework import FrameworkControl
from bluehelm.ui.items.match import MatchControl
from bluehelm.ui.items.matrix import MatrixControl
from bluehelm.ui.items.memo import MemoControl
from bluehelm.ui.items.order import OrderControl
from bluehelm.ui.items.place import PlaceControl
from bluehelm.ui.items.rate import RateControl
from bluehelm.ui.items.risk import RiskControl
from bluehelm.ui.items.select_many import SelectManyControl
from bluehelm.ui.items.select_one import SelectOneControl
from bluehelm.ui.items.self_rating import SelfRatingControl

CONTROLS: dict[str, Callable[[Any, Shuffle, Changed], Control]] = {
    "allocate": AllocateControl,
    "calendar": CalendarControl,
    "classify": ClassifyControl,
    "compose": ComposeControl,
    "decide": DecideControl,
    "estimate": EstimateControl,
    "framework": FrameworkControl,
    "match": MatchControl,
    "matrix": MatrixControl,
    "memo": MemoControl,
    "order": OrderControl,
    "place": PlaceControl,
    "rate": RateControl,
    "risk": RiskControl,
    "select_many": SelectManyControl,
    "select_one": SelectOneControl,
    "self_rating": SelfRatingControl,
}


def control_for(part: Any, shuffle: Shuffle, changed: Changed) -> Control:
    """Return the control of a part; `changed` hears each answer that the learner gives."""
    return CONTROLS[part.kind](part, shuffle, changed)
