"""The people directory: who is behind a person's id. Names and addresses stand here and in no event."""

from collections.abc import Callable, Mapping

import msgspec

from domain.kernel.ids import PersonId, TenantId
from infra.pool import Pool


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

    async def of(self, tenant: TenantId) -> Mapping[PersonId, Person]:
        """Everybody whom the organisation knows, members and former members, by id."""
        rows = await self._pool.fetch("SELECT * FROM werkbalans.people_of($1)", self._token(tenant))
        return {PersonId(row["person_id"]): Person(*row.values()) for row in rows}

    async def choose_language(self, tenant: TenantId, person: PersonId, language: str) -> None:
        """From now on this person reads `language`."""
        await self._pool.execute("SELECT werkbalans.set_language($1, $2, $3)", self._token(tenant), person, language)
