"""Webhooks for administrators: which there are, what became of their messages, and everything to do about it."""

from typing import Any
from uuid import UUID

from litestar import Response, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery

from domain.kernel.ids import WebhookId
from domain.kernel.refusals import Refusal
from domain.kernel.rights import Right
from domain.webhooks.decider import RemoveWebhook, ResumeWebhook, StopWebhook, TestWebhook, parts_to_choose
from domain.webhooks.views import WEBHOOKS, WebhookRow
from infra.bootstrap import Services
from services.api import webhooks as hooks
from services.api.auth import Caller
from services.api.errors import language_of
from services.api.exchange import await_own_write, carry_out
from services.api.pages.forms import Form, Shown, first, form_of, key_of, number, refused
from services.api.pages.page import AnyRequest, page, see
from services.api.words.parts import PARTS

HERE = "/organisatie/webhooks"
SHOWN = 50


@get(HERE, include_in_schema=False, rule=Right.MANAGE_WEBHOOKS)
async def listed(
    request: AnyRequest,
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    saved: FromQuery[str] = "",
    min_seq: FromQuery[int | None] = None,
) -> Response[Any]:
    """All of them, and the form for a new one."""
    await await_own_write(services, caller, min_seq, WEBHOOKS)
    return await _list(request, services, caller, Shown(saved=saved))


@post(HERE, include_in_schema=False, status_code=200, rule=Right.MANAGE_WEBHOOKS)
async def add(
    request: AnyRequest, caller: NamedDependency[Caller], services: NamedDependency[Services]
) -> Response[Any]:
    """Add one; its secret is in the answer and nowhere else."""
    form = await form_of(request)
    try:
        key = key_of(caller, form)
        webhook, handled = await hooks.add(services, caller, first(form, "address"), form.get("parts", []), key)
    except Refusal as refusal:
        return await _list(request, services, caller, refused(request, form, refusal, "add"))
    await await_own_write(services, caller, handled.receipt.seq if handled.receipt else None, WEBHOOKS)
    return await _list(request, services, caller, Shown(), hooks.secret_of(services, caller, webhook))


@get(HERE + "/{webhook:uuid}", include_in_schema=False, rule=Right.MANAGE_WEBHOOKS)
async def one(
    request: AnyRequest,
    webhook: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    saved: FromQuery[str] = "",
    min_seq: FromQuery[int | None] = None,
) -> Response[Any]:
    """How it stands, and what became of its messages."""
    await await_own_write(services, caller, min_seq, WEBHOOKS)
    row = await hooks.one_of(services, caller, webhook)
    return await _one(request, services, caller, row, Shown(saved=saved))


@post(HERE + "/{webhook:uuid}", include_in_schema=False, status_code=200, rule=Right.MANAGE_WEBHOOKS)
async def change(
    request: AnyRequest,
    webhook: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Any]:
    """What its buttons do: try, change, turn off and on, renew the secret, send again, remove."""
    form, row = await form_of(request), await hooks.one_of(services, caller, webhook)
    what = first(form, "do")
    try:
        if what == "secret":
            secret, handled = await hooks.renew_secret(services, caller, row, key_of(caller, form))
            await await_own_write(services, caller, handled.receipt.seq if handled.receipt else None, WEBHOOKS)
            row = await hooks.one_of(services, caller, webhook)
            return await _one(request, services, caller, row, Shown(), secret)
        seq = await _do(services, caller, row, what, form)
    except Refusal as refusal:
        return await _one(request, services, caller, row, refused(request, form, refusal, what))
    return see(HERE if what == "remove" else f"{HERE}/{webhook}", saved=what, min_seq=seq)


async def _do(services: Services, caller: Caller, row: WebhookRow, what: str, form: Form) -> int | None:
    key, webhook = key_of(caller, form), row.webhook
    match what:
        case "change":
            address, parts = first(form, "address"), form.get("parts", [])
            handled = await hooks.change(services, caller, webhook, address, parts, key, row.version)
        case "again":
            handled = await hooks.send_again(services, caller, webhook, *_places(form), True, key)
        case _:
            handled = await carry_out(services, caller, _command(what, webhook, key), key)
    return handled.receipt.seq if handled.receipt else None


def _places(form: Form) -> tuple[int, int | None]:
    seq = number(first(form, "seq"))
    return (seq, seq) if seq else (1, None)


def _command(what: str, webhook: WebhookId, key: UUID) -> Any:
    match what:
        case "stop":
            return StopWebhook(webhook=webhook)
        case "resume":
            return ResumeWebhook(webhook=webhook)
        case "remove":
            return RemoveWebhook(webhook=webhook)
        case _:
            return TestWebhook(webhook=webhook, request=key)


async def _list(
    request: AnyRequest, services: Services, caller: Caller, shown: Shown, secret: str = ""
) -> Response[Any]:
    found = await hooks.all_of(services, caller)
    facts: dict[str, Any] = {"hooks": found, "parts": _parts(request), "shown": shown, "secret": secret}
    return _unkept(await page(request, "webhooks.html", caller, shown.status, **facts))


async def _one(
    request: AnyRequest, services: Services, caller: Caller, row: WebhookRow, shown: Shown, secret: str = ""
) -> Response[Any]:
    failed, before = request.query_params.get("toon") == "mislukt", number(request.query_params.get("voor", ""))
    state = "failed" if failed else None
    messages = await services.deliveries.of(caller.tenant, row.webhook, state, before, SHOWN + 1)
    facts: dict[str, Any] = {
        "hook": row,
        "address": hooks.address_of(services, caller, row),
        "parts": _parts(request),
        "messages": messages[:SHOWN],
        "older": messages[SHOWN - 1].seq if len(messages) > SHOWN else None,
        "failed": failed,
        "counted": (await services.deliveries.counted(caller.tenant)).get(row.webhook, {}),
        "shown": shown,
        "secret": secret,
    }
    return _unkept(await page(request, "webhook.html", caller, shown.status, **facts))


def _parts(request: AnyRequest) -> list[tuple[str, str]]:
    language, choosable = language_of(request), parts_to_choose()
    return [(part, text.to(language)) for part, text in PARTS.items() if part in choosable]


def _unkept(answer: Response[Any]) -> Response[Any]:
    answer.headers["cache-control"] = "no-store"
    return answer


ROUTES = Router("/", route_handlers=[listed, add, one, change])
