"""The time, room and support that were agreed at the kick-off (row 4), as agreements that can be proposed."""

from collections.abc import Sequence
from datetime import date
from uuid import uuid5

import msgspec

from domain.agreements.content import Content, Party, PartyKind
from domain.agreements.views import AGREEMENTS
from domain.kernel.ids import AgreementId, PlanId
from domain.kickoff.answers import Means, MeansFor, ResultsDate
from domain.kickoff.views import CHECKLISTS
from infra.bootstrap import Services
from infra.language import gettext as _
from services.api.auth import Caller

MEANS, RESULTS = "4", "1g"


class Proposal(msgspec.Struct, frozen=True):
    """What row 4 says for one person or unit; `content` lacks only a due date when `dated` is false."""

    agreement: AgreementId
    content: Content
    dated: bool


async def proposals_of(services: Services, caller: Caller, plan: PlanId, today: date) -> Sequence[Proposal]:
    """What was agreed at the kick-off and is no agreement yet.

    To be kept by the day on which results are expected (row 1g), else by the day of row 4 itself.
    """
    rows = {row: await services.views.get(caller.tenant, CHECKLISTS, (plan, row)) for row in (MEANS, RESULTS)}
    means, results = rows[MEANS], rows[RESULTS]
    if means is None or not isinstance(means.answer, Means):
        return ()
    expected = results.answer.on if results and isinstance(results.answer, ResultsDate) else means.due_on
    due_on = expected if expected and expected >= today else None
    found = [_proposal(plan, each, today, due_on) for each in means.answer.agreements]
    return [each for each in found if not await services.views.get(caller.tenant, AGREEMENTS, (each.agreement,))]


def _proposal(plan: PlanId, means: MeansFor, today: date, due_on: date | None) -> Proposal:
    said = msgspec.json.encode(means, order="sorted").decode()
    other = Party(PartyKind.PERSON, person=means.person) if means.person else Party(PartyKind.TEAM, unit=means.unit)
    content = Content(
        title=_("Tijd, ruimte en ondersteuning"),
        text=_("Zo is het besproken bij de aftrap (rij 4). Beide partijen houden zich hieraan."),
        parties=(Party(PartyKind.MANAGEMENT), other),
        effective_on=today,
        due_on=due_on or today,
        time=means.time,
        room=means.room,
        support=means.support,
    )
    return Proposal(AgreementId(uuid5(plan, f"means:{said}")), content, due_on is not None)
