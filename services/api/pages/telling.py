"""Events in human words: one sentence each, for the audit trail."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

import msgspec

from domain.kernel.events import Event
from domain.kickoff import events as k
from domain.plan.events import PlanStarted
from infra.language import gettext as _
from infra.language import long_date


class Names(msgspec.Struct, frozen=True):
    """The names of people and units by id."""

    people: Mapping[Any, str]
    units: Mapping[Any, str]

    def of(self, person: UUID | None) -> str:
        """A person's name; the system where nobody acted."""
        if person is None:
            return _("Werkbalans")
        return self.people.get(person, _("iemand die niet meer bekend is"))

    def all(self, people: Iterable[UUID]) -> str:
        """The names of several people."""
        return ", ".join(self.of(person) for person in people)


def telling(event: Event, names: Names) -> str:
    """What happened, as a sentence that begins with who did it (`Anna` + this)."""
    match event:
        case PlanStarted(title=title):
            return _("startte het plan “%(title)s”.") % {"title": title}
        case k.KickoffOpened():
            return _("legde de checklist van de aftrap klaar.")
        case k.MeetingScheduled(on=on, place=place):
            words = _("plande de aftrap op %(date)s (%(place)s).") if place else _("plande de aftrap op %(date)s.")
            return words % {"date": long_date(on), "place": place}
        case k.MeetingHeld(on=on, present=present):
            words = _("legde vast dat de aftrap op %(date)s is gehouden, met %(people)s.")
            return words % {"date": long_date(on), "people": names.all(present)}
        case k.ReminderFellDue(row=row, person=person):
            return _("herinnerde %(name)s aan rij %(row)s.") % {"name": names.of(person), "row": row}
        case _:
            return _row(event, names)


def _row(event: Event, names: Names) -> str:
    match event:
        case k.RowAssigned(row=row, responsible=()):
            return _("haalde de verantwoordelijken weg bij rij %(row)s.") % {"row": row}
        case k.RowAssigned(row=row, responsible=responsible):
            people = names.all(responsible)
            return _("maakte %(people)s verantwoordelijk voor rij %(row)s.") % {"people": people, "row": row}
        case k.RowDueSet(row=row, due_on=None):
            return _("haalde de datum weg bij rij %(row)s.") % {"row": row}
        case k.RowDueSet(row=row, due_on=due_on) if due_on:
            return _("zette rij %(row)s op %(date)s.") % {"row": row, "date": long_date(due_on)}
        case k.RowAnswered(row=row):
            return _("beantwoordde rij %(row)s.") % {"row": row}
        case k.RowRemarked(row=row, remark=None):
            return _("haalde de opmerking weg bij rij %(row)s.") % {"row": row}
        case k.RowRemarked(row=row):
            return _("schreef een opmerking bij rij %(row)s.") % {"row": row}
        case k.RowChecked(row=row):
            return _("vinkte rij %(row)s af.") % {"row": row}
        case k.RowUnchecked(row=row):
            return _("heropende rij %(row)s.") % {"row": row}
        case k.OwnRowAdded(row=row, text=text):
            return _("voegde rij %(row)s toe: “%(text)s”.") % {"row": row, "text": text}
        case k.OwnRowRemoved(row=row):
            return _("haalde de eigen rij %(row)s weg.") % {"row": row}
        case _:
            return event.NAME
