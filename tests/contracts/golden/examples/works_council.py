"""One example of every event of a consent dossier, and of informal support."""

from uuid import UUID

from domain.kernel.events import Event
from domain.kernel.ids import DossierId
from domain.kernel.personal import Personal
from domain.works_council import events as w
from domain.works_council import informal as i
from domain.works_council.law import Body, Ground
from tests.contracts.golden.examples.things import ANNA, BAS, DAY, PLAN, UNIT, WORDS

DOSSIER, KEY = DossierId(UUID(int=47)), UUID(int=48)
SOURCE = w.Source("Brief van de OR", DAY)
ON = {"plan": PLAN, "dossier": DOSSIER}

EVENTS: tuple[Event, ...] = (
    w.DossierOpened(
        **ON, subject="Overlegtijd", ground=Ground.WORKING_CONDITIONS, body=Body.WORKS_COUNCIL, staff=120, on=DAY
    ),
    w.ConsentRequested(**ON, version=2, text=WORDS, reasons="Rust", consequences="Een half uur", by=ANNA, on=DAY),
    w.RequestWithdrawn(**ON, version=2, reason="Eerst een proef", on=DAY),
    w.ConsultationMeetingHeld(**ON, on=DAY, minutes="Verslag"),
    w.Answered(
        **ON,
        version=2,
        outcome=w.Outcome.CONDITIONS,
        reasons="Akkoord, mits",
        conditions=("Na een half jaar kijken",),
        by=BAS,
        source=SOURCE,
        on=DAY,
        own=False,
        recorded_on=DAY,
    ),
    w.AnswerDisputed(**ON, version=2, by=BAS, on=DAY),
    w.ConditionFulfilled(**ON, condition=1, on=DAY, own=True),
    w.ConditionReopened(**ON, condition=1),
    w.DecisionNotified(
        **ON, version=2, decision="We voeren het in", covered=True, source=SOURCE, on=DAY, by=ANNA, recorded_on=DAY
    ),
    w.DecisionDiscovered(**ON, what="Het draait al", source=None, on=DAY, own=True, how="In het rooster"),
    w.NullityInvoked(**ON, document="Brief", source=None, in_time=True, on=DAY, own=True),
    w.PermissionRequested(**ON, version=2, court="Rechtbank", on=DAY),
    w.PermissionRuled(**ON, version=2, granted=False, document="Beschikking", on=DAY),
    i.SupportHeard(
        plan=PLAN,
        key=KEY,
        occasion=i.Occasion.OPEN_EAR,
        unit=UNIT,
        mood=i.Mood.DIVIDED,
        words=Personal(BAS, "Volgt"),
        on=DAY,
    ),
    i.SupportStruck(plan=PLAN, key=KEY, reason="Het ging over een ander team."),
)
