"""One example of every event about notices."""

from domain.kernel.events import Event
from domain.kernel.notices import NoticeKind
from domain.kernel.personal import Personal
from domain.notices.events import PaceChosen, Place
from tests.contracts.golden.examples.things import ANNA

EVENTS: tuple[Event, ...] = (
    PaceChosen(person=ANNA, notice=NoticeKind.WORKS_COUNCIL, pace=Personal(ANNA, "weekly"), place=Place.MAIL),
)
