"""What Werkbalans holds about the caller in this organisation (AVG art. 15 and 20), for the page and the API alike.

Of an act of the caller all is told but other people's words. Of a fact that only names the caller it is told that it
does, and the caller's own words in it: what else it says may be another's to know.
"""

from collections.abc import AsyncIterator, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from domain.attachments.views import FILES, FileRow
from domain.catalogue import AUDIT
from domain.kernel.events import Recorded
from domain.kernel.handle import Handled
from domain.kernel.ids import CommandId, PersonId
from domain.organisation.own_name import ChangeOwnName
from domain.organisation.views import MEMBERS
from infra.bootstrap import Services
from infra.identity.accounts import Happened
from infra.identity.door import SessionRow
from infra.privacy.readings import Reading
from services.api.auth import Caller
from services.api.exchange import carry_out
from services.api.onboarding import checked_name
from services.api.signing_in import limit_tries

ANOTHERS = {"personal": "another's"}
LINES, PICKED, TRIES = 200, 500, 10
SHOWN_READINGS, MOST_READINGS = 20, 5000
Json = dict[str, Any]


class Method(msgspec.Struct, frozen=True):
    """A way to sign in: its kind and name, never its secret."""

    kind: str
    name: str
    created_at: datetime
    last_used_at: datetime | None


class AccountHeld(msgspec.Struct, frozen=True):
    """Your account, the same in all your organisations; `log` holds the newest 200 lines."""

    email: str
    methods: Sequence[Method]
    recovery_codes_left: int
    sessions: Sequence[SessionRow]
    log: Sequence[Happened]


class LogLine(msgspec.Struct, frozen=True):
    """An event that you caused (`yours`), or that names you. `content`: what it says, or of it only what is yours."""

    seq: int
    recorded_at: datetime
    type: str
    yours: bool
    content: Json


class Held(msgspec.Struct, frozen=True, kw_only=True):
    """All that is held about you in one organisation. `account` is null when you ask with an API token.

    Times are UTC. `seen_by`: who read what is about you. What you reported without a name and what you answered in a
    poll is not here: nothing says that it is yours.
    """

    made_at: datetime
    organisation: UUID
    person: Json
    roles: Sequence[str]
    account: AccountHeld | None
    mails: Sequence[Json]
    notices: Sequence[Json]
    sessions: Sequence[Json]
    sign_in_links: Sequence[Json]
    api_tokens: Sequence[Json]
    calendar_since: datetime | None
    provider: Json
    files: Sequence[FileRow]
    seen_by: Sequence[Reading]
    log: Sequence[LogLine]


class Overview(msgspec.Struct, frozen=True, kw_only=True):
    """How much there is of each kind; the rest of it is in the download."""

    person: Json
    roles: Sequence[str]
    account: AccountHeld | None
    numbers: Mapping[str, int]
    files: Sequence[FileRow]
    acts: int
    seen_by: Sequence[Reading]
    calendar_since: datetime | None
    provider: Json


async def overview(services: Services, caller: Caller) -> Overview:
    """What the page shows: counted through the index of the log, without reading the log."""
    rows = await services.held.rows(caller.tenant, caller.person)
    lists = ("mails", "notices", "sessions", "sign_in_links", "api_tokens")
    return Overview(
        person=rows["person"],
        roles=await _roles(services, caller),
        account=await _account(services, caller),
        numbers={name: len(rows[name]) for name in lists},
        files=await _files(services, caller),
        acts=await services.views.count(caller.tenant, AUDIT, {"actor": caller.person}),
        seen_by=await services.readings.find(caller.tenant, about=caller.person, limit=SHOWN_READINGS),
        calendar_since=rows["calendar_since"],
        provider=rows["provider"],
    )


async def rename(services: Services, caller: Caller, name: str, identity: CommandId) -> Handled:
    """Correct one's own name (AVG art. 16): first in the directory, then in the log. Raises InvalidValue."""
    wanted = checked_name(name)
    await services.people.rename(caller.tenant, caller.person, wanted)
    return await carry_out(services, caller, ChangeOwnName(person=caller.person, change=identity), identity)


async def everything(services: Services, caller: Caller) -> Held:
    """All of it. Raises TooManyTries after ten in a quarter of an hour: it goes through the whole log."""
    await limit_tries(services, "held", f"{caller.tenant}:{caller.person}", TRIES)
    rows = await services.held.rows(caller.tenant, caller.person)
    log = [line async for line in _log(services, caller)]
    return Held(
        made_at=services.clock.now(),
        organisation=caller.tenant,
        roles=await _roles(services, caller),
        account=await _account(services, caller),
        files=await _files(services, caller),
        seen_by=await services.readings.find(caller.tenant, about=caller.person, limit=MOST_READINGS),
        log=log,
        **{name: rows[name] for name in rows if name != "words_readable"},
    )


async def _roles(services: Services, caller: Caller) -> Sequence[str]:
    member = await services.views.get(caller.tenant, MEMBERS, (caller.person,))
    return sorted(member.roles) if member else ()


async def _files(services: Services, caller: Caller) -> Sequence[FileRow]:
    return await services.views.find(caller.tenant, FILES, {"attached_by": caller.person}, order=("seq",))


async def _account(services: Services, caller: Caller) -> AccountHeld | None:
    if caller.sign_in is None:
        return None
    account = caller.sign_in.account
    methods = (await services.accounts.methods(account)).every
    return AccountHeld(
        email=caller.sign_in.email,
        methods=[Method(each.kind, each.name, each.created_at, each.last_used_at) for each in methods],
        recovery_codes_left=await services.accounts.recovery_codes_left(account),
        sessions=await services.door.sessions(account),
        log=await services.accounts.log(account, None, LINES),
    )


async def _log(services: Services, caller: Caller) -> AsyncIterator[LogLine]:
    async for places in services.held.places(caller.tenant, caller.person):
        for start in range(0, len(places), PICKED):
            picked = await services.store.pick(caller.tenant, places[start : start + PICKED])
            for recorded in sorted(picked, key=lambda each: each.seq):
                yield line_of(recorded, caller.person)


def line_of(recorded: Recorded, person: PersonId) -> LogLine:
    """One event as that person may have it."""
    content, yours = msgspec.to_builtins(recorded.event), recorded.actor == person
    told = _without_anothers_words(content, str(person)) if yours else _mine_in(content, str(person), "")
    return LogLine(recorded.seq, recorded.recorded_at, recorded.event.NAME, yours, told)


def _without_anothers_words(value: Any, person: str) -> Any:
    if isinstance(value, dict):
        if "personal" in value and value.get("subject") != person:
            return ANOTHERS
        return {name: _without_anothers_words(each, person) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_without_anothers_words(each, person) for each in value]
    return value


def _mine_in(value: Any, person: str, path: str) -> Json:
    """What in there is the person's: their id and their words, by where it stands."""
    if isinstance(value, dict):
        if "personal" in value:
            return {path: value} if value.get("subject") == person else {}
        parts = [_mine_in(each, person, f"{path}/{name}") for name, each in value.items()]
    elif isinstance(value, list | tuple):
        parts = [_mine_in(each, person, f"{path}/{place}") for place, each in enumerate(value)]
    else:
        return {path: value} if str(value) == person else {}
    return {where: found for part in parts for where, found in part.items()}
