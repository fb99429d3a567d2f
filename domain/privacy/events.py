"""What can have happened when somebody wants to be erased (AVG art. 17). Names stand in none of these, nor ever did."""

from datetime import date

from domain.kernel.events import Event, event
from domain.kernel.ids import PersonId
from domain.kernel.personal import PersonalText


class ErasureFact(Event, frozen=True, kw_only=True):
    """The base of the slice's events: whom it is about, and the local date."""

    person: PersonId
    on: date


@event("privacy.erasure_asked")
class ErasureAsked(ErasureFact, frozen=True, kw_only=True):
    """The person asked to be erased. An answer is due within a month (AVG art. 12(3))."""


@event("privacy.erasure_withdrawn")
class ErasureWithdrawn(ErasureFact, frozen=True, kw_only=True):
    """The person does not want to be erased after all."""


@event("privacy.erasure_declined")
class ErasureDeclined(ErasureFact, frozen=True, kw_only=True):
    """An administrator said no, with the reason that the person is told. It goes with the person's own words."""

    reason: PersonalText


@event("privacy.erasure_ordered")
class ErasureOrdered(ErasureFact, frozen=True, kw_only=True):
    """An administrator ordered it: from here on there is no way back. `asked` is false when nobody asked."""

    asked: bool


@event("privacy.person_erased")
class PersonErased(ErasureFact, frozen=True, kw_only=True):
    """It was carried out: the key of the person's words is destroyed, the name and address are gone."""


PrivacyEvent = ErasureAsked | ErasureWithdrawn | ErasureDeclined | ErasureOrdered | PersonErased
