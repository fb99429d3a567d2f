"""The demo organisation comes to be, with its units and people, and starts a plan."""

from collections.abc import Iterator
from datetime import date

from domain.kernel.decider import Command
from domain.organisation.decider import AddUnit, InviteMember, RegisterOrganisation
from domain.plan.commands import StartPlan
from infra.demo.people import COORDINATOR, DEMO, NORTH, PERSONAS, PLAN, SOUTH, ZONE, Persona


def story(_today: date) -> Iterator[tuple[Persona, Command]]:
    """Who did what."""
    yield COORDINATOR, RegisterOrganisation(tenant=DEMO, name="Zorggroep De Linde (demo)", time_zone=ZONE)
    yield COORDINATOR, AddUnit(tenant=DEMO, unit=NORTH, name="Team Noord", parent=None)
    yield COORDINATOR, AddUnit(tenant=DEMO, unit=SOUTH, name="Team Zuid", parent=None)
    for each in PERSONAS[1:]:
        yield COORDINATOR, InviteMember(tenant=DEMO, person=each.id, roles=each.roles, unit=each.unit)
    yield COORDINATOR, StartPlan(plan=PLAN, title="Werkdrukplan Team Noord", units=(NORTH,))
