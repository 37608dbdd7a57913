"""Read the JSON shapes of answers. Each function returns plain data or says what cannot be read.

None is an answer that was not given; an empty dict, list or text is the same.
"""

from collections.abc import Collection

from bluehelm.exercise.errors import UnreadableAnswerError


def shown(value: object) -> str:
    """Return a value shortened for a message."""
    text = repr(value)
    return text if len(text) <= 40 else f"{text[:37]}…"


def choice(value: object, allowed: Collection[str]) -> str | None:
    """Read one id, or None."""
    if value is None or value == "":
        return None
    if isinstance(value, str) and value in allowed:
        return value
    raise UnreadableAnswerError(f"The answer {shown(value)} is not one of the choices of this question.")


def choices(value: object, allowed: Collection[str]) -> tuple[str, ...]:
    """Read a list of different ids, in the learner's order."""
    if value is None:
        return ()
    if not isinstance(value, list | tuple):
        raise UnreadableAnswerError(f"A list of choices was expected, not {shown(value)}.")
    found: list[str] = []
    for entry in value:
        picked = choice(entry, allowed)
        if picked is None:
            raise UnreadableAnswerError("One entry of the list is empty.")
        if picked in found:
            raise UnreadableAnswerError(f"The choice {shown(picked)} stands twice in the list.")
        found.append(picked)
    return tuple(found)


def table(value: object, rows: Collection[str]) -> dict[str, object]:
    """Read a table from row ids to values; rows without a value are left out."""
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise UnreadableAnswerError(f"One answer for each row was expected, not {shown(value)}.")
    for row in value:
        if row not in rows:
            raise UnreadableAnswerError(f"The row {shown(row)} is not part of this question.")
    return {row: entry for row, entry in value.items() if entry is not None and entry != ""}


def pairs(value: object, rows: Collection[str], allowed: Collection[str]) -> dict[str, str]:
    """Read a table from row ids to choice ids."""
    return {row: str(choice(entry, allowed)) for row, entry in table(value, rows).items()}


def whole_numbers(value: object, rows: Collection[str], least: int, most: int) -> dict[str, int]:
    """Read a table from row ids to whole numbers from `least` to `most`, both included."""
    found: dict[str, int] = {}
    for row, entry in table(value, rows).items():
        if isinstance(entry, bool) or not isinstance(entry, int) or not least <= entry <= most:
            raise UnreadableAnswerError(
                f"{shown(entry)} is not a whole number from {least} to {most} (row {shown(row)})."
            )
        found[row] = entry
    return found


def text(value: object) -> str:
    """Read a text as it was typed."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    raise UnreadableAnswerError(f"A text was expected, not {shown(value)}.")
