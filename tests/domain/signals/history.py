"""Histories of a signal that the tests begin from."""

from datetime import date
from uuid import UUID

from msgspec.structs import replace

from domain.kernel.ids import PersonId, SignalId
from domain.kernel.personal import Personal
from domain.method import CURRENT
from domain.signals.commands import Said
from domain.signals.events import SignalReported
from domain.signals.kinds import SignalKind, Source
from tests.domain.specification import DEWI, NIGHT, PLAN

SIGNAL = SignalId(UUID(int=22))
SAID = Said(
    kind=SignalKind.TOO_HIGH,
    unit=NIGHT,
    theme="planning",
    source=Source.TEAM_MEETING,
    noticed_on=date(2026, 11, 20),
    text=Personal(DEWI, "Te veel losse diensten."),
    template=CURRENT.version,
)
OTHER = replace(
    SAID, kind=SignalKind.TOO_LOW, theme="tasks", unit=None, text=Personal(DEWI, "Te weinig te doen na negen uur.")
)


def reported(by: PersonId | None = DEWI, weight: int = 4) -> SignalReported:
    return SignalReported(
        plan=PLAN,
        signal=SIGNAL,
        kind=SAID.kind,
        unit=SAID.unit,
        theme=SAID.theme,
        source=SAID.source,
        noticed_on=SAID.noticed_on,
        text=Personal(by or PersonId(SIGNAL), SAID.text.text),
        weight=weight,
        reported_by=by,
    )
