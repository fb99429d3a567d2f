"""The house: the tenant of those who run the service. They have no organisation's rights and no door into one."""

from uuid import UUID, uuid5

from domain.kernel.ids import PersonId, TenantId

HOUSE = TenantId(UUID("00000000-0000-4000-8000-000000000000"))


def operator_id(email: str) -> PersonId:
    """The person id of an operator: the same address is the same person."""
    return PersonId(uuid5(HOUSE, email.lower()))
