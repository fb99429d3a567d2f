"""A person's decisions about notices: how often each kind comes."""

from collections.abc import Sequence
from types import MappingProxyType
from typing import assert_never

import msgspec

from domain.kernel.decider import Asked, Command, Decider
from domain.kernel.events import Event
from domain.kernel.ids import PersonId, StreamId, stream
from domain.kernel.notices import NoticeKind, Pace
from domain.kernel.personal import Personal, words
from domain.kernel.refusals import InvalidValue
from domain.notices.events import NoticesEvent, PaceChosen, Place
from domain.notices.refusals import CannotBeOff, ChooseForYourself

CATEGORY = "notices"
UNLESS_CHOSEN = Pace.DAILY
NEVER_OFF = frozenset({NoticeKind.REVIEWS})


class ChoosePace(Command, frozen=True, kw_only=True):
    """Get the notices of a kind so often from now on; `pace` holds a `Pace`, as a word of the person."""

    person: PersonId
    notice: NoticeKind
    pace: Personal


class Notices(msgspec.Struct, frozen=True):
    """What one person chose."""

    paces: MappingProxyType[NoticeKind, Pace] = MappingProxyType({})

    def pace(self, notice: NoticeKind) -> Pace:
        """How often the notices of this kind come; daily unless something else was chosen."""
        return self.paces.get(notice, UNLESS_CHOSEN)


def evolve(state: Notices, event: NoticesEvent) -> Notices:
    """The choices after one more event; one whose word was erased is as if it was never made."""
    match event:
        case PaceChosen(notice=notice, pace=pace):
            chosen = Pace(words(pace) or UNLESS_CHOSEN)
            return Notices(MappingProxyType({**state.paces, notice: chosen}))
        case _:
            assert_never(event)


def decide(command: ChoosePace, state: Notices, asked: Asked) -> Sequence[Event]:
    """The event that the command brings, or a refusal."""
    if asked.by.person != command.person or command.pace.subject != command.person:
        raise ChooseForYourself(person=command.person)
    if command.pace.text not in set(Pace):
        raise InvalidValue(field="pace", reason="choose")
    pace = Pace(command.pace.text)
    if pace is Pace.OFF and command.notice in NEVER_OFF:
        raise CannotBeOff(notice=command.notice.value)
    if state.pace(command.notice) is pace:
        return ()
    place = Place.SIGNED_IN if asked.signed_in else Place.MAIL
    return (PaceChosen(person=command.person, notice=command.notice, pace=command.pace, place=place),)


def stream_of(person: PersonId) -> StreamId:
    """The stream of what one person chose."""
    return stream(CATEGORY, person)


NOTICES: Decider[ChoosePace, Notices] = Decider(
    category=CATEGORY,
    commands=ChoosePace,
    initial=Notices(),
    stream_of=lambda command: stream_of(command.person),
    evolve=evolve,
    decide=decide,
)
