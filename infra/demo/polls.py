"""The demo's polls: one that is open, with its invitations in the mailbox, and one that is planned."""

from datetime import date, timedelta
from uuid import uuid5

from domain.kernel.ids import PollId
from domain.polls.decider import PlanPoll
from domain.polls.events import PollKind
from infra.demo.people import COORDINATOR, DEMO, PLAN, Story

OPEN, COMING = PollId(uuid5(DEMO, "poll-open")), PollId(uuid5(DEMO, "poll-coming"))
ALL = ("nea_demands/1", "nea_autonomy/1", "energy/1")


def story(today: date) -> Story:
    """Who did what."""
    yield today - timedelta(days=3)
    yield (
        COORDINATOR,
        PlanPoll(
            plan=PLAN,
            poll=OPEN,
            title="Hoe is de werkdruk nu?",
            kind=PollKind.BASELINE,
            follows=None,
            units=(),
            questionnaires=ALL,
            opens_on=today - timedelta(days=2),
            reminds_on=today + timedelta(days=5),
            closes_on=today + timedelta(days=12),
        ),
    )
    yield (
        COORDINATOR,
        PlanPoll(
            plan=PLAN,
            poll=COMING,
            title="Vervolgmeting na de zomer",
            kind=PollKind.FOLLOW_UP,
            follows=None,
            units=(),
            questionnaires=("nea_demands/1", "energy/1"),
            opens_on=today + timedelta(days=150),
            reminds_on=today + timedelta(days=157),
            closes_on=today + timedelta(days=164),
        ),
    )
