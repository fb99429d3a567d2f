"""One example of every event of a file."""

from uuid import UUID

from domain.attachments import events as a
from domain.kernel.events import Event
from domain.kernel.ids import FileId
from domain.kernel.personal import Personal
from tests.contracts.golden.examples.things import BAS, DAY, PLAN, WORDS

FILE, CONSENT = FileId(UUID(int=48)), UUID(int=49)

EVENTS: tuple[Event, ...] = (
    a.FileAttached(
        plan=PLAN,
        file=FILE,
        kind=a.FileKind.PHOTO,
        name="team.jpg",
        description=WORDS,
        content=a.Content("aa" * 32, 1234, "image/jpeg", 800, 600, "bb" * 32),
        about=a.Thing("review", "r1"),
        on=DAY,
    ),
    a.ConsentRecorded(
        plan=PLAN, file=FILE, consent=CONSENT, person=BAS, name=Personal(BAS, "Bas"), words="Ja", given_on=DAY
    ),
    a.NobodyShown(plan=PLAN, file=FILE),
    a.ConsentWithdrawn(plan=PLAN, file=FILE, consent=CONSENT, on=DAY),
    a.FileRemoved(plan=PLAN, file=FILE, reason="Fout", on=DAY),
)
