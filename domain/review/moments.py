"""The moments of the HRM cycle at which a plan is reviewed, and when a review is due: pure reckoning with dates."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

import msgspec

from domain.method import Text

DEFAULT_MONTHS = 12
EARLY = timedelta(days=28)


class MomentKind(StrEnum):
    """What happens at a moment."""

    PULSE = "pulse"
    EVALUATION = "evaluation"
    TALK = "talk"


class Moment(msgspec.Struct, frozen=True):
    """A fixed moment: every year on this day of this month, or once, on `once`. `id` stays when it is renamed."""

    id: UUID
    name: str
    kind: MomentKind
    month: int = 1
    day: int = 1
    once: date | None = None

    def last_before(self, today: date) -> date | None:
        """The newest occurrence on or before `today`; None for a single moment that is still to come."""
        if self.once is not None:
            return self.once if self.once <= today else None
        this_year = date(today.year, self.month, self.day)
        return this_year if this_year <= today else date(today.year - 1, self.month, self.day)

    def next_after(self, today: date) -> date | None:
        """The first occurrence after `today`; None for a single moment that has passed."""
        if self.once is not None:
            return self.once if self.once > today else None
        this_year = date(today.year, self.month, self.day)
        return this_year if this_year > today else date(today.year + 1, self.month, self.day)


SPRING, AUTUMN, YEARLY = (UUID(f"6f6d7c1e-0000-4000-8000-00000000000{number}") for number in (1, 2, 3))
USUAL_NAMES: Mapping[UUID, Text] = {
    SPRING: Text("Peiling voorjaar", "Spring pulse"),
    AUTUMN: Text("Peiling najaar", "Autumn pulse"),
    YEARLY: Text("Jaarlijkse evaluatie", "Yearly review"),
}
DEFAULT_MOMENTS = (
    Moment(SPRING, USUAL_NAMES[SPRING].nl, MomentKind.PULSE, 4, 1),
    Moment(AUTUMN, USUAL_NAMES[AUTUMN].nl, MomentKind.PULSE, 10, 1),
    Moment(YEARLY, USUAL_NAMES[YEARLY].nl, MomentKind.EVALUATION, 11, 1),
)


def name_in(language: str, moment: UUID | None, name: str) -> str:
    """What is called after a moment, in a language: a usual name in both, an organisation's own as it was typed."""
    usual = USUAL_NAMES.get(moment) if moment else None
    return usual.to(language) if usual and name == usual.nl else name


def as_kept(moment: UUID | None, typed: str) -> str:
    """The name to keep: a usual one that came back in English stays the usual one."""
    usual = USUAL_NAMES.get(moment) if moment else None
    return usual.nl if usual and typed == usual.en else typed


class Why(StrEnum):
    """Why a review is due."""

    TOO_OLD = "too_old"
    MOMENT = "moment"
    MEASURE_FINISHED = "measure_finished"
    MEASURE_MISSED = "measure_missed"


class Due(msgspec.Struct, frozen=True):
    """A review is due since this date, for this reason; `what` names the moment or the measure."""

    since: date
    why: Why
    what: str = ""
    moment: UUID | None = None


class Watched(msgspec.Struct, frozen=True):
    """A measure that was finished, or whose date passed without that, on `on`."""

    on: date
    finished: bool
    text: str


def review_due(
    moments: Iterable[Moment],
    maximum_age: int,
    started_on: date,
    last_review: date | None,
    watched: Iterable[Watched],
    today: date,
) -> tuple[Due, ...]:
    """Why a review is due, longest waiting first; nothing when none is.

    `maximum_age` is in months: how old the last review (or, without one, the plan's start) may be. Twelve is custom,
    not law. A review held up to four weeks before a moment counts as the review of that moment.
    """
    since = last_review or started_on
    found = [
        *_too_old(since, maximum_age, today),
        *_moments(moments, started_on, last_review, today),
        *_measures(watched, since, today),
    ]
    return tuple(sorted(found, key=lambda due: (due.since, due.why.value, due.what)))


def _too_old(since: date, months: int, today: date) -> Iterator[Due]:
    limit = months_later(since, months)
    if today > limit:
        yield Due(limit, Why.TOO_OLD)


def _moments(moments: Iterable[Moment], started_on: date, last_review: date | None, today: date) -> Iterator[Due]:
    for moment in moments:
        passed = moment.last_before(today)
        held = passed is not None and last_review is not None and last_review >= passed - EARLY
        if passed is not None and passed > started_on and not held:
            yield Due(passed, Why.MOMENT, moment.name, moment.id)


def _measures(watched: Iterable[Watched], since: date, today: date) -> Iterator[Due]:
    for each in watched:
        if since < each.on <= today:
            yield Due(each.on, Why.MEASURE_FINISHED if each.finished else Why.MEASURE_MISSED, each.text)


def months_later(day: date, months: int) -> date:
    """The same day so many months later; the last of the month where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for back in range(4):
        try:
            return date(year, month + 1, day.day - back)
        except ValueError:
            continue
    raise AssertionError("every month has 28 days")
