"""A measurement of how work pressure is perceived, and whether two of them can be compared: pure arithmetic.

Source: a follow-up answers the same question of the same group (method, step 5).
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from enum import StrEnum

import msgspec

RESPONSE_POINTS = 15
NUMBER_SHARE = Decimal("0.25")


class Reading(msgspec.Struct, frozen=True):
    """One figure: `value` on the question's own scale, what was asked (with its version) of which group, and when.

    `respondents` answered of `invited` (None: not known).
    """

    value: Decimal
    respondents: int
    on: date
    question: str
    group: str
    invited: int | None = None

    @property
    def response(self) -> int | None:
        """How many of a hundred answered."""
        return round(100 * self.respondents / self.invited) if self.invited else None


class Caution(StrEnum):
    """Why a baseline and a follow-up do not simply stand beside each other."""

    NO_BASELINE = "no_baseline"
    NO_FOLLOW_UP = "no_follow_up"
    OTHER_QUESTION = "other_question"
    OTHER_GROUP = "other_group"
    OTHER_RESPONSE = "other_response"
    OTHER_NUMBER = "other_number"
    NOT_LATER = "not_later"


def cautions_of(baseline: Reading | None, follow_up: Reading | None) -> tuple[Caution, ...]:
    """What to keep in mind with this pair; nothing when they can be compared."""
    if baseline is None:
        return (Caution.NO_BASELINE,)
    if follow_up is None:
        return (Caution.NO_FOLLOW_UP,)
    return tuple(_between(baseline, follow_up))


def _between(baseline: Reading, follow_up: Reading) -> Iterator[Caution]:
    if _same(baseline.question) != _same(follow_up.question):
        yield Caution.OTHER_QUESTION
    if _same(baseline.group) != _same(follow_up.group):
        yield Caution.OTHER_GROUP
    then, now = baseline.response, follow_up.response
    if then is not None and now is not None and abs(then - now) >= RESPONSE_POINTS:
        yield Caution.OTHER_RESPONSE
    most = max(baseline.respondents, follow_up.respondents)
    if abs(baseline.respondents - follow_up.respondents) > NUMBER_SHARE * most:
        yield Caution.OTHER_NUMBER
    if follow_up.on <= baseline.on:
        yield Caution.NOT_LATER


def _same(text: str) -> str:
    return " ".join(text.casefold().split())


def change_of(baseline: Reading | None, follow_up: Reading | None) -> Decimal | None:
    """How much the value rose (below zero: fell); None while there are not two, or they asked different questions."""
    if baseline is None or follow_up is None or _same(baseline.question) != _same(follow_up.question):
        return None
    return follow_up.value - baseline.value
