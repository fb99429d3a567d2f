"""Nobody is management and works council at once, so that nobody asks, consents and decides (invariant 3)."""

from datetime import UTC, datetime

from msgspec.structs import replace

from domain.kernel.past import rows_after
from domain.kernel.rights import Role
from domain.organisation.decider import ORGANISATION, stream_of
from domain.organisation.events import MemberInvited, MemberLeft, MemberRolesChanged
from domain.organisation.refusals import RolesExclude
from domain.organisation.views import MEMBERS
from tests.domain.organisation.test_members import change, invite
from tests.domain.organisation.test_register_organisation import FOUNDED
from tests.domain.specification import ADMINISTRATOR, BAS, COORDINATOR, TENANT, given, recorded

BOTH = frozenset({Role.MANAGEMENT, Role.WORKS_COUNCIL})
COUNCIL = MemberInvited(person=BAS, roles=frozenset({Role.WORKS_COUNCIL}), unit=None)


def test_invariant_3_nobody_is_invited_as_management_and_works_council() -> None:
    for roles in (BOTH, BOTH | {Role.EMPLOYEE}):
        asked = given(ORGANISATION, *FOUNDED).when(invite(*roles), by=COORDINATOR)
        asked.then_refused(RolesExclude, person=BAS, field="roles")
    given(ORGANISATION, *FOUNDED).when(invite(Role.WORKS_COUNCIL), by=COORDINATOR).then(COUNCIL)


def test_invariant_3_nobody_gets_the_other_side_by_a_change_of_roles() -> None:
    given(ORGANISATION, *FOUNDED, COUNCIL).when(change(BAS, *BOTH), by=ADMINISTRATOR).then_refused(RolesExclude)


def test_who_held_both_before_this_rule_still_does_and_can_give_one_up() -> None:
    before = replace(COUNCIL, roles=BOTH)
    here = given(ORGANISATION, *FOUNDED, before)
    assert ORGANISATION.fold((*FOUNDED, before)).members[BAS] == BOTH
    here.when(change(BAS, *BOTH), by=ADMINISTRATOR).then_nothing()
    given_up = MemberRolesChanged(person=BAS, roles=frozenset({Role.MANAGEMENT}))
    here.when(change(BAS, Role.MANAGEMENT), by=ADMINISTRATOR).then(given_up)


def test_the_members_know_since_when_somebody_speaks_for_the_works_council() -> None:
    def since(*events: MemberInvited | MemberRolesChanged | MemberLeft) -> object:
        log = recorded([*FOUNDED, *events], stream_of(TENANT))
        moved = [replace(each, recorded_at=datetime(2026, 12, each.seq, tzinfo=UTC)) for each in log]
        return rows_after(MEMBERS, moved)[(BAS,)].council_since

    other = replace(COUNCIL, roles=frozenset({Role.TEAM_LEAD}))
    joined = MemberRolesChanged(person=BAS, roles=frozenset({Role.TEAM_LEAD, Role.WORKS_COUNCIL}))
    assert str(since(COUNCIL)) == "2026-12-03"
    assert since(other) is None
    assert str(since(other, joined)) == "2026-12-04"
    assert str(since(COUNCIL, joined)) == "2026-12-03"
    assert since(COUNCIL, MemberLeft(person=BAS)) is None
