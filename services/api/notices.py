"""What a person chose about notices, and choosing: the same for the API, the page and the link in a mail."""

from uuid import uuid4

import msgspec

from domain.kernel.decider import Asked
from domain.kernel.handle import Handled
from domain.kernel.ids import CommandId, PersonId, TenantId
from domain.kernel.notices import NoticeKind, Pace
from domain.kernel.personal import Personal
from domain.kernel.rights import Actor
from domain.notices.decider import NEVER_OFF, NOTICES, ChoosePace, Notices, stream_of
from infra.bootstrap import Services
from infra.mail.leaving import Leaving, LeavingLinks, in_order
from services.api.auth import Caller
from services.api.exchange import carry_out


class Chosen(msgspec.Struct, frozen=True):
    """What a person chose, and the version of it."""

    notices: Notices
    version: int


async def chosen_by(services: Services, tenant: TenantId, person: PersonId) -> Chosen:
    """What somebody chose, from the log itself: a page never shows an older choice than the newest."""
    loaded = await services.store.load(tenant, stream_of(person))
    return Chosen(NOTICES.fold([recorded.event for recorded in loaded.events]), loaded.version)


async def choose(
    services: Services, caller: Caller, notice: NoticeKind, pace: str, identity: CommandId, seen: int | None = None
) -> Handled:
    """Choose for oneself. Raises InvalidValue, CannotBeOff, VersionIsStale."""
    command = ChoosePace(person=caller.person, notice=notice, pace=Personal(caller.person, pace))
    return await carry_out(services, caller, command, identity, seen)


async def choose_by_link(services: Services, leaving: Leaving, pace: Pace) -> None:
    """Turn the kinds of a link off, or on again: as somebody who is not known. What cannot be off stays as it is."""
    asked = Asked(Actor(leaving.person, frozenset()), await services.calendar.today(leaving.tenant), signed_in=False)
    for notice in in_order(leaving.notices - NEVER_OFF):
        command = ChoosePace(person=leaving.person, notice=notice, pace=Personal(leaving.person, pace))
        await services.handler.handle(leaving.tenant, command, asked, CommandId(uuid4()))
    await services.hints.hint(leaving.tenant)


def links(services: Services) -> LeavingLinks:
    """The reader of the links in mails."""
    return LeavingLinks(services.settings.key("leaving-link"))
