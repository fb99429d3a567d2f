"""Support and communication in the overviews: the statement, what is to be told, what is to be read."""

from collections.abc import Sequence
from datetime import date

from domain.kernel.rights import Right
from domain.organisation.views import MEMBERS
from domain.plan.views import PlanRow
from domain.support.views import MESSAGES, READINGS, STATEMENTS, MessageRow
from infra.bootstrap import Services
from infra.language import gettext as _
from infra.language import short_date
from services.api.auth import Caller
from services.api.overview.standing import Standing, State, Todo


async def todos(services: Services, caller: Caller, plans: Sequence[PlanRow], _today: date) -> list[Todo]:
    """For management: a statement to publish; for who tells something: that; for who takes part: one to read."""
    by_id = {plan.plan: plan for plan in plans if not plan.closed_on}
    newest: dict[object, int] = {}
    for row in await services.views.find(caller.tenant, STATEMENTS, {"plan in": list(by_id)}, order=("version",)):
        newest[row.plan] = row.version
    found = []
    if caller.actor.may(Right.PUBLISH_STATEMENT):
        words = _("Maak bekend dat je achter de aanpak staat")
        found += [Todo(words, f"/plannen/{key}/draagvlak", each) for key, each in by_id.items() if key not in newest]
    open_messages = await services.views.find(
        caller.tenant, MESSAGES, {"open": True, "plan in": list(by_id)}, order=("planned_on",)
    )
    found += [
        Todo(
            _("Vertel: %(what)s") % {"what": row.message.what},
            f"/plannen/{row.plan}/draagvlak#bericht-{row.item}",
            by_id[row.plan],
            row.planned_on,
        )
        for row in open_messages
        if row.message.by == caller.person and row.plan in by_id
    ]
    readings = await services.views.find(caller.tenant, READINGS, {"person": caller.person})
    read = {(row.plan, row.version) for row in readings}
    mine = await _taking_part(services, caller, list(by_id.values()))
    words = _("Lees wat het management over de aanpak zegt")
    reads = caller.actor.may(Right.TAKE_PART)
    unread = [plan for plan in mine if reads and plan.plan in newest and (plan.plan, newest[plan.plan]) not in read]
    return found + [Todo(words, f"/plannen/{plan.plan}/draagvlak", plan) for plan in unread]


async def _taking_part(services: Services, caller: Caller, plans: Sequence[PlanRow]) -> list[PlanRow]:
    member = await services.views.get(caller.tenant, MEMBERS, (caller.person,))
    unit = member.unit if member else None
    return [plan for plan in plans if unit is None or not plan.units or unit in plan.units]


async def standings(services: Services, caller: Caller, plan: PlanRow, today: date) -> list[Standing]:
    """Whether management said openly that it stands behind the approach, and what was told on time."""
    versions = await services.views.find(caller.tenant, STATEMENTS, {"plan": plan.plan}, order=("-version",), limit=1)
    messages = await services.views.find(caller.tenant, MESSAGES, {"plan": plan.plan}, order=("planned_on",))
    late = [row for row in messages if row.open and row.planned_on < today]
    told = sum(row.told_on is not None for row in messages)
    stuck: tuple[str, ...] = () if versions else (_("het management heeft de aanpak nog niet openlijk gesteund"),)
    stuck += tuple(_late(row) for row in late)
    waiting = State.TO_ARRANGE if plan.preparing and not late else State.STUCK
    words = _("geen verklaring van het management")
    if versions:
        words = _("verklaring van het management, versie %(version)s") % {"version": versions[0].version}
    if messages:
        words += "; " + _("%(told)s van %(all)s berichten verteld") % {"told": told, "all": len(messages)}
    state = State.BUSY if any(row.open for row in messages) else State.DONE
    who = tuple(dict.fromkeys(row.message.by for row in messages if row.open and row.message.by))
    return [Standing("draagvlak", waiting if stuck else state, words, stuck, who)]


def _late(row: MessageRow) -> str:
    words = _("“%(what)s” aan %(whom)s is nog niet verteld (%(date)s)")
    return words % {"what": row.message.what, "whom": row.message.to_whom, "date": short_date(row.planned_on)}
