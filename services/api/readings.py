"""Who read what is sensitive: the organisation's own view of it, and each person's view of who saw theirs."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from domain.kernel.ids import PersonId, PlanId
from domain.signals.views import SignalRow
from infra.bootstrap import Services
from infra.privacy.readings import Reading, Sensitive
from services.api.auth import Caller

PAGE = 100


async def note(
    services: Services,
    caller: Caller,
    what: Sensitive,
    about: Iterable[UUID | None] = (),
    plan: UUID | None = None,
    thing: UUID | None = None,
) -> None:
    """Note that the caller reads this, before they get it. What cannot be noted is not given."""
    people = [PersonId(person) if person else None for person in about]
    where = PlanId(plan) if plan else None
    await services.readings.note(caller.tenant, caller.person, what, people, where, thing)


async def note_signals(
    services: Services, caller: Caller, plan: UUID, rows: Sequence[SignalRow]
) -> Sequence[SignalRow]:
    """These signals, after it was noted that the caller reads what was reported by name."""
    thing = rows[0].signal if len(rows) == 1 else None
    await note(services, caller, Sensitive.SIGNAL, (row.reported_by for row in rows), plan, thing)
    return rows


async def note_dossier(services: Services, caller: Caller, plan: UUID, dossier: UUID) -> None:
    """Note that the caller reads a dossier of the works council."""
    await note(services, caller, Sensitive.DOSSIER, plan=plan, thing=dossier)


async def seen_of(services: Services, caller: Caller, limit: int = PAGE) -> Sequence[Reading]:
    """Who saw what of the caller, the newest first."""
    return await services.readings.find(caller.tenant, about=caller.person, limit=limit)


async def listed(
    services: Services,
    caller: Caller,
    reader: UUID | None,
    about: UUID | None,
    what: Sensitive | None,
    before: UUID | None,
    limit: int = PAGE,
) -> tuple[Sequence[Reading], UUID | None]:
    """A page of all of it, and the cursor of the next (None on the last)."""
    found = await services.readings.find(
        caller.tenant,
        reader=PersonId(reader) if reader else None,
        about=PersonId(about) if about else None,
        what=what,
        before=before,
        limit=limit + 1,
    )
    return found[:limit], found[limit - 1].id if len(found) > limit else None
