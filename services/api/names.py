"""The names that sentences about a tenant's events and agreements need, as they are today."""

from domain.organisation.views import UNITS
from infra.bootstrap import Services
from services.api.auth import Caller
from services.api.words import Names


async def names_of(services: Services, caller: Caller) -> Names:
    """The names of all people (former ones too) and units of the caller's organisation."""
    people = await services.people.of(caller.tenant)
    units = await services.views.find(caller.tenant, UNITS)
    return Names({key: each.name for key, each in people.items()}, {unit.unit: unit.name for unit in units})
