"""One example of every event about keeping."""

from datetime import date
from uuid import UUID

from domain.kernel.events import Event
from domain.retention.events import RuleChanged, RulesCarriedOut, Went
from domain.retention.rules import Kept

ON = date(2026, 11, 25)
EVENTS: tuple[Event, ...] = (
    RuleChanged(kept=Kept.READINGS, days=180, on=ON),
    RulesCarriedOut(run=UUID(int=0x79), on=ON, went=(Went(Kept.READINGS, 12), Went(Kept.LEAVERS, 1))),
)
