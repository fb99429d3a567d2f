"""A dossier from request to decision: each act by who may, on its day, in its order."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from domain.kernel.refusals import InvalidValue, NotAllowed, NotFound
from domain.works_council import commands as c
from domain.works_council import events as e
from domain.works_council import refusals as r
from domain.works_council.decider import DOSSIER as DECIDER
from domain.works_council.events import Outcome
from domain.works_council.law import Body, Ground
from tests.domain.specification import (
    COORDINATOR,
    EMPLOYEE,
    MANAGEMENT,
    PLAN,
    TEAM_LEAD,
    TODAY,
    WORKS_COUNCIL,
    given,
)
from tests.domain.works_council import history as h

OPEN = c.OpenDossier(
    plan=PLAN,
    dossier=h.DOSSIER,
    subject="Regeling overlegtijd",
    ground=Ground.WORKING_CONDITIONS,
    body=Body.WORKS_COUNCIL,
    staff=120,
)
MEET = c.RecordMeeting(plan=PLAN, dossier=h.DOSSIER, on=h.MET_ON, minutes="Verslag 12 november")
WITHDRAW = c.WithdrawRequest(plan=PLAN, dossier=h.DOSSIER, reason="Eerst een proef")
COURT = c.RequestPermission(plan=PLAN, dossier=h.DOSSIER, court="Rechtbank Utrecht", on=TODAY)
RULING = c.RecordRuling(plan=PLAN, dossier=h.DOSSIER, granted=True, document="Beschikking", on=TODAY)
DISCOVER = c.DiscoverDecision(plan=PLAN, dossier=h.DOSSIER, what="Het rooster draait al", on=TODAY)
MINUTE_LATER = TODAY + timedelta(days=1)


def test_the_organisation_says_which_body_it_has_and_how_large_it_is() -> None:
    given(DECIDER).when(OPEN, by=COORDINATOR).then(h.OPENED)
    given(DECIDER).when(replace(OPEN, staff=0), by=COORDINATOR).then_refused(InvalidValue, field="staff")
    given(DECIDER).when(OPEN, by=TEAM_LEAD).then_refused(NotAllowed, right="ask_works_council")
    given(DECIDER, h.OPENED).when(replace(OPEN, staff=90), by=COORDINATOR).then_refused(r.DossierExists)


def test_nothing_happens_in_a_dossier_that_is_not_there() -> None:
    given(DECIDER).when(h.request(), by=COORDINATOR).then_refused(NotFound)


def test_a_request_has_reasons_and_consequences() -> None:
    given(DECIDER, h.OPENED).when(h.request(), by=COORDINATOR).then(h.REQUESTED)
    for field in ("text", "reasons", "consequences"):
        lacking = replace(h.request(), **{field: " "})
        given(DECIDER, h.OPENED).when(lacking, by=COORDINATOR).then_refused(InvalidValue, field=field)
    tomorrow = h.request(on=MINUTE_LATER)
    given(DECIDER, h.OPENED).when(tomorrow, by=COORDINATOR).then_refused(r.SourceAfterToday, field="on")


@pytest.mark.parametrize("body", [Body.STAFF_MEETING, Body.NONE])
def test_only_a_works_council_or_pvt_is_asked_for_consent(body: Body) -> None:
    asked = given(DECIDER, h.opened(body, 20)).when(h.request(), by=COORDINATOR)
    asked.then_refused(r.RequestNeedsConsentingBody, body=body.value)


def test_a_changed_request_is_a_new_version() -> None:
    given(DECIDER, *h.LYING).when(h.request("Anders"), by=COORDINATOR).then(h.requested(2, "Anders"))


def test_a_meeting_is_about_a_request_and_was_held() -> None:
    given(DECIDER, h.OPENED, h.REQUESTED).when(MEET, by=WORKS_COUNCIL).then(h.MET)
    given(DECIDER, h.OPENED).when(MEET, by=COORDINATOR).then_refused(r.NothingRequested)
    given(DECIDER, h.OPENED, h.REQUESTED).when(replace(MEET, on=MINUTE_LATER), by=COORDINATOR).then_refused(
        r.SourceAfterToday
    )
    early = replace(MEET, on=h.ASKED_ON - timedelta(days=1))
    given(DECIDER, h.OPENED, h.REQUESTED).when(early, by=COORDINATOR).then_refused(InvalidValue, field="on")
    given(DECIDER, h.OPENED, h.REQUESTED).when(MEET, by=EMPLOYEE).then_refused(NotAllowed)


def test_an_answer_counts_after_one_meeting_at_least() -> None:
    given(DECIDER, h.OPENED, h.REQUESTED).when(h.answer(), by=WORKS_COUNCIL).then_refused(r.AnswerNeedsMeeting)
    early = h.answer(on=h.MET_ON - timedelta(days=1))
    given(DECIDER, *h.LYING).when(early, by=WORKS_COUNCIL).then_refused(r.AnswerNeedsMeeting)
    given(DECIDER, *h.LYING).when(h.answer(), by=WORKS_COUNCIL).then(h.answered())


@pytest.mark.parametrize("outcome", Outcome)
def test_every_answer_has_reasons_and_conditions_only_where_it_says_so(outcome: Outcome) -> None:
    given(DECIDER, *h.LYING).when(h.answer(outcome), by=WORKS_COUNCIL).then(h.answered(outcome))
    bare = replace(h.answer(outcome), reasons="")
    given(DECIDER, *h.LYING).when(bare, by=WORKS_COUNCIL).then_refused(InvalidValue, field="reasons")
    wrong = replace(h.answer(outcome), conditions=() if outcome is Outcome.CONDITIONS else ("x",))
    given(DECIDER, *h.LYING).when(wrong, by=WORKS_COUNCIL).then_refused(r.AnswerNeedsConditions)


def test_a_source_has_a_name_and_a_day_that_came() -> None:
    nameless = h.answer(source=e.Source(" ", TODAY))
    future = h.answer(source=e.Source("Brief", MINUTE_LATER))
    given(DECIDER, *h.LYING).when(nameless, by=MANAGEMENT).then_refused(InvalidValue, field="document")
    given(DECIDER, *h.LYING).when(future, by=MANAGEMENT).then_refused(r.SourceAfterToday, field="dated")
    given(DECIDER, *h.LYING).when(h.answer(source=h.MINUTES), by=EMPLOYEE).then_refused(NotAllowed)


def test_the_body_reconsiders_until_there_is_a_decision() -> None:
    given(DECIDER, *h.LYING, h.REFUSED).when(h.answer(), by=WORKS_COUNCIL).then(h.answered())
    decided = (*h.LYING, h.REFUSED, h.notified(False))
    given(DECIDER, *decided).when(h.answer(), by=WORKS_COUNCIL).then_refused(r.AnswerStands)


def test_conditions_are_ticked_off_one_by_one_and_opened_again() -> None:
    answered = (*h.LYING, h.answered(Outcome.CONDITIONS))
    tick = c.FulfilCondition(plan=PLAN, dossier=h.DOSSIER, condition=1)
    untick = c.ReopenCondition(plan=PLAN, dossier=h.DOSSIER, condition=1)
    opened = e.ConditionReopened(plan=PLAN, dossier=h.DOSSIER, condition=1)
    given(DECIDER, *answered).when(tick, by=COORDINATOR).then(h.met(own=False))
    given(DECIDER, *answered, h.met(own=False)).when(untick, by=WORKS_COUNCIL).then(opened)
    given(DECIDER, *answered, h.met(own=False)).when(untick, by=COORDINATOR).then(opened)
    given(DECIDER, *answered).when(untick, by=WORKS_COUNCIL).then_nothing()
    given(DECIDER, *answered).when(replace(tick, condition=2), by=COORDINATOR).then_refused(r.ConditionUnknown)
    given(DECIDER, *h.LYING).when(tick, by=COORDINATOR).then_refused(r.ConditionUnknown)


def test_a_request_is_withdrawn_with_a_reason_and_asked_anew_as_a_new_version() -> None:
    given(DECIDER, *h.LYING).when(WITHDRAW, by=COORDINATOR).then(h.WITHDRAWN)
    given(DECIDER, *h.LYING).when(replace(WITHDRAW, reason=""), by=COORDINATOR).then_refused(InvalidValue)
    given(DECIDER, h.OPENED).when(WITHDRAW, by=COORDINATOR).then_refused(r.NothingRequested)
    given(DECIDER, *h.LYING, h.WITHDRAWN).when(h.answer(), by=WORKS_COUNCIL).then_refused(r.NothingRequested)
    given(DECIDER, *h.LYING, h.WITHDRAWN).when(h.request(), by=COORDINATOR).then(h.requested(2))


def test_management_gives_notice_once_and_it_says_whether_it_stands_on_consent() -> None:
    given(DECIDER, *h.LYING, h.answered()).when(h.notify(), by=MANAGEMENT).then(h.notified(True))
    given(DECIDER, *h.LYING, h.REFUSED).when(h.notify(), by=MANAGEMENT).then(h.notified(False))
    given(DECIDER, *h.LYING).when(h.notify(), by=MANAGEMENT).then(h.notified(False))
    given(DECIDER, h.OPENED).when(h.notify(), by=MANAGEMENT).then_refused(r.NothingRequested)
    other = replace(h.notify(), decision="Toch niet")
    given(DECIDER, *h.LYING, h.notified(False)).when(other, by=MANAGEMENT).then_refused(r.DecisionTaken)
    given(DECIDER, *h.LYING).when(h.notify(), by=WORKS_COUNCIL).then_refused(NotAllowed)


def test_consent_that_came_after_the_notice_does_not_cover_it() -> None:
    before = h.notify(on=TODAY - timedelta(days=1))
    given(DECIDER, *h.LYING, h.answered()).when(before, by=MANAGEMENT).then(h.notified(False, before.on))


def test_after_a_decision_the_request_stands() -> None:
    decided = (*h.LYING, h.answered(), h.notified(True))
    given(DECIDER, *decided).when(h.request("Anders"), by=COORDINATOR).then_refused(r.RequestStands)
    given(DECIDER, *decided).when(WITHDRAW, by=COORDINATOR).then_refused(r.RequestStands)


def test_nullity_is_invoked_against_a_decision_without_consent_only() -> None:
    uncovered = (*h.LYING, h.REFUSED, h.notified(False))
    given(DECIDER, *uncovered).when(h.invoke(), by=WORKS_COUNCIL).then(h.invoked())
    given(DECIDER, *uncovered).when(h.invoke(), by=MANAGEMENT).then_refused(r.AnswerNeedsHolder)
    covered = (*h.LYING, h.answered(), h.notified(True))
    given(DECIDER, *covered).when(h.invoke(), by=WORKS_COUNCIL).then_refused(r.NothingToInvoke)
    given(DECIDER, *h.LYING).when(h.invoke(), by=WORKS_COUNCIL).then_refused(r.NothingToInvoke)
    early = h.invoke(on=TODAY - timedelta(days=1))
    given(DECIDER, *uncovered).when(early, by=WORKS_COUNCIL).then_refused(InvalidValue, field="on")


def test_a_letter_after_the_last_day_is_kept_as_too_late() -> None:
    old = h.notified(False, TODAY - timedelta(days=40))
    (event,) = given(DECIDER, h.OPENED, h.REQUESTED, old).when(h.invoke(), by=WORKS_COUNCIL).decided()
    assert isinstance(event, e.NullityInvoked)
    assert not event.in_time
    on_the_last_day = h.notified(False, TODAY.replace(month=10))
    (event,) = given(DECIDER, h.OPENED, h.REQUESTED, on_the_last_day).when(h.invoke(), by=WORKS_COUNCIL).decided()
    assert isinstance(event, e.NullityInvoked)
    assert event.in_time


def test_the_body_finds_out_about_a_decision_that_nobody_told_it() -> None:
    given(DECIDER, h.OPENED).when(DISCOVER, by=WORKS_COUNCIL).then(h.discovered())
    given(DECIDER, *h.LYING).when(DISCOVER, by=COORDINATOR).then_refused(r.AnswerNeedsHolder)
    given(DECIDER, *h.LYING, h.answered()).when(DISCOVER, by=WORKS_COUNCIL).then_refused(r.NothingToInvoke)
    given(DECIDER, *h.LYING, h.notified(False)).when(DISCOVER, by=WORKS_COUNCIL).then_refused(r.DecisionTaken)


def test_the_court_is_asked_where_there_is_no_consent_and_rules_once() -> None:
    given(DECIDER, *h.LYING, h.REFUSED).when(COURT, by=MANAGEMENT).then(h.ASKED_COURT)
    given(DECIDER, *h.LYING, h.answered()).when(COURT, by=MANAGEMENT).then_refused(r.ConsentWasGiven)
    given(DECIDER, h.OPENED).when(COURT, by=MANAGEMENT).then_refused(r.NothingRequested)
    asked = (*h.LYING, h.REFUSED, h.ASKED_COURT)
    given(DECIDER, *asked).when(replace(COURT, court="Elders"), by=MANAGEMENT).then_refused(r.PermissionIsPending)
    given(DECIDER, *asked).when(RULING, by=WORKS_COUNCIL).then(h.GRANTED)
    given(DECIDER, *h.LYING).when(RULING, by=MANAGEMENT).then_refused(r.PermissionNotRequested)
    denied = replace(RULING, granted=False)
    given(DECIDER, *asked, h.GRANTED).when(denied, by=MANAGEMENT).then_refused(r.PermissionIsPending)
    given(DECIDER, *asked, h.GRANTED).when(h.notify(), by=MANAGEMENT).then(h.notified(True))
