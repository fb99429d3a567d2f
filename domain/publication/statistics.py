"""What released figures say: shares, means, and whether a change may be chance. Nothing else is computed from.

Intervals are of 95 %. Two polls are taken as independent, since nobody can know whose answers belong together; where
many answered twice, the true interval is narrower, so a change that is told to be no chance is none. Sources: Newcombe,
"Interval estimation for the difference between independent proportions" (1998), method 10; Welch (1947), with Hill's
expansion (1970) for the quantile of t.
"""

from collections.abc import Iterator
from enum import StrEnum
from math import sqrt

from msgspec import Struct

from domain.publication.shown import Shown, merged
from domain.publication.tables import Bands, Question

Z = 1.959964
LOW_RESPONSE, OTHER_RESPONSE, OTHER_NUMBER, OTHER_PEOPLE = 50, 15, 25, 25


class Interval(Struct, frozen=True):
    """A change, and between which two values it lies (95 %)."""

    change: float
    low: float
    high: float

    @property
    def may_be_chance(self) -> bool:
        """Whether no change at all lies within."""
        return self.low <= 0 <= self.high


class Share(Struct, frozen=True):
    """How many of those who answered are on the upper side of the cut-off."""

    upper: int
    answers: int

    @property
    def percent(self) -> float:
        """Of a hundred."""
        return 100 * self.upper / self.answers


def share(question: Question, shown: Shown) -> Share:
    """The share from the cut-off on: known wherever anything is."""
    sides = merged(shown.counts, question.ladder[shown.level], question.ladder[-1])
    return Share(sides[-1], sum(sides))


def distribution(shown: Shown) -> tuple[tuple[int, float], ...]:
    """Each band with how many answered so, and with how many of a hundred that is."""
    answers = sum(shown.counts)
    return tuple((count, 100 * count / answers) for count in shown.counts)


def labels(bands: Bands) -> tuple[tuple[int, int], ...]:
    """The first and the last answer of each band, from 0."""
    ends = [sum(bands[: at + 1]) for at in range(len(bands))]
    return tuple((end - size, end - 1) for end, size in zip(ends, bands, strict=True))


class Mean(Struct, frozen=True):
    """The mean of the answers, with what its interval needs."""

    value: float
    variance: float
    answers: int


def mean(question: Question, shown: Shown, low: float = 1.0, step: float = 1.0) -> Mean | None:
    """The mean, where each answer is told apart; else None: it would tell more than the sides of the cut-off do.

    `low` is what the lowest answer counts for, `step` how much more each next one does.
    """
    if len(shown.counts) < question.answers:
        return None
    answers = sum(shown.counts)
    value = sum(count * (low + step * at) for at, count in enumerate(shown.counts)) / answers
    squares = sum(count * (low + step * at - value) ** 2 for at, count in enumerate(shown.counts))
    return Mean(value, squares / (answers - 1), answers)


def change_of_share(then: Share, now: Share) -> Interval:
    """By how many points of a hundred the share changed."""
    (p, p_low, p_high), (q, q_low, q_high) = _wilson(now), _wilson(then)
    low = (p - q) - sqrt((p - p_low) ** 2 + (q_high - q) ** 2)
    high = (p - q) + sqrt((p_high - p) ** 2 + (q - q_low) ** 2)
    return Interval(100 * (p - q), 100 * low, 100 * high)


def _wilson(found: Share) -> tuple[float, float, float]:
    number, part = found.answers, found.upper / found.answers
    middle = (part + Z * Z / (2 * number)) / (1 + Z * Z / number)
    half = Z * sqrt(part * (1 - part) / number + Z * Z / (4 * number * number)) / (1 + Z * Z / number)
    return part, middle - half, middle + half


def change_of_mean(then: Mean, now: Mean) -> Interval:
    """By how much the mean changed."""
    change, parts = now.value - then.value, (now.variance / now.answers, then.variance / then.answers)
    if not any(parts):
        return Interval(change, change, change)
    freedom = sum(parts) ** 2 / sum(part**2 / (each.answers - 1) for part, each in zip(parts, (now, then), strict=True))
    half = _quantile(freedom) * sqrt(sum(parts))
    return Interval(change, change - half, change + half)


def _quantile(freedom: float) -> float:
    """The 97.5 % quantile of Student's t; within 0.001 from 8 degrees of freedom on."""
    terms = (
        (Z**3 + Z) / 4,
        (5 * Z**5 + 16 * Z**3 + 3 * Z) / 96,
        (3 * Z**7 + 19 * Z**5 + 17 * Z**3 - 15 * Z) / 384,
        (79 * Z**9 + 776 * Z**7 + 1482 * Z**5 - 1920 * Z**3 - 945 * Z) / 92160,
    )
    return Z + sum(term / freedom ** (at + 1) for at, term in enumerate(terms))


class Doubt(StrEnum):
    """Why figures of two polls do not simply stand beside each other, or one of them by itself."""

    OTHER_VERSION = "other_version"
    OTHER_PEOPLE = "other_people"
    OTHER_NUMBER = "other_number"
    OTHER_RESPONSE = "other_response"
    LOW_RESPONSE = "low_response"


class Group(Struct, frozen=True):
    """A group in a poll: under which version it was asked, how many were asked and answered.

    `stayed`: how many of them were asked in the other poll, too; None where that is not known.
    """

    version: str
    asked: int
    answers: int
    stayed: int | None = None

    @property
    def response(self) -> float:
        """How many of a hundred answered."""
        return 100 * self.answers / self.asked if self.asked else 0.0


def doubts(now: Group, then: Group | None) -> tuple[Doubt, ...]:
    """What to keep in mind with this group's figures, and beside those of the other poll."""
    return tuple(_doubts(now, then))


def _doubts(now: Group, then: Group | None) -> Iterator[Doubt]:
    if then is not None:
        if then.version != now.version:
            yield Doubt.OTHER_VERSION
        largest = max(now.asked, then.asked)
        if now.stayed is not None and 100 * (largest - now.stayed) > OTHER_PEOPLE * largest:
            yield Doubt.OTHER_PEOPLE
        elif 100 * abs(now.asked - then.asked) > OTHER_NUMBER * largest:
            yield Doubt.OTHER_NUMBER
        if abs(now.response - then.response) >= OTHER_RESPONSE:
            yield Doubt.OTHER_RESPONSE
    if min(group.response for group in (now, *([then] if then else []))) < LOW_RESPONSE:
        yield Doubt.LOW_RESPONSE
