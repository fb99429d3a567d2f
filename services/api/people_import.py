"""People from a file: a look at what it brings, then the invitations. The same for the API and the pages.

Nothing happens before somebody saw the look. Doing it goes in parts, each of which is one command: what breaks off is
begun anew, and finds that who was invited takes part already (docs/decisions/0164).
"""

import hashlib
from collections.abc import Sequence

import msgspec
from litestar.datastructures import UploadFile

from domain.kernel.ids import CommandId, PersonId
from domain.kernel.place import PlanUnits
from domain.kernel.refusals import InvalidValue
from domain.kernel.rights import BOUNDLESS, Right, Role
from domain.organisation.decider import InviteMembers, Newcomer, stream_of
from domain.organisation.events import MemberInvited
from domain.organisation.refusals import ImportNotSeen, NobodyToInvite
from domain.organisation.views import MEMBERS, UNITS
from domain.subscription.decider import SUBSCRIPTION
from domain.subscription.decider import stream_of as subscription_stream
from domain.subscription.refusals import SeatsAreTaken
from infra.bootstrap import Services
from infra.identity.people import Person
from services.api.auth import Caller
from services.api.exchange import WAIT_SECONDS, carry_out, new_id
from services.api.people_cells import Fault, Line, Trouble
from services.api.people_file import Read, decoded, read
from services.api.subscribing import organisation_now

A_PART = 100
FILE_LIMIT = 2_000_000


class Look(msgspec.Struct, frozen=True):
    """What a file would bring: who is invited, who takes part already, what cannot be taken, how many seats are free.

    `free` is None where there is no limit. `seen` stands for who would be invited, how, and since when one looks.
    """

    invite: Sequence[Line]
    already: Sequence[Line]
    faults: Sequence[Fault]
    ignored: Sequence[str]
    seats: int | None
    free: int | None
    seen: str

    @property
    def fits(self) -> bool:
        """Whether there is a seat for everybody."""
        return self.free is None or len(self.invite) <= self.free


class Brought(msgspec.Struct, frozen=True):
    """What an import brought: who was invited since one looked, and who took part before."""

    invited: Sequence[Line]
    already: Sequence[Line]
    faults: Sequence[Fault]


async def text_of(upload: UploadFile | None) -> str:
    """The text of a file that was sent. Raises InvalidValue where there is none, CannotTake where it is no text."""
    if upload is None or not upload.filename:
        raise InvalidValue(field="file", reason="empty")
    return decoded(await upload.read())


async def look_at(services: Services, caller: Caller, text: str, since: int | None = None) -> Look:
    """See what the file would bring, as the log stands at this moment. Nothing is kept."""
    caller.actor.needs(Right.INVITE_MEMBERS)
    found = _within_rights(caller, read(text, await services.views.find(caller.tenant, UNITS)))
    began = await services.store.newest(caller.tenant, stream_of(caller.tenant)) if since is None else since
    known = await services.people.at(caller.tenant, [each.email for each in found.lines])
    members = (await organisation_now(services, caller)).members
    already = [each for each in found.lines if known.get(each.email.lower()) in members]
    inside = {each.line for each in already}
    state = await services.handler.state(caller.tenant, SUBSCRIPTION, subscription_stream(caller.tenant))
    free = None if state.seats is None else max(0, state.seats - len(members))
    invite = [each for each in found.lines if each.line not in inside]
    return Look(invite, already, found.faults, found.ignored, state.seats, free, f"{began}-{_digest(found.lines)}")


async def bring_in(services: Services, caller: Caller, text: str, seen: str, identity: CommandId) -> Brought:
    """Invite whom the file names and who is not there yet; the worker mails each of them a link.

    Raises ImportNotSeen, NobodyToInvite, SeatsAreTaken, ConfirmFirst, before anybody is invited.
    """
    since = _since(seen)
    look = await look_at(services, caller, text, since)
    if since is None or look.seen != seen:
        raise ImportNotSeen(field="content")
    if not (look.invite or look.already):
        raise NobodyToInvite(field="content")
    if not look.fits:
        raise SeatsAreTaken(seats=look.seats)
    for first in range(0, len(look.invite), A_PART):
        await _invite(services, caller, look.invite[first : first + A_PART], identity)
    return await _brought(services, caller, look, since)


async def _invite(services: Services, caller: Caller, lines: Sequence[Line], identity: CommandId) -> None:
    known = await services.people.at(caller.tenant, [each.email for each in lines])
    newcomers = []
    for each in lines:
        wanted = Person(PersonId(new_id(identity, each.email.lower())), each.name, each.email, each.language)
        person = known.get(each.email.lower()) or await services.people.add(caller.tenant, wanted)
        newcomers.append(Newcomer(person, frozenset(each.roles), each.unit))
    command = InviteMembers(tenant=caller.tenant, newcomers=tuple(newcomers))
    await carry_out(services, caller, command, CommandId(new_id(identity, _digest(lines))))


async def _brought(services: Services, caller: Caller, look: Look, since: int) -> Brought:
    loaded = await services.store.load(caller.tenant, stream_of(caller.tenant))
    newest = loaded.events[-1].seq
    await services.views.wait_for(caller.tenant, newest, (MEMBERS,), WAIT_SECONDS)
    lines = sorted([*look.invite, *look.already], key=lambda each: each.line)
    known = await services.people.at(caller.tenant, [each.email for each in lines])
    new = {each.event.person for each in loaded.events if each.seq > since and isinstance(each.event, MemberInvited)}
    invited = [each for each in lines if known.get(each.email.lower()) in new]
    there = {each.line for each in invited}
    return Brought(invited, [each for each in lines if each.line not in there], look.faults)


def _within_rights(caller: Caller, found: Read) -> Read:
    """The same, with a fault for each line that asks more than the caller may give."""
    checked = [(each, _beyond(caller, each)) for each in found.lines]
    faults = sorted([*found.faults, *(fault for _, fault in checked if fault)], key=lambda fault: fault.line)
    return Read(tuple(each for each, fault in checked if fault is None), tuple(faults), found.ignored)


def _beyond(caller: Caller, line: Line) -> Fault | None:
    if Role.ADMINISTRATOR in line.roles and not caller.actor.may(Right.MANAGE_ORGANISATION):
        return Fault(line.line, "roles", Trouble.NOT_YOURS_TO_MAKE)
    units = () if line.unit is None or BOUNDLESS.intersection(line.roles) else (line.unit,)
    if not caller.actor.towards(PlanUnits(units)).may(Right.INVITE_MEMBERS):
        return Fault(line.line, "unit", Trouble.NOT_YOUR_UNIT)
    return None


def _since(seen: str) -> int | None:
    began = seen.partition("-")[0]
    return int(began) if began.isascii() and began.isdigit() and len(began) < 19 else None


def _digest(lines: Sequence[Line]) -> str:
    """Of who is invited and how, wherever they stand in the file: a form drops blank lines at the top."""
    content = [msgspec.structs.replace(each, line=0) for each in lines]
    return hashlib.sha256(msgspec.json.encode(content)).hexdigest()[:32]
