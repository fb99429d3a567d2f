"""Consultations on signals, additional research, and best practices that somebody writes down."""

from datetime import timedelta
from uuid import UUID

from msgspec.structs import replace

from domain.kernel.ids import PlanId, ResearchId
from domain.kernel.refusals import InvalidValue, NotAllowed, NotFound
from domain.measures import consultation as t
from domain.measures import events as e
from domain.measures import practice as p
from domain.measures import refusals as r
from domain.measures import research as q
from domain.measures.talk_views import CONSULTATIONS, CONSULTED, RESEARCHES
from domain.measures.views import PRACTICES
from tests.domain.measures import history as h
from tests.domain.specification import (
    ANNA,
    COORDINATOR,
    EMPLOYEE,
    NIGHT,
    PLAN,
    TEAM_LEAD,
    TODAY,
    given,
    recorded,
    rows_of,
)

TALK, SECOND, RESEARCH = UUID(int=61), UUID(int=62), ResearchId(UUID(int=63))
RECORD = t.RecordConsultation(
    plan=PLAN,
    consultation=TALK,
    signals=(h.SIGNAL, h.OTHER_SIGNAL),
    on=TODAY,
    way=e.Way.TEAM_MEETING,
    unit=NIGHT,
    size=9,
    outcome="Het team wil eerst het rooster aanpakken",
)
RECORDED = e.ConsultationRecorded(
    plan=PLAN,
    consultation=TALK,
    signals=(h.SIGNAL, h.OTHER_SIGNAL),
    on=TODAY,
    way=e.Way.TEAM_MEETING,
    unit=NIGHT,
    people=(),
    size=9,
    outcome="Het team wil eerst het rooster aanpakken",
)
STRIKE = t.StrikeConsultation(plan=PLAN, consultation=TALK, reason="Dubbel ingevoerd")
STRUCK = e.ConsultationStruck(plan=PLAN, consultation=TALK, signals=RECORDED.signals, reason="Dubbel ingevoerd")
DECIDE = q.DecideOnResearch(
    plan=PLAN,
    research=RESEARCH,
    question="Hoe vaak wordt er geruild?",
    why="De oorzaak is nog onduidelijk",
    by_whom="Capaciteitsbureau",
    due_on=h.LATER,
    means="8 uur",
)
DECIDED = e.ResearchDecided(
    plan=PLAN,
    research=RESEARCH,
    question="Hoe vaak wordt er geruild?",
    why="De oorzaak is nog onduidelijk",
    by_whom="Capaciteitsbureau",
    due_on=h.LATER,
    means="8 uur",
    signals=(),
    on=TODAY,
)
AGAINST = q.DecideAgainstResearch(plan=PLAN, research=RESEARCH, question="Nog een enquête?", because="Er is er net een")
CONCLUDE = q.ConcludeResearch(plan=PLAN, research=RESEARCH, outcome="Vooral in het weekend", on=TODAY)


def test_a_consultation_names_its_signals_when_how_and_with_whom() -> None:
    given(t.CONSULTATION).when(RECORD, by=TEAM_LEAD).then(RECORDED)
    given(t.CONSULTATION).when(replace(RECORD, signals=()), by=TEAM_LEAD).then_refused(r.ConsultationNeedsSignal)
    nobody = replace(RECORD, unit=None, size=None)
    given(t.CONSULTATION).when(nobody, by=TEAM_LEAD).then_refused(r.ConsultationNeedsPeople, field="unit")
    given(t.CONSULTATION).when(replace(RECORD, size=0), by=TEAM_LEAD).then_refused(InvalidValue, field="size")
    given(t.CONSULTATION).when(replace(RECORD, outcome=""), by=TEAM_LEAD).then_refused(InvalidValue, field="outcome")


def test_a_consultation_to_come_was_not_held_and_employees_do_not_record_it() -> None:
    tomorrow = replace(RECORD, on=TODAY + timedelta(days=1))
    given(t.CONSULTATION).when(tomorrow, by=TEAM_LEAD).then_refused(r.DayToCome)
    given(t.CONSULTATION).when(RECORD, by=EMPLOYEE).then_refused(NotAllowed)
    given(t.CONSULTATION, RECORDED).when(replace(RECORD, size=3), by=TEAM_LEAD).then_refused(r.ConsultationExists)


def test_a_mistake_is_struck_with_a_reason_and_its_signals_wait_again() -> None:
    given(t.CONSULTATION, RECORDED).when(STRIKE, by=TEAM_LEAD).then(STRUCK)
    given(t.CONSULTATION).when(STRIKE, by=TEAM_LEAD).then_refused(NotFound)
    again = replace(RECORDED, consultation=SECOND, signals=(h.SIGNAL,))
    log = recorded((RECORDED, again, STRUCK), t.stream_of(TALK))
    assert set(rows_of(CONSULTED, log)) == {(PLAN, h.SIGNAL)}
    assert [row.consultation for row in rows_of(CONSULTATIONS, log).values()] == [SECOND]
    assert set(rows_of(CONSULTED, log[:1])) == {(PLAN, h.SIGNAL), (PLAN, h.OTHER_SIGNAL)}


