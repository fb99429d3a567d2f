"""What pages ask of the archive: which reports there are, in which forms, and for whom they are."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from domain.kernel.events import Recorded
from domain.kernel.ids import PersonId, PlanId, ReportId, UnitId
from domain.kernel.views import Key, View
from domain.reports.events import Form, Kind, ReportAsked, ReportBuilt, Scope, Since

EVERYBODY, WHO_STEERS = "everybody", "who_steers"


class ReportRow(Struct, frozen=True):
    """One report. `built_in` is the place in the log of its building, 0 until it is there; `position` what it shows.

    `readers` says for whom it is: `everybody` (a plan is for all its staff), `unit:<id>`, or `who_steers`.
    """

    report: ReportId
    seq: int
    scope: Scope
    plan: PlanId | None
    unit: UnitId | None
    readers: str
    on: date
    version: int
    asked_by: PersonId | None = None
    name: str = ""
    moment: UUID | None = None
    position: int = 0
    since: Since | None = None
    template: int = 0
    late: int = 0
    forms: tuple[Form, ...] = ()
    built_in: int = 0

    def form(self, kind: Kind, language: str | None = None) -> Form | None:
        """The kept form of this kind; data has no language."""
        return next((f for f in self.forms if f.kind is kind and f.language in (None, language)), None)


def readers_of(scope: Scope, unit: UnitId | None) -> str:
    """For whom a report is."""
    match scope:
        case Scope.PLAN:
            return EVERYBODY
        case Scope.UNIT:
            return f"unit:{unit}"
        case Scope.ORGANISATION:
            return WHO_STEERS


def _keys(recorded: Recorded) -> Sequence[Key]:
    event = recorded.event
    return ((event.report,),) if isinstance(event, ReportAsked | ReportBuilt) else ()


def _evolve(row: ReportRow | None, recorded: Recorded, _key: Key) -> ReportRow | None:
    event = recorded.event
    if not isinstance(event, ReportAsked | ReportBuilt):
        return row
    before = row or ReportRow(
        report=event.report,
        seq=recorded.seq,
        scope=event.scope,
        plan=event.plan,
        unit=event.unit,
        readers=readers_of(event.scope, event.unit),
        on=event.on,
        version=recorded.version,
    )
    if isinstance(event, ReportAsked):
        return replace(before, asked_by=recorded.actor, position=recorded.seq)
    return replace(
        before,
        version=recorded.version,
        name=event.name,
        moment=event.moment,
        position=event.position,
        since=event.since,
        template=event.template,
        late=event.late,
        forms=event.forms,
        built_in=recorded.seq,
    )


REPORTS = View(
    name="report",
    version=1,
    row=ReportRow,
    key=("report",),
    events=frozenset({ReportAsked, ReportBuilt}),
    keys_of=_keys,
    evolve=_evolve,
    indexes=(("seq",), ("readers", "seq"), ("plan", "seq"), ("unit", "seq")),
)
