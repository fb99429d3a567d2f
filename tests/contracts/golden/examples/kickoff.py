"""One example of every event of a kick-off, and of every kind of answer."""

from datetime import time
from uuid import UUID

from domain.kernel.events import Event
from domain.kernel.personal import Personal
from domain.kickoff import answers as a
from domain.kickoff import events as k
from tests.contracts.golden.examples.things import ANNA, BAS, DAY, PLAN, UNIT, WORDS

EVENTS: tuple[Event, ...] = (
    k.KickoffOpened(plan=PLAN, template=1),
    k.MeetingScheduled(plan=PLAN, on=DAY, at=time(13, 30), place="Zaal 2"),
    k.MeetingHeld(plan=PLAN, on=DAY, present=(ANNA, BAS), guests=Personal(BAS, WORDS)),
    k.RowAssigned(plan=PLAN, row="1a", responsible=(BAS, ANNA)),
    k.RowDueSet(plan=PLAN, row="1a", due_on=DAY),
    k.RowAnswered(
        plan=PLAN,
        row="2",
        answer=a.OthersInvolved(
            (
                a.Other(a.Outsider(Personal(BAS, "Bas Buiten")), "Denkt mee"),
                a.Other(a.Member(ANNA), ""),
                a.Other(a.Project("Nieuw rooster"), "Stemt af"),
            )
        ),
        by=ANNA,
        on=DAY,
    ),
    k.PositionDisputed(plan=PLAN, row="1c", source=a.Transcription("Verslag OR", DAY), by=BAS, on=DAY),
    k.RowRemarked(plan=PLAN, row="1a", remark=Personal(ANNA, "Volgt")),
    k.RowChecked(plan=PLAN, row="1a", on=DAY),
    k.RowUnchecked(plan=PLAN, row="1a"),
    k.OwnRowAdded(plan=PLAN, key=UUID(int=21), row="e1", text="Eigen punt"),
    k.OwnRowRemoved(plan=PLAN, row="e1"),
    k.ReminderFellDue(plan=PLAN, row="1a", due_on=DAY, person=ANNA, rule="overdue"),
)

ANSWERS: tuple[a.Answer, ...] = (
    a.Goals((a.Goal("Rust", "Het rooster"),)),
    a.YesNo(True),
    a.Position(True, a.Transcription("Verslag OR", DAY)),
    a.Involvement(True, "Werkoverleg"),
    a.Leadership(a.Outsider(Personal(BAS, "Bas Buiten")), "begeleider"),
    a.BenefitingGroup(True, "Nacht", (UNIT,), 12),
    a.ResultsDate(DAY),
    a.Planning((a.Milestone("Klaar", DAY),), (a.Communication("Uitkomst", "Team", DAY, "Anna"),)),
    a.Means((a.MeansFor(person=ANNA, time="2 uur"), a.MeansFor(unit=UNIT, room="Zaal", support="HR"))),
)
