"""An interview is kept only as long as who was interviewed agrees."""

from datetime import timedelta
from uuid import UUID

import pytest
from msgspec.structs import replace

from domain.kernel.ids import StreamId
from domain.kernel.personal import Erased, Personal
from domain.kernel.refusals import InvalidValue, NotAllowed
from domain.review.events import Exchange, InterviewWithdrawn
from domain.review.impression import IMPRESSION, WithdrawInterview
from domain.review.refusals import ConsentInFuture, InterviewNeedsConsent, InterviewUnknown
from domain.review.views import INTERVIEWS
from tests.domain.review.history import INTERVIEW, interview, interview_recorded
from tests.domain.specification import (
    COORDINATOR,
    DEWI,
    EMPLOYEE,
    PLAN,
    TEAM_LEAD,
    TODAY,
    given,
    recorded,
    rows_of,
)

WITHDRAW = WithdrawInterview(plan=PLAN, interview=INTERVIEW)
WITHDRAWN = InterviewWithdrawn(plan=PLAN, interview=INTERVIEW, on=TODAY)
RECORDED = interview_recorded()


def test_an_interview_is_kept_with_what_was_agreed() -> None:
    given(IMPRESSION).when(interview(), by=COORDINATOR).then(RECORDED)
    given(IMPRESSION).when(interview(), by=EMPLOYEE).then_refused(NotAllowed, right="review")


def test_no_interview_without_consent() -> None:
    given(IMPRESSION).when(interview(consent=" "), by=COORDINATOR).then_refused(InterviewNeedsConsent, field="consent")
    tomorrow = interview(consented_on=TODAY + timedelta(days=1))
    given(IMPRESSION).when(tomorrow, by=COORDINATOR).then_refused(ConsentInFuture, field="consented_on")


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": Personal(DEWI, " ")}, "name"),
        ({"name": Erased(DEWI)}, "name"),
        ({"exchanges": ()}, "exchanges"),
        ({"exchanges": (Exchange(" ", Personal(DEWI, "Ja")),)}, "exchanges.0.question"),
        ({"exchanges": (Exchange("Wat?", Personal(DEWI, "")),)}, "exchanges.0.said"),
    ],
)
def test_an_interview_has_a_name_questions_and_answers(changes: dict[str, object], field: str) -> None:
    given(IMPRESSION).when(interview(**changes), by=COORDINATOR).then_refused(InvalidValue, field=field)


def test_who_was_interviewed_takes_the_consent_back() -> None:
    for actor in (EMPLOYEE, COORDINATOR):
        given(IMPRESSION, RECORDED).when(WITHDRAW, by=actor).then(WITHDRAWN)
    given(IMPRESSION, RECORDED).when(WITHDRAW, by=TEAM_LEAD).then_refused(NotAllowed)
    unknown = replace(WITHDRAW, interview=UUID(int=5))
    given(IMPRESSION, RECORDED).when(unknown, by=COORDINATOR).then_refused(InterviewUnknown)


def test_a_withdrawn_interview_is_not_shown_and_does_not_come_back() -> None:
    given(IMPRESSION, RECORDED, WITHDRAWN).when(interview(), by=COORDINATOR).then_refused(InterviewUnknown)
    assert rows_of(INTERVIEWS, recorded([RECORDED], StreamId("impression-1")))
    assert not rows_of(INTERVIEWS, recorded([RECORDED, WITHDRAWN], StreamId("impression-1")))
