"""The seller's books for the operator: which invoices are open; payments noted, credit given."""

from decimal import Decimal, InvalidOperation
from typing import Any
from uuid import UUID, uuid4

from litestar import Response, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery

from domain.kernel.ids import TenantId
from domain.kernel.refusals import InvalidValue, NotFound, Refusal
from infra.billing.books import Entry
from infra.bootstrap import Services
from services.api.auth import Caller
from services.api.pages.forms import Form, Shown, first, form_of, refused
from services.api.pages.page import AnyRequest, page, see
from services.api.rules import OPERATOR
from services.api.selling import credited, paid

HERE = "/beheer/facturen"


@get(HERE, include_in_schema=False, rule=OPERATOR)
async def books(
    request: AnyRequest,
    operator: NamedDependency[Caller],
    services: NamedDependency[Services],
    saved: FromQuery[str] = "",
) -> Response[Any]:
    """All documents, newest first."""
    return await _show(request, services, operator, Shown(saved=saved))


@post(HERE + "/{document:uuid}", include_in_schema=False, rule=OPERATOR)
async def do(
    request: AnyRequest,
    document: FromPath[UUID],
    operator: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Any]:
    """A payment came in, or something is taken back."""
    form = await form_of(request)
    what = first(form, "do")
    entry = next((each for each in await services.books.all() if each.document == document), None)
    if entry is None or entry.credit_of is not None or what not in ("paid", "credit"):
        raise NotFound
    try:
        await _done(services, entry, form, operator)
    except Refusal as refusal:
        return await _show(request, services, operator, refused(request, form, refusal, str(document), what))
    return see(HERE, saved=what, anchor=f"d-{document}")


async def _done(services: Services, entry: Entry, form: Form, operator: Caller) -> None:
    tenant, key = TenantId(entry.organisation), first(form, "key") or str(uuid4())
    if first(form, "do") == "credit":
        await credited(services, tenant, entry.document, _cents(form, "net"), first(form, "reason"), key)
    else:
        reference = f"{first(form, 'reference')} ({operator.person})"
        await paid(
            services, tenant, entry.document, _cents(form, "amount"), (f"{entry.document}:{key}", "transfer", reference)
        )


def _cents(form: Form, name: str) -> int:
    """An amount in euros as people write it, exact to the cent. Raises InvalidValue."""
    text = first(form, name).replace("€", "").replace(" ", "")
    text = text.replace(".", "").replace(",", ".") if "," in text else text
    try:
        cents = Decimal(text).scaleb(2)
    except InvalidOperation:
        raise InvalidValue(field=name, reason="amount") from None
    if not cents.is_finite() or cents != cents.to_integral_value() or not 0 < cents < 10**12:
        raise InvalidValue(field=name, reason="amount")
    return int(cents)


async def _show(request: AnyRequest, services: Services, operator: Caller, shown: Shown) -> Response[Any]:
    entries = await services.books.all()
    labels = {each.document: each.label for each in entries}
    return await page(request, "books.html", operator, shown.status, entries=entries, labels=labels, shown=shown)


ROUTES = Router("/", route_handlers=[books, do])
