"""The parts of an organisation."""

from domain.kernel.ids import UnitId
from domain.kernel.refusals import InvalidValue, NotAllowed, NotFound
from domain.organisation.decider import ORGANISATION, AddUnit
from domain.organisation.events import UnitAdded
from domain.organisation.refusals import UnitNameTaken
from tests.domain.organisation.test_register_organisation import FOUNDED
from tests.domain.specification import ADMINISTRATOR, COORDINATOR, DAY_CARE, NIGHT, TENANT, given

ADDED = UnitAdded(unit=NIGHT, name="Nachtdienst", parent=None)


def add(unit: UnitId = NIGHT, name: str = "Nachtdienst", parent: UnitId | None = None) -> AddUnit:
    return AddUnit(tenant=TENANT, unit=unit, name=name, parent=parent)


def test_an_administrator_adds_a_unit() -> None:
    given(ORGANISATION, *FOUNDED).when(add(), by=ADMINISTRATOR).then(ADDED)


def test_a_unit_may_be_part_of_another() -> None:
    below = UnitAdded(unit=DAY_CARE, name="Nachtdienst", parent=NIGHT)
    given(ORGANISATION, *FOUNDED, ADDED).when(add(DAY_CARE, parent=NIGHT), by=ADMINISTRATOR).then(below)


def test_two_units_at_one_place_need_two_names_whatever_the_capitals() -> None:
    asked = given(ORGANISATION, *FOUNDED, ADDED).when(add(DAY_CARE, "NACHTDIENST"), by=ADMINISTRATOR)
    asked.then_refused(UnitNameTaken, name="NACHTDIENST")


def test_a_unit_needs_a_name() -> None:
    given(ORGANISATION, *FOUNDED).when(add(name=""), by=ADMINISTRATOR).then_refused(InvalidValue, field="name")


def test_a_unit_cannot_hang_under_one_that_is_not_there() -> None:
    given(ORGANISATION, *FOUNDED).when(add(parent=DAY_CARE), by=ADMINISTRATOR).then_refused(NotFound, unit=DAY_CARE)


def test_a_coordinator_does_not_change_the_organisation() -> None:
    given(ORGANISATION, *FOUNDED).when(add(), by=COORDINATOR).then_refused(NotAllowed, right="manage_organisation")
