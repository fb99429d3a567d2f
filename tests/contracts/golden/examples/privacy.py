"""One example of every event about being erased."""

from datetime import date

from domain.kernel.events import Event
from domain.kernel.personal import Personal
from domain.privacy.events import ErasureAsked, ErasureDeclined, ErasureOrdered, ErasureWithdrawn, PersonErased
from tests.contracts.golden.examples.things import ANNA

ON = date(2026, 11, 25)
EVENTS: tuple[Event, ...] = (
    ErasureAsked(person=ANNA, on=ON),
    ErasureWithdrawn(person=ANNA, on=ON),
    ErasureDeclined(person=ANNA, on=ON, reason=Personal(ANNA, "Je doet nog mee")),
    ErasureOrdered(person=ANNA, on=ON, asked=True),
    PersonErased(person=ANNA, on=ON),
)
