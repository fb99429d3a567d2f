"""What the API and the pages both need around a checklist: texts, known people, whose words."""

from collections.abc import Iterable
from uuid import UUID

from domain.kernel.ids import PersonId, PlanId
from domain.kernel.personal import Personal
from domain.kernel.refusals import NotFound
from domain.kickoff.decider import KICKOFF, stream_of
from domain.kickoff.views import ChecklistRow, KickoffRow
from domain.method import TEMPLATES, Text
from domain.organisation.views import MEMBERS
from infra.bootstrap import Services
from services.api.auth import Caller


def text_of(kickoff: KickoffRow, row: ChecklistRow) -> Text:
    """A row's text: the template's, or the organisation's own words in both languages alike."""
    source = TEMPLATES[kickoff.template].row(row.row)
    return source.text if source else Text(row.own_text or "", row.own_text or "")


def words_by(caller: Caller, text: str) -> Personal | None:
    """Free words of the caller, erasable; None when nothing was written."""
    return Personal(caller.person, text.strip()) if text.strip() else None


async def known_people(services: Services, caller: Caller, people: Iterable[UUID]) -> tuple[PersonId, ...]:
    """The people, when all are active members of the caller's organisation. Raises NotFound."""
    wanted = tuple(PersonId(person) for person in people)
    if wanted:
        found = await services.views.count(caller.tenant, MEMBERS, {"active": True, "person in": list(set(wanted))})
        if found < len(set(wanted)):
            raise NotFound
    return wanted


async def number_of(services: Services, caller: Caller, plan: PlanId, key: UUID) -> str | None:
    """The number that an own row has, from the log itself; None when it was taken away again."""
    state = await services.handler.state(caller.tenant, KICKOFF, stream_of(plan))
    return next((number for number, row in state.rows.items() if row.key == key), None)
