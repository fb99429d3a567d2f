"""The people directory: who is behind a person's id. Names and addresses stand here and in no event."""

from collections.abc import Callable, Collection, Mapping, Sequence
from uuid import UUID

import msgspec

from domain.kernel.ids import PersonId, TenantId
from domain.organisation.views import MEMBERS
from infra.pool import Pool
from infra.read_models.names import name_of
from infra.read_models.queries import ENTERED, TENANT, live_generation

NAMED = f"""
SELECT p.person_id, p.name, p.email, p.language FROM {ENTERED}, LATERAL (
    SELECT * FROM werkbalans.person WHERE tenant_id = {TENANT} AND person_id = ANY ($2) OFFSET 0) AS p
"""
ADDRESSED = f"""
SELECT lower(p.email) AS email, p.person_id FROM {ENTERED}, LATERAL (
    SELECT * FROM werkbalans.person WHERE tenant_id = {TENANT} AND lower(email) = ANY ($2) OFFSET 0) AS p
"""
FOUND = f"""
SELECT p.person_id, p.name, p.email, p.language FROM {ENTERED}, LATERAL (
    SELECT known.* FROM werkbalans.person known
    JOIN werkbalans.{name_of(MEMBERS)} m ON m.tenant_id = known.tenant_id AND m.person = known.person_id
        AND m.generation = ({live_generation(MEMBERS)}) AND (m.active OR $4)
    WHERE known.tenant_id = {TENANT}
        AND strpos(lower(known.name || ' ' || known.email), lower($2)) > 0
    ORDER BY lower(known.name), known.person_id LIMIT $3 OFFSET 0) AS p
"""


class Person(msgspec.Struct, frozen=True):
    """A person of one organisation; `language` is "nl" or "en"."""

    id: PersonId
    name: str
    email: str
    language: str


class People:
    """Asks and tells the directory in one round trip each."""

    def __init__(self, pool: Pool, token: Callable[[TenantId], str]) -> None:
        self._pool = pool
        self._token = token

    async def add(self, tenant: TenantId, person: Person) -> PersonId:
        """Add a person; when the address is known in this organisation already, that person's id comes back."""
        found = await self._pool.fetchval(
            "SELECT werkbalans.add_person($1, $2, $3, $4, $5)",
            self._token(tenant), person.id, person.name, person.email, person.language,
        )  # fmt: skip
        return PersonId(found)

    async def named(self, tenant: TenantId, ids: Collection[UUID]) -> Mapping[PersonId, Person]:
        """Those of these ids who are people of the organisation, members or former members."""
        rows = await self._pool.fetch(NAMED, self._token(tenant), list(ids)) if ids else ()
        return {PersonId(row["person_id"]): Person(*row.values()) for row in rows}

    async def at(self, tenant: TenantId, emails: Collection[str]) -> Mapping[str, PersonId]:
        """Who has these addresses, members, former members or others; each address in small letters."""
        wanted = [email.lower() for email in emails]
        rows = await self._pool.fetch(ADDRESSED, self._token(tenant), wanted) if wanted else ()
        return {row["email"]: PersonId(row["person_id"]) for row in rows}

    async def like(self, tenant: TenantId, words: str, limit: int, *, former: bool = False) -> Sequence[Person]:
        """Members (`former` ones too) with these words in their name or address, by name, `limit` at most."""
        rows = await self._pool.fetch(FOUND, self._token(tenant), " ".join(words.split()), limit, former)
        return [Person(*row.values()) for row in rows]

    async def choose_language(self, tenant: TenantId, person: PersonId, language: str) -> None:
        """From now on this person reads `language`."""
        await self._pool.execute("SELECT werkbalans.set_language($1, $2, $3)", self._token(tenant), person, language)

    async def rename(self, tenant: TenantId, person: PersonId, name: str) -> None:
        """From now on this person has this name."""
        await self._pool.execute("SELECT werkbalans.rename_person($1, $2, $3)", self._token(tenant), person, name)
