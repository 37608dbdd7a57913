"""Any number of synthetic learners of M09, seeded: the answers of the class of twelve, mixed item by item.

Points belong to items, so those expected of a mixed learner are still the ones that were worked out by hand.
"""

from collections.abc import Iterator
from random import Random

from class_of_twelve import CLASS, ITEMS, Learner

UNREADABLE_SHARE, BLANK_SHARE, CHANGED_SHARE = 0.01, 0.02, 0.05
WORDS = ("limits", "convoy", "line", "signal", "FPU", "COS", "by noon", "report", "owner", "exercise", "next")


def learners(count: int, seed: int = 1) -> Iterator[Learner]:
    """Give `count` learners named learner-0001 and so on; the same ones for the same seed."""
    chance = Random(seed)
    donors = [each for each in CLASS if each.answers]
    for number in range(1, count + 1):
        yield _mixed(f"learner-{number:04}", chance, donors)


def _mixed(name: str, chance: Random, donors: list[Learner]) -> Learner:
    drawn = chance.random()
    if drawn < BLANK_SHARE:
        return Learner(name, None)
    chosen = {item: chance.choice(donors) for item in ITEMS}
    answers = {item: (donor.answers or {}).get(item) for item, donor in chosen.items()}
    answers["M09-MEMO"] = {"memo": " ".join(chance.choices(WORDS, k=chance.randint(20, 320)))}
    notebook = "tampered" if chance.random() < CHANGED_SHARE else "as released"
    given = {item: parts for item, parts in answers.items() if parts is not None}
    expected = {item: donor.points(item) for item, donor in chosen.items()}
    learner = Learner(name, given, expected, notebook)
    if drawn < BLANK_SHARE + UNREADABLE_SHARE:
        return Learner(name, None, raw=(learner.file() or b"")[:-20])
    return learner
