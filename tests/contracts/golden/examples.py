"""One full example of every event, written out; its golden payload shows what these bytes have always meant."""

from datetime import date, time
from uuid import UUID

from domain.kernel.events import Event
from domain.kernel.ids import PersonId, PlanId, TenantId, UnitId
from domain.kernel.personal import Personal
from domain.kernel.rights import Role
from domain.kickoff import answers as a
from domain.kickoff import events as k
from domain.organisation import events as o
from domain.plan import events as p

TENANT, PLAN, UNIT = TenantId(UUID(int=1)), PlanId(UUID(int=2)), UnitId(UUID(int=3))
ANNA, BAS = PersonId(UUID(int=11)), PersonId(UUID(int=12))
DAY = date(2026, 11, 23)
WORDS = 'Zorg & "Zo"\n\té \u20ac \U0001f33f \x1f \\ /'

EVENTS: tuple[Event, ...] = (
    o.OrganisationRegistered(tenant=TENANT, name=WORDS, time_zone="Europe/Amsterdam"),
    o.UnitAdded(unit=UNIT, name="Nachtdienst", parent=UnitId(UUID(int=4))),
    o.MemberInvited(person=ANNA, roles=frozenset({Role.WORKS_COUNCIL, Role.HR, Role.ADMINISTRATOR}), unit=UNIT),
    o.MemberRolesChanged(person=ANNA, roles=frozenset({Role.EMPLOYEE, Role.COORDINATOR})),
    o.MemberLeft(person=ANNA),
    o.RemindersSet(days_before=7, hour=9),
    p.PlanStarted(plan=PLAN, title="Plan 2027", template=1, units=(UNIT,), started_on=DAY),
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
    ),
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
