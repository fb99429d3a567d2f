"""The table of rights, said once more by hand: who reads it here must agree with who reads it in the code."""

import pytest

from domain.kernel.refusals import NotAllowed
from domain.kernel.rights import RIGHTS, Actor, Right, Role
from tests.domain.specification import ANNA

WHO_MAY = {
    # right                         administrator coordinator hr management works_council team_lead employee
    Right.TAKE_PART: "              yes           yes         yes yes        yes           yes       yes",
    Right.READ_ORGANISATION: "      yes           yes         yes yes        yes           yes       yes",
    Right.MANAGE_ORGANISATION: "    yes           no          no  no         no            no        no",
    Right.MANAGE_WEBHOOKS: "        yes           no          no  no         no            no        no",
    Right.INVITE_MEMBERS: "         yes           yes         yes no         no            no        no",
    Right.SET_HRM_CYCLE: "          yes           no          yes no         no            no        no",
    Right.START_PLAN: "             yes           yes         yes yes        no            no        no",
    Right.STEER_PLAN: "             no            yes         yes yes        no            no        no",
    Right.EDIT_KICKOFF: "           no            yes         yes yes        no            no        no",
    Right.APPOINT_CONTACT: "        no            yes         yes yes        no            no        no",
    Right.PUBLISH_STATEMENT: "      no            no          no  yes        no            no        no",
    Right.KEEP_COMMUNICATION: "     no            yes         yes yes        no            no        no",
    Right.REPORT_SIGNAL: "          yes           yes         yes yes        yes           yes       yes",
    Right.WEIGH_SIGNALS: "          no            yes         yes yes        no            yes       no",
    Right.ANALYSE: "                no            yes         yes yes        no            yes       no",
    Right.RANK_ISSUES: "            no            yes         yes yes        yes           yes       yes",
    Right.PROPOSE_MEASURE: "        yes           yes         yes yes        yes           yes       yes",
    Right.PLAN_MEASURES: "          no            yes         yes yes        no            yes       no",
    Right.ASK_WORKS_COUNCIL: "      no            yes         yes yes        no            no        no",
    Right.ANSWER_AS_WORKS_COUNCIL: "no            no          no  no         yes           no        no",
    Right.PROPOSE_AGREEMENT: "      no            yes         yes yes        yes           yes       no",
    Right.ASSESS: "                 no            yes         yes yes        no            yes       no",
    Right.REVIEW: "                 no            yes         yes yes        no            no        no",
    Right.MAKE_REPORT: "            no            yes         yes no         no            no        no",
    Right.RUN_POLLS: "              no            yes         yes no         no            no        no",
    Right.READ_ALL_REPORTS: "       yes           yes         yes yes        yes           no        no",
    Right.ATTACH_FILES: "           no            yes         yes yes        yes           yes       no",
    Right.READ_PLAN: "              yes           yes         yes yes        yes           yes       yes",
    Right.READ_AUDIT_TRAIL: "       yes           yes         yes yes        yes           yes       yes",
    Right.EXPORT_AUDIT_TRAIL: "     yes           yes         yes yes        yes           no        no",
    Right.SEE_ANALYTICS: "          no            yes         yes yes        yes           no        no",
}


def test_every_right_is_in_the_table_and_nothing_else() -> None:
    assert set(WHO_MAY) == set(RIGHTS) == set(Right)


@pytest.mark.parametrize("right", Right)
def test_who_may_do_what(right: Right) -> None:
    said = dict(zip(Role, WHO_MAY[right].split(), strict=True))
    for role, word in said.items():
        actor = Actor(ANNA, frozenset({role}))
        assert actor.may(right) is (word == "yes"), role
        if word == "no":
            with pytest.raises(NotAllowed):
                actor.needs(right)


@pytest.mark.parametrize("right", Right)
def test_who_has_no_role_may_nothing(right: Right) -> None:
    assert not Actor(ANNA, frozenset()).may(right)


def test_several_roles_carry_the_rights_of_each() -> None:
    both = Actor(ANNA, frozenset({Role.ADMINISTRATOR, Role.MANAGEMENT}))
    assert both.may(Right.MANAGE_ORGANISATION)
    assert both.may(Right.EDIT_KICKOFF)
