"""Having a report made now: by who may, once, and never under another's id."""

from uuid import UUID

from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule

from domain.kernel.ids import ReportId
from domain.kernel.refusals import NotAllowed
from domain.kernel.rights import Actor
from domain.reports.decider import REPORT, AskReport
from domain.reports.events import About, Form, Kind, ReportAsked, ReportBuilt, Scope
from domain.reports.refusals import ReportUnknown
from domain.reports.views import REPORTS, readers_of
from tests.domain.machine import DeciderMachine, stored_and_read
from tests.domain.reports.history import OF_NIGHT, OF_ORGANISATION, OF_PLAN
from tests.domain.specification import COORDINATOR, EMPLOYEE, MANAGEMENT, NIGHT, PLAN, TODAY, given

ONE, OTHER = ReportId(UUID(int=61)), ReportId(UUID(int=62))
ASKED = ReportAsked(report=ONE, scope=Scope.PLAN, plan=PLAN, unit=None, on=TODAY)
BUILT = ReportBuilt(
    report=ONE, scope=Scope.PLAN, plan=PLAN, unit=None, name="", moment=None, on=TODAY, position=1, since=None,
    template=1, late=0, forms=(Form(Kind.DATA, None, "0f" * 32, 10),),
)  # fmt: skip


def test_the_coordinator_has_a_report_made_of_a_plan() -> None:
    given(REPORT).when(AskReport(report=ONE, about=OF_PLAN), by=COORDINATOR).then(ASKED)


def test_who_may_not_have_one_made_is_refused() -> None:
    for actor in (MANAGEMENT, EMPLOYEE):
        given(REPORT).when(AskReport(report=ONE, about=OF_PLAN), by=actor).then_refused(NotAllowed)


def test_a_report_that_is_about_something_else_is_not_there() -> None:
    given(REPORT, ASKED).when(AskReport(report=ONE, about=OF_NIGHT), by=COORDINATOR).then_refused(ReportUnknown)


def test_a_report_that_came_with_a_moment_cannot_be_asked_for() -> None:
    given(REPORT, BUILT).when(AskReport(report=ONE, about=OF_PLAN), by=COORDINATOR).then_refused(ReportUnknown)


def test_a_report_is_for_whom_it_is_about() -> None:
    assert readers_of(Scope.PLAN, None) == "everybody"
    assert readers_of(Scope.UNIT, NIGHT) == f"unit:{NIGHT}"
    assert readers_of(Scope.ORGANISATION, None) == "who_steers"


class Asking(DeciderMachine):
    decider = REPORT
    views = (REPORTS,)

    @rule(
        about=st.sampled_from([OF_PLAN, OF_NIGHT, OF_ORGANISATION]),
        by=st.sampled_from([COORDINATOR, COORDINATOR, EMPLOYEE]),
    )
    def ask_for_it(self, about: About, by: Actor) -> None:
        self.ask(AskReport(report=ONE, about=about), by)

    @rule()
    def build(self) -> None:
        if self.state.about is not None and not self.state.built:
            about = self.state.about
            event = stored_and_read(BUILT)
            assert isinstance(event, ReportBuilt)
            event = ReportBuilt(
                **{name: getattr(event, name) for name in event.__struct_fields__}
                | {"scope": about.scope, "plan": about.plan, "unit": about.unit}
            )
            self.state = self.decider.evolve(self.state, event)
            self.log.append(event)

    @invariant()
    def the_archive_shows_what_the_log_says(self) -> None:
        row = self.rows(REPORTS).get((ONE,))
        assert (row is not None) == (self.state.about is not None)
        if row is not None:
            assert About(row.scope, row.plan, row.unit) == self.state.about
            assert bool(row.built_in) == self.state.built


TestAsking = Asking.TestCase
