"""Whether two steps are asked of everybody who signs in."""

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule

from domain.kernel.refusals import NotAllowed
from domain.kernel.rights import Actor, Role
from domain.organisation.events import SignInRuleSet
from domain.organisation.refusals import TwoStepsFirst
from domain.organisation.sign_in import SIGN_IN_RULE, SIGN_IN_RULES, SetSignInRule
from tests.domain.machine import DeciderMachine
from tests.domain.specification import ADMINISTRATOR, ANNA, BAS, TENANT, given

ASKED = SignInRuleSet(tenant=TENANT, two_steps=True)


def ask(two_steps: bool, own: bool = True) -> SetSignInRule:
    return SetSignInRule(tenant=TENANT, two_steps=two_steps, came_in_by_two=own)


def test_an_administrator_who_came_in_by_two_steps_asks_them_of_everybody() -> None:
    given(SIGN_IN_RULE).when(ask(True), by=ADMINISTRATOR).then(ASKED)
    given(SIGN_IN_RULE, ASKED).when(ask(True), by=ADMINISTRATOR).then_nothing()


def test_one_step_is_enough_to_begin_with_and_again_when_an_administrator_says_so() -> None:
    given(SIGN_IN_RULE).when(ask(False), by=ADMINISTRATOR).then_nothing()
    given(SIGN_IN_RULE, ASKED).when(ask(False, own=False), by=ADMINISTRATOR).then(
        SignInRuleSet(tenant=TENANT, two_steps=False)
    )


def test_nobody_shuts_the_door_with_themselves_outside() -> None:
    given(SIGN_IN_RULE).when(ask(True, own=False), by=ADMINISTRATOR).then_refused(TwoStepsFirst, tenant=TENANT)


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.ADMINISTRATOR}))
def test_only_administrators_say_how_others_sign_in(role: Role) -> None:
    for wish in (True, False):
        asked = given(SIGN_IN_RULE, ASKED).when(ask(wish), by=Actor(ANNA, frozenset({role})))
        asked.then_refused(NotAllowed, right="manage_organisation")


class SignInRules(DeciderMachine):
    decider = SIGN_IN_RULE

    @rule(two_steps=st.booleans(), own=st.booleans(), by=st.just(ADMINISTRATOR) | st.just(Actor(BAS, frozenset())))
    def set_it(self, two_steps: bool, own: bool, by: Actor) -> None:
        self.ask(ask(two_steps, own), by)

    @invariant()
    def the_view_says_what_the_state_says(self) -> None:
        rows = self.rows(SIGN_IN_RULES).values()
        assert [row.two_steps for row in rows] == ([self.state.two_steps] if self.log else [])


TestSignInRules = SignInRules.TestCase
