"""The table of rights, said once more by hand: who reads it here must agree with who reads it in the code."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.kernel.ids import UnitId
from domain.kernel.place import Given, Place, PlanUnits, Stands, below, place_of
from domain.kernel.refusals import NotAllowed, OutsideYourUnits
from domain.kernel.rights import REACHES, RIGHTS, Actor, Reach, Right, Role, reach_of
from tests.domain.specification import ANNA, PLAN

# all: the whole organisation. units: plans of the own unit and those below it. plan: plans in which the own unit takes
# part. own: own things. given: what an adviser was given.
WHO_MAY = {
    # right                         admin coord hr    mgmt  works lead  empl  adv   auditor
    Right.TAKE_PART: "              own   own   own   own   own   own   own   -     -  ",
    Right.READ_ORGANISATION: "      all   all   all   all   all   all   all   -     all",
    Right.MANAGE_ORGANISATION: "    all   -     -     -     -     -     -     -     -  ",
    Right.MANAGE_WEBHOOKS: "        all   -     -     -     -     -     -     -     -  ",
    Right.INVITE_MEMBERS: "         all   units units -     -     -     -     -     -  ",
    Right.SET_HRM_CYCLE: "          all   -     all   -     -     -     -     -     -  ",
    Right.START_PLAN: "             all   units units units -     -     -     -     -  ",
    Right.STEER_PLAN: "             -     units units units -     -     -     -     -  ",
    Right.EDIT_KICKOFF: "           -     units units units -     -     -     -     -  ",
    Right.APPOINT_CONTACT: "        -     units units units -     -     -     -     -  ",
    Right.PUBLISH_STATEMENT: "      -     -     -     units -     -     -     -     -  ",
    Right.KEEP_COMMUNICATION: "     -     units units units -     -     -     -     -  ",
    Right.REPORT_SIGNAL: "          all   all   all   all   all   all   all   -     -  ",
    Right.WEIGH_SIGNALS: "          -     plan  plan  plan  -     plan  -     -     -  ",
    Right.ANALYSE: "                -     plan  plan  plan  -     plan  -     -     -  ",
    Right.RANK_ISSUES: "            -     plan  plan  plan  all   plan  plan  -     -  ",
    Right.PROPOSE_MEASURE: "        all   all   all   all   all   all   all   given -  ",
    Right.PLAN_MEASURES: "          -     plan  plan  plan  -     plan  -     -     -  ",
    Right.ASK_WORKS_COUNCIL: "      -     units units units -     -     -     -     -  ",
    Right.ANSWER_AS_WORKS_COUNCIL: "-     -     -     -     all   -     -     -     -  ",
    Right.PROPOSE_AGREEMENT: "      -     plan  plan  plan  all   plan  -     -     -  ",
    Right.ASSESS: "                 -     plan  plan  plan  -     plan  -     -     -  ",
    Right.REVIEW: "                 -     units units units -     -     -     -     -  ",
    Right.MAKE_REPORT: "            -     all   all   -     -     -     -     -     -  ",
    Right.RUN_POLLS: "              -     units units -     -     -     -     -     -  ",
    Right.RAISE_FLOORS: "           all   units units -     -     -     -     -     -  ",
    Right.READ_ALL_REPORTS: "       all   all   all   all   all   -     -     -     all",
    Right.SEE_ANALYTICS: "          -     all   all   all   all   -     -     -     all",
    Right.ATTACH_FILES: "           -     plan  plan  plan  all   plan  -     -     -  ",
    Right.READ_PLAN: "              all   all   all   all   all   all   all   given all",
    Right.READ_AUDIT_TRAIL: "       all   all   all   all   all   all   all   given all",
    Right.EXPORT_AUDIT_TRAIL: "     all   all   all   all   all   -     -     -     all",
    Right.SEE_WHO_READ: "           all   -     -     -     all   -     -     -     all",
}
UNITS = st.integers(1, 8)


def reach_by_hand(right: Right, role: Role) -> Reach | None:
    """What the table above says."""
    word = WHO_MAY[right].split()[list(Role).index(role)]
    return None if word == "-" else Reach(word.replace("all", "organisation"))


def test_every_right_is_in_the_table_and_nothing_else() -> None:
    assert set(WHO_MAY) == set(RIGHTS) == set(Right)
    assert all(len(row.split()) == len(Role) for row in WHO_MAY.values())


@pytest.mark.parametrize("right", Right)
def test_who_may_do_what_and_how_far(right: Right) -> None:
    for role in Role:
        assert reach_of(right, role) is reach_by_hand(right, role), role
        for stands in Stands:
            reach = reach_by_hand(right, role)
            actor = Actor(ANNA, frozenset({role}), stands=stands)
            assert actor.may(right) is (reach is not None and stands in REACHES[reach])
            if not actor.may(right):
                with pytest.raises(NotAllowed if reach is None else OutsideYourUnits):
                    actor.needs(right)


@pytest.mark.parametrize("right", Right)
def test_who_has_no_role_may_nothing(right: Right) -> None:
    assert not Actor(ANNA, frozenset()).may(right)


def test_several_roles_carry_the_rights_of_each() -> None:
    both = Actor(ANNA, frozenset({Role.ADMINISTRATOR, Role.MANAGEMENT}))
    assert both.may(Right.MANAGE_ORGANISATION)
    assert both.may(Right.EDIT_KICKOFF)


def test_who_only_reads_changes_nothing() -> None:
    reads = {Right.READ_ORGANISATION, Right.READ_ALL_REPORTS, Right.SEE_ANALYTICS, Right.READ_PLAN}
    reads |= {Right.READ_AUDIT_TRAIL, Right.EXPORT_AUDIT_TRAIL, Right.SEE_WHO_READ}
    assert {right for right in Right if reach_of(right, Role.AUDITOR)} == reads
    assert {right for right in Right if reach_of(right, Role.ADVISER)} == {
        Right.READ_PLAN, Right.READ_AUDIT_TRAIL, Right.PROPOSE_MEASURE
    }  # fmt: skip


class TestTheUnitTree:
    """Division 1 holds teams 2 and 3; team 4 stands beside it."""

    one, two, three, four = (UnitId(UUID(int=number)) for number in (1, 2, 3, 4))
    tree = {one: None, two: one, three: one, four: None}

    def lead(self, unit: UnitId | None, role: Role = Role.TEAM_LEAD) -> Actor:
        return Actor(ANNA, frozenset({role}), place_of(unit, self.tree))

    def test_a_team_lead_weighs_in_plans_in_which_the_team_takes_part(self) -> None:
        two = self.lead(self.two)
        for units in ((), (self.two,), (self.two, self.four), (self.one,)):
            assert two.towards(PlanUnits(units)).may(Right.WEIGH_SIGNALS), units
        for units in ((self.three,), (self.four,)):
            with pytest.raises(OutsideYourUnits):
                two.towards(PlanUnits(units)).needs(Right.WEIGH_SIGNALS)

    def test_who_leads_the_division_acts_in_the_plans_of_its_teams(self) -> None:
        assert self.lead(self.one).towards(PlanUnits((self.three,))).may(Right.PLAN_MEASURES)
        assert not self.lead(self.one).towards(PlanUnits((self.four,))).may(Right.PLAN_MEASURES)

    def test_a_coordinator_of_a_unit_steers_what_is_wholly_of_it(self) -> None:
        coordinator = self.lead(self.one, Role.COORDINATOR)
        assert coordinator.towards(PlanUnits((self.two, self.three))).may(Right.STEER_PLAN)
        assert not coordinator.towards(PlanUnits((self.two, self.four))).may(Right.STEER_PLAN)
        assert not coordinator.towards(PlanUnits(())).may(Right.STEER_PLAN)
        assert self.lead(None, Role.COORDINATOR).towards(PlanUnits(())).may(Right.STEER_PLAN)

    def test_a_thing_of_another_unit_is_its_own_leads_also_in_a_shared_plan(self) -> None:
        shared = self.lead(self.two).towards(PlanUnits((self.two, self.four)))
        assert shared.about(self.two).may(Right.WEIGH_SIGNALS)
        assert shared.about(None).may(Right.WEIGH_SIGNALS)
        assert not shared.about(self.four).may(Right.WEIGH_SIGNALS)

    def test_the_works_council_is_everybodys_whichever_unit_its_members_work_in(self) -> None:
        member = self.lead(self.two, Role.WORKS_COUNCIL).towards(PlanUnits((self.four,)))
        assert member.may(Right.ANSWER_AS_WORKS_COUNCIL)
        assert member.may(Right.PROPOSE_AGREEMENT)

    def test_an_employee_ranks_where_the_own_unit_takes_part_reads_everything_and_reports_everywhere(self) -> None:
        outside = self.lead(self.two, Role.EMPLOYEE).towards(PlanUnits((self.four,)))
        assert not outside.may(Right.RANK_ISSUES)
        assert outside.may(Right.READ_PLAN)
        assert outside.may(Right.REPORT_SIGNAL)

    def test_an_adviser_has_what_was_given_and_nothing_where_no_plan_is_named(self) -> None:
        given_units = Given(frozenset({PLAN}), below([self.one], self.tree))
        adviser = Actor(ANNA, frozenset({Role.ADVISER}), given=given_units)
        assert not adviser.may(Right.READ_PLAN)
        assert adviser.towards(PlanUnits((), PLAN)).may(Right.READ_PLAN)
        assert adviser.towards(PlanUnits((self.two, self.three))).may(Right.READ_PLAN)
        assert not adviser.towards(PlanUnits((self.two, self.four))).may(Right.READ_PLAN)
        assert not adviser.towards(PlanUnits(())).may(Right.READ_PLAN)
        assert not Actor(ANNA, frozenset({Role.ADVISER})).towards(PlanUnits((), PLAN)).may(Right.READ_PLAN)


@given(st.dictionaries(UNITS, st.none() | UNITS, min_size=1), UNITS, st.sets(UNITS, max_size=3))
def test_whatever_the_tree_one_stands_within_only_what_is_wholly_ones_own(
    parents: dict[int, int | None], mine: int, plan: set[int]
) -> None:
    def unit(number: int) -> UnitId:
        return UnitId(UUID(int=number))

    tree = {unit(n): unit(p) if p else None for n, p in parents.items()}
    place = place_of(unit(mine), tree)
    assert isinstance(place, Place)
    chain = {n: up(n, parents) for n in {*plan, mine}}
    stands = place.stands(tuple(map(unit, plan)))
    if plan and all(mine in chain[n] for n in plan):
        assert stands is Stands.WITHIN
    elif not plan or any(mine in chain[n] or n in chain[mine] for n in plan):
        assert stands is Stands.PARTLY
    else:
        assert stands is Stands.OUTSIDE


def up(number: int, parents: dict[int, int | None]) -> set[int]:
    """The unit and all above it, the plainest way."""
    found: set[int] = set()
    each: int | None = number
    while each is not None and each not in found:
        found.add(each)
        each = parents.get(each)
    return found
