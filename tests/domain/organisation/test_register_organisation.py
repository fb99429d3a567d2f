"""An organisation comes to be, once, with somebody to run it."""

from domain.kernel.refusals import InvalidValue
from domain.kernel.rights import Actor, Role
from domain.organisation.decider import ORGANISATION, RegisterOrganisation
from domain.organisation.events import MemberInvited, OrganisationRegistered
from domain.organisation.refusals import OrganisationExists
from tests.domain.specification import ANNA, BAS, TENANT, given

STRANGER = Actor(ANNA, frozenset())
FOUNDERS_ROLES = frozenset({Role.ADMINISTRATOR, Role.COORDINATOR})
REGISTERED = OrganisationRegistered(tenant=TENANT, name="Zorg Zo", time_zone="Europe/Amsterdam")
FOUNDED = (REGISTERED, MemberInvited(person=ANNA, roles=FOUNDERS_ROLES, unit=None))


def register(name: str = "Zorg Zo", time_zone: str = "Europe/Amsterdam") -> RegisterOrganisation:
    return RegisterOrganisation(tenant=TENANT, name=name, time_zone=time_zone)


def test_who_registers_an_organisation_runs_it_and_coordinates() -> None:
    given(ORGANISATION).when(register("  Zorg Zo "), by=STRANGER).then(*FOUNDED)


def test_an_organisation_needs_a_name() -> None:
    given(ORGANISATION).when(register(" "), by=STRANGER).then_refused(
        InvalidValue, field="organisation", reason="empty"
    )


def test_an_organisation_is_registered_once() -> None:
    given(ORGANISATION, *FOUNDED).when(register("Zorg Anders"), by=STRANGER).then_refused(OrganisationExists)


def test_nobody_else_can_register_it_again() -> None:
    somebody = Actor(BAS, frozenset())
    given(ORGANISATION, *FOUNDED).when(register(), by=somebody).then_refused(OrganisationExists)
