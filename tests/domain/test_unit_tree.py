"""Rights follow the unit tree: the same deciders, asked by who is in one unit."""

import pytest

from domain.contact.decider import CONTACT
from domain.kernel.ids import UnitId
from domain.kernel.personal import Personal
from domain.kernel.place import PlanUnits, place_of
from domain.kernel.refusals import OutsideYourUnits
from domain.kernel.rights import Actor, Role
from domain.measures.decider import MEASURE
from domain.organisation.decider import ORGANISATION, InviteMember
from domain.organisation.events import MemberInvited, UnitAdded
from domain.plan.commands import LetUnitJoin, StartPlan
from domain.plan.decider import PLAN as PLAN_DECIDER
from domain.plan.events import PlanStarted, UnitJoined
from domain.signals.commands import WeighSignal
from domain.signals.decider import SIGNAL as SIGNAL_DECIDER
from domain.signals.events import SignalWeighed
from tests.domain.contact.history import appoint, appointed
from tests.domain.measures import history as m
from tests.domain.organisation.test_register_organisation import FOUNDED
from tests.domain.plan.history import STARTED
from tests.domain.signals.history import SIGNAL, reported
from tests.domain.specification import BAS, DAY_CARE, EVA, NIGHT, PLAN, TENANT, TODAY, given

TREE: dict[UnitId, UnitId | None] = {NIGHT: None, DAY_CARE: None}
WHY = Personal(EVA, "Het speelt elke nacht")
SHARED = PlanUnits((NIGHT, DAY_CARE), PLAN)


def somebody(role: Role, unit: UnitId) -> Actor:
    return Actor(EVA, frozenset({role}), place_of(unit, TREE))


def lead(unit: UnitId) -> Actor:
    return somebody(Role.TEAM_LEAD, unit).towards(SHARED)


def weigh() -> WeighSignal:
    return WeighSignal(plan=PLAN, signal=SIGNAL, weight=2, reason=WHY)


def test_a_team_lead_weighs_a_signal_of_the_own_unit_and_not_one_of_another() -> None:
    weighed = SignalWeighed(plan=PLAN, signal=SIGNAL, weight=2, reason=WHY)
    given(SIGNAL_DECIDER, reported()).when(weigh(), by=lead(NIGHT)).then(weighed)
    given(SIGNAL_DECIDER, reported()).when(weigh(), by=lead(DAY_CARE)).then_refused(OutsideYourUnits)


def test_a_team_lead_plans_the_measures_of_the_own_unit() -> None:
    given(MEASURE, m.PROPOSED).when(m.plan(), by=lead(NIGHT)).then(m.PLANNED)
    given(MEASURE, m.PROPOSED).when(m.plan(), by=lead(DAY_CARE)).then_refused(OutsideYourUnits)


def test_who_does_it_goes_on_with_a_measure_of_whichever_unit() -> None:
    owner = Actor(m.PLANNED.owner, frozenset({Role.EMPLOYEE}), place_of(DAY_CARE, TREE)).towards(SHARED)
    given(MEASURE, m.PROPOSED, m.PLANNED).when(m.c.StartMeasure(plan=PLAN, measure=m.MEASURE, on=TODAY), by=owner).then(
        m.STARTED
    )


@pytest.mark.parametrize(("units", "may"), [((NIGHT,), True), ((NIGHT, DAY_CARE), False), ((), False)])
def test_a_coordinator_of_a_unit_starts_plans_for_that_unit(units: tuple[UnitId, ...], may: bool) -> None:
    start = StartPlan(plan=PLAN, title=STARTED.title, units=units)
    asked = given(PLAN_DECIDER).when(start, by=somebody(Role.COORDINATOR, NIGHT))
    started = PlanStarted(plan=PLAN, title=STARTED.title, template=STARTED.template, units=units, started_on=TODAY)
    asked.then(started) if may else asked.then_refused(OutsideYourUnits)


def test_a_coordinator_of_a_unit_lets_no_other_unit_join() -> None:
    join = LetUnitJoin(plan=PLAN, unit=DAY_CARE, reason="Samen")
    own = somebody(Role.COORDINATOR, NIGHT).towards(PlanUnits((NIGHT,), PLAN))
    given(PLAN_DECIDER, STARTED).when(join, by=own).then_refused(OutsideYourUnits)
    everywhere = Actor(EVA, frozenset({Role.COORDINATOR}))
    joined = UnitJoined(plan=PLAN, unit=DAY_CARE, reason="Samen", on=TODAY)
    given(PLAN_DECIDER, STARTED).when(join, by=everywhere).then(joined)


def test_a_coordinator_of_a_unit_appoints_the_contact_person_of_that_unit() -> None:
    given(CONTACT).when(appoint(), by=somebody(Role.COORDINATOR, NIGHT)).then(appointed())
    given(CONTACT).when(appoint(), by=somebody(Role.COORDINATOR, DAY_CARE)).then_refused(OutsideYourUnits)
    given(CONTACT).when(appoint(unit=None), by=somebody(Role.COORDINATOR, NIGHT)).then_refused(OutsideYourUnits)


def test_hr_of_a_unit_invites_for_that_unit_and_gives_nobody_more_than_that() -> None:
    history = (*FOUNDED, UnitAdded(unit=NIGHT, name="Nacht", parent=None))
    hr = somebody(Role.HR, NIGHT)

    def invite(role: Role, unit: UnitId | None) -> InviteMember:
        return InviteMember(tenant=TENANT, person=BAS, roles=frozenset({role}), unit=unit)

    invited = MemberInvited(person=BAS, roles=frozenset({Role.TEAM_LEAD}), unit=NIGHT)
    given(ORGANISATION, *history).when(invite(Role.TEAM_LEAD, NIGHT), by=hr).then(invited)
    for command in (invite(Role.TEAM_LEAD, None), invite(Role.WORKS_COUNCIL, NIGHT), invite(Role.AUDITOR, NIGHT)):
        given(ORGANISATION, *history).when(command, by=hr).then_refused(OutsideYourUnits)
