"""Where administrators see how the subscription stands and what they can do; and the first steps of an organisation."""

from typing import Any
from uuid import UUID

from litestar import Response, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery
from litestar.response import Stream

from domain.billing.commands import SetBillingDetails
from domain.billing.events import Buyer
from domain.kernel.handle import Handled
from domain.kernel.ids import CommandId
from domain.kernel.refusals import InvalidValue, NotFound, Refusal
from domain.kernel.rights import Right
from domain.organisation.views import MEMBERS, UNITS
from domain.plan.views import PLANS
from domain.subscription.commands import Resume
from domain.subscription.packages import GRACE_DAYS, PACKAGES, TRIAL_DAYS, Interval
from domain.subscription.state import Standing, Subscription
from domain.subscription.views import EXPORTS, SUBSCRIPTIONS
from infra.bootstrap import Services
from services.api.auth import Caller
from services.api.confirm import be_sure
from services.api.exchange import await_own_write, carry_out
from services.api.pages.forms import Form, Shown, first, form_of, key_of, refused
from services.api.pages.page import AnyRequest, page, see
from services.api.subscribing import (
    ask_export,
    bills_now,
    cancel,
    choose_package,
    download,
    in_print,
    notes_of,
    organisation_now,
)
from services.api.words.subscription import INTERVALS

HERE, BEGIN = "/organisatie/abonnement", "/organisatie/begin"


@get(HERE, include_in_schema=False, rule=Right.MANAGE_ORGANISATION)
async def subscription(
    request: AnyRequest,
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    saved: FromQuery[str] = "",
    min_seq: FromQuery[int | None] = None,
) -> Response[Any]:
    """How it stands, what that means, what happens when, and what one can do."""
    await await_own_write(services, caller, min_seq, SUBSCRIPTIONS, EXPORTS)
    return await _show(request, services, caller, Shown(saved=saved))


@post(HERE, include_in_schema=False, rule=Right.MANAGE_ORGANISATION)
async def do(
    request: AnyRequest, caller: NamedDependency[Caller], services: NamedDependency[Services]
) -> Response[Any]:
    """One of the page's forms, named by its field `do`."""
    form = await form_of(request)
    what = first(form, "do")
    try:
        handled = await _done(services, caller, form, key_of(caller, form))
    except Refusal as refusal:
        return await _show(request, services, caller, refused(request, form, refusal, what, what))
    return see(HERE, saved=what, min_seq=handled.receipt.seq if handled.receipt else None)


async def _done(services: Services, caller: Caller, form: Form, identity: CommandId) -> Handled:
    match first(form, "do"):
        case "choose":
            package, _, interval = first(form, "package").partition(":")
            if interval not in set(Interval):
                raise InvalidValue(field="package", reason="choose")
            return await choose_package(services, caller, package, Interval(interval), identity)
        case "cancel":
            await be_sure(services, caller)
            return await cancel(services, caller, first(form, "confirmation"), identity)
        case "export":
            await be_sure(services, caller)
            return await ask_export(services, caller, identity)
        case "details":
            return await carry_out(
                services, caller, SetBillingDetails(tenant=caller.tenant, buyer=_buyer(form)), identity
            )
        case "resume":
            return await carry_out(services, caller, Resume(tenant=caller.tenant), identity)
        case _:
            raise NotFound


def _buyer(form: Form) -> Buyer:
    return Buyer(
        name=first(form, "name"),
        address=first(form, "address"),
        country=first(form, "country"),
        vat_number=first(form, "vat_number"),
        reference=first(form, "reference"),
    )


async def _show(request: AnyRequest, services: Services, caller: Caller, shown: Shown) -> Response[Any]:
    row = await services.views.get(caller.tenant, SUBSCRIPTIONS, (caller.tenant,))
    state = row.state if row else Subscription()
    organisation = await organisation_now(services, caller)
    bills = await bills_now(services, caller)
    return await page(
        request,
        "subscription.html",
        caller,
        shown.status,
        state=state,
        bills=bills,
        notes=await notes_of(services, caller),
        details=shown.form("details", _fields(bills.buyer, organisation.name)),
        exports=await services.views.find(caller.tenant, EXPORTS, order=("-seq",)),
        members=len(organisation.members),
        packages=PACKAGES,
        intervals=INTERVALS,
        offers=_offers(len(organisation.members)),
        Standing=Standing,
        grace=GRACE_DAYS,
        trial=TRIAL_DAYS,
        shown=shown,
        chosen=shown.form("choose", {"package": [f"{state.package}:{state.interval.value}"]}),
        leaving=shown.form("cancel", {}),
    )


def _fields(buyer: Buyer | None, name: str) -> Form:
    known = buyer or Buyer(name, "", "NL")
    return {field: [getattr(known, field)] for field in Buyer.__struct_fields__}


def _offers(members: int) -> list[tuple[str, str, int, int]]:
    """Each package that has a seat for every member, by the month and by the year: its value, key, seats and price."""
    return [
        (f"{key}:{interval.value}", key, package.seats, package.price(interval))
        for interval in Interval
        for key, package in PACKAGES.items()
        if package.seats >= members
    ]


@get(HERE + "/alles/{export:uuid}", include_in_schema=False, rule=Right.MANAGE_ORGANISATION)
async def export_file(
    export: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Stream:
    """The zip with everything."""
    await be_sure(services, caller)
    return await download(services, caller, export)


@get(HERE + "/facturen/{document:uuid}", include_in_schema=False, rule=Right.MANAGE_ORGANISATION)
async def invoice(
    document: FromPath[UUID], caller: NamedDependency[Caller], services: NamedDependency[Services]
) -> Response[bytes]:
    """An invoice or a credit note in print."""
    return await in_print(services, caller, document)


@get(BEGIN, include_in_schema=False, rule=Right.MANAGE_ORGANISATION)
async def first_steps(
    request: AnyRequest, caller: NamedDependency[Caller], services: NamedDependency[Services]
) -> Response[Any]:
    """What to do first in a new organisation, and which of it is done."""
    units = await services.views.count(caller.tenant, UNITS)
    members = await services.views.count(caller.tenant, MEMBERS, {"active": True})
    plans = await services.views.count(caller.tenant, PLANS)
    return await page(request, "first_steps.html", caller, units=units, members=members, plans=plans, Standing=Standing)


ROUTES = Router("/", route_handlers=[subscription, do, export_file, invoice, first_steps])
