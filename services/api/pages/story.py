"""The story of one thing, told from the log itself: who did what, on which day, in the order in which it was stored."""

from datetime import datetime

import msgspec

from domain.kernel.events import Event
from domain.kernel.ids import StreamId
from infra.bootstrap import Services
from infra.language import in_language
from services.api.auth import Caller
from services.api.errors import language_of
from services.api.names import names_of
from services.api.pages.page import AnyRequest
from services.api.words import telling


class Told(msgspec.Struct, frozen=True):
    """One fact: who, what in words, when it was recorded (UTC), and the event itself."""

    who: str
    words: str
    recorded_at: datetime
    seq: int
    event: Event


async def story_of(request: AnyRequest, services: Services, caller: Caller, stream: StreamId) -> list[Told]:
    """The facts of a stream in the caller's language, oldest first."""
    loaded = await services.store.load(caller.tenant, stream)
    names = await names_of(services, caller, loaded.events)
    with in_language(language_of(request)):
        return [
            Told(names.of(each.actor), telling(each.event, names), each.recorded_at, each.seq, each.event)
            for each in loaded.events
        ]
