"""Somebody from outside is let in for named plans and units, from a day until a day."""

from datetime import date, timedelta
from typing import Any

from domain.kernel.place import place_of
from domain.kernel.refusals import NotAllowed, NotFound, OutsideYourUnits
from domain.kernel.rights import Actor, Role
from domain.organisation.adviser import EndAdviser, ExtendAdviser, InviteAdviser
from domain.organisation.decider import ORGANISATION, ChangeMemberRoles, InviteMember, stream_of
from domain.organisation.events import AdviserEnded, AdviserExtended, AdviserInvited, MemberInvited, UnitAdded
from domain.organisation.refusals import (
    AdviserExists,
    AdviserNeedsScope,
    AdviserNeedsTerm,
    AdviserTermTooLong,
    AdviserTermTurned,
    MemberExists,
)
from domain.organisation.views import ADVISERS, MEMBERS
from tests.domain.organisation.test_register_organisation import FOUNDED
from tests.domain.specification import (
    ADMINISTRATOR,
    ANNA,
    BAS,
    COORDINATOR,
    DAY_CARE,
    EMPLOYEE,
    NIGHT,
    PLAN,
    TENANT,
    TODAY,
    given,
    recorded,
    rows_of,
)  # fmt: skip

LAST = TODAY + timedelta(days=60)
UNITS = (UnitAdded(unit=NIGHT, name="Nacht", parent=None), UnitAdded(unit=DAY_CARE, name="Dag", parent=None))
HISTORY = (*FOUNDED, *UNITS)


def invite(first: date = TODAY, last: date = LAST, **changes: Any) -> InviteAdviser:
    named = {"plans": (PLAN,), "units": (NIGHT,)} | changes
    return InviteAdviser(tenant=TENANT, person=BAS, first_day=first, last_day=last, **named)


def invited(first: date = TODAY, last: date = LAST) -> AdviserInvited:
    return AdviserInvited(person=BAS, first_day=first, last_day=last, plans=(PLAN,), units=(NIGHT,))


def extend(last: date) -> ExtendAdviser:
    return ExtendAdviser(tenant=TENANT, person=BAS, last_day=last)


END = EndAdviser(tenant=TENANT, person=BAS)
LET_IN = (*HISTORY, invited())


def test_who_invites_members_lets_advisers_in_and_nobody_else() -> None:
    given(ORGANISATION, *HISTORY).when(invite(), by=COORDINATOR).then(invited())
    given(ORGANISATION, *HISTORY).when(invite(), by=EMPLOYEE).then_refused(NotAllowed)
    hr = Actor(ANNA, frozenset({Role.HR}), place_of(DAY_CARE, {DAY_CARE: None, NIGHT: None}))
    given(ORGANISATION, *HISTORY).when(invite(), by=hr).then_refused(OutsideYourUnits)


def test_an_adviser_is_let_in_for_something() -> None:
    given(ORGANISATION, *HISTORY).when(invite(plans=(), units=()), by=COORDINATOR).then_refused(AdviserNeedsScope)
    given(ORGANISATION, *FOUNDED).when(invite(), by=COORDINATOR).then_refused(NotFound)


def test_a_term_has_an_end_that_is_still_to_come_and_within_a_year() -> None:
    asked = given(ORGANISATION, *HISTORY)
    asked.when(invite(last=TODAY), by=COORDINATOR).then(invited(last=TODAY))
    asked.when(invite(last=TODAY - timedelta(days=1)), by=COORDINATOR).then_refused(AdviserTermTurned, field="last_day")
    asked.when(invite(first=LAST, last=TODAY), by=COORDINATOR).then_refused(AdviserTermTurned)
    asked.when(invite(last=TODAY + timedelta(days=367)), by=COORDINATOR).then_refused(AdviserTermTooLong)


def test_a_term_is_extended_to_a_later_day_only() -> None:
    later = LAST + timedelta(days=30)
    given(ORGANISATION, *LET_IN).when(extend(later), by=COORDINATOR).then(AdviserExtended(person=BAS, last_day=later))
    given(ORGANISATION, *LET_IN).when(extend(TODAY), by=COORDINATOR).then_refused(AdviserTermTurned)
    far = TODAY + timedelta(days=400)
    given(ORGANISATION, *LET_IN).when(extend(far), by=COORDINATOR).then_refused(AdviserTermTooLong)
    given(ORGANISATION, *HISTORY).when(extend(later), by=COORDINATOR).then_refused(NotFound)


def test_a_term_ends_before_its_time() -> None:
    given(ORGANISATION, *LET_IN).when(END, by=COORDINATOR).then(AdviserEnded(person=BAS, on=TODAY))
    given(ORGANISATION, *LET_IN).when(END, by=EMPLOYEE).then_refused(NotAllowed)
    given(ORGANISATION, *HISTORY).when(END, by=COORDINATOR).then_nothing()


def test_who_is_let_in_already_is_extended_and_who_was_is_let_in_anew() -> None:
    other = invite(plans=(), units=(NIGHT,))
    given(ORGANISATION, *LET_IN).when(other, by=COORDINATOR).then_refused(AdviserExists)
    ended = AdviserEnded(person=BAS, on=TODAY)
    given(ORGANISATION, *LET_IN, ended).when(invite(), by=COORDINATOR).then(invited())
    old = invited(TODAY - timedelta(days=9), TODAY - timedelta(days=1))
    given(ORGANISATION, *HISTORY, old).when(invite(), by=COORDINATOR).then(invited())


def test_a_member_is_no_adviser_and_nobody_becomes_one_by_a_role() -> None:
    bas = MemberInvited(person=BAS, roles=frozenset({Role.EMPLOYEE}), unit=None)
    given(ORGANISATION, *HISTORY, bas).when(invite(), by=COORDINATOR).then_refused(MemberExists)
    roles = frozenset({Role.ADVISER})
    change = ChangeMemberRoles(tenant=TENANT, person=BAS, roles=roles)
    given(ORGANISATION, *HISTORY, bas).when(change, by=ADMINISTRATOR).then_refused(AdviserNeedsTerm, field="roles")
    by_role = InviteMember(tenant=TENANT, person=BAS, roles=roles)
    given(ORGANISATION, *HISTORY).when(by_role, by=ADMINISTRATOR).then_refused(AdviserNeedsTerm)


def test_an_adviser_who_is_taken_on_is_a_member_from_then_on() -> None:
    bas = MemberInvited(person=BAS, roles=frozenset({Role.EMPLOYEE}), unit=None)
    state = ORGANISATION.fold((*LET_IN, bas))
    assert (BAS in state.members, BAS in state.advisers, state.lets_in(BAS)) == (True, False, True)


def test_the_view_tells_on_which_days_an_adviser_is_let_in_and_counts_nobody_as_staff() -> None:
    later = LAST + timedelta(days=30)
    log = recorded((*LET_IN, AdviserExtended(person=BAS, last_day=later)), stream_of(TENANT))
    row = rows_of(ADVISERS, log)[(BAS,)]
    held = [row.holds_on(day) for day in (TODAY - timedelta(days=1), TODAY, later, later + timedelta(days=1))]
    assert held == [False, True, True, False]
    assert (BAS,) not in rows_of(MEMBERS, log)
    ended = rows_of(ADVISERS, recorded((*LET_IN, AdviserEnded(person=BAS, on=TODAY)), stream_of(TENANT)))[(BAS,)]
    assert not ended.holds_on(TODAY)
