"""Reporting unnamed, for pages and programs alike: where a link leads, the report, the dialogue behind a code.

docs/decisions/0050-an-unnamed-report-leads-back-to-nobody.md tells what is kept, and what an operator could still see.
"""

from collections.abc import Sequence
from uuid import UUID

import msgspec

from domain.kernel.ids import PersonId, TenantId, UnitId
from domain.kernel.personal import Personal
from domain.kernel.refusals import InvalidValue, NotFound
from domain.kernel.texts import needed, storable
from domain.organisation.views import MEMBERS, UNITS, UnitRow
from domain.plan.views import PLANS, PlanRow
from domain.signals.checks import LONGEST, check_said, check_weight
from domain.signals.commands import Said
from domain.signals.kinds import SignalKind, Source
from domain.signals.link import LINK, stream_of
from domain.signals.refusals import ReportingIsClosed, TooManyReports
from domain.signals.release import units_to_offer, week_of
from domain.subscription.views import SUBSCRIPTIONS
from infra.anonymous.inbox import Dialogue, Message, Report
from infra.anonymous.secrets import Codes, Place
from infra.bootstrap import Services
from services.api.routes.reporting_link import links

REPORTS_A_DAY, MESSAGES_A_DAY, DAY = 60, 20, 86_400
NOBODY = PersonId(UUID(int=0))


class Wish(msgspec.Struct, frozen=True):
    """What somebody reports. `unit` None: no unit is named; `key` makes a report that is sent twice one."""

    kind: SignalKind
    theme: str
    weight: int
    text: str
    unit: UnitId | None
    key: str


async def open_place(services: Services, link: str) -> tuple[Place, PlanRow]:
    """Where a link leads. Raises ReportingIsClosed, whatever is wrong with it."""
    place = links(services).read(link)
    if place is None:
        raise ReportingIsClosed
    state = await services.handler.state(place.tenant, LINK, stream_of(place.plan))
    plan = await services.views.get(place.tenant, PLANS, (place.plan,))
    if not state.open or state.number != place.number or plan is None or plan.closed_on is not None:
        raise ReportingIsClosed
    await _refuse_while_read_only(services, place.tenant)
    return place, plan


async def _refuse_while_read_only(services: Services, tenant: TenantId) -> None:
    subscription = await services.views.get(tenant, SUBSCRIPTIONS, (tenant,))
    if subscription is not None and subscription.state.read_only:
        raise ReportingIsClosed


async def deposit(services: Services, place: Place, plan: PlanRow, wish: Wish) -> str:
    """Put a report in the inbox; the code for coming back. Raises InvalidValue, TooManyReports."""
    zone, today = await services.calendar.zone_of(place.tenant), await services.calendar.today(place.tenant)
    if wish.unit is not None and wish.unit not in {row.unit for row in await offered(services, plan, place)}:
        raise InvalidValue(field="unit", reason="choose")
    said = Said(
        kind=wish.kind,
        unit=None,
        theme=wish.theme,
        source=Source.OTHER,
        noticed_on=week_of(today),
        text=Personal(NOBODY, wish.text),
        template=plan.template,
    )
    check_said(said, today)
    storable("text", wish.text)
    check_weight(wish.weight)
    if not await services.door.may_try("unnamed-report", f"{place.plan}:{place.number}", REPORTS_A_DAY, DAY):
        raise TooManyReports
    codes, at = codes_of(services), place.plan.bytes
    content = Report(said.kind, wish.unit, said.theme, said.noticed_on, wish.weight, wish.text.strip())
    code = codes.of(at, wish.key)
    await services.inbox.report(place.tenant, place.plan, codes.item(at, wish.key), code, content, zone)
    return code


async def write(services: Services, found: Dialogue, text: str, key: str) -> None:
    """Put a message of the reporter's in the inbox. Raises NotFound while there is no signal yet, TooManyReports.

    In a closed plan nobody answers any more: ReportingIsClosed.
    """
    if found.signal is None:
        raise NotFound
    about = await services.views.get(found.tenant, PLANS, (found.plan,))
    if about is not None and about.closed_on is not None:
        raise ReportingIsClosed
    await _refuse_while_read_only(services, found.tenant)
    words = needed("message", text, LONGEST)
    storable("message", words)
    if not await services.door.may_try("unnamed-message", str(found.signal), MESSAGES_A_DAY, DAY):
        raise TooManyReports
    item = codes_of(services).item(found.signal.bytes, key)
    await services.inbox.message(found, item, Message(words), await services.calendar.zone_of(found.tenant))


async def offered(services: Services, plan: PlanRow, place: Place) -> Sequence[UnitRow]:
    """The units that a report may name without pointing at somebody, by name."""
    rows = await services.views.find(place.tenant, UNITS)
    counted = await services.views.tally(place.tenant, MEMBERS, {"active": True}, ("unit",), "seq")
    parents = {row.unit: row.parent for row in rows}
    known = units_to_offer(
        plan.units, parents, {UnitId(UUID(unit)) if unit else None: count for unit, count, _ in counted}
    )
    return sorted((row for row in rows if row.unit in known), key=lambda row: row.name.casefold())


def codes_of(services: Services) -> Codes:
    """The maker of pick-up codes."""
    return Codes(services.settings.key("pickup-code"))
