"""Which reports are due: on the day of a moment, once, whatever runs and however late."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace

from domain.kernel.ids import ReportId
from domain.plan.events import PlanClosed
from domain.reports.events import ReportAsked, ReportBuilt, Scope
from domain.reports.occasions import Occasion, look_again, occasions
from domain.review.events import HrmCycleSet
from domain.review.moments import DEFAULT_MOMENTS, Moment, MomentKind
from tests.domain.reports.history import (
    AMSTERDAM,
    AUTUMN,
    OF_NIGHT,
    OF_ORGANISATION,
    OF_PLAN,
    SPRING,
    Log,
    organised,
    signal,
)
from tests.domain.specification import PLAN, TENANT


def moment(day: date, at: time = time(7), zone: str = AMSTERDAM) -> datetime:
    return datetime.combine(day, at, ZoneInfo(zone)).astimezone(UTC)


def due(log: Log, now: datetime) -> list[Occasion]:
    return list(occasions(TENANT, log.facts, now))


def built(each: Occasion) -> ReportBuilt:
    about = each.about
    return ReportBuilt(
        report=each.report, scope=about.scope, plan=about.plan, unit=about.unit, name=each.name, moment=each.moment,
        on=each.on, position=each.position, since=each.since, template=1, late=each.late, forms=(),
    )  # fmt: skip


def test_at_a_moment_each_plan_each_participating_unit_and_the_organisation_get_one() -> None:
    found = due(organised(), moment(SPRING))
    assert [each.about.scope for each in found] == [Scope.PLAN, Scope.UNIT, Scope.UNIT, Scope.ORGANISATION]
    assert {each.name for each in found} == {"Peiling voorjaar"}
    assert {each.late for each in found} == {0}


def test_the_day_begins_at_six_on_the_organisations_clocks() -> None:
    log = organised()
    assert due(log, moment(SPRING, time(5, 59))) == []
    assert len(due(log, moment(SPRING, time(6)))) == 4


def test_what_was_built_is_not_due_again() -> None:
    log = organised()
    log.on(SPRING, *(built(each) for each in due(log, moment(SPRING))))
    assert due(log, moment(SPRING, time(9))) == []
    assert due(log, moment(SPRING + timedelta(days=3))) == []


def test_a_late_report_is_the_same_report_but_for_its_being_late() -> None:
    log = organised()
    on_time = due(log, moment(SPRING))
    log.on(SPRING, signal(1))
    late = due(log, moment(SPRING + timedelta(days=3)))
    assert [replace(each, late=0) for each in late] == on_time
    assert {each.late for each in late} == {3}


def test_what_is_later_than_a_month_is_not_made_any_more() -> None:
    log = organised()
    assert due(log, moment(SPRING + timedelta(days=31))) != []
    assert due(log, moment(SPRING + timedelta(days=32))) == []


def test_an_organisation_that_began_after_the_moment_gets_none_for_it() -> None:
    log = Log().on(SPRING, *(fact.event for fact in organised().facts))
    assert due(log, moment(SPRING, time(9))) == []
    assert due(log, moment(SPRING + timedelta(days=2))) == []


def test_a_plan_that_was_closed_and_a_unit_without_a_plan_get_none() -> None:
    log = organised().on(SPRING - timedelta(days=1), PlanClosed(plan=PLAN, reason="Klaar", on=SPRING))
    assert due(log, moment(SPRING)) == []


def test_each_report_is_compared_with_that_of_the_moment_before_about_the_same() -> None:
    log = organised()
    spring = due(log, moment(SPRING))
    log.on(SPRING, *(built(each) for each in spring), signal(1))
    for each, before in zip(due(log, moment(AUTUMN)), spring, strict=True):
        assert each.since is not None
        assert (each.since.report, each.since.on, each.since.position) == (before.report, SPRING, before.position)


def test_two_moments_that_are_both_late_are_built_in_their_order_and_compared_with_each_other() -> None:
    first = Moment(DEFAULT_MOMENTS[0].id, "Eerste", MomentKind.PULSE, 4, 1)
    second = Moment(DEFAULT_MOMENTS[1].id, "Tweede", MomentKind.PULSE, 4, 8)
    log = organised()
    log.on(SPRING - timedelta(days=9), HrmCycleSet(tenant=TENANT, moments=(second, first), maximum_age=12))
    found = [each for each in due(log, moment(date(2026, 4, 10))) if each.about == OF_PLAN]
    assert [(each.name, each.late) for each in found] == [("Eerste", 9), ("Tweede", 2)]
    assert found[0].since is None
    assert found[1].since is not None
    assert found[1].since.report == found[0].report


def test_a_report_that_was_asked_for_shows_its_own_place_in_the_log() -> None:
    log = organised()
    wish = ReportAsked(report=ReportId(PLAN), scope=Scope.PLAN, plan=PLAN, unit=None, on=SPRING)
    log.on(SPRING - timedelta(days=2), wish, signal(1))
    (asked,) = due(log, moment(SPRING - timedelta(days=1)))
    assert (asked.about, asked.moment, asked.position) == (OF_PLAN, None, len(log.facts) - 1)
    log.on(SPRING - timedelta(days=1), built(asked))
    assert due(log, moment(SPRING - timedelta(days=1), time(9))) == []
    assert all(each.since is None for each in due(log, moment(SPRING)))


@pytest.mark.parametrize("zone", ["Europe/Amsterdam", "Pacific/Auckland", "America/Los_Angeles"])
@pytest.mark.parametrize("day", [date(2026, 3, 29), date(2026, 10, 25), date(2028, 2, 29), date(2027, 1, 1)])
def test_a_moment_on_a_day_of_23_or_25_hours_comes_once_and_ends_the_day_before(zone: str, day: date) -> None:
    once = Moment(DEFAULT_MOMENTS[0].id, "Moment", MomentKind.TALK, once=day)
    log = organised(zone=zone)
    log.on(date(2026, 1, 13), HrmCycleSet(tenant=TENANT, moments=(once,), maximum_age=12))
    log.on(day - timedelta(days=1), signal(1), at=time(23, 59))
    last = len(log.facts)
    log.on(day, signal(2), at=time(0, 0))
    hours = [moment(day - timedelta(days=1), time(0), zone) + timedelta(hours=hour) for hour in range(24 * 4)]
    seen: set[ReportId] = set()
    began = None
    for now in hours:
        fresh = [each for each in due(log, now) if each.report not in seen]
        if fresh and began is None:
            began = now.astimezone(ZoneInfo(zone))
            assert {each.position for each in fresh} == {last}
        seen |= {each.report for each in fresh}
    assert len(seen) == 4
    assert began is not None
    assert (began.date(), began.hour) == (day, 6)


def test_the_next_look_is_at_six_on_the_day_of_the_next_moment() -> None:
    log = organised()
    assert look_again(log.facts, moment(SPRING)) == moment(AUTUMN, time(6))
    assert look_again(log.facts, moment(SPRING, time(5))) == moment(SPRING, time(6))
    log.on(SPRING, HrmCycleSet(tenant=TENANT, moments=(), maximum_age=12))
    assert look_again(log.facts, moment(SPRING)) is None


def test_the_id_of_a_report_is_of_its_moment_its_day_and_what_it_is_about() -> None:
    spring = {each.about: each.report for each in due(organised(), moment(SPRING))}
    autumn = {each.about: each.report for each in due(organised(), moment(AUTUMN))}
    assert spring.keys() == autumn.keys() >= {OF_PLAN, OF_NIGHT, OF_ORGANISATION}
    assert len({*spring.values(), *autumn.values()}) == 8
