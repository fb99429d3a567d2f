"""What people report without a name. It is in nobody's story, so it is no command: it goes into the inbox, as ever."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec

from domain.signals.kinds import SignalKind
from domain.signals.release import week_of
from infra.anonymous.inbox import Report
from infra.anonymous.secrets import Codes
from infra.demo.long_story.cast import ZONE, Cast

AT = time(19, 40)
# day, kind, theme, weight, words
TOLD: tuple[tuple[int, SignalKind, str, int, str], ...] = (
    (62, SignalKind.TOO_HIGH, "planning", 4, "Ik durf geen nee te zeggen als ik op mijn vrije dag word gebeld."),
    (62, SignalKind.TOO_HIGH, "staffing", 4, "We lopen vaak met één te weinig. De persoonlijke zorg blijft liggen."),
    (63, SignalKind.ENERGY_DRAIN, "cooperation", 3, "Klagen helpt niet, krijg ik te horen. Dus zeg ik niets meer."),
    (352, SignalKind.TOO_HIGH, "planning", 3, "De ruilbeurs werkt, maar in het weekend blijft het schuiven."),
    (354, SignalKind.ENERGY_SOURCE, "cooperation", 4, "Sinds het vaste overleg hoor ik wat er met mijn idee gebeurt."),
    (355, SignalKind.ENERGY_DRAIN, "tools", 3, "De nieuwe tablet is traag. Ik schrijf eerst alles op papier."),
)  # fmt: skip


class Deposit(msgspec.Struct, frozen=True):
    """A report on its way: when somebody sends the form, the id of its item, the code that they get."""

    at: datetime
    item: UUID
    code: str
    report: Report


def deposits(cast: Cast, codes: Codes) -> Sequence[Deposit]:
    """All of them, in order of time."""
    found = []
    for number, (days, kind, theme, weight, words) in enumerate(TOLD):
        on, form = cast.began + timedelta(days=days), str(cast.id(f"unnamed-{number}"))
        report = Report(kind, None, theme, week_of(on), weight, words)
        at = datetime.combine(on, AT, ZoneInfo(ZONE))
        found.append(Deposit(at, codes.item(cast.plan.bytes, form), codes.of(cast.plan.bytes, form), report))
    return found
