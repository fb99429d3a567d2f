"""The demo's signals: too much, too little, what gives energy and what drains it; and the link to report unnamed."""

from datetime import date, timedelta
from uuid import uuid5

from domain.kernel.ids import SignalId, UnitId
from domain.kernel.personal import Personal
from domain.method import CURRENT
from domain.signals.commands import OpenLink, ReportSignal, Said, WeighSignal, WithdrawSignal
from domain.signals.kinds import SignalKind, Source
from infra.demo.people import COORDINATOR, DEMO, EMPLOYEE, HR, NORTH, PLAN, SOUTH, TEAM_LEAD, Persona, Story

HIGH, LOW = SignalKind.TOO_HIGH, SignalKind.TOO_LOW
GIVES, DRAINS = SignalKind.ENERGY_SOURCE, SignalKind.ENERGY_DRAIN
Told = tuple[str, Persona, SignalKind, UnitId | None, str, Source, int, int, str]
SIGNALS: tuple[Told, ...] = (
    ("rooster", EMPLOYEE, HIGH, NORTH, "planning", Source.OBSERVATION, 44, 4,
     "Drie keer deze maand is mijn vrije dag op het laatste moment veranderd."),
    ("losse-diensten", TEAM_LEAD, HIGH, NORTH, "planning", Source.PLANNING_DATA, 41, 5,
     "In vijf van de acht weken waren er meer dan tien losse diensten."),
    ("inwerken", TEAM_LEAD, HIGH, NORTH, "staffing", Source.TEAM_MEETING, 38, 4,
     "Nieuwe collega's draaien na een week al alleen. Dat kost iedereen extra tijd."),
    ("verzuim", HR, HIGH, SOUTH, "staffing", Source.SICK_LEAVE, 33, 3,
     "Het korte verzuim loopt op in de weken na een feestdag."),
    ("avond", EMPLOYEE, LOW, NORTH, "tasks", Source.TALK, 29, 2,
     "In de late dienst is er na negen uur weinig te doen, en je kunt niet weg."),
    ("registreren", EMPLOYEE, DRAINS, NORTH, "tools", Source.OBSERVATION, 6, 4,
     "Alles twee keer invullen: op papier en in het systeem."),
    ("cliënten", EMPLOYEE, GIVES, NORTH, "tasks", Source.OBSERVATION, 6, 4,
     "Tijd om rustig bij iemand te zitten. Daar doe ik het voor."),
    ("collega's", TEAM_LEAD, GIVES, NORTH, "cooperation", Source.TEAM_MEETING, 9, 3,
     "Het team springt voor elkaar in zonder morren."),
    ("dubbel", HR, HIGH, SOUTH, "staffing", Source.SICK_LEAVE, 18, 3, "Kort verzuim na de feestdagen."),
)  # fmt: skip


def signal_of(name: str) -> SignalId:
    """The id, the same in every demo."""
    return SignalId(uuid5(DEMO, f"signal:{name}"))


def story(today: date) -> Story:
    """Who did what."""
    yield today - timedelta(days=45)
    yield COORDINATOR, OpenLink(plan=PLAN, after=0)
    for name, by, kind, unit, theme, source, days, weight, text in SIGNALS:
        yield today - timedelta(days=days)
        said = Said(
            kind=kind,
            unit=unit,
            theme=theme,
            source=source,
            noticed_on=today - timedelta(days=days),
            text=Personal(by.id, text),
            template=CURRENT.version,
        )
        yield by, ReportSignal(plan=PLAN, signal=signal_of(name), said=said, weight=weight)
    yield today - timedelta(days=4)
    reason = Personal(COORDINATOR.id, "Het speelt in bijna elke week van het rooster.")
    yield COORDINATOR, WeighSignal(plan=PLAN, signal=signal_of("rooster"), weight=5, reason=reason)
    yield today - timedelta(days=17)
    yield HR, WithdrawSignal(plan=PLAN, signal=signal_of("dubbel"), reason=Personal(HR.id, "Dit stond er al."))
