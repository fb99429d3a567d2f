"""What each slice has with a date, for whom, and what takes it away again."""

from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

import pytest
from msgspec.structs import replace

from domain.agreements.decider import AGREEMENT
from domain.agreements.reminders import dated as of_agreement
from domain.analysis.meeting_events import TeamMeetingPlanned
from domain.analysis.reminders import dated as of_team_meeting
from domain.analysis.team_meeting import TEAM_MEETING
from domain.contact.decider import CONTACT
from domain.contact.events import MandateEnded
from domain.contact.reminders import dated as of_mandates
from domain.kernel.events import Event
from domain.kernel.ids import ResearchId, TeamMeetingId
from domain.kernel.rights import Role
from domain.measures import events as m
from domain.measures.decider import MEASURE
from domain.measures.reminders import dated as of_measure
from domain.measures.reminders import dated_research
from domain.measures.research import RESEARCH
from domain.plan.decider import PLAN as PLAN_DECIDER
from domain.plan.events import LeaderNamed, Milestone, MilestonesSet
from domain.plan.reminders import dated as of_plan
from domain.reminders.dated import Dated, What, Whom, contact, person, role, team_lead
from domain.reminders.rules import Rule, timers_of
from domain.reminders.times import USUAL
from domain.review.decider import REVIEW
from domain.review.reminders import dated as of_review
from domain.works_council.decider import DOSSIER
from domain.works_council.law import last_day
from domain.works_council.reminders import PATIENCE
from domain.works_council.reminders import dated as of_dossier
from tests.domain.agreements import history as a
from tests.domain.contact import history as c
from tests.domain.measures import history as h
from tests.domain.plan import history as p
from tests.domain.review import history as r
from tests.domain.specification import BAS, DEWI, NIGHT, PLAN, TODAY
from tests.domain.works_council import history as w

THING = UUID(int=7)
MANAGEMENT, COUNCIL, COORDINATOR = role(Role.MANAGEMENT), role(Role.WORKS_COUNCIL), role(Role.COORDINATOR)


def told(found: Sequence[Dated]) -> list[tuple[What, date, tuple[Whom, ...]]]:
    return [(each.what, each.due_on, each.whom) for each in found]


def of(history: Sequence[Event]) -> list[tuple[What, date, tuple[Whom, ...]]]:
    return told(of_measure(THING, MEASURE.fold(history)))


def test_a_measure_is_to_be_started_and_to_be_done_by_its_owner() -> None:
    mine = (person(DEWI),)
    assert of([h.PROPOSED]) == []
    planned = [(What.MEASURE_START, TODAY, mine), (What.MEASURE_DUE, h.LATER, mine)]
    assert of([h.PROPOSED, h.PLANNED]) == planned
    assert of(h.AT_WORK) == planned[1:]
    moved = m.MeasureDatesChanged(plan=PLAN, measure=h.MEASURE, starts_on=TODAY, due_on=h.LATER + timedelta(days=9))
    assert of([*h.AT_WORK, moved]) == [(What.MEASURE_DUE, h.LATER + timedelta(days=9), mine)]


@pytest.mark.parametrize("end", [h.DONE, h.DROPPED])
def test_a_measure_that_is_over_has_no_date_any_more(end: Event) -> None:
    assert of([*h.AT_WORK, end]) == []


def test_research_is_the_coordinators_until_it_has_an_outcome() -> None:
    at = {"plan": PLAN, "research": ResearchId(THING)}
    decided = m.ResearchDecided(
        **at, question="Waarom?", why="x", by_whom="Arbodienst", due_on=h.LATER, means="", signals=(), on=TODAY
    )
    assert told(dated_research(THING, RESEARCH.fold([decided]))) == [(What.RESEARCH, h.LATER, (COORDINATOR,))]
    over = m.ResearchConcluded(**at, outcome="Duidelijk", on=TODAY)
    assert dated_research(THING, RESEARCH.fold([decided, over])) == ()


def agreement(*history: Event) -> list[tuple[What, date, tuple[Whom, ...]]]:
    return told(of_agreement(THING, AGREEMENT.fold(history)))


