"""Facts that the tests of step 6 begin from."""

from datetime import date
from typing import Any
from uuid import UUID

from domain.kernel.ids import ReviewId
from domain.kernel.personal import Personal
from domain.review import commands as c
from domain.review import events as e
from domain.review.impression import RecordInterview
from tests.domain.specification import ANNA, BAS, DEWI, PLAN, TODAY

AUTUMN, OTHER = ReviewId(UUID(int=71)), ReviewId(UUID(int=72))
DECISION, INTERVIEW = UUID(int=81), UUID(int=91)
AT: dict[str, Any] = {"plan": PLAN, "review": AUTUMN}
NEXT = date(2026, 12, 1)
POINT = e.OpenPoint("measure", "m1", "Roosteroverleg staat nog open")
PLANNED = e.ReviewPlanned(**AT, cycle=1, name="Evaluatie najaar", moment=None, on=NEXT)
HELD = e.ReviewHeld(**AT, on=TODAY, present=(ANNA, BAS), guests=None, open_points=(POINT,))
TAKEN = e.DecisionTaken(
    **AT,
    decision=DECISION,
    about="Roosteroverleg",
    choice=e.Choice.ADJUST,
    reason="Te laat op de dag",
    owner=DEWI,
    due_on=NEXT,
    point="",
)
FOLLOWED_UP = e.DecisionFollowedUp(**AT, decision=DECISION, on=TODAY)
CLOSED = e.ReviewClosed(**AT, cycle=1, choice=e.Choice.CONTINUE, reason="Het werkt", carried=(), on=TODAY)


def plan(**changes: Any) -> c.PlanReview:
    known: dict[str, Any] = {**AT, "cycle": 1, "name": "Evaluatie najaar", "on": NEXT, **changes}
    return c.PlanReview(**known)


def hold(**changes: Any) -> c.HoldReview:
    known: dict[str, Any] = {**AT, "on": TODAY, "present": (ANNA, BAS), "open_points": (POINT,), **changes}
    return c.HoldReview(**known)


def take(**changes: Any) -> c.TakeDecision:
    known: dict[str, Any] = {
        **AT,
        "decision": DECISION,
        "about": "Roosteroverleg",
        "choice": e.Choice.ADJUST,
        "reason": "Te laat op de dag",
        "owner": DEWI,
        "due_on": NEXT,
        **changes,
    }
    return c.TakeDecision(**known)


def close(choice: e.Choice = e.Choice.CONTINUE, reason: str = "Het werkt", **changes: Any) -> c.CloseReview:
    return c.CloseReview(**{**AT, "choice": choice, "reason": reason, **changes})


FOLLOW_UP = c.FollowUpDecision(**AT, decision=DECISION)


def interview(**changes: Any) -> RecordInterview:
    known: dict[str, Any] = {
        "plan": PLAN,
        "interview": INTERVIEW,
        "person": DEWI,
        "name": Personal(DEWI, "Dewi"),
        "exchanges": (e.Exchange("Wat werkte?", Personal(DEWI, "Samen het rooster maken")),),
        "consent": "Mag in de impressie, met mijn voornaam",
        "consented_on": TODAY,
        **changes,
    }
    return RecordInterview(**known)


def interview_recorded(**changes: Any) -> e.InterviewRecorded:
    asked = interview(**changes)
    return e.InterviewRecorded(
        plan=asked.plan,
        interview=asked.interview,
        person=asked.person,
        name=asked.name,
        exchanges=asked.exchanges,
        consent=asked.consent,
        consented_on=asked.consented_on,
    )
