"""The members of an organisation with their names: a page of them, or those whom a search finds."""

from domain.organisation.views import MEMBERS, MemberRow
from infra.bootstrap import Services
from infra.identity.people import Person
from services.api.auth import Caller
from services.api.listing import newest_first

Listed = list[tuple[Person, MemberRow]]


async def members_listed(
    services: Services, caller: Caller, words: str, before: int | None, limit: int
) -> tuple[Listed, int | None]:
    """Who takes part, last invited first, and the cursor of the next page; for `words` the first to match, by name."""
    if words.strip():
        return await _searched(services, caller, words, limit), None
    rows, following = await newest_first(services, caller, MEMBERS, {"active": True}, before, limit)
    people = await services.people.named(caller.tenant, [row.person for row in rows])
    return [(people[row.person], row) for row in rows if row.person in people], following


async def _searched(services: Services, caller: Caller, words: str, limit: int) -> Listed:
    found = await services.people.like(caller.tenant, words, limit)
    rows = await services.views.find(caller.tenant, MEMBERS, {"person in": [each.id for each in found]})
    by_person = {row.person: row for row in rows}
    return [(each, by_person[each.id]) for each in found if each.id in by_person]
