"""The HRM cycle of the organisation: its moments, and how old a review may become."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

from litestar import Response, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromQuery

from domain.kernel.refusals import InvalidValue, Refusal
from domain.kernel.rights import Right
from domain.review.hrm_cycle import MOST_MOMENTS, SetHrmCycle
from domain.review.moments import Moment, MomentKind, as_kept, name_in
from domain.review.refusals import MomentCannotBe
from domain.review.views import HRM_CYCLES
from infra.bootstrap import Services
from infra.language import language, month_names
from services.api.auth import Caller
from services.api.errors import language_of
from services.api.exchange import await_own_write, carry_out
from services.api.pages.forms import Form, Shown, first, form_of, key_of, number, refused, whole
from services.api.pages.page import AnyRequest, page, see
from services.api.reviewing import hrm_cycle_of
from services.api.words.review import KINDS

HERE = "/organisatie/hrm-cyclus"


@get("/", include_in_schema=False, rule=Right.READ_ORGANISATION)
async def hrm_cycle(
    request: AnyRequest,
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    saved: FromQuery[str] = "",
    min_seq: FromQuery[int | None] = None,
) -> Response[Any]:
    """The moments as they are."""
    await await_own_write(services, caller, min_seq, HRM_CYCLES)
    return await _show(request, services, caller, Shown(saved=saved))


@post("/", include_in_schema=False, rule=Right.SET_HRM_CYCLE)
async def set_moments(
    request: AnyRequest, caller: NamedDependency[Caller], services: NamedDependency[Services]
) -> Response[Any]:
    """Set all of them; an empty name takes a moment away."""
    form = await form_of(request)
    if first(form, "do") == "more":
        return await _show(request, services, caller, Shown("edit", form, about="edit", more="moments"))
    try:
        months = whole(form, "maximum_age")
        if months is None:
            raise InvalidValue(field="maximum_age", reason="empty")
        command = SetHrmCycle(tenant=caller.tenant, moments=_moments(form), maximum_age=months)
        seen = number(first(form, "seen"))
        handled = await carry_out(services, caller, command, key_of(caller, form), seen)
    except Refusal as refusal:
        return await _show(request, services, caller, refused(request, form, refusal, "edit", "edit"))
    return see(HERE, saved="yes", min_seq=handled.receipt.seq if handled.receipt else None)


def _moments(form: Form) -> tuple[Moment, ...]:
    found: list[Moment] = []
    for index in range(number(first(form, "count")) or 0):
        name = first(form, f"moments.{index}.name")
        if name and len(found) <= MOST_MOMENTS:
            found.append(_moment(form, f"moments.{index}", name))
    return tuple(found)


def _moment(form: Form, at: str, name: str) -> Moment:
    try:
        identity = UUID(first(form, f"{at}.id"))
        kind = MomentKind(first(form, f"{at}.kind"))
        once = date.fromisoformat(first(form, f"{at}.once")) if first(form, f"{at}.once") else None
    except ValueError:
        raise MomentCannotBe(field=f"{at}.once") from None
    month, day = number(first(form, f"{at}.month")), number(first(form, f"{at}.day"))
    if once is None and (month is None or day is None):
        raise MomentCannotBe(field=f"{at}.day")
    return Moment(identity, as_kept(identity, name), kind, month or 1, day or 1, once)


async def _show(request: AnyRequest, services: Services, caller: Caller, shown: Shown) -> Response[Any]:
    cycle, version = await hrm_cycle_of(services, caller)
    typed = shown.typed if shown.typed is not None else _fields(cycle.moments, cycle.maximum_age, language_of(request))
    count = number(first(typed, "count")) or 0
    wanted = min(count + (1 if shown.more or shown.typed is None else 0), MOST_MOMENTS)
    return await page(
        request,
        "hrm_cycle.html",
        caller,
        shown.status,
        moments=cycle.moments,
        maximum_age=cycle.maximum_age,
        own=version > 0,
        version=version,
        typed=typed,
        count=wanted,
        fresh=[str(uuid4()) for _ in range(wanted)],
        kinds=[(kind.value, text.to(language_of(request))) for kind, text in KINDS.items()],
        kind_words=KINDS,
        months=lambda: month_names(language()),
        shown=shown,
        may_set=caller.actor.may(Right.SET_HRM_CYCLE),
    )


def _fields(moments: tuple[Moment, ...], maximum_age: int, to: str) -> dict[str, list[str]]:
    fields = {"maximum_age": [str(maximum_age)], "count": [str(len(moments))]}
    for index, moment in enumerate(moments):
        parts = {
            "id": str(moment.id),
            "name": name_in(to, moment.id, moment.name),
            "kind": moment.kind.value,
            "month": str(moment.month),
            "day": str(moment.day),
            "once": moment.once.isoformat() if moment.once else "",
        }
        fields |= {f"moments.{index}.{part}": [value] for part, value in parts.items()}
    return fields


ROUTES = Router(HERE, route_handlers=[hrm_cycle, set_moments])
