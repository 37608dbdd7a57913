"""The catalogue of trainings: which entries a set of filters leaves."""

from __future__ import annotations

from dataclasses import dataclass

from bluehelm.needs.load import Needs
from bluehelm.needs.model import Training

PROVIDERS = {"un": "UN provider", "other": "Another provider"}
LENGTHS = {
    "day": "Up to one day",
    "week": "Two to five days",
    "more": "Six days or more",
    "part": "Part-time over weeks or months",
    "varies": "Varies",
}
SPECIFIC = {"yes": "Specific to peace operations", "no": "General"}


@dataclass(frozen=True)
class Filters:
    """What somebody looks for; an empty text asks for nothing.

    `designated_official`: she or he will hold that duty too, so its training is wanted whatever the audience.
    """

    provider: str = ""
    when: str = ""
    audience: str = ""
    length: str = ""
    specific: str = ""
    designated_official: bool = False


def found(filters: Filters, needs: Needs) -> tuple[str, ...]:
    """Return the ids of the trainings that the filters leave, in the order of the source.

    >>> from bluehelm.needs.load import needs
    >>> found(Filters("un", "before_deployment", "head_of_police"), needs())
    ('T06', 'T07', 'T09')
    """
    return tuple(name for name, training in needs.trainings.items() if _fits(training, filters))


def length(training: Training) -> str:
    """Return the group of a training's length: a key of LENGTHS."""
    if training.span_days:
        return "part"
    if training.days is None:
        return "varies"
    return "day" if training.days <= 1 else "week" if training.days <= 5 else "more"


def _fits(training: Training, filters: Filters) -> bool:
    return (
        filters.provider in ("", "un" if training.un else "other")
        and (not filters.when or filters.when in training.when)
        and (not filters.audience or _meant(training, filters))
        and filters.length in ("", length(training))
        and filters.specific in ("", "yes" if training.specific else "no")
    )


def _meant(training: Training, filters: Filters) -> bool:
    return filters.audience in training.audience or (
        training.designated_official and filters.designated_official
    )


def as_printed(printed: int) -> str:
    """Say how old an entry is, and what to do about it."""
    return f"as printed in {printed}, check with the provider"


def specific_words(training: Training) -> str:
    """Say whether a training is specific to peace operations, and who says so."""
    answer = "yes" if training.specific else "no"
    return (
        f"{answer} (our reading; the annex of UN trainings does not say)"
        if training.un
        else f"{answer}, as printed"
    )
