"""The ledger: every figure of a poll that was ever shown. What is not in it was never shown.

No figure is taken back: who saw it knows it. So nothing here is ever removed, and each release is held against all.
"""

from datetime import date

from domain.kernel.events import Event, event
from domain.kernel.ids import PlanId, PollId
from domain.publication.floors import Floors
from domain.publication.shown import AskedPlace, Kept, Told


@event("publication.release_begun")
class ReleaseBegun(Event, frozen=True, kw_only=True):
    """Figures of a closed poll come out on this local date; `closed_on` is when it took its last answers.

    `places`: how many were asked where; `kept`: how many of them in the polls that came out last, too. Everybody may
    know that. `version` names the questionnaires.
    """

    plan: PlanId
    poll: PollId
    on: date
    closed_on: date
    version: str
    floors: Floors
    places: tuple[AskedPlace, ...]
    kept: tuple[Kept, ...] = ()


@event("publication.figures_released")
class FiguresReleased(Event, frozen=True, kw_only=True):
    """All that is ever shown of one question of the poll; perhaps nothing."""

    plan: PlanId
    poll: PollId
    told: Told


LedgerEvent = ReleaseBegun | FiguresReleased
