"""The contact persons in the overviews: a unit without one is a defect that everybody sees (invariant 9)."""

from collections.abc import Sequence
from datetime import date

from domain.contact.state import Defect
from domain.kernel.rights import Right
from domain.plan.views import PlanRow
from infra.bootstrap import Services
from infra.language import gettext as _
from infra.language import ngettext
from services.api.auth import Caller
from services.api.contact_persons import Cover, defects_told, mandates
from services.api.names import names_of
from services.api.overview.standing import Standing, State, Todo

NOW = frozenset({Defect.NOBODY, Defect.LEFT, Defect.NO_HOURS})


async def todos(services: Services, caller: Caller, plans: Sequence[PlanRow], today: date) -> list[Todo]:
    """For who appoints: what is amiss, once a unit, however many plans it takes part in."""
    if not caller.actor.may(Right.APPOINT_CONTACT):
        return []
    known = await mandates(services, caller, today)
    names = await names_of(services, caller, known.rows, [plan.units for plan in plans])
    found: dict[object, Todo] = {}
    for plan in plans:
        for cover in known.of_plan(plan) if not plan.closed_on else ():
            for sentence in defects_told(cover, names)[:1]:
                here = f"/plannen/{plan.plan}/aanspreekpunten#onderdeel-{cover.unit or 'alle'}"
                found.setdefault(cover.unit, Todo(sentence, here, plan, _due(cover)))
    return list(found.values())


async def standings(services: Services, caller: Caller, plan: PlanRow, today: date) -> list[Standing]:
    """Whether each participating unit has an active contact person today, with hours and for longer than a month."""
    known = await mandates(services, caller, today)
    covers = known.of_plan(plan)
    names = await names_of(services, caller, covers)
    stuck = tuple(sentence for cover in covers for sentence in defects_told(cover, names))
    who = tuple(dict.fromkeys(cover.now.card.person for cover in covers if cover.now))
    active = sum(not {Defect.NOBODY, Defect.LEFT} & set(cover.defects) for cover in covers)
    words = ngettext(
        "%(active)s van %(units)s onderdeel heeft een aanspreekpunt",
        "%(active)s van %(units)s onderdelen hebben een aanspreekpunt",
        len(covers),
    ) % {"active": active, "units": len(covers)}
    if plan.units == ():
        words = _("aanspreekpunt voor de hele organisatie") if active else _("nog geen aanspreekpunt")
    later = State.BUSY if stuck else State.DONE
    urgent = State.TO_ARRANGE if plan.preparing else State.STUCK
    state = urgent if any(NOW & set(cover.defects) for cover in covers) else later
    return [Standing("aanspreekpunten", state, words, stuck, who)]


def _due(cover: Cover) -> date | None:
    card = cover.now.card if cover.now else None
    days = [day for day in (card.hours_until, card.valid_to) if day] if card else []
    return min(days, default=None)