def test_a_party_that_has_not_spoken_has_a_week_or_until_the_agreement_takes_effect() -> None:
    week = a.PROPOSED.on + timedelta(days=7)
    waiting = [(What.AGREEMENT_POSITION, week, (MANAGEMENT,)), (What.AGREEMENT_POSITION, week, (COUNCIL,))]
    assert agreement(a.PROPOSED) == waiting
    later = a.proposed(
        replace(a.ONE, effective_on=a.ONE.effective_on + timedelta(30), due_on=a.ONE.due_on + timedelta(90))
    )
    assert agreement(later)[0][1] == a.ONE.effective_on + timedelta(30)
    assert agreement(a.PROPOSED, a.MANAGEMENT_AGREED) == waiting[1:]


def test_what_all_agreed_on_takes_effect_and_is_to_be_kept_until_somebody_reports() -> None:
    both = (MANAGEMENT, COUNCIL)
    assert agreement(*a.IN_FORCE) == [
        (What.AGREEMENT_EFFECT, a.ONE.effective_on, both),
        (What.AGREEMENT_DUE, a.ONE.due_on, both),
    ]
    assert [what for what, _, _ in agreement(*a.IN_FORCE, a.reported())] == [What.AGREEMENT_EFFECT]


def test_a_new_version_is_asked_of_everybody_anew() -> None:
    assert {what for what, _, _ in agreement(*a.IN_FORCE, a.REVISED)} == {What.AGREEMENT_POSITION}


def test_klopt_dit_is_asked_of_the_party_at_once_and_of_nobody_else_until_it_spoke_itself() -> None:
    copied = a.agreed(a.COUNCIL_PARTY, DEWI, source=a.MINUTES)
    asked = of_agreement(THING, AGREEMENT.fold([a.PROPOSED, a.MANAGEMENT_AGREED, copied]))[0]
    assert (asked.what, asked.due_on, asked.whom) == (What.AGREEMENT_CONFIRM, TODAY + timedelta(days=7), (COUNCIL,))
    assert (asked.always, asked.outlives, asked.fixed) == (False, True, False)
    timers = list(timers_of(asked, USUAL, "Europe/Amsterdam"))
    assert {timer.whom for timer in timers} == {COUNCIL}
    assert {timer.rule for timer in timers} == {Rule.DUE_SOON, Rule.DUE_TODAY, Rule.OVERDUE}
    soon = min(timer.fire_at for timer in timers if timer.fire_at)
    assert soon.date() <= TODAY
    own = a.agreed(a.COUNCIL_PARTY, BAS)
    assert What.AGREEMENT_CONFIRM not in {
        what for what, _, _ in agreement(a.PROPOSED, a.MANAGEMENT_AGREED, copied, own)
    }


def test_klopt_dit_about_an_answer_is_the_bodys_beside_whatever_else_is_due() -> None:
    copied = w.answered(source=w.MINUTES)
    found = of_dossier(THING, DOSSIER.fold([*w.LYING, copied, w.notified(covered=True)]))
    assert [(each.what, each.whom, each.outlives) for each in found] == [(What.COUNCIL_CONFIRM, (COUNCIL,), True)]
    assert found[0].link.endswith("#klopt")


def dossier(*history: Event) -> list[tuple[What, date, tuple[Whom, ...]]]:
    return told(of_dossier(THING, DOSSIER.fold(history)))


def test_who_is_at_turn_in_a_dossier_hears_when_it_waits_for_long() -> None:
    asked = w.ASKED_ON
    assert dossier(w.OPENED) == []
    assert dossier(w.OPENED, w.REQUESTED) == [(What.COUNCIL_MEETING, asked + PATIENCE, (MANAGEMENT, COUNCIL))]
    assert dossier(*w.LYING) == [(What.COUNCIL_ANSWER, asked + PATIENCE, (COUNCIL,))]
    assert dossier(*w.LYING, w.answered()) == [(What.COUNCIL_DECISION, TODAY + PATIENCE, (MANAGEMENT,))]
    assert dossier(*w.LYING, w.answered(), w.notified(covered=True)) == []


def test_the_month_of_nullity_is_the_councils_by_law_told_a_week_before_and_never_put_off() -> None:
    (month,) = of_dossier(THING, DOSSIER.fold([*w.LYING, w.REFUSED, w.notified(covered=False)]))
    assert (month.what, month.due_on, month.whom) == (What.NULLITY, last_day(TODAY), (COUNCIL,))
    assert (month.fixed, month.always, month.lasts) == (True, True, False)
    soon = next(timer for timer in timers_of(month, USUAL, "Europe/Amsterdam") if timer.rule is Rule.DUE_SOON)
    assert soon.fire_at is not None
    assert soon.fire_at.date() <= month.due_on - timedelta(days=7)


