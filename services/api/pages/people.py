"""The organisation's people, its units, and when reminders go out."""

from html import escape
from typing import Any

from litestar import Response, Router, get, post
from litestar.di import NamedDependency
from litestar.enums import MediaType
from litestar.params import FromQuery

from domain.kernel.decider import Command
from domain.kernel.ids import CommandId, PersonId, UnitId
from domain.kernel.refusals import CommandIdReused, InvalidValue, NotFound, Refusal
from domain.kernel.rights import Right, Role
from domain.organisation.decider import AddUnit, ChangeMemberRoles, RemoveMember, SetReminders
from domain.organisation.views import MEMBERS, ORGANISATIONS, UNITS
from domain.reminders.times import Times
from infra.bootstrap import Services
from services.api.addresses import change_address, try_again, unreached
from services.api.auth import Caller
from services.api.directory import members_listed
from services.api.errors import language_of, problem_of
from services.api.exchange import await_own_write, carry_out, new_id
from services.api.onboarding import Invitation, invite
from services.api.pages.choosing import members_called, told
from services.api.pages.forms import first, form_of, identity, key_of, number, sent_before
from services.api.pages.page import AnyRequest, page, see

HERE = "/organisatie/mensen"
PAGE, SHORTEST = 50, 2
NUMBERS = ("days_before", "hour", "contact_after", "management_after", "quiet_from", "quiet_until")
TICKS = ("weekends", "holidays", "good_friday")


@get("/", include_in_schema=False, rule=Right.READ_ORGANISATION)
async def people(
    request: AnyRequest,
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    min_seq: FromQuery[int | None] = None,
    done: FromQuery[str] = "",
) -> Response[Any]:
    """Who takes part, with which roles, in which unit; a page of them, or those with the words `zoek` in their name."""
    await await_own_write(services, caller, min_seq, MEMBERS, UNITS, ORGANISATIONS)
    return await _page(request, caller, services, done=done)


@get("/kies", include_in_schema=False, rule=Right.READ_ORGANISATION)
async def choose(
    request: AnyRequest, caller: NamedDependency[Caller], services: NamedDependency[Services]
) -> Response[str]:
    """For a field in which one types a name: the members who match, as options. Whatever the field is called."""
    typed = next(iter(request.query_params.values()), "").strip()
    found = await members_called(services, caller, typed) if len(typed) >= SHORTEST else ()
    options = "".join(f'<option value="{escape(told(each))}"></option>' for each in found)
    return Response(options, media_type=MediaType.HTML, headers={"cache-control": "no-store"})


@post("/", include_in_schema=False, rule=(Right.MANAGE_ORGANISATION, Right.INVITE_MEMBERS))
async def do(
    request: AnyRequest, caller: NamedDependency[Caller], services: NamedDependency[Services]
) -> Response[Any]:
    """One of the page's forms, named by its field `do`."""
    form = await form_of(request)
    what = first(form, "do")
    command_id = key_of(caller, form)
    try:
        if what == "invite":
            _, handled = await invite(services, caller, _invitation(form), command_id)
        elif what == "again":
            await try_again(services, caller, _person(form))
            return see(HERE, anchor="mail", done=what)
        elif what == "address":
            handled = await change_address(services, caller, _person(form), first(form, "email"), command_id)
        else:
            handled = await carry_out(services, caller, _command(what, form, caller, command_id), command_id)
    except Refusal as refusal:
        if what == "unit" and refusal.data.get("field") == "name":
            refusal.data["field"] = "unit_name"
        problem = problem_of(refusal, language_of(request))
        if isinstance(refusal, CommandIdReused):
            form, problem = sent_before(form, problem, language_of(request))
        if what in ("again", "address") and problem.status == 404:
            raise
        return await _page(request, caller, services, status=problem.status, problem=problem, typed=form, what=what)
    gone = first(form, "person") if what == "remove" else None
    return see(HERE, anchor=what, done=what, weg=gone, min_seq=handled.receipt.seq if handled.receipt else None)


def _invitation(form: dict[str, list[str]]) -> Invitation:
    return Invitation(
        first(form, "name"), first(form, "email"), _roles(form), identity(form, "unit"), first(form, "language")
    )


def _roles(form: dict[str, list[str]]) -> list[Role]:
    known = {role.value for role in Role}
    return [Role(value) for value in form.get("roles", []) if value in known]


def _command(what: str, form: dict[str, list[str]], caller: Caller, command_id: CommandId) -> Command:
    match what:
        case "unit":
            return AddUnit(
                tenant=caller.tenant,
                unit=UnitId(new_id(command_id, "unit")),
                name=first(form, "unit_name"),
                parent=_unit(form, "parent"),
            )
        case "reminders":
            return SetReminders(tenant=caller.tenant, times=_times(form))
        case "roles":
            return ChangeMemberRoles(tenant=caller.tenant, person=_person(form), roles=frozenset(_roles(form)))
        case "remove":
            return RemoveMember(tenant=caller.tenant, person=_person(form))
        case _:
            raise NotFound


def _times(form: dict[str, list[str]]) -> Times:
    found = {name: number(first(form, name)) for name in NUMBERS}
    for name, value in found.items():
        if value is None:
            raise InvalidValue(field=name, reason="not_a_number")
    return Times(**found, **{name: name in form for name in TICKS})  # type: ignore[arg-type]  # none is None any more


def _person(form: dict[str, list[str]]) -> PersonId:
    found = identity(form, "person")
    if found is None:
        raise NotFound
    return PersonId(found)


def _unit(form: dict[str, list[str]], name: str) -> UnitId | None:
    found = identity(form, name)
    return UnitId(found) if found else None


async def _page(
    request: AnyRequest, caller: Caller, services: Services, status: int = 200, **facts: Any
) -> Response[Any]:
    words, before = request.query_params.get("zoek", ""), number(request.query_params.get("voor", ""))
    listed, older = await members_listed(services, caller, words, before, PAGE)
    units = sorted(await services.views.find(caller.tenant, UNITS), key=lambda unit: unit.name.casefold())
    common: dict[str, Any] = {"problem": None, "typed": {}, "what": "", "done": ""}
    manages = caller.actor.may(Right.MANAGE_ORGANISATION)
    stopped = await unreached(services, caller) if manages else {}
    left = identity({"weg": [request.query_params.get("weg", "")]}, "weg") if manages else None
    shown = {
        "left": left,
        "listed": listed,
        "words": words,
        "older": older,
        "paged": bool(before),
        "most": PAGE,
        "stopped": stopped,
    }
    return await page(
        request,
        "people.html",
        caller,
        status,
        **{**common, **facts, **shown, "units": units, "roles": [role for role in Role if role is not Role.ADVISER]},
    )


ROUTES = Router(HERE, route_handlers=[people, choose, do])
