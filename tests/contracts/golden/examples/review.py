"""One example of every event of step 6."""

from uuid import UUID

from domain.kernel.events import Event
from domain.kernel.ids import ReviewId
from domain.kernel.personal import Personal
from domain.review import events as r
from domain.review.moments import Moment, MomentKind
from tests.contracts.golden.examples.things import ANNA, BAS, DAY, PLAN, TENANT, WORDS

REVIEW, DECISION, INTERVIEW = ReviewId(UUID(int=43)), UUID(int=44), UUID(int=45)
POINT = r.OpenPoint("measure", "m1", "Vast overleg")

EVENTS: tuple[Event, ...] = (
    r.HrmCycleSet(
        tenant=TENANT,
        moments=(
            Moment(UUID(int=46), "Peiling", MomentKind.PULSE, 4, 1),
            Moment(UUID(int=47), "Dag", MomentKind.TALK, once=DAY),
        ),
        maximum_age=12,
    ),
    r.ReviewPlanned(plan=PLAN, review=REVIEW, cycle=1, name="Najaar", moment=UUID(int=46), on=DAY),
    r.ReviewCancelled(plan=PLAN, review=REVIEW, reason="Te vroeg"),
    r.ReviewHeld(
        plan=PLAN,
        review=REVIEW,
        on=DAY,
        present=(ANNA, BAS),
        guests=Personal(BAS, "Gast"),
        open_points=(POINT,),
    ),
    r.DecisionTaken(
        plan=PLAN,
        review=REVIEW,
        decision=DECISION,
        about="Vast overleg",
        choice=r.Choice.ADJUST,
        reason=WORDS,
        owner=BAS,
        due_on=DAY,
        point="measure:m1",
    ),
    r.DecisionFollowedUp(plan=PLAN, review=REVIEW, decision=DECISION, on=DAY),
    r.ReviewClosed(
        plan=PLAN, review=REVIEW, cycle=1, choice=r.Choice.NEW_CYCLE, reason="Verder", carried=(POINT,), on=DAY
    ),
    r.InterviewRecorded(
        plan=PLAN,
        interview=INTERVIEW,
        person=BAS,
        name=Personal(BAS, "Bas"),
        exchanges=(r.Exchange("Wat hielp?", Personal(BAS, "Overleg")),),
        consent="Met voornaam",
        consented_on=DAY,
    ),
    r.InterviewWithdrawn(plan=PLAN, interview=INTERVIEW, on=DAY),
)
