"""One example of every event of an agreement, with every kind of party."""

from uuid import UUID

from domain.agreements import events as e
from domain.agreements.content import Content, Party, PartyKind, Source, digest_of
from domain.agreements.keeping import Kept
from domain.kernel.events import Event
from domain.kernel.ids import AgreementId, MeasureId
from domain.kernel.personal import Personal
from tests.contracts.golden.examples.things import ANNA, BAS, DAY, PLAN, UNIT, WORDS

AGREEMENT = AgreementId(UUID(int=5))
COUNCIL = Party(PartyKind.WORKS_COUNCIL)
CONTENT = Content(
    title="Roosteroverleg",
    text=WORDS,
    parties=(
        Party(PartyKind.MANAGEMENT),
        COUNCIL,
        Party(PartyKind.CONTACT_PERSON, unit=UNIT, person=ANNA),
        Party(PartyKind.TEAM, unit=UNIT),
        Party(PartyKind.PERSON, person=BAS),
    ),
    effective_on=DAY,
    due_on=DAY,
    tasks="HR maakt het rooster",
    time="1 uur per week",
    room="Zelf ruilen",
    support="De roostermaker helpt",
    measure=MeasureId(UUID(int=6)),
)
AT = {"plan": PLAN, "agreement": AGREEMENT, "on": DAY, "by": ANNA}
VERSION = {"version": 1, "digest": digest_of(AGREEMENT, 1, CONTENT)}
POSITION = {**AT, **VERSION, "party": COUNCIL, "source": Source("Verslag OR", DAY), "own": False}

EVENTS: tuple[Event, ...] = (
    e.AgreementProposed(**AT, **VERSION, content=CONTENT),
    e.AgreementRevised(**AT, version=2, digest=digest_of(AGREEMENT, 2, CONTENT), content=CONTENT, why="Op verzoek"),
    e.PartyAgreed(**POSITION),
    e.PartyObjected(**POSITION, reason=Personal(ANNA, "Te laat")),
    e.PartyWithdrew(**POSITION, reason=Personal(ANNA, "Het team kromp")),
    e.TranscriptionDisputed(**{**POSITION, "own": True}),
    e.AgreementEnded(**AT, reason=Personal(ANNA, "Het team is opgeheven")),
    e.FulfilmentReported(
        **AT, report=1, party=COUNCIL, fulfilled_on=DAY, whole=True, evidence=Personal(ANNA, "Het rooster van maart")
    ),
    e.FulfilmentConfirmed(**AT, report=1, party=COUNCIL),
    e.FulfilmentDisputed(**AT, report=1, party=COUNCIL, reason=Personal(ANNA, "Het was er niet")),
    e.VerdictOverruled(**AT, computed=Kept.NOT_KEPT, verdict=Kept.PARTLY, reason=Personal(ANNA, "Half maart wel")),
)
