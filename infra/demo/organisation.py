"""The demo organisation comes to be, with its units and people, and starts a plan."""

from datetime import date, timedelta

from domain.organisation.adviser import InviteAdviser
from domain.organisation.decider import AddUnit, InviteMember, RegisterOrganisation
from domain.plan.commands import StartPlan
from infra.demo.people import (
    ADVISER,
    AGE,
    AUDITOR,
    COLLEAGUES,
    COORDINATOR,
    DEMO,
    NORTH,
    PERSONAS,
    PLAN,
    SOUTH,
    ZONE,
    Story,
)


def story(today: date) -> Story:
    """Who did what."""
    yield today - timedelta(days=AGE)
    yield COORDINATOR, RegisterOrganisation(tenant=DEMO, name="Zorggroep De Linde (demo)", time_zone=ZONE)
    yield COORDINATOR, AddUnit(tenant=DEMO, unit=NORTH, name="Team Noord", parent=None)
    yield COORDINATOR, AddUnit(tenant=DEMO, unit=SOUTH, name="Team Zuid", parent=None)
    for each in (*PERSONAS[1:], *COLLEAGUES):
        yield COORDINATOR, InviteMember(tenant=DEMO, person=each.id, roles=each.roles, unit=each.unit)
    yield today - timedelta(days=71)
    yield COORDINATOR, StartPlan(plan=PLAN, title="Werkdrukplan Team Noord", units=(NORTH,))
    first_day = today - timedelta(days=20)
    yield first_day
    yield COORDINATOR, InviteMember(tenant=DEMO, person=AUDITOR.id, roles=AUDITOR.roles)
    yield (
        COORDINATOR,
        InviteAdviser(
            tenant=DEMO, person=ADVISER.id, first_day=first_day, last_day=today + timedelta(days=60), plans=(PLAN,)
        ),
    )
