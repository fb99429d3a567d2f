"""Who is the contact person where, today, and what is amiss: mandates and members looked at together."""

from collections.abc import Sequence
from datetime import date

import msgspec

from domain.contact.state import Defect, defects_on, holds
from domain.contact.views import MANDATES, MandateRow
from domain.kernel.ids import PersonId, UnitId
from domain.organisation.views import MEMBERS
from domain.plan.views import PlanRow
from infra.bootstrap import Services
from infra.language import language, long_date
from services.api.auth import Caller
from services.api.words.contact import DEFECTS
from services.api.words.names import Names


class Cover(msgspec.Struct, frozen=True):
    """A participating unit (None: the whole organisation) and its contact person today, if there is one.

    `coming` begins later, `earlier` is over; `defects` say what is amiss today (method: invariant 9).
    """

    unit: UnitId | None
    now: MandateRow | None
    coming: tuple[MandateRow, ...]
    earlier: tuple[MandateRow, ...]
    defects: tuple[Defect, ...]


class Mandates(msgspec.Struct, frozen=True):
    """All mandates of an organisation and who has left it, on one day."""

    rows: Sequence[MandateRow]
    gone: frozenset[PersonId]
    today: date

    def cover(self, unit: UnitId | None) -> Cover:
        """How a unit is covered. Who is no member any more is no active contact person."""
        mine = sorted((row for row in self.rows if row.unit == unit), key=lambda row: row.card.valid_from)
        now = next((row for row in mine if holds(row.card, self.today)), None)
        defects = defects_on([row.card for row in mine], self.today)
        if now is not None and now.card.person in self.gone:
            defects = (Defect.LEFT, *defects)
        coming = tuple(row for row in mine if row.card.valid_from > self.today)
        earlier = tuple(row for row in mine if row is not now and row not in coming)
        return Cover(unit, now, coming, earlier, defects)

    def of_plan(self, plan: PlanRow) -> tuple[Cover, ...]:
        """How each participating unit of a plan is covered."""
        return tuple(self.cover(unit) for unit in (plan.units or (None,)))

    def is_contact(self, plan: PlanRow, person: PersonId) -> bool:
        """Whether a person is contact person or deputy in a plan today."""
        cards = (cover.now.card for cover in self.of_plan(plan) if cover.now)
        return any(person in (card.person, card.deputy) for card in cards)


async def mandates(services: Services, caller: Caller, today: date) -> Mandates:
    """The mandates of the caller's organisation."""
    rows = await services.views.find(caller.tenant, MANDATES, order=("seq",))
    named = list({row.card.person for row in rows})
    gone = await services.views.find(caller.tenant, MEMBERS, {"active": False, "person in": named})
    return Mandates(rows, frozenset(member.person for member in gone), today)


def defects_told(cover: Cover, names: Names) -> tuple[str, ...]:
    """What is amiss in a unit, one sentence each, in the language of the moment."""
    card = cover.now.card if cover.now else None
    unit = names.unit(cover.unit)
    facts = {
        "unit": unit[:1].upper() + unit[1:],
        "name": names.of(card.person) if card else "",
        "hours": long_date(card.hours_until) if card and card.hours_until else "",
        "last": long_date(card.valid_to) if card and card.valid_to else "",
    }
    return tuple(DEFECTS[defect].to(language()).format(**facts) for defect in cover.defects)
