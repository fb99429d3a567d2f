"""What a provider's provisioning knows: which people are there for it, by what it calls them, and its groups."""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime
from uuid import UUID

import msgspec

from domain.kernel.ids import PersonId, TenantId
from domain.organisation.views import MEMBERS
from infra.pool import Pool
from infra.read_models.names import name_of
from infra.read_models.queries import ENTERED, TENANT, live_generation

# There for the provider: who takes part, and whom it made or let rest itself. Who left otherwise is not.
USERS = f"""
SELECT u.* FROM {ENTERED}, LATERAL (
    SELECT p.person_id, p.name, p.email, p.language, coalesce(m.active, false) AS active,
        coalesce(s.external_id, '') AS external_id, p.created_at, count(*) OVER () AS total
    FROM werkbalans.person p
    LEFT JOIN werkbalans.{name_of(MEMBERS)} m ON m.tenant_id = p.tenant_id AND m.person = p.person_id
        AND m.generation = ({live_generation(MEMBERS)})
    LEFT JOIN werkbalans.scim_user s ON s.tenant_id = p.tenant_id AND s.person_id = p.person_id
    WHERE p.tenant_id = {TENANT} AND (m.active OR s.person_id IS NOT NULL)
        AND ($2::uuid[] IS NULL OR p.person_id = ANY ($2)) AND ($3::text IS NULL OR lower(p.email) = lower($3))
        AND ($4::text IS NULL OR s.external_id = $4)
    ORDER BY p.created_at, p.person_id LIMIT $5 OFFSET $6) AS u
"""


class User(msgspec.Struct, frozen=True):
    """A person as the provider sees them; `active`: whether they take part. `created_at` in UTC."""

    id: PersonId
    name: str
    email: str
    language: str
    active: bool
    external_id: str
    created_at: datetime


class Group(msgspec.Struct, frozen=True):
    """A group as the provider made it, with those who are in it."""

    id: UUID
    name: str
    external_id: str
    created_at: datetime
    people: tuple[PersonId, ...]


class InGroup(msgspec.Struct, frozen=True):
    """That somebody is in a group, and what that is called."""

    id: UUID
    name: str
    external_id: str

    @property
    def names(self) -> tuple[str, ...]:
        """All that a rule may call it."""
        return (self.name, self.external_id, str(self.id)) if self.external_id else (self.name, str(self.id))


class Provisioned:
    """Asks and tells in one round trip each."""

    def __init__(self, pool: Pool, token: Callable[[TenantId], str]) -> None:
        self._pool, self._token = pool, token

    async def users(
        self,
        tenant: TenantId,
        *,
        ids: Collection[UUID] | None = None,
        email: str | None = None,
        external_id: str | None = None,
        limit: int = 200,
        offset: int = 0,
    ) -> tuple[Sequence[User], int]:
        """Those who are there for the provider, first come first; and how many there are in all."""
        wanted = None if ids is None else list(ids)
        token = self._token(tenant)
        rows = await self._pool.fetch(USERS, token, wanted, email, external_id, max(limit, 1), offset)
        if not rows and offset:
            return (), (await self.users(tenant, ids=ids, email=email, external_id=external_id, limit=1))[1]
        found = [User(PersonId(row[0]), *tuple(row)[1:7]) for row in rows]
        return found[:limit], rows[0][7] if rows else 0

    async def user(self, tenant: TenantId, person: UUID) -> User | None:
        """One of them, None for who is not there."""
        found, _ = await self.users(tenant, ids=[person])
        return found[0] if found else None

    async def put_user(self, tenant: TenantId, person: PersonId, external_id: str) -> None:
        """This person is there for the provider, also when they take no part."""
        await self._pool.execute(
            "SELECT werkbalans.put_scim_user($1, $2, $3)", self._token(tenant), person, external_id
        )

    async def forget_user(self, tenant: TenantId, person: PersonId) -> None:
        """The provider knows this person no more."""
        await self._pool.execute("SELECT werkbalans.forget_scim_user($1, $2)", self._token(tenant), person)

    async def readdress(self, tenant: TenantId, person: PersonId, email: str) -> bool:
        """Give a person another address; False when somebody has it."""
        done: bool = await self._pool.fetchval(
            "SELECT werkbalans.readdress_person($1, $2, $3)", self._token(tenant), person, email
        )
        return done

    async def groups(
        self, tenant: TenantId, *, group: UUID | None = None, name: str | None = None, external_id: str | None = None
    ) -> Sequence[Group]:
        """The groups that fit, by name."""
        rows = await self._pool.fetch(
            "SELECT * FROM werkbalans.scim_groups($1, $2, $3, $4)", self._token(tenant), group, name, external_id
        )
        return [Group(row[0], row[1], row[2], row[3], tuple(map(PersonId, row[4]))) for row in rows]

    async def put_group(self, tenant: TenantId, group: UUID, name: str, external_id: str) -> bool:
        """Make or rename a group; False when another has the name."""
        done: bool = await self._pool.fetchval(
            "SELECT werkbalans.put_scim_group($1, $2, $3, $4)", self._token(tenant), group, name, external_id
        )
        return done

    async def put_members(self, tenant: TenantId, group: UUID, people: Collection[UUID]) -> None:
        """These people are in the group, and nobody else."""
        await self._pool.execute(
            "SELECT werkbalans.put_scim_members($1, $2, $3)", self._token(tenant), group, list(people)
        )

    async def remove_group(self, tenant: TenantId, group: UUID) -> bool:
        """Remove a group; False when there was none."""
        gone: bool = await self._pool.fetchval(
            "SELECT werkbalans.remove_scim_group($1, $2)", self._token(tenant), group
        )
        return gone

    async def groups_of(self, tenant: TenantId, people: Collection[UUID]) -> Mapping[PersonId, Sequence[InGroup]]:
        """In which groups these people are."""
        found = defaultdict[PersonId, list[InGroup]](list)
        rows = await self._pool.fetch(
            "SELECT * FROM werkbalans.scim_groups_of($1, $2)", self._token(tenant), list(people)
        )
        for person, *group in rows:
            found[PersonId(person)].append(InGroup(*group))
        return found
