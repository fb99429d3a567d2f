"""A measure from proposal to done: who may, what must be said, and what stays as it is."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from domain.kernel.ids import PlanId
from domain.kernel.personal import Personal
from domain.kernel.refusals import InvalidValue, NotAllowed, NotFound
from domain.measures import commands as c
from domain.measures import events as e
from domain.measures import refusals as r
from domain.measures.decider import MEASURE as DECIDER
from tests.domain.measures import history as h
from tests.domain.measures.history import MEASURE
from tests.domain.specification import (
    ADMINISTRATOR,
    COORDINATOR,
    DEWI,
    EMPLOYEE,
    EVA,
    PLAN,
    TEAM_LEAD,
    TODAY,
    WORKS_COUNCIL,
    given,
)

START = c.StartMeasure(plan=PLAN, measure=MEASURE, on=TODAY)
DROP = c.DropMeasure(plan=PLAN, measure=MEASURE, reason="Geen mensen")
REOPEN = c.ReopenMeasure(plan=PLAN, measure=MEASURE, reason="Het wringt weer")
REPORT = c.ReportProgress(
    plan=PLAN, measure=MEASURE, key=h.NOTE, on=TODAY, text=Personal(DEWI, "Twee keer gelukt"), percent=40
)


def test_anybody_of_the_organisation_proposes_a_measure() -> None:
    given(DECIDER).when(h.propose(), by=EMPLOYEE).then(h.PROPOSED)


def test_a_measure_says_what_employees_themselves_do() -> None:
    nothing = replace(h.ROSTER, active_role="  ")
    given(DECIDER).when(h.propose(nothing), by=EMPLOYEE).then_refused(r.MeasureNeedsActiveRole, field="active_role")


@pytest.mark.parametrize("field", ["title", "goal"])
def test_a_measure_has_a_title_and_a_goal(field: str) -> None:
    nothing = replace(h.ROSTER, **{field: ""})
    given(DECIDER).when(h.propose(nothing), by=EMPLOYEE).then_refused(InvalidValue, field=field, reason="empty")


def test_the_same_id_is_no_other_measure() -> None:
    other = replace(h.ROSTER, title="Iets anders")
    given(DECIDER, h.PROPOSED).when(h.propose(other), by=EMPLOYEE).then_refused(r.MeasureExists)


def test_a_measure_of_another_plan_is_not_found() -> None:
    elsewhere = replace(START, plan=PlanId(h.NOTE))
    given(DECIDER, *h.AT_WORK).when(elsewhere, by=COORDINATOR).then_refused(NotFound)
    given(DECIDER).when(START, by=COORDINATOR).then_refused(NotFound)


def test_who_plans_measures_plans_it_with_owner_and_dates() -> None:
    given(DECIDER, h.PROPOSED).when(h.plan(), by=TEAM_LEAD).then(h.PLANNED)


@pytest.mark.parametrize("somebody", [EMPLOYEE, WORKS_COUNCIL, ADMINISTRATOR])
def test_nobody_else_plans_it(somebody: object) -> None:
    given(DECIDER, h.PROPOSED).when(h.plan(), by=somebody).then_refused(NotAllowed, right="plan_measures")  # type: ignore[arg-type]


def test_measure_without_owner_is_refused() -> None:
    given(DECIDER, h.PROPOSED).when(h.plan(owner=None), by=TEAM_LEAD).then_refused(r.MeasureNeedsOwner, field="owner")


def test_a_measure_is_not_due_before_it_starts() -> None:
    turned = h.plan(starts_on=h.LATER, due_on=h.SOON)
    given(DECIDER, h.PROPOSED).when(turned, by=TEAM_LEAD).then_refused(r.MeasureDatesTurned, field="due_on")


def test_owner_and_dates_change_as_facts_of_their_own() -> None:
    changed = given(DECIDER, *h.AT_WORK).when(h.plan(owner=EVA, due_on=h.SOON), by=TEAM_LEAD)
    owner = e.MeasureOwnerChanged(plan=PLAN, measure=MEASURE, owner=EVA)
    dates = e.MeasureDatesChanged(plan=PLAN, measure=MEASURE, starts_on=TODAY, due_on=h.SOON)
    changed.then(owner, dates)


def test_the_owner_or_who_plans_starts_it() -> None:
    given(DECIDER, h.PROPOSED, h.PLANNED).when(START, by=EMPLOYEE).then(h.STARTED)
    given(DECIDER, h.PROPOSED, h.PLANNED).when(START, by=TEAM_LEAD).then(h.STARTED)
    given(DECIDER, h.PROPOSED, h.PLANNED).when(START, by=WORKS_COUNCIL).then_refused(NotAllowed)


def test_what_is_not_planned_does_not_start() -> None:
    given(DECIDER, h.PROPOSED).when(START, by=TEAM_LEAD).then_refused(r.MeasureNotPlanned)


def test_a_start_is_today_or_before_and_only_once() -> None:
    tomorrow = replace(START, on=TODAY + timedelta(days=1))
    yesterday = replace(START, on=TODAY - timedelta(days=1))
    given(DECIDER, h.PROPOSED, h.PLANNED).when(tomorrow, by=EMPLOYEE).then_refused(r.DayToCome, field="on")
    given(DECIDER, *h.AT_WORK).when(yesterday, by=EMPLOYEE).then_refused(r.MeasureStartedAlready, started_on=TODAY)


def test_the_owner_tells_of_progress_and_nobody_else() -> None:
    told = e.MeasureProgressReported(
        plan=PLAN, measure=MEASURE, key=h.NOTE, on=TODAY, text=Personal(DEWI, "Twee keer gelukt"), percent=40
    )
    given(DECIDER, *h.AT_WORK).when(REPORT, by=EMPLOYEE).then(told)
    given(DECIDER, *h.AT_WORK).when(REPORT, by=COORDINATOR).then_refused(r.NotYourMeasure, owner=DEWI)


def test_progress_is_told_in_words_within_a_hundred_percent_of_what_started() -> None:
    given(DECIDER, *h.AT_WORK).when(replace(REPORT, percent=101), by=EMPLOYEE).then_refused(InvalidValue)
    given(DECIDER, *h.AT_WORK).when(replace(REPORT, text=Personal(DEWI, "")), by=EMPLOYEE).then_refused(InvalidValue)
    given(DECIDER, h.PROPOSED, h.PLANNED).when(REPORT, by=EMPLOYEE).then_refused(r.MeasureNotStarted)


def test_the_owner_finishes_it_with_its_result() -> None:
    given(DECIDER, *h.AT_WORK).when(h.finish(), by=EMPLOYEE).then(h.DONE)
    given(DECIDER, *h.AT_WORK).when(h.finish(), by=TEAM_LEAD).then_refused(r.NotYourMeasure)
    given(DECIDER, *h.AT_WORK).when(h.finish(result=""), by=EMPLOYEE).then_refused(InvalidValue, field="result")


def test_nothing_ends_before_it_began() -> None:
    early = h.finish(on=TODAY - timedelta(days=1))
    given(DECIDER, *h.AT_WORK).when(early, by=EMPLOYEE).then_refused(InvalidValue, field="on")
    given(DECIDER, h.PROPOSED, h.PLANNED).when(h.finish(), by=EMPLOYEE).then_refused(r.MeasureNotStarted)


def test_a_measure_is_dropped_with_a_reason_by_who_plans() -> None:
    given(DECIDER, h.PROPOSED).when(DROP, by=TEAM_LEAD).then(h.DROPPED)
    given(DECIDER, h.PROPOSED).when(replace(DROP, reason=" "), by=TEAM_LEAD).then_refused(InvalidValue, field="reason")
    given(DECIDER, *h.AT_WORK).when(DROP, by=EMPLOYEE).then_refused(NotAllowed)


def test_what_is_done_or_dropped_is_opened_before_it_changes() -> None:
    given(DECIDER, *h.AT_WORK, h.DONE).when(DROP, by=TEAM_LEAD).then_refused(r.MeasureClosed, state="done")
    given(DECIDER, h.PROPOSED, h.DROPPED).when(h.plan(), by=TEAM_LEAD).then_refused(r.MeasureClosed, state="dropped")
    given(DECIDER, *h.AT_WORK, h.DONE).when(REPORT, by=EMPLOYEE).then_refused(r.MeasureClosed)


def test_what_is_opened_again_stands_where_it_was() -> None:
    reopened = e.MeasureReopened(plan=PLAN, measure=MEASURE, on=TODAY, reason="Het wringt weer")
    given(DECIDER, *h.AT_WORK, h.DONE).when(REOPEN, by=EMPLOYEE).then(reopened)
    given(DECIDER, *h.AT_WORK, h.DONE, reopened).when(h.finish(), by=EMPLOYEE).then(h.DONE)
    given(DECIDER, h.PROPOSED, h.DROPPED, reopened).when(START, by=TEAM_LEAD).then_refused(r.MeasureNotPlanned)
    given(DECIDER, *h.AT_WORK).when(REOPEN, by=EMPLOYEE).then_nothing()


def test_who_proposed_it_rewords_the_proposal_and_no_longer_the_plan() -> None:
    other = replace(h.ROSTER, title="Elke dinsdag overleg")
    reword = c.DescribeMeasure(plan=PLAN, measure=MEASURE, description=other)
    described = e.MeasureDescribed(plan=PLAN, measure=MEASURE, description=other)
    given(DECIDER, h.PROPOSED).when(reword, by=EMPLOYEE).then(described)
    given(DECIDER, h.PROPOSED, h.PLANNED).when(reword, by=EMPLOYEE).then_refused(NotAllowed)
    given(DECIDER, h.PROPOSED, h.PLANNED).when(reword, by=TEAM_LEAD).then(described)


def test_only_what_was_done_becomes_an_example() -> None:
    shelved = e.MeasureShelved(plan=PLAN, measure=MEASURE, practice=h.EXAMPLE, on=TODAY)
    given(DECIDER, *h.AT_WORK, h.DONE).when(h.shelve(), by=EMPLOYEE).then(shelved)
    given(DECIDER, *h.AT_WORK).when(h.shelve(), by=EMPLOYEE).then_refused(r.MeasureNotDone)
    given(DECIDER, *h.AT_WORK, h.DONE).when(h.shelve(""), by=EMPLOYEE).then_refused(InvalidValue, field="what_worked")
    off = c.UnshelveMeasure(plan=PLAN, measure=MEASURE)
    unshelved = e.MeasureUnshelved(plan=PLAN, measure=MEASURE)
    given(DECIDER, *h.AT_WORK, h.DONE, shelved).when(off, by=TEAM_LEAD).then(unshelved)
    given(DECIDER, *h.AT_WORK, h.DONE).when(off, by=TEAM_LEAD).then_nothing()
