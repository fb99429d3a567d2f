"""What the API and the pages both need around agreements: known parties, whose voice, the versions of one."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import msgspec

from domain.agreements.changes import Piece, changed_fields, word_changes
from domain.agreements.content import WORDS, Content, Party
from domain.agreements.stances import Stance, Standing
from domain.agreements.views import AGREEMENT_VERSIONS, AGREEMENTS, AgreementRow, PartyRow, VersionRow
from domain.agreements.voices import speaks
from domain.kernel.ids import AgreementId, PersonId, PlanId, UnitId
from domain.kernel.personal import Personal
from domain.kernel.refusals import NotFound
from domain.measures.views import MEASURES
from domain.organisation.views import MEMBERS
from infra.bootstrap import Services
from services.api.auth import Caller
from services.api.checklist import known_people
from services.api.listing import newest_first
from services.api.routes.plans import require_units


class Changed(msgspec.Struct, frozen=True):
    """A part of the text that differs: before with what was taken away marked, after with what came in."""

    part: str
    before: tuple[Piece, ...]
    after: tuple[Piece, ...]


def differences(before: Content, after: Content) -> list[Changed]:
    """The parts of the text that differ, in the order in which an agreement is read."""
    parts = [part for part in changed_fields(before, after) if part in WORDS]
    return [Changed(part, *word_changes(getattr(before, part), getattr(after, part))) for part in parts]


async def own_unit_of(services: Services, caller: Caller) -> UnitId | None:
    """The unit in which the caller is a member, None for the whole organisation."""
    member = await services.views.get(caller.tenant, MEMBERS, (caller.person,))
    return member.unit if member else None


async def require_known(services: Services, caller: Caller, content: Content) -> None:
    """Raise NotFound unless all parties, and the measure if one is named, are of the caller's organisation."""
    await known_people(services, caller, [p.person for p in content.parties if p.person is not None])
    await require_units(services, caller, [p.unit for p in content.parties if p.unit is not None])
    if content.measure and await services.views.get(caller.tenant, MEASURES, (content.measure,)) is None:
        raise NotFound


async def require_agreement(services: Services, caller: Caller, plan: UUID, agreement: UUID) -> AgreementRow:
    """The agreement, or NotFound: another plan's or organisation's agreement is not there."""
    row = await services.views.get(caller.tenant, AGREEMENTS, (AgreementId(agreement),))
    if row is None or row.plan != plan:
        raise NotFound
    return row


async def spoken_at(services: Services, caller: Caller, plan: UUID, agreement: UUID) -> dict[str, Any]:
    """What every command to an agreement says: which one, and the caller's own unit."""
    own_unit = await own_unit_of(services, caller)
    return {"plan": PlanId(plan), "agreement": AgreementId(agreement), "own_unit": own_unit}


async def versions_of(services: Services, caller: Caller, row: AgreementRow) -> Sequence[VersionRow]:
    """All versions that lay on the table, oldest first."""
    where = {"agreement": row.agreement}
    return await services.views.find(caller.tenant, AGREEMENT_VERSIONS, where, order=("version",))


async def page_of(
    services: Services, caller: Caller, plan: PlanId, before: int | None, limit: int, state: Standing | None = None
) -> tuple[Sequence[AgreementRow], int | None]:
    """Agreements of a plan, newest first, and the cursor of the next page (None on the last)."""
    where = {"plan": plan, **({"state": state.value} if state else {})}
    return await newest_first(services, caller, AGREEMENTS, where, before, limit)


def voice_of(row: AgreementRow, caller: Caller, own_unit: UnitId | None) -> PartyRow | None:
    """The party that the caller speaks for: one that waits, or for which something was copied, before any other."""
    mine = [each for each in row.parties if speaks(each.party, caller.actor, own_unit)]
    mine.sort(key=lambda each: (each.stance is not Stance.WAITING, not each.transcribed))
    return mine[0] if mine else None


def own_words(caller: Caller, text: str) -> Personal:
    """Words of the caller, erasable."""
    return Personal(PersonId(caller.person), text.strip())


def party_of(key: str, parties: Sequence[Party]) -> Party:
    """The party with this key. Raises NotFound."""
    found = next((party for party in parties if party.key == key), None)
    if found is None:
        raise NotFound
    return found
