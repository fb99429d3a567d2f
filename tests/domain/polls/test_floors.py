"""The anonymity floors go up or stay; nobody lowers them."""

from itertools import pairwise
from uuid import UUID

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule

from domain.kernel.ids import UnitId
from domain.kernel.place import place_of
from domain.kernel.refusals import InvalidValue, NotAllowed, OutsideYourUnits
from domain.kernel.rights import Actor, Role
from domain.polls.floors import FLOOR_ROWS, FLOORS, LEAST, Floors, FloorsRaised, RaiseFloors
from domain.polls.refusals import FloorIsNeverLowered
from tests.domain.machine import DeciderMachine
from tests.domain.specification import ADMINISTRATOR, ANNA, COORDINATOR, TENANT, given


def wish(whole: int, split: int) -> RaiseFloors:
    return RaiseFloors(tenant=TENANT, floors=Floors(whole, split))


RAISED = FloorsRaised(tenant=TENANT, floors=Floors(7, 12))


def test_floors_are_raised_and_never_lowered_below_what_they_are() -> None:
    given(FLOORS).when(wish(7, 12), by=COORDINATOR).then(RAISED)
    given(FLOORS).when(wish(5, 10), by=COORDINATOR).then_nothing()
    given(FLOORS).when(wish(4, 10), by=COORDINATOR).then_refused(FloorIsNeverLowered, field="whole", floor=5)
    given(FLOORS).when(wish(5, 9), by=COORDINATOR).then_refused(FloorIsNeverLowered, field="split", floor=10)
    given(FLOORS, RAISED).when(wish(6, 12), by=COORDINATOR).then_refused(FloorIsNeverLowered, field="whole", floor=7)
    given(FLOORS).when(wish(5, 101), by=COORDINATOR).then_refused(InvalidValue, field="split")
    given(FLOORS).when(wish(11, 10), by=COORDINATOR).then_refused(InvalidValue, field="split")


def test_an_administrator_raises_them_and_lowers_them_no_more_than_anybody() -> None:
    given(FLOORS).when(wish(7, 12), by=ADMINISTRATOR).then(RAISED)
    given(FLOORS, RAISED).when(wish(5, 10), by=ADMINISTRATOR).then_refused(FloorIsNeverLowered, field="whole", floor=7)


@pytest.mark.parametrize("role", Role)
def test_they_are_the_whole_organisations_so_who_steers_one_unit_does_not_raise_them(role: Role) -> None:
    unit = UnitId(UUID(int=9))
    for place in (None, place_of(unit, {unit: None})):
        asked = given(FLOORS).when(wish(7, 12), by=Actor(ANNA, frozenset({role}), place))
        if role is Role.ADMINISTRATOR or (role in (Role.COORDINATOR, Role.HR) and place is None):
            asked.then(RAISED)
        else:
            asked.then_refused(OutsideYourUnits if role in (Role.COORDINATOR, Role.HR) else NotAllowed)


class FloorsGoUp(DeciderMachine):
    decider = FLOORS
    views = (FLOOR_ROWS,)

    @rule(whole=st.integers(-1, 20), split=st.integers(-1, 110), role=st.sampled_from(Role))
    def ask_for(self, whole: int, split: int, role: Role) -> None:
        self.ask(wish(whole, split), Actor(ANNA, frozenset({role})))

    @invariant()
    def no_floor_ever_went_down(self) -> None:
        floors = [LEAST, *(each.floors for each in self.log if isinstance(each, FloorsRaised))]
        for before, after in pairwise(floors):
            assert after.whole >= before.whole
            assert after.split >= before.split
        row = self.rows(FLOOR_ROWS).get((TENANT,))
        assert (row.floors if row else LEAST) == floors[-1]


TestFloorsGoUp = FloorsGoUp.TestCase
