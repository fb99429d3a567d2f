"""One example of every event around support and communication."""

from uuid import UUID

from domain.kernel.events import Event
from domain.support import events as s
from tests.contracts.golden.examples.things import ANNA, DAY, PLAN, WORDS

ITEM = UUID(int=61)
MESSAGE = s.Message("De uitkomst", "Team Noord", DAY, ANNA)

EVENTS: tuple[Event, ...] = (
    s.StatementPublished(plan=PLAN, version=1, words=s.Words("Rust", WORDS, "Anna, 4 uur", "€ 2.000"), on=DAY),
    s.MessagePlanned(plan=PLAN, item=ITEM, message=MESSAGE),
    s.MessageChanged(plan=PLAN, item=ITEM, message=s.Message("De uitkomst", "Iedereen", DAY, None, "De adviseur")),
    s.MessageDropped(plan=PLAN, item=ITEM, reason="Al bekend"),
    s.MessageTold(plan=PLAN, item=ITEM, on=DAY, informed="Team Noord"),
    s.StatementRead(plan=PLAN, version=1, person=ANNA, on=DAY),
)
