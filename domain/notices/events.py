"""What a person chose about the notices that they get."""

from enum import StrEnum

from domain.kernel.events import Event, event
from domain.kernel.ids import PersonId
from domain.kernel.notices import NoticeKind
from domain.kernel.personal import PersonalText


class Place(StrEnum):
    """Where the choice was made: by who was signed in, or by the link in a mail, which whoever has the mail can use."""

    SIGNED_IN = "signed_in"
    MAIL = "mail"


@event("notices.pace_chosen")
class PaceChosen(Event, frozen=True, kw_only=True):
    """From now on the person gets the notices of this kind so often. `pace` (a `Pace`) is theirs alone to know, so it
    is kept as their word: sealed in the log, and erased with them."""

    person: PersonId
    notice: NoticeKind
    pace: PersonalText
    place: Place


NoticesEvent = PaceChosen