def mandates(*history: Event) -> list[tuple[What, date, tuple[Whom, ...]]]:
    return told(of_mandates(THING, CONTACT.fold(history)))


def test_a_mandate_that_runs_out_is_told_to_the_contact_person_and_the_coordinator() -> None:
    end, mine = TODAY + timedelta(days=90), (person(c.card().person), COORDINATOR)
    assert mandates(c.appointed()) == []
    assert mandates(c.appointed(valid_to=end)) == [(What.MANDATE_ENDS, end, mine)]
    half = end - timedelta(days=30)
    hours = [(What.MANDATE_ENDS, end, mine), (What.HOURS_END, half, mine)]
    assert mandates(c.appointed(valid_to=end, hours_until=half)) == hours


def test_a_mandate_that_another_follows_runs_out_unnoticed() -> None:
    end = TODAY + timedelta(days=90)
    after = c.appointed(mandate=UUID(int=99), valid_from=end + timedelta(days=1))
    assert mandates(c.appointed(valid_to=end), after) == []
    ended = MandateEnded(unit=NIGHT, mandate=c.FIRST, on=TODAY, reason="Andere baan")
    assert [what for what, _, _ in mandates(c.appointed(), ended)] == [What.MANDATE_ENDS]


def review(*history: Event) -> list[tuple[What, date, tuple[Whom, ...]]]:
    return told(of_review(THING, REVIEW.fold(history)))


def test_a_review_is_a_meeting_of_those_who_steer_and_its_decisions_are_their_owners() -> None:
    steering = (COORDINATOR, role(Role.HR), MANAGEMENT)
    assert review(r.PLANNED) == [(What.REVIEW_MEETING, r.NEXT, steering)]
    assert review(r.PLANNED, r.HELD) == []
    assert r.TAKEN.owner is not None
    assert r.TAKEN.due_on is not None
    decision = [(What.REVIEW_DECISION, r.TAKEN.due_on, (person(r.TAKEN.owner),))]
    assert review(r.PLANNED, r.HELD, r.TAKEN) == decision
    assert review(r.PLANNED, r.HELD, r.TAKEN, r.FOLLOWED_UP) == []


def test_a_review_that_was_planned_and_not_held_comes_back_until_it_is() -> None:
    (meeting,) = of_review(THING, REVIEW.fold([r.PLANNED]))
    rules = [timer.rule for timer in timers_of(meeting, USUAL, "Europe/Amsterdam")]
    assert Rule.STILL_OPEN in rules


def test_a_milestone_is_the_leaders_until_it_is_reached() -> None:
    set_now = MilestonesSet(plan=PLAN, milestones=(Milestone("Alle teams gesproken", h.LATER),))
    found = of_plan(PLAN, PLAN_DECIDER.fold([p.STARTED, set_now, LeaderNamed(plan=PLAN, leader=BAS)]))
    assert told(found) == [(What.MILESTONE, h.LATER, (person(BAS),))]
    reached = MilestonesSet(plan=PLAN, milestones=(Milestone("Alle teams gesproken", h.LATER, reached=True),))
    assert of_plan(PLAN, PLAN_DECIDER.fold([p.STARTED, set_now, reached])) == []


def test_milestones_with_the_same_words_are_told_apart_whether_reached_or_not() -> None:
    first, second = Milestone("Overleg", h.LATER), Milestone("Overleg", h.LATER)
    both = of_plan(PLAN, PLAN_DECIDER.fold([p.STARTED, MilestonesSet(plan=PLAN, milestones=(first, second))]))
    assert len({each.key for each in both}) == 2
    past = Milestone("Overleg", h.LATER, reached=True)
    (left,) = of_plan(PLAN, PLAN_DECIDER.fold([p.STARTED, MilestonesSet(plan=PLAN, milestones=(past, second))]))
    assert left.key == both[1].key


def test_a_team_meeting_is_for_who_leads_the_team_and_for_its_contact_person() -> None:
    planned = TeamMeetingPlanned(plan=PLAN, meeting=TeamMeetingId(THING), on=h.LATER, unit=NIGHT, agenda=("Rooster",))
    (meeting,) = of_team_meeting(THING, TEAM_MEETING.fold([planned]))
    assert meeting.whom == (COORDINATOR, team_lead(NIGHT), contact(NIGHT))
    assert meeting.meeting is not None
