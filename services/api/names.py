"""Who and what is named in what is shown: people and units, looked up by the ids that stand in it, as of today."""

import re
from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

import msgspec

from domain.kernel.ids import PersonId
from domain.organisation.views import UNITS, UnitRow
from infra.bootstrap import Services
from infra.identity.people import Person
from services.api.auth import Caller
from services.api.looking import masked
from services.api.words import Names

AN_ID = re.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
LONGEST = 100


async def names_of(services: Services, caller: Caller, shown: Any, *more: Any) -> Names:
    """The names of the people (former ones too) and units whose ids are anywhere in these facts."""
    ids = identities_in(shown, *more)
    people = await _named(services, caller, ids)
    return Names({key: each.name for key, each in people.items()}, await unit_names(services, caller, ids))


async def people_in(services: Services, caller: Caller, *shown: Any) -> Mapping[PersonId, Person]:
    """The people (former ones too) whose ids are anywhere in these facts."""
    return await _named(services, caller, identities_in(*shown))


async def _named(services: Services, caller: Caller, ids: set[UUID]) -> Mapping[PersonId, Person]:
    people = await services.people.named(caller.tenant, ids)
    return {key: masked(each) for key, each in people.items()} if caller.looking else people


async def unit_names(services: Services, caller: Caller, ids: set[UUID]) -> dict[UUID, str]:
    """The names of those of these ids that are units."""
    rows: list[UnitRow] = []
    if ids:
        rows += await services.views.find(caller.tenant, UNITS, {"unit in": list(ids)})
    return {row.unit: row.name for row in rows}


def identities_in(*shown: Any) -> set[UUID]:
    """All ids in these facts: in structs, mappings, sequences and sets, and in the short texts that forms send."""
    return set(_walk(shown))


def _walk(facts: Any) -> Iterator[UUID]:
    waiting = [facts]
    while waiting:
        each = waiting.pop()
        if isinstance(each, UUID):
            yield each
        elif isinstance(each, str):
            if 36 <= len(each) <= LONGEST:
                yield from map(UUID, AN_ID.findall(each))
        elif isinstance(each, msgspec.Struct):
            waiting += [getattr(each, name) for name in each.__struct_fields__]
        elif isinstance(each, Mapping):
            waiting += [*each.keys(), *each.values()]
        elif isinstance(each, list | tuple | set | frozenset):
            waiting += each
