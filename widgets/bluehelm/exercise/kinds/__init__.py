"""The kinds of exercise parts. To add one: write its module and name it in each of the three lists here."""

from typing import Annotated

from pydantic import Field

from bluehelm.exercise.kinds import (
    allocate,
    calendar,
    classify,
    compose,
    decide,
    estimate,
    framework,
    match,
    matrix,
    memo,
    order,
    place,
    rate,
    risk,
    select_many,
    select_one,
    self_rating,
)
from bluehelm.exercise.kinds.base import Kind

KINDS: dict[str, Kind] = {
    "allocate": allocate.KIND,
    "calendar": calendar.KIND,
    "classify": classify.KIND,
    "compose": compose.KIND,
    "decide": decide.KIND,
    "estimate": estimate.KIND,
    "framework": framework.KIND,
    "match": match.KIND,
    "matrix": matrix.KIND,
    "memo": memo.KIND,
    "order": order.KIND,
    "place": place.KIND,
    "rate": rate.KIND,
    "risk": risk.KIND,
    "select_many": select_many.KIND,
    "select_one": select_one.KIND,
    "self_rating": self_rating.KIND,
}

AnyPublicPart = Annotated[
    allocate.Allocate
    | calendar.Calendar
    | classify.Classify
    | compose.Compose
    | decide.Decide
    | estimate.Estimate
    | framework.Framework
    | match.Match
    | matrix.Matrix
    | memo.Memo
    | order.Order
    | place.Place
    | rate.Rate
    | risk.Risk
    | select_many.SelectMany
    | select_one.SelectOne
    | self_rating.SelfRating,
    Field(discriminator="kind"),
]

AnyKeyedPart = Annotated[
    allocate.KeyedAllocate
    | calendar.KeyedCalendar
    | classify.KeyedClassify
    | compose.KeyedCompose
    | decide.KeyedDecide
    | estimate.KeyedEstimate
    | framework.KeyedFramework
    | match.KeyedMatch
    | matrix.KeyedMatrix
    | memo.KeyedMemo
    | order.KeyedOrder
    | place.KeyedPlace
    | rate.KeyedRate
    | risk.KeyedRisk
    | select_many.KeyedSelectMany
    | select_one.KeyedSelectOne
    | self_rating.KeyedSelfRating,
    Field(discriminator="kind"),
]
