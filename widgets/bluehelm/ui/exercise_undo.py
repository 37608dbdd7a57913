"""What a press of Undo took back, in words that a screen reader can say."""

from collections.abc import Collection

from bluehelm.exercise import PublicPart
from bluehelm.ui.items.control import Answer

MANY = 3
"""Texts that are named; more would be a long speech."""


def taken_back(part: PublicPart, before: Answer, after: Answer) -> str:
    """Name what differs between the answer that stood (`before`) and the one that stands now (`after`).

    >>> from bluehelm.exercise.kinds.order import Order
    >>> steps = {"a": "Report", "b": "Meet", "c": "Task"}
    >>> order = Order(id="o", kind="order", prompt="Order them.", points=1, steps=steps)
    >>> taken_back(order, ["a", "b"], ["a"])
    'Taken back: Meet.'
    >>> taken_back(order, ["a", "b"], ["b", "a"]), taken_back(order, [], ["a", "b", "c"])
    ('Taken back: the last change.', 'Taken back: Report, Meet, Task.')
    """
    texts = _texts(part, _changed(before, after)) or ["the last change"]
    more = f" and {len(texts) - MANY} more" if len(texts) > MANY else ""
    return f"Taken back: {', '.join(texts[:MANY])}{more}."


def _changed(before: Answer, after: Answer) -> set[str]:
    """Return the ids of what was added, removed or given another value; none if that cannot be told."""
    one, other = before or type(after)(), after or type(before)()
    if isinstance(one, dict):
        return {name for name in {*one, *other} if one.get(name) != other.get(name)}
    if isinstance(one, list):
        return set(map(str, one)) ^ set(map(str, other))
    return {str(before)} if before else {str(after)}


def _texts(part: PublicPart, ids: Collection[str]) -> list[str]:
    """Return the words of these ids, in the order of the field of the part that has them all."""
    fields = (getattr(part, name) for name in type(part).model_fields)
    texts = next((f for f in fields if isinstance(f, dict) and ids and set(ids) <= set(f)), {})
    return [str(getattr(entry, "text", entry)) for name, entry in texts.items() if name in ids]
