"""What can have happened around looking along. Who of the service it is stands in it as words of their own."""

from datetime import date, datetime

from domain.kernel.events import Event, event
from domain.kernel.ids import AccessId, PersonId
from domain.kernel.personal import PersonalText


class AccessFact(Event, frozen=True, kw_only=True):
    """The base of the slice's events: which access, and the local date."""

    access: AccessId
    on: date


@event("helpdesk.access_asked")
class AccessAsked(AccessFact, frozen=True, kw_only=True):
    """Somebody who runs the service asked to look along, for a reason and a number of hours.

    `operator` is nobody of the organisation, so `who` (the mail address) is the one way to know who it is.
    """

    operator: PersonId
    who: PersonalText
    reason: str
    hours: int


@event("helpdesk.access_granted")
class AccessGranted(AccessFact, frozen=True, kw_only=True):
    """An administrator said yes: up to this instant (UTC) and not a second longer."""

    hours: int
    until: datetime


@event("helpdesk.access_refused")
class AccessRefused(AccessFact, frozen=True, kw_only=True):
    """An administrator said no; why, if they said so."""

    reason: str


@event("helpdesk.access_withdrawn")
class AccessWithdrawn(AccessFact, frozen=True, kw_only=True):
    """An administrator took back what was granted: from here on nothing is read any more."""


@event("helpdesk.access_given_back")
class AccessGivenBack(AccessFact, frozen=True, kw_only=True):
    """The operator needs it no longer, or asks no longer."""


@event("helpdesk.page_read")
class PageRead(AccessFact, frozen=True, kw_only=True):
    """The operator opened a page (its address without what was searched for), at an instant (UTC)."""

    page: str
    at: datetime


HelpdeskEvent = AccessAsked | AccessGranted | AccessRefused | AccessWithdrawn | AccessGivenBack | PageRead
