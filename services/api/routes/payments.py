"""What a payment provider tells: taken in once, only when it is signed by them a moment ago."""

from typing import Any

import msgspec
import structlog
from litestar import Request, Response, post
from litestar.di import NamedDependency

from domain.kernel.refusals import InvalidValue, NotFound, Refusal
from infra.billing.provider import NotFromThem, Paid, StripeProvider
from infra.bootstrap import Services
from services.api.errors import Unauthenticated
from services.api.rules import PUBLIC
from services.api.selling import paid

log = structlog.get_logger("werkbalans.payments")


@post("/hooks/payments", include_in_schema=False, status_code=200, opt={"unnamed": True}, rule=PUBLIC)
async def take(request: Request[Any, Any, Any], services: NamedDependency[Services]) -> Response[dict[str, str]]:
    """Note a payment. Unsigned or stale messages are refused (401); the same one changes nothing.

    What cannot be booked (an unknown invoice, more than is open) is answered well, so that it is not sent for days, and
    stands in our log for the operator.
    """
    if not services.settings.payment_secret:
        raise NotFound
    provider = StripeProvider(services.settings.payment_secret)
    body = await request.body()
    try:
        told = provider.read(request.headers.get("stripe-signature", ""), body, services.clock.now().timestamp())
    except NotFromThem:
        raise Unauthenticated from None
    except msgspec.MsgspecError:
        raise InvalidValue(field="body", reason="unknown") from None
    if await services.provider_events.known(provider.name, told.event):
        return Response({"status": "known"})
    status = "noted" if isinstance(told, Paid) else "ignored"
    if isinstance(told, Paid):
        try:
            await paid(services, told.tenant, told.invoice, told.amount, (told.payment, provider.name, told.payment))
        except Refusal as refusal:
            status = "not booked"
            log.error("payment not booked", provider=provider.name, told=told.event, rule=type(refusal).__name__)
    await services.provider_events.note(provider.name, told.event)
    return Response({"status": status})
