"""What can have happened to a report: somebody asked for one now; it was built and put into the archive."""

from datetime import date
from enum import StrEnum
from uuid import UUID

import msgspec

from domain.kernel.events import Event, event
from domain.kernel.ids import PlanId, ReportId, UnitId


class Scope(StrEnum):
    """What a report is about."""

    PLAN = "plan"
    UNIT = "unit"
    ORGANISATION = "organisation"


class About(msgspec.Struct, frozen=True):
    """One plan, one unit, or the whole organisation (neither)."""

    scope: Scope
    plan: PlanId | None = None
    unit: UnitId | None = None

    @property
    def key(self) -> str:
        """It in one word, the same for the same: `plan:<id>`."""
        return ":".join(str(part) for part in (self.scope.value, self.plan, self.unit) if part is not None)


class Kind(StrEnum):
    """The form in which a report is kept."""

    DATA = "json"
    PRINT = "pdf"
    SHEETS = "xlsx"


class Form(msgspec.Struct, frozen=True):
    """One kept form: in which language (data has none), its size in bytes, and the SHA-256 (hex) of exactly these."""

    kind: Kind
    language: str | None
    digest: str
    size: int


class Since(msgspec.Struct, frozen=True):
    """What is compared with: the report of the moment before, its day, and how far in the log it looked."""

    report: ReportId
    on: date
    position: int


class ReportFact(Event, frozen=True, kw_only=True):
    """The base of what happens to a report. `plan` is set where it is about one, so that its audit trail shows it."""

    report: ReportId
    scope: Scope
    plan: PlanId | None
    unit: UnitId | None

    @property
    def about(self) -> About:
        """What it is about."""
        return About(self.scope, self.plan, self.unit)


@event("reports.asked")
class ReportAsked(ReportFact, frozen=True, kw_only=True):
    """Somebody wants a report now: of how things stand at this event's own place in the log, on this day."""

    on: date


@event("reports.built")
class ReportBuilt(ReportFact, frozen=True, kw_only=True):
    """The report was built from the log up to `position`, and its forms are kept for good.

    `name` and `moment` say at which moment of the HRM cycle (None: it was asked for). It shows the state at the start
    of the day `on`, in the organisation's time zone; `late` is how many days later it was built. `template` is the
    version of the report's own form.
    """

    name: str
    moment: UUID | None
    on: date
    position: int
    since: Since | None
    template: int
    late: int
    forms: tuple[Form, ...]


ReportEvent = ReportAsked | ReportBuilt
