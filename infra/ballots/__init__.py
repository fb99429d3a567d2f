"""People's own rankings while a round goes on: kept beside the log, never in it, and removed when the round has ended.

docs/decisions/0053-a-ranking-leaves-no-names.md says why, and what an operator could see meanwhile.
"""

from collections.abc import Callable, Sequence
from typing import Any

import psycopg

from domain.analysis.ranking_events import RankingClosed, RankingOpened
from domain.kernel.events import Event, Recorded
from domain.kernel.ids import IssueId, PersonId, PlanId, TenantId
from infra.pool import Pool


class Ballots:
    """Casts and asks in one round trip each."""

    def __init__(self, pool: Pool, token: Callable[[TenantId], str]) -> None:
        self._pool, self._token = pool, token

    async def cast(
        self, tenant: TenantId, plan: PlanId, number: int, person: PersonId, ranking: Sequence[IssueId]
    ) -> None:
        """Keep a person's ranking in round `number`; the last one counts."""
        await self._pool.execute(
            "SELECT werkbalans.cast_ballot($1, $2, $3, $4, $5)",
            self._token(tenant), plan, number, person, list(ranking),
        )  # fmt: skip

    async def own(self, tenant: TenantId, plan: PlanId, number: int, person: PersonId) -> Sequence[IssueId]:
        """A person's own ranking, empty when there is none."""
        found = await self._rankings(tenant, plan, number, person)
        return found[0] if found else ()

    async def all(self, tenant: TenantId, plan: PlanId, number: int) -> Sequence[Sequence[IssueId]]:
        """Everybody's rankings, in random order, without names."""
        return await self._rankings(tenant, plan, number, None)

    async def _rankings(
        self, tenant: TenantId, plan: PlanId, number: int, person: PersonId | None
    ) -> list[list[IssueId]]:
        rows = await self._pool.fetch(
            "SELECT ranking FROM werkbalans.ballots($1, $2, $3, $4)", self._token(tenant), plan, number, person
        )
        return [[IssueId(issue) for issue in row[0]] for row in rows]


class BallotProcess:
    """Removes the ballots of rounds that have ended, those that came in the same moment included."""

    name = "ballots"
    version = 1
    events: frozenset[type[Event]] = frozenset({RankingOpened, RankingClosed})

    def take(self, connection: "psycopg.Connection[Any]", tenant: TenantId, page: Sequence[Recorded]) -> None:
        """A closed round's ballots go, and at the beginning of a round those of all earlier ones."""
        for recorded in page:
            match recorded.event:
                case RankingClosed(plan=plan, round=number):
                    self._remove(connection, tenant, plan, number)
                case RankingOpened(plan=plan, round=number):
                    self._remove(connection, tenant, plan, number - 1)

    def _remove(self, connection: "psycopg.Connection[Any]", tenant: TenantId, plan: PlanId, until: int) -> None:
        connection.execute(
            "DELETE FROM werkbalans.ballot WHERE tenant_id = %s AND plan_id = %s AND round <= %s",
            (tenant, plan, until),
        )
