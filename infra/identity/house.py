"""The house: the tenant of those who run the service. They have no organisation's rights and no door into one."""

from collections.abc import Iterable
from uuid import UUID, uuid5

from domain.kernel.ids import PersonId, TenantId
from infra.identity.people import People, Person

HOUSE = TenantId(UUID("00000000-0000-4000-8000-000000000000"))


def operator_id(email: str) -> PersonId:
    """The person id of an operator: the same address is the same person."""
    return PersonId(uuid5(HOUSE, email.lower()))


async def know_operators(people: People, emails: Iterable[str]) -> None:
    """Let these addresses ask for a sign-in link; what they may see is decided by the settings at each request."""
    for email in emails:
        await people.add(HOUSE, Person(operator_id(email), email.partition("@")[0], email, "nl"))
