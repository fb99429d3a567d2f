"""One example of every event of a signal and of the link for reporting unnamed."""

from datetime import date
from uuid import UUID

from domain.kernel.events import Event
from domain.kernel.ids import SignalId
from domain.kernel.personal import Personal
from domain.signals import events as s
from domain.signals.kinds import SignalKind, Source
from tests.contracts.golden.examples.things import ANNA, BAS, DAY, PLAN, UNIT

SIGNAL = SignalId(UUID(int=22))

EVENTS: tuple[Event, ...] = (
    s.SignalReported(
        plan=PLAN,
        signal=SIGNAL,
        kind=SignalKind.TOO_HIGH,
        unit=UNIT,
        theme="planning",
        source=Source.TEAM_MEETING,
        noticed_on=DAY,
        weight=4,
        text=Personal(BAS, "Bas Buiten merkt dit"),
        reported_by=BAS,
    ),
    s.SignalCorrected(
        plan=PLAN,
        signal=SIGNAL,
        kind=SignalKind.ENERGY_DRAIN,
        unit=None,
        theme="tools",
        source=Source.OTHER,
        noticed_on=date(2026, 11, 16),
        text=Personal(BAS, "Bas Buiten merkt iets anders"),
    ),
    s.SignalWeighed(plan=PLAN, signal=SIGNAL, weight=2, reason=Personal(ANNA, "Volgt uit het overleg")),
    s.SignalWithdrawn(plan=PLAN, signal=SIGNAL, reason=Personal(ANNA, "Volgt niet meer")),
    s.ReporterWrittenTo(plan=PLAN, signal=SIGNAL, text=Personal(ANNA, "Volgt er meer?"), on=DAY),
    s.ReporterWrote(plan=PLAN, signal=SIGNAL, text=Personal(BAS, "Volgt later"), on=DAY),
    s.LinkOpened(plan=PLAN, number=1),
    s.LinkClosed(plan=PLAN),
)