def test_research_is_decided_on_with_why_by_whom_and_when() -> None:
    given(q.RESEARCH).when(DECIDE, by=COORDINATOR).then(DECIDED)
    given(q.RESEARCH).when(replace(DECIDE, why=""), by=COORDINATOR).then_refused(InvalidValue, field="why")
    given(q.RESEARCH).when(DECIDE, by=EMPLOYEE).then_refused(NotAllowed)
    given(q.RESEARCH, DECIDED).when(replace(DECIDE, why="Anders"), by=COORDINATOR).then_refused(r.ResearchExists)
    elsewhere = replace(CONCLUDE, plan=PlanId(TALK))
    given(q.RESEARCH, DECIDED).when(elsewhere, by=COORDINATOR).then_refused(NotFound)


def test_a_decision_against_research_says_why() -> None:
    rejected = e.ResearchRejected(
        plan=PLAN, research=RESEARCH, question="Nog een enquête?", because="Er is er net een", on=TODAY
    )
    given(q.RESEARCH).when(AGAINST, by=COORDINATOR).then(rejected)
    given(q.RESEARCH).when(replace(AGAINST, because=""), by=COORDINATOR).then_refused(InvalidValue, field="because")
    given(q.RESEARCH, rejected).when(replace(AGAINST, because="Anders"), by=COORDINATOR).then_refused(r.ResearchEnded)
    stopped = replace(rejected, question=DECIDED.question)
    given(q.RESEARCH, DECIDED).when(AGAINST, by=COORDINATOR).then(stopped)
    (row,) = rows_of(RESEARCHES, recorded((DECIDED, stopped), q.stream_of(RESEARCH))).values()
    assert (row.state, row.why, row.because) == ("rejected", DECIDED.why, "Er is er net een")


def test_research_ends_with_its_outcome() -> None:
    concluded = e.ResearchConcluded(plan=PLAN, research=RESEARCH, outcome="Vooral in het weekend", on=TODAY)
    given(q.RESEARCH, DECIDED).when(CONCLUDE, by=COORDINATOR).then(concluded)
    given(q.RESEARCH).when(CONCLUDE, by=COORDINATOR).then_refused(NotFound)
    given(q.RESEARCH, DECIDED, concluded).when(AGAINST, by=COORDINATOR).then_refused(r.ResearchEnded)
    late = replace(CONCLUDE, on=TODAY + timedelta(days=1))
    given(q.RESEARCH, DECIDED).when(late, by=COORDINATOR).then_refused(r.DayToCome)


def test_a_best_practice_is_written_and_taken_off_the_shelf() -> None:
    write = p.WritePractice(practice=h.PRACTICE, text=h.EXAMPLE)
    written = e.PracticeWritten(practice=h.PRACTICE, text=h.EXAMPLE, on=TODAY)
    removed = e.PracticeRemoved(practice=h.PRACTICE)
    remove = p.RemovePractice(practice=h.PRACTICE)
    given(p.PRACTICE).when(write, by=TEAM_LEAD).then(written)
    given(p.PRACTICE).when(write, by=EMPLOYEE).then_refused(NotAllowed)
    given(p.PRACTICE).when(remove, by=TEAM_LEAD).then_refused(NotFound)
    given(p.PRACTICE, written).when(remove, by=TEAM_LEAD).then(removed)
    other = replace(write, text=replace(h.EXAMPLE, where="Team Zuid"))
    given(p.PRACTICE, written).when(other, by=TEAM_LEAD).then_refused(r.PracticeExists)
    quiet = replace(write, text=replace(h.EXAMPLE, active_role=""))
    given(p.PRACTICE).when(quiet, by=TEAM_LEAD).then_refused(r.MeasureNeedsActiveRole)


def test_the_shelf_holds_measures_and_written_practices_side_by_side() -> None:
    shelved = e.MeasureShelved(plan=PLAN, measure=h.MEASURE, practice=h.EXAMPLE, on=TODAY)
    written = e.PracticeWritten(practice=h.PRACTICE, text=h.EXAMPLE, on=TODAY)
    log = recorded((shelved, written), p.stream_of(h.PRACTICE))
    rows = rows_of(PRACTICES, log)
    assert [(row.measure, row.contact) for row in rows.values()] == [(h.MEASURE, ANNA), (None, ANNA)]
    off = recorded((shelved, written, e.MeasureUnshelved(plan=PLAN, measure=h.MEASURE)), p.stream_of(h.PRACTICE))
    assert set(rows_of(PRACTICES, off)) == {(h.PRACTICE,)}
