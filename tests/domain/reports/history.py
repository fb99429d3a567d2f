"""An organisation of three units and two plans, told day by day, that the tests of reports look at."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from domain.contact.events import Card, ContactAppointed
from domain.kernel.events import Event, Recorded
from domain.kernel.ids import CommandId, MeasureId, PersonId, PlanId, SignalId, UnitId, event_id, stream
from domain.kernel.personal import Personal
from domain.kernel.rights import Role
from domain.kickoff.events import KickoffOpened, RowChecked, RowDueSet
from domain.measures.description import Description, Level
from domain.measures.events import MeasurePlanned, MeasureProposed
from domain.organisation.events import MemberInvited, OrganisationRegistered, UnitAdded
from domain.plan.events import PlanStarted, StepCompleted, StepStarted
from domain.reports.events import About, Scope
from domain.signals.events import SignalReported
from domain.signals.kinds import SignalKind, Source
from tests.domain.specification import ANNA, DAY_CARE, NIGHT, PLAN, TENANT

AMSTERDAM = "Europe/Amsterdam"
BEGAN, SPRING, SUMMER, AUTUMN = date(2026, 1, 12), date(2026, 4, 1), date(2026, 7, 1), date(2026, 10, 1)
KITCHEN = UnitId(UUID(int=6))
WHOLE_PLAN = PlanId(UUID(int=7))
OF_PLAN, OF_ORGANISATION = About(Scope.PLAN, plan=PLAN), About(Scope.ORGANISATION)
OF_NIGHT, OF_KITCHEN = About(Scope.UNIT, unit=NIGHT), About(Scope.UNIT, unit=KITCHEN)
CANARY = "Kanarie: hier staat wie het was"


class Log:
    """A tenant's log that grows day by day, at nine in the morning unless another hour is named."""

    def __init__(self, zone: str = AMSTERDAM) -> None:
        self.facts: list[Recorded] = []
        self.zone = zone

    def on(self, day: date, *events: Event, at: time = time(9)) -> "Log":
        """These happened on that local day."""
        moment = datetime.combine(day, at, ZoneInfo(self.zone)).astimezone(UTC)
        for event in events:
            seq = len(self.facts) + 1
            command = CommandId(UUID(int=seq))
            place = stream("test", UUID(int=1))
            self.facts.append(
                Recorded(
                    tenant=TENANT,
                    seq=seq,
                    stream=place,
                    version=seq,
                    event_id=event_id(command, 0),
                    recorded_at=moment,
                    actor=ANNA,
                    event=event,
                )
            )
        return self


def members(unit: UnitId | None, count: int, start: int) -> Iterable[Event]:
    for number in range(start, start + count):
        yield MemberInvited(person=PersonId(UUID(int=number)), roles=frozenset({Role.EMPLOYEE}), unit=unit)


def organised(night: int = 8, day_care: int = 6, kitchen: int = 5, zone: str = AMSTERDAM) -> Log:
    """Registered, with so many members in each unit, and a plan for Night and Day care that began that day."""
    return Log(zone).on(
        BEGAN,
        OrganisationRegistered(tenant=TENANT, name="Zorg", time_zone=zone),
        *(UnitAdded(unit=unit, name=name, parent=None) for unit, name in NAMED),
        *members(NIGHT, night, 1000),
        *members(DAY_CARE, day_care, 2000),
        *members(KITCHEN, kitchen, 3000),
        plan_started(PLAN, "Plan Nacht en Dag", NIGHT, DAY_CARE),
        KickoffOpened(plan=PLAN, template=1),
    )


NAMED = ((NIGHT, "Nacht"), (DAY_CARE, "Dagzorg"), (KITCHEN, "Keuken"))


def plan_started(plan: PlanId, title: str, *units: UnitId) -> PlanStarted:
    return PlanStarted(plan=plan, title=title, template=1, units=units, started_on=BEGAN)


def signal(number: int, unit: UnitId | None = NIGHT, plan: PlanId = PLAN, kind: str = "too_high") -> SignalReported:
    return SignalReported(
        plan=plan,
        signal=SignalId(UUID(int=number)),
        kind=SignalKind(kind),
        unit=unit,
        theme="planning",
        source=Source.TALK,
        noticed_on=BEGAN,
        weight=3,
        text=Personal(ANNA, CANARY),
        reported_by=ANNA,
    )


def measure(
    number: int, level: Level = Level.SOURCE, unit: UnitId | None = NIGHT, due: date | None = None
) -> list[Event]:
    key = MeasureId(UUID(int=number))
    text = Description(title=f"Maatregel {number}", goal="Rust", active_role="Het team kiest", level=level, unit=unit)
    events: list[Event] = [MeasureProposed(plan=PLAN, measure=key, description=text, by=ANNA, origin=None, on=BEGAN)]
    if due:
        began = due - timedelta(days=30)
        events.append(MeasurePlanned(plan=PLAN, measure=key, owner=ANNA, starts_on=began, due_on=due))
    return events


def appointed(unit: UnitId | None, number: int = 1) -> ContactAppointed:
    card = Card(
        person=PersonId(UUID(int=1000)), role_name="regisseur", powers="", minutes_per_week=120, valid_from=BEGAN
    )
    return ContactAppointed(mandate=UUID(int=number), unit=unit, card=card)


STEPS = (StepCompleted(plan=PLAN, step=1, on=SPRING, note=None), StepStarted(plan=PLAN, step=2, on=SPRING))
ROWS = (
    RowDueSet(plan=PLAN, row="1a", due_on=BEGAN),
    RowDueSet(plan=PLAN, row="1b", due_on=BEGAN),
    RowChecked(plan=PLAN, row="1a", on=BEGAN),
)
