"""What the forms about measures ask for, as commands."""

from uuid import UUID

from domain.kernel.ids import CommandId, IssueId, MeasureId, PersonId, PlanId, SignalId, UnitId
from domain.kernel.personal import Personal
from domain.kernel.refusals import InvalidValue, NotFound
from domain.measures import commands as c
from domain.measures.description import Description, Level, Practice
from infra.bootstrap import Services
from services.api.answered import require_issues, require_signals
from services.api.auth import Caller
from services.api.checklist import known_people
from services.api.exchange import new_id
from services.api.pages.forms import Form, first, identities, identity, needed_day, one_of, whole
from services.api.routes.plans import require_plan, require_units


async def description_of(services: Services, caller: Caller, plan: PlanId, form: Form) -> Description:
    """The description that was typed. Raises InvalidValue, or NotFound for what is not the plan's."""
    await require_plan(services, caller, plan)
    unit, signals = identity(form, "unit"), identities(form, "signals")
    await require_units(services, caller, [unit] if unit else [])
    await require_signals(services, caller, plan, signals)
    await require_issues(services, caller, plan, identities(form, "issues"))
    return Description(
        title=first(form, "title"),
        goal=first(form, "goal"),
        active_role=first(form, "active_role"),
        level=one_of(form, "level", Level),
        unit=UnitId(unit) if unit else None,
        signals=tuple(SignalId(each) for each in signals),
        issues=tuple(IssueId(each) for each in identities(form, "issues")),
    )


async def practice_of(services: Services, caller: Caller, form: Form) -> Practice:
    """The best practice that was typed."""
    return Practice(
        title=first(form, "title"),
        goal=first(form, "goal"),
        active_role=first(form, "active_role"),
        level=one_of(form, "level", Level),
        what_worked=first(form, "what_worked"),
        where=first(form, "where"),
        contact=await _contact(services, caller, form),
    )


async def command_of(
    services: Services, caller: Caller, plan: PlanId, measure: UUID, form: Form, key: CommandId
) -> c.MeasureCommand:
    """The command of one of the forms of a measure's page, named by its field `do`."""
    at, what = MeasureId(measure), first(form, "do")
    match what:
        case "describe":
            text = await description_of(services, caller, plan, form)
            return c.DescribeMeasure(plan=plan, measure=at, description=text)
        case "plan":
            return await _planning(services, caller, plan, at, form)
        case "start":
            return c.StartMeasure(plan=plan, measure=at, on=needed_day(form, "on"))
        case "progress":
            return _progress(caller, plan, at, form, key)
        case "done":
            return c.FinishMeasure(plan=plan, measure=at, on=needed_day(form, "done_on"), result=first(form, "result"))
        case "shelve":
            contact = await _contact(services, caller, form)
            worked, where = first(form, "what_worked"), first(form, "where")
            return c.ShelveMeasure(plan=plan, measure=at, what_worked=worked, where=where, contact=contact)
        case _:
            return _closing(what, plan, at, form)


def _closing(what: str, plan: PlanId, at: MeasureId, form: Form) -> c.MeasureCommand:
    match what:
        case "drop":
            return c.DropMeasure(plan=plan, measure=at, reason=first(form, "reason"))
        case "reopen":
            return c.ReopenMeasure(plan=plan, measure=at, reason=first(form, "reason"))
        case "unshelve":
            return c.UnshelveMeasure(plan=plan, measure=at)
        case _:
            raise NotFound


async def _planning(services: Services, caller: Caller, plan: PlanId, at: MeasureId, form: Form) -> c.PlanMeasure:
    owner = identity(form, "owner")
    await known_people(services, caller, [owner] if owner else [])
    return c.PlanMeasure(
        plan=plan,
        measure=at,
        owner=PersonId(owner) if owner else None,
        starts_on=needed_day(form, "starts_on"),
        due_on=needed_day(form, "due_on"),
    )


def _progress(caller: Caller, plan: PlanId, at: MeasureId, form: Form, key: CommandId) -> c.ReportProgress:
    return c.ReportProgress(
        plan=plan,
        measure=at,
        key=new_id(key, "note"),
        on=needed_day(form, "on"),
        text=Personal(caller.person, first(form, "text")),
        percent=whole(form, "percent"),
    )


async def _contact(services: Services, caller: Caller, form: Form) -> PersonId:
    found = identity(form, "contact")
    if found is None:
        raise InvalidValue(field="contact", reason="choose")
    return (await known_people(services, caller, [found]))[0]
