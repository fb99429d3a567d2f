"""How a subscription begins: with accepted terms, in a trial, once."""

import pytest

from domain.kernel.refusals import NotAllowed
from domain.kernel.rights import Actor
from domain.subscription.commands import StartTrial
from domain.subscription.decider import SUBSCRIPTION
from domain.subscription.packages import PROCESSING, TERMS
from domain.subscription.refusals import TermsNotAccepted, TrialWasUsed
from tests.domain.specification import ADMINISTRATOR, COORDINATOR, EMPLOYEE, MANAGEMENT, TENANT, given
from tests.domain.subscription.history import ACCEPTED, SMALL, TRIAL, TRIAL_ENDS

START = StartTrial(tenant=TENANT, terms=TERMS, processing=PROCESSING)


def test_a_trial_begins_with_the_terms_that_were_accepted() -> None:
    given(SUBSCRIPTION).when(START, by=ADMINISTRATOR).then(ACCEPTED, TRIAL)


@pytest.mark.parametrize(("terms", "processing"), [("", ""), (TERMS, ""), ("", PROCESSING), ("2020-01", PROCESSING)])
def test_nobody_begins_without_the_terms_of_now(terms: str, processing: str) -> None:
    start = StartTrial(tenant=TENANT, terms=terms, processing=processing)
    given(SUBSCRIPTION).when(start, by=ADMINISTRATOR).then_refused(TermsNotAccepted, field="terms")


def test_there_is_one_trial() -> None:
    given(SUBSCRIPTION, ACCEPTED, TRIAL, SMALL).when(START, by=ADMINISTRATOR).then_refused(TrialWasUsed)
    ended = given(SUBSCRIPTION, ACCEPTED, TRIAL).when(START, by=ADMINISTRATOR, on=TRIAL_ENDS)
    ended.then_refused(TrialWasUsed)


@pytest.mark.parametrize("actor", [COORDINATOR, MANAGEMENT, EMPLOYEE])
def test_only_an_administrator_decides_about_it(actor: Actor) -> None:
    given(SUBSCRIPTION).when(START, by=actor).then_refused(NotAllowed, right="manage_organisation")
