"""The demo's reports: HR had them made a month ago and yesterday, so that then and now stand beside each other."""

from datetime import date, timedelta
from uuid import uuid5

from domain.kernel.ids import ReportId
from domain.reports.decider import AskReport
from domain.reports.events import About, Scope
from infra.demo.people import DEMO, HR, NORTH, PLAN, Story

ABOUT = (About(Scope.PLAN, plan=PLAN), About(Scope.UNIT, unit=NORTH), About(Scope.ORGANISATION))


def story(today: date) -> Story:
    """Who did what."""
    for days in (30, 1):
        yield today - timedelta(days=days)
        for about in ABOUT:
            yield HR, AskReport(report=ReportId(uuid5(DEMO, f"report:{days}:{about.key}")), about=about)
