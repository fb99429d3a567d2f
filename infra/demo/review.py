"""The demo's step 6: moments of the HRM cycle, a review with decisions, the next one planned, an interview."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid5

from domain.kernel.ids import ReviewId
from domain.kernel.personal import Personal
from domain.review import commands as c
from domain.review.events import Choice, Exchange, OpenPoint
from domain.review.hrm_cycle import SetHrmCycle
from domain.review.impression import RecordInterview
from domain.review.moments import SPRING, USUAL_NAMES, YEARLY, Moment, MomentKind
from infra.demo.people import COORDINATOR, DEMO, EMPLOYEE, HR, MANAGEMENT, PLAN, TEAM_LEAD, WORKS_COUNCIL, Story

HELD, NEXT = ReviewId(uuid5(DEMO, "review-held")), ReviewId(uuid5(DEMO, "review-next"))
NEXT_REVIEW = timedelta(days=25)
AT: dict[str, Any] = {"plan": PLAN, "review": HELD}


def story(today: date) -> Story:
    """Who did what."""
    yield today - timedelta(days=50)
    yield HR, SetHrmCycle(tenant=DEMO, moments=moments(today), maximum_age=9)
    yield from _held(today)
    yield today - timedelta(days=1)
    later = today + NEXT_REVIEW
    yield (
        COORDINATOR,
        c.PlanReview(plan=PLAN, review=NEXT, cycle=1, name="Jaarlijkse evaluatie", on=later, moment=YEARLY),
    )
    yield COORDINATOR, _interview(today)


def moments(today: date) -> tuple[Moment, ...]:
    """One today, so that its reports are made on the day itself: the story is told at once, on its last day."""
    later = today + NEXT_REVIEW
    return (
        Moment(SPRING, "Tussenstand", MomentKind.EVALUATION, today.month, min(today.day, 28)),
        Moment(YEARLY, USUAL_NAMES[YEARLY].nl, MomentKind.EVALUATION, later.month, min(later.day, 28)),
    )


def _held(today: date) -> Story:
    on = today - timedelta(days=2)
    yield today - timedelta(days=20)
    yield COORDINATOR, c.PlanReview(**AT, cycle=1, name="Tussenstand na drie maanden", on=on)
    yield on
    present = tuple(each.id for each in (COORDINATOR, TEAM_LEAD, MANAGEMENT, WORKS_COUNCIL))
    points = (
        OpenPoint("measure", "inwerken", "Inwerkmaatje voor nieuwe collega's"),
        OpenPoint("agreement", "rooster", "Vast roosteroverleg"),
    )
    yield COORDINATOR, c.HoldReview(**AT, on=on, present=present, open_points=points)
    yield (
        COORDINATOR,
        c.TakeDecision(
            **AT,
            decision=uuid5(DEMO, "decision-overleg"),
            about="Vast overlegmoment in het rooster",
            choice=Choice.CONTINUE,
            reason="Het overleg ging elke week door en er blijft minder liggen.",
        ),
    )
    yield (
        COORDINATOR,
        c.TakeDecision(
            **AT,
            decision=uuid5(DEMO, "decision-inwerken"),
            about="Inwerkmaatje voor nieuwe collega's",
            choice=Choice.ADJUST,
            reason="In de avonddienst is er te weinig een maatje. De leidinggevende past het rooster aan.",
            owner=TEAM_LEAD.id,
            due_on=today + timedelta(days=21),
        ),
    )
    why = "Het team ziet verbetering. Het rooster zelf vraagt nog aandacht."
    yield COORDINATOR, c.CloseReview(**AT, choice=Choice.ADJUST, reason=why)


def _interview(today: date) -> RecordInterview:
    def said(text: str) -> Personal:
        return Personal(EMPLOYEE.id, text)

    return RecordInterview(
        plan=PLAN,
        interview=uuid5(DEMO, "interview"),
        person=EMPLOYEE.id,
        name=said("Eva, medewerker Team Noord"),
        exchanges=(
            Exchange(
                "Wat is er voor jou veranderd?",
                said("Ik weet nu twee weken vooruit wanneer ik vrij ben. Dat scheelt zoveel gepuzzel thuis."),
            ),
            Exchange(
                "Wat zou je een ander team aanraden?",
                said("Begin klein. Wij zijn begonnen met een half uur overleg, en dat houden we vol."),
            ),
        ),
        consent="Mag met mijn voornaam in de impressie.",
        consented_on=today - timedelta(days=1),
    )
