"""One example of every event of reports."""

from uuid import UUID

from domain.kernel.events import Event
from domain.kernel.ids import ReportId, UnitId
from domain.reports.events import Form, Kind, ReportAsked, ReportBuilt, Scope, Since
from tests.contracts.golden.examples.things import DAY, PLAN

REPORT, BEFORE = ReportId(UUID(int=51)), ReportId(UUID(int=52))

EVENTS: tuple[Event, ...] = (
    ReportAsked(report=REPORT, scope=Scope.UNIT, plan=None, unit=UnitId(UUID(int=3)), on=DAY),
    ReportBuilt(
        report=REPORT,
        scope=Scope.PLAN,
        plan=PLAN,
        unit=None,
        name="Jaarlijkse evaluatie",
        moment=UUID(int=53),
        on=DAY,
        position=117,
        since=Since(BEFORE, DAY, 60),
        template=1,
        late=2,
        forms=(Form(Kind.DATA, None, "0f" * 32, 4936), Form(Kind.PRINT, "nl", "1e" * 32, 117903)),
    ),
)
