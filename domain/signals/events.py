"""What can have happened to a signal, to the dialogue with whoever reported it unnamed, and to the reporting link."""

from datetime import date

from domain.kernel.events import Event, event
from domain.kernel.ids import PersonId, PlanId, SignalId, UnitId
from domain.kernel.personal import PersonalText
from domain.signals.kinds import SignalKind, Source


class SignalFact(Event, frozen=True, kw_only=True):
    """The base of a signal's events: each names its plan and its signal."""

    plan: PlanId
    signal: SignalId


@event("signals.reported")
class SignalReported(SignalFact, frozen=True, kw_only=True):
    """Somebody noticed this (`unit` None: it is about the whole organisation); `weight` from 1, light, to 5, heavy.

    `reported_by` None: nobody may know who. Then the words' subject is the signal itself, so that they can be erased
    without leading to a person; `noticed_on` is the Monday of a week, and the event has no actor.
    """

    kind: SignalKind
    unit: UnitId | None
    theme: str
    source: Source
    noticed_on: date
    weight: int
    text: PersonalText
    reported_by: PersonId | None


@event("signals.corrected")
class SignalCorrected(SignalFact, frozen=True, kw_only=True):
    """Who reported it put it right: it says exactly this from now on; its weight stays."""

    kind: SignalKind
    unit: UnitId | None
    theme: str
    source: Source
    noticed_on: date
    text: PersonalText


@event("signals.weighed")
class SignalWeighed(SignalFact, frozen=True, kw_only=True):
    """It weighs this from now on, for this reason."""

    weight: int
    reason: PersonalText


@event("signals.withdrawn")
class SignalWithdrawn(SignalFact, frozen=True, kw_only=True):
    """It no longer counts, for this reason; it stays readable."""

    reason: PersonalText


@event("signals.reporter_written_to")
class ReporterWrittenTo(SignalFact, frozen=True, kw_only=True):
    """Somebody who steers the plan wrote to whoever reported the signal unnamed, on this date."""

    text: PersonalText
    on: date


@event("signals.reporter_wrote")
class ReporterWrote(SignalFact, frozen=True, kw_only=True):
    """Whoever reported the signal unnamed wrote; it was passed on on this date, some time after the writing."""

    text: PersonalText
    on: date


SignalEvent = SignalReported | SignalCorrected | SignalWeighed | SignalWithdrawn | ReporterWrittenTo | ReporterWrote


class LinkFact(Event, frozen=True, kw_only=True):
    """The base of the events of a plan's link for reporting unnamed."""

    plan: PlanId


@event("signals.link_opened")
class LinkOpened(LinkFact, frozen=True, kw_only=True):
    """From now on the plan's link number `number` works, and no earlier one."""

    number: int


@event("signals.link_closed")
class LinkClosed(LinkFact, frozen=True, kw_only=True):
    """From now on none of the plan's links works."""


LinkEvent = LinkOpened | LinkClosed
