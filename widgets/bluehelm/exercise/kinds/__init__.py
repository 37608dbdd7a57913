"""The kinds of exercise parts. To add one: write its module and name it in each of the three lists here."""

from typing import Annotated

from pydantic import Field

from bluehelm.exercise.kinds import (
    allocate,
    calendar,
    classify,
    compose,
    match,
    memo,
    order,
    place,
    rate,
    select_many,
    select_one,
)
from bluehelm.exercise.kinds.base import Kind

KINDS: dict[str, Kind] = {
    "allocate": allocate.KIND,
    "calendar": calendar.KIND,
    "classify": classify.KIND,
    "compose": compose.KIND,
    "match": match.KIND,
    "memo": memo.KIND,
    "order": order.KIND,
    "place": place.KIND,
    "rate": rate.KIND,
    "select_many": select_many.KIND,
    "select_one": select_one.KIND,
}

AnyPublicPart = Annotated[
    allocate.Allocate
    | calendar.Calendar
    | classify.Classify
    | compose.Compose
    | match.Match
    | memo.Memo
    | order.Order
    | place.Place
    | rate.Rate
    | select_many.SelectMany
    | select_one.SelectOne,
    Field(discriminator="kind"),
]

AnyKeyedPart = Annotated[
    allocate.KeyedAllocate
    | calendar.KeyedCalendar
    | classify.KeyedClassify
    | compose.KeyedCompose
    | match.KeyedMatch
    | memo.KeyedMemo
    | order.KeyedOrder
    | place.KeyedPlace
    | rate.KeyedRate
    | select_many.KeyedSelectMany
    | select_one.KeyedSelectOne,
    Field(discriminator="kind"),
]
