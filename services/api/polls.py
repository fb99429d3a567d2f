"""Polls and questionnaires, for pages and programs alike: which there are, whom a poll would ask, taking an answer."""

from collections import Counter
from collections.abc import Mapping, Sequence
from uuid import UUID

import msgspec

from domain.kernel.ids import PlanId, PollId, QuestionnaireId, TenantId, UnitId
from domain.kernel.refusals import InvalidValue, NotFound
from domain.organisation.views import MEMBERS, UNITS
from domain.plan.views import PlanRow
from domain.polls.counting import Place
from domain.polls.decider import PlanPoll, Stage
from domain.polls.floors import FLOOR_ROWS, LEAST, Floors
from domain.polls.layout import Layout
from domain.polls.refusals import PollIsClosed, PollTooSmall
from domain.polls.views import POLLS, PollRow
from domain.questionnaires.content import Questionnaire
from domain.questionnaires.shipped import SHIPPED
from domain.questionnaires.views import QUESTIONNAIRES, QuestionnaireRow
from infra.bootstrap import Services
from infra.polls.asked import is_asked
from infra.polls.content import layout_of, named, own_key
from infra.polls.links import Ticket
from services.api.auth import Caller


async def floors_of(services: Services, tenant: TenantId) -> Floors:
    """How many answers a figure needs in polls that open now."""
    row = await services.views.get(tenant, FLOOR_ROWS, (tenant,))
    return row.floors if row else LEAST


async def require_poll(services: Services, caller: Caller, plan: PlanId, poll: UUID) -> PollRow:
    """The poll, or NotFound: another plan's or organisation's is not there."""
    row = await services.views.get(caller.tenant, POLLS, (poll,))
    if row is None or row.plan != plan:
        raise NotFound
    return row


def versions_of(row: QuestionnaireRow) -> list[Questionnaire]:
    """All versions of an own questionnaire, oldest first."""
    every = (*row.earlier, row.scales)
    return [Questionnaire(str(row.questionnaire), n, row.title, row.source, each) for n, each in enumerate(every, 1)]


async def questionnaires_named(services: Services, tenant: TenantId, names: Sequence[str]) -> list[Questionnaire]:
    """The questionnaires by their names. Raises InvalidValue for one that there is not."""
    own: dict[QuestionnaireId, QuestionnaireRow] = {}
    for name in names:
        key = None if name in SHIPPED else own_key(name)
        row = await services.views.get(tenant, QUESTIONNAIRES, (key,)) if key else None
        if key and row:
            own[key] = row
    try:
        return named(names, lambda key: versions_of(own[key]) if key in own else [])
    except KeyError:
        raise InvalidValue(field="questionnaires", reason="unknown") from None


async def offered(services: Services, tenant: TenantId) -> list[Questionnaire]:
    """The questionnaires that a new poll can have: those shipped, and the newest of the organisation's own."""
    rows = await services.views.find(tenant, QUESTIONNAIRES, {"retired": False}, order=("seq",))
    return [*SHIPPED.values(), *(versions_of(row)[-1] for row in rows)]


class People(msgspec.Struct, frozen=True):
    """How many active members are in each unit by themselves, and which unit is below which."""

    own: Mapping[Place, int]
    parents: Mapping[UnitId, UnitId | None]

    def asked(self, units: Sequence[UnitId]) -> dict[Place, int]:
        """How many people a poll would ask, by their own unit; of no units: everybody."""
        wanted = frozenset(units)
        return {place: count for place, count in self.own.items() if not wanted or self.within(place, wanted)}

    def within(self, place: Place, wanted: frozenset[UnitId]) -> bool:
        """Whether a unit is one of these, or below one."""
        while place is not None:
            if place in wanted:
                return True
            place = self.parents.get(place)
        return False


async def people_of(services: Services, tenant: TenantId) -> People:
    """Where people are now."""
    parents = {row.unit: row.parent for row in await services.views.find(tenant, UNITS)}
    members = await services.views.find(tenant, MEMBERS, {"active": True})
    return People(Counter(row.unit for row in members if is_asked(row)), parents)


async def check_poll(services: Services, caller: Caller, plan: PlanRow, command: PlanPoll) -> None:
    """What a poll refers to is there, and it asks enough people. Raises NotFound, InvalidValue, PollTooSmall."""
    people = await people_of(services, caller.tenant)
    if not set(command.units) <= set(people.parents):
        raise NotFound
    if plan.units and not all(people.within(unit, frozenset(plan.units)) for unit in command.units):
        raise InvalidValue(field="units", reason="choose")
    if command.follows is not None:
        before = await require_poll(services, caller, plan.plan, command.follows)
        if before.poll == command.poll or before.stage is not Stage.CLOSED:
            raise InvalidValue(field="follows", reason="choose")
    offer = {each.name for each in await offered(services, caller.tenant)}
    known = await services.views.get(caller.tenant, POLLS, (command.poll,))
    if not set(command.questionnaires) <= offer | set(known.questionnaires if known else ()):
        raise InvalidValue(field="questionnaires", reason="unknown")
    asked = sum(people.asked(command.units or plan.units).values())
    floor = (await floors_of(services, caller.tenant)).whole
    if asked < floor:
        raise PollTooSmall(people=asked, floor=floor)


class OpenPoll(msgspec.Struct, frozen=True):
    """Where a link leads: the poll, its questions, and their counters."""

    ticket: Ticket
    row: PollRow
    questionnaires: Sequence[Questionnaire]
    layout: Layout


async def open_poll(services: Services, link: str) -> OpenPoll:
    """Where a link leads. Raises PollIsClosed, whatever is wrong with it."""
    ticket = services.poll_links.read(link)
    row = await services.views.get(ticket.tenant, POLLS, (PollId(ticket.poll),)) if ticket else None
    if ticket is None or row is None or row.stage is not Stage.OPEN or ticket.group >= len(row.groups):
        raise PollIsClosed
    found = await questionnaires_named(services, ticket.tenant, row.questionnaires)
    return OpenPoll(ticket, row, found, layout_of(found))


async def give(services: Services, poll: OpenPoll, answers: Mapping[str, int]) -> None:
    """Count an answer: by question key, 1 for the first. Raises InvalidValue, AnswerIsEmpty, LinkIsUsed, PollIsClosed.

    The answer itself is nowhere from here on.
    """
    await services.answers.put(poll.ticket, poll.layout.cells(answers), poll.layout.width)
