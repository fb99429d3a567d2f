"""One example of every event of publication."""

from uuid import UUID

from domain.kernel.events import Event
from domain.kernel.ids import PollId, UnitId
from domain.publication import events as p
from domain.publication.floors import Floors
from domain.publication.shown import AskedPlace, Kept, Shown, Told
from domain.publication.tables import Question
from tests.contracts.golden.examples.things import DAY, PLAN

POLL, NORTH, TEAM = PollId(UUID(int=71)), UnitId(UUID(int=72)), UnitId(UUID(int=73))
PLACES = (AskedPlace(None, None, 3), AskedPlace(NORTH, None, 2), AskedPlace(TEAM, NORTH, 24))
WORK = Question("nea_demands.fast", 4, ((1, 1, 1, 1), (2, 2)))
FIGURES = (Shown(None, 0, (4, 6, 9, 5)), Shown(NORTH, 1, (8, 11)))

EVENTS: tuple[Event, ...] = (
    p.ReleaseBegun(
        plan=PLAN,
        poll=POLL,
        on=DAY,
        closed_on=DAY,
        version="nea_demands/1",
        floors=Floors(5, 12),
        places=PLACES,
        kept=(Kept(PollId(UUID(int=70)), NORTH, 21),),
    ),
    p.FiguresReleased(plan=PLAN, poll=POLL, told=Told(WORK, FIGURES)),
    p.FiguresReleased(plan=PLAN, poll=POLL, told=Told(WORK, ())),
)
