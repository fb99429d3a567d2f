"""What a request and an answer have in common everywhere: command ids, versions, waiting for one's own write."""

from typing import Any
from uuid import UUID, uuid4, uuid5

import msgspec
from litestar import Request, Response

from domain.kernel.decider import Asked, Command
from domain.kernel.handle import Handled
from domain.kernel.ids import CommandId
from domain.kernel.place import Stands
from domain.kernel.refusals import InvalidValue, NotAllowed
from domain.kernel.rights import Right
from domain.kernel.views import View
from domain.measures.commands import DescribeMeasure, ProposeMeasure
from domain.notices.decider import ChoosePace
from domain.organisation.own_name import ChangeOwnName
from domain.privacy.decider import AskErasure, WithdrawErasure
from infra.bootstrap import Services
from services.api.auth import Caller
from services.api.confirm import sure_of_administrators
from services.api.standing import towards

WAIT_SECONDS = 2.0
# What an adviser or an auditor may ask: an adviser proposes, and each chooses how often mail comes. Never more, also
# where a thing came to be theirs.
FROM_ONLOOKERS: tuple[type[Command], ...] = (
    ProposeMeasure,
    DescribeMeasure,
    ChoosePace,
    ChangeOwnName,
    AskErasure,
    WithdrawErasure,
)


class Done(msgspec.Struct, frozen=True):
    """What came of a command. `seq` is its place in the organisation's log (null: it was so already).

    `version` is the thing's version now; `chain` the log's chain value at `seq`, in hex: a receipt worth keeping.
    """

    version: int
    seq: int | None = None
    chain: str | None = None


def command_id(request: Request[Any, Any, Any], caller: Caller) -> CommandId:
    """The id under which a command is done once: from the header Idempotency-Key, else a fresh one.

    The same key of the same person in the same organisation is the same command.
    """
    return keyed(caller, request.headers.get("idempotency-key") or "")


def keyed(caller: Caller, key: str) -> CommandId:
    """The command id of a person's own key (a form's hidden field, a header)."""
    if not key:
        return CommandId(uuid4())
    if len(key) > 200:
        raise InvalidValue(field="Idempotency-Key", reason="too_long", high=200)
    return CommandId(uuid5(caller.tenant, f"{caller.person}:{key}"))


def new_id(command: CommandId, what: str) -> UUID:
    """The id of a thing that a command makes: the same command makes the same thing."""
    return uuid5(command, what)


def seen_version(request: Request[Any, Any, Any]) -> int | None:
    """The version in If-Match (`"12"`), None when the header is absent or `*`."""
    value = request.headers.get("if-match", "").strip().removeprefix("W/").strip('"')
    if value in ("", "*"):
        return None
    if not (value.isascii() and value.isdigit() and len(value) < 19):
        raise InvalidValue(field="If-Match", reason="not_a_version")
    return int(value)


async def carry_out(
    services: Services, caller: Caller, command: Command, identity: CommandId, seen: int | None = None
) -> Handled:
    """Handle a command and ring the worker's bell. Raises the command's Refusal, and ConfirmFirst.

    A command about a plan is asked by who stands towards that plan, also where the address names none.
    """
    await sure_of_administrators(services, caller, command)
    actor = caller.actor
    if not (actor.may(Right.TAKE_PART) or isinstance(command, FROM_ONLOOKERS)):
        raise NotAllowed(right=Right.TAKE_PART.value)
    if actor.stands is Stands.FREE:
        actor = await towards(services, caller.tenant, actor, getattr(command, "plan", None))
    asked = Asked(actor, await services.calendar.today(caller.tenant))
    handled = await services.handler.handle(caller.tenant, command, asked, identity, seen)
    if handled.receipt is not None:
        await services.hints.hint(caller.tenant)
    return handled


def answer(handled: Handled, *, created: bool = False) -> Response[Done]:
    """The answer to a command: 201 for a new thing, 200 otherwise, with the version as ETag."""
    receipt = handled.receipt
    done = Done(handled.version, receipt.seq if receipt else None, receipt.chain.hex() if receipt else None)
    status = 201 if created and receipt else 200
    return Response(done, status_code=status, headers={"ETag": f'"{handled.version}"'})


async def carried_out(
    request: Request[Any, Any, Any], services: Services, caller: Caller, command: Command, created: bool = False
) -> Response[Done]:
    """Carry out a request's command under its Idempotency-Key and answer with what came of it.

    If-Match holds for the whole thing, unless the command itself knows which part of it was `seen`.
    """
    seen = None if hasattr(command, "seen") else seen_version(request)
    handled = await carry_out(services, caller, command, command_id(request, caller), seen)
    return answer(handled, created=created)


async def await_own_write(services: Services, caller: Caller, min_seq: int | None, *views: View[Any]) -> None:
    """Wait briefly until these views show the log up to `min_seq`; late views are answered as they are."""
    if min_seq:
        if not 0 <= min_seq < 2**63:
            raise InvalidValue(field="min_seq", reason="out_of_range", low=0, high=2**63 - 1)
        await services.views.wait_for(caller.tenant, min_seq, views, WAIT_SECONDS)
