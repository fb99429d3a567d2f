"""One example of every event of polls and questionnaires."""

from datetime import timedelta
from uuid import UUID

from domain.kernel.events import Event
from domain.kernel.ids import PollId, QuestionnaireId
from domain.method import Text
from domain.polls import events as e
from domain.polls.floors import Floors, FloorsRaised
from domain.questionnaires.content import Cut, Question, Scale, Side
from domain.questionnaires.decider import QuestionnaireImported, QuestionnaireRetired
from tests.contracts.golden.examples.things import DAY, PLAN, TENANT, UNIT

POLL, BEFORE, QUESTIONNAIRE = PollId(UUID(int=71)), PollId(UUID(int=72)), QuestionnaireId(UUID(int=73))
SCALE = Scale(
    key="s1",
    title=Text("Rust", "Calm"),
    answers=(Text("nee", "no"), Text("ja", "yes")),
    questions=(Question("q1", Text("Is er rust?", "Is it calm?"), reversed=True),),
    cut=Cut(150, Side.BELOW, Text("weinig rust", "little calm")),
)

EVENTS: tuple[Event, ...] = (
    QuestionnaireImported(
        questionnaire=QUESTIONNAIRE,
        version=2,
        title=Text("Rust op de afdeling", "Calm on the ward"),
        source=Text("Eigen vragen", "Own questions"),
        scales=(SCALE,),
        health=1,
    ),
    QuestionnaireRetired(questionnaire=QUESTIONNAIRE),
    FloorsRaised(tenant=TENANT, floors=Floors(whole=8, split=12)),
    e.PollPlanned(
        plan=PLAN,
        poll=POLL,
        title="Vervolgmeting voorjaar",
        kind=e.PollKind.FOLLOW_UP,
        follows=BEFORE,
        units=(UNIT,),
        questionnaires=("nea_demands/1", f"{QUESTIONNAIRE}/2"),
        opens_on=DAY,
        reminds_on=DAY + timedelta(days=7),
        closes_on=DAY + timedelta(days=14),
    ),
    e.PollDropped(plan=PLAN, poll=POLL),
    e.PollOpened(
        plan=PLAN,
        poll=POLL,
        on=DAY,
        floors=Floors(),
        groups=(e.AskedGroup(None, 3), e.AskedGroup(UNIT, 14)),
    ),
    e.PollNotOpened(plan=PLAN, poll=POLL, on=DAY, floors=Floors()),
    e.PollReminded(plan=PLAN, poll=POLL, on=DAY),
    e.PollAnswersLost(plan=PLAN, poll=POLL, on=DAY),
    e.PollClosed(plan=PLAN, poll=POLL, on=DAY),
)
