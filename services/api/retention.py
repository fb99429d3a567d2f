"""What the API and the pages both need around keeping: the rules, what would go by one, changing one."""

from collections.abc import Sequence
from datetime import date

import msgspec

from domain.kernel.handle import Handled
from domain.kernel.ids import CommandId, PersonId
from domain.kernel.refusals import InvalidValue
from domain.organisation.decider import stream_of as organisation_stream
from domain.organisation.departures import gone_before
from domain.privacy.decider import Erasure
from domain.privacy.views import ERASURES
from domain.retention.decider import ChangeRule
from domain.retention.rules import RULES, Kept, goes_before
from domain.retention.views import RETENTION_RULES, RETENTION_RUNS, RunRow
from infra.bootstrap import Services
from services.api.auth import Caller
from services.api.confirm import be_sure
from services.api.exchange import carry_out

MOST_RUNS = 50


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """How long a kind is kept, in days: what holds, what is usual, the bounds; who chose it on which local date.

    `would_go` is how much the next night takes by it.
    """

    kept: Kept
    days: int
    usual: int
    low: int
    high: int
    chosen_by: PersonId | None
    chosen_on: date | None
    would_go: int


async def rules(services: Services, caller: Caller) -> Sequence[Rule]:
    """All of them, and what each would take now."""
    chosen = {row.kept: row for row in await services.views.find(caller.tenant, RETENTION_RULES)}
    days = {kept: chosen[kept].days if kept in chosen else RULES[kept].usual for kept in Kept}
    going = await would_go(services, caller, days)
    return [
        Rule(
            kept=kept,
            days=days[kept],
            usual=bounds.usual,
            low=bounds.low,
            high=bounds.high,
            chosen_by=chosen[kept].chosen_by if kept in chosen else None,
            chosen_on=chosen[kept].chosen_on if kept in chosen else None,
            would_go=going[kept],
        )
        for kept, bounds in RULES.items()
    ]


async def preview(services: Services, caller: Caller, kept: Kept, days: int) -> int:
    """How much would go if this kind were kept so many days. Raises InvalidValue outside its bounds."""
    bounds = RULES[kept]
    if not bounds.low <= days <= bounds.high:
        raise InvalidValue(field="days", reason="out_of_range", low=bounds.low, high=bounds.high)
    return (await would_go(services, caller, {each: days if each is kept else RULES[each].high for each in Kept}))[kept]


async def would_go(services: Services, caller: Caller, days: dict[Kept, int]) -> dict[Kept, int]:
    """How much of each kind is over its time when it is kept so many days."""
    before = {kept: goes_before(days[kept], services.clock.now()) for kept in Kept}
    readings, mails = await services.keeping.over(caller.tenant, before[Kept.READINGS], before[Kept.MAILS])
    events = (await services.store.load(caller.tenant, organisation_stream(caller.tenant))).events
    over = [Erasure.ORDERED.value, Erasure.DONE.value]
    erased = {row.person for row in await services.views.find(caller.tenant, ERASURES, {"stands in": over})}
    leavers = set(gone_before(events, before[Kept.LEAVERS])) - erased
    return {Kept.READINGS: readings, Kept.MAILS: mails, Kept.LEAVERS: len(leavers)}


async def change(services: Services, caller: Caller, kept: Kept, days: int, identity: CommandId) -> Handled:
    """Keep a kind so many days from now on. Raises ConfirmFirst, since what goes does not come back."""
    await be_sure(services, caller)
    return await carry_out(services, caller, ChangeRule(tenant=caller.tenant, kept=kept, days=days), identity)


async def runs(services: Services, caller: Caller) -> Sequence[RunRow]:
    """What went, the newest first; at most MOST_RUNS."""
    return await services.views.find(caller.tenant, RETENTION_RUNS, order=("-seq",), limit=MOST_RUNS)
