"""The organisation in the overviews: the works council sees who came to speak for it."""

from collections.abc import Sequence
from datetime import date, timedelta

from domain.kernel.rights import Role
from domain.organisation.views import MEMBERS
from domain.plan.views import PlanRow
from infra.bootstrap import Services
from infra.language import gettext as _
from infra.language import long_date
from services.api.auth import Caller
from services.api.overview.standing import Standing, Todo

SHOWN = timedelta(days=30)


async def todos(services: Services, caller: Caller, _plans: Sequence[PlanRow], today: date) -> list[Todo]:
    """For thirty days, who became a member of the works council: whoever may invite could so make a voice for it."""
    if Role.WORKS_COUNCIL not in caller.actor.roles:
        return []
    where = {"active": True, "council_since >=": today - SHOWN, "person !=": caller.person}
    members = await services.views.find(caller.tenant, MEMBERS, where)
    since = {each.person: each.council_since for each in members if each.council_since is not None}
    if not since:
        return []
    people = await services.people.named(caller.tenant, list(since))
    words = _("%(name)s is sinds %(date)s lid van de OR in Werkbalans. Klopt dat?")
    return [
        Todo(words % {"name": people[person].name, "date": long_date(day)}, "/organisatie/mensen")
        for person, day in sorted(since.items(), key=lambda pair: (pair[1], str(pair[0])))
        if person in people
    ]


async def standings(_services: Services, _caller: Caller, _plan: PlanRow, _today: date) -> list[Standing]:
    """The organisation is no place of a plan."""
    return []
