"""The body's own answer stands above what anybody copies for it, after a decision too (invariant 2)."""

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from domain.kernel.events import UPCASTERS
from domain.kernel.past import rows_after
from domain.kernel.refusals import InvalidValue, NotAllowed
from domain.kernel.rights import Actor, Role
from domain.works_council import commands as c
from domain.works_council import events as e
from domain.works_council import refusals as r
from domain.works_council.decider import DOSSIER as DECIDER
from domain.works_council.events import Outcome
from domain.works_council.law import Body, last_day
from domain.works_council.turn import Phase, turn_of
from domain.works_council.views import DOSSIERS
from tests.domain.specification import (
    BAS,
    CEM,
    COORDINATOR,
    DEWI,
    EVA,
    MANAGEMENT,
    PLAN,
    TODAY,
    WORKS_COUNCIL,
    given,
    recorded,
)
from tests.domain.works_council import history as h

HR = Actor(DEWI, frozenset({Role.HR}))
MAIL = e.Source("Mail van de OR", TODAY - timedelta(days=1))
COPIED = h.answered(source=h.MINUTES, by=DEWI)
CONFIRM = c.ConfirmAnswer(plan=PLAN, dossier=h.DOSSIER)
DISPUTE = c.DisputeAnswer(plan=PLAN, dossier=h.DOSSIER)
DISPUTED = e.AnswerDisputed(plan=PLAN, dossier=h.DOSSIER, version=1, by=CEM, on=TODAY)
DECIDED = (*h.LYING, COPIED, h.notified(True))


@pytest.mark.parametrize("copied", Outcome)
def test_invariant_2_a_copy_never_replaces_what_the_body_answered_itself(copied: Outcome) -> None:
    refused = given(DECIDER, *h.LYING, h.REFUSED).when(h.answer(copied, source=MAIL), by=HR)
    refused.then_refused(r.OwnAnswerStands, outcome="refusal", by=CEM, said_on=TODAY)
    consented = given(DECIDER, *h.LYING, h.answered()).when(h.answer(Outcome.REFUSAL, source=MAIL), by=HR)
    consented.then_refused(r.OwnAnswerStands, outcome="consent")


def test_invariant_2_its_own_refusal_of_an_earlier_version_stands_above_a_document_not_of_a_later_day() -> None:
    changed, tomorrow = (*h.LYING, h.REFUSED, h.requested(2, "Anders")), TODAY + timedelta(days=1)
    for day in (h.MINUTES.dated, TODAY):
        copy = h.answer(version=2, source=e.Source("Notulen OR", day))
        refused = given(DECIDER, *changed).when(copy, by=HR, on=tomorrow)
        refused.then_refused(r.OwnAnswerStands, outcome="refusal", said_on=TODAY)
    later = h.answer(version=2, source=e.Source("Notulen OR", tomorrow))
    assert given(DECIDER, *changed).when(later, by=HR, on=tomorrow).decided()
    consented = (*h.LYING, h.answered(), h.requested(2, "Anders"))
    copy = h.answer(version=2, source=h.MINUTES)
    given(DECIDER, *consented).when(copy, by=HR).then(h.answered(version=2, source=h.MINUTES, by=DEWI))


def test_a_copy_replaces_a_copy_until_there_is_a_decision() -> None:
    other = h.answer(Outcome.REFUSAL, source=MAIL)
    given(DECIDER, *h.LYING, COPIED).when(other, by=HR).then(h.answered(Outcome.REFUSAL, source=MAIL, by=DEWI))
    given(DECIDER, *DECIDED).when(other, by=HR).then_refused(r.AnswerStands)


def test_invariant_2_the_body_itself_is_heard_after_a_decision_too_and_then_it_may_invoke_nullity() -> None:
    later = TODAY + timedelta(days=12)
    no = replace(h.REFUSED, recorded_on=later)
    given(DECIDER, *DECIDED).when(h.answer(Outcome.REFUSAL), by=WORKS_COUNCIL, on=later).then(no)
    overtaken = (*DECIDED, no)
    state = DECIDER.fold(overtaken)
    assert (state.stands, state.uncovered_since, state.nullity_until) == (False, TODAY, last_day(TODAY))
    assert turn_of(state, later).phase is Phase.NULLITY
    given(DECIDER, *overtaken).when(h.invoke(later), by=WORKS_COUNCIL, on=later).then(h.invoked(later))
    given(DECIDER, *overtaken).when(h.answer(), by=WORKS_COUNCIL, on=later).then_refused(r.AnswerStands)


def test_the_month_runs_from_when_the_body_could_know_of_decision_and_copy() -> None:
    old, entered = date(2026, 9, 1), TODAY - timedelta(days=3)
    backdated = replace(h.notified(True, old), recorded_on=entered)
    copy = replace(COPIED, recorded_on=entered - timedelta(days=1))
    state = DECIDER.fold((*h.LYING, copy, backdated, DISPUTED))
    assert (state.uncovered_since, state.decided_on) == (entered, old)
    letter = h.invoke(on=date(2026, 9, 20))
    (event,) = given(DECIDER, *h.LYING, copy, backdated, DISPUTED).when(letter, by=WORKS_COUNCIL).decided()
    assert isinstance(event, e.NullityInvoked)
    assert event.in_time


def test_confirmed_a_copy_is_the_body_s_own_and_the_decision_stands() -> None:
    own = replace(COPIED, by=CEM, own=True)
    given(DECIDER, *h.LYING, COPIED).when(CONFIRM, by=WORKS_COUNCIL).then(own)
    given(DECIDER, *DECIDED).when(CONFIRM, by=WORKS_COUNCIL).then(own)
    assert DECIDER.fold((*DECIDED, own)).stands
    given(DECIDER, *h.LYING, own).when(h.answer(Outcome.REFUSAL, source=MAIL), by=HR).then_refused(r.OwnAnswerStands)


def test_confirming_leaves_what_was_said_of_the_conditions() -> None:
    copy = h.answered(Outcome.CONDITIONS, source=h.MINUTES, by=DEWI)
    own = replace(copy, by=CEM, own=True)
    assert DECIDER.fold((*h.LYING, copy, h.met(own=False), own)).reported == (1,)
    assert DECIDER.fold((*h.LYING, copy, h.met(own=False), h.answered())).reported == ()


def test_disputed_there_is_no_answer_and_nobody_copies_one_again() -> None:
    given(DECIDER, *h.LYING, COPIED).when(DISPUTE, by=WORKS_COUNCIL).then(DISPUTED)
    after = given(DECIDER, *h.LYING, COPIED, DISPUTED)
    after.when(h.answer(source=MAIL), by=HR).then_refused(r.OwnAnswerStands, outcome="disputed")
    after.when(h.notify(), by=MANAGEMENT).then(h.notified(False))
    after.when(h.answer(), by=WORKS_COUNCIL).then(h.answered())
    after.when(CONFIRM, by=WORKS_COUNCIL).then_refused(r.NothingTranscribed)
    decided = given(DECIDER, *DECIDED, DISPUTED)
    decided.when(h.answer(Outcome.REFUSAL), by=WORKS_COUNCIL).then(h.REFUSED)


def test_only_the_body_itself_says_so_and_who_asked_does_not() -> None:
    here = given(DECIDER, *h.LYING, COPIED)
    for command in (CONFIRM, DISPUTE):
        here.when(command, by=HR).then_refused(r.AnswerNeedsHolder)
        here.when(command, by=MANAGEMENT).then_refused(r.AnswerNeedsHolder)
        asker = Actor(COORDINATOR.person, frozenset({Role.WORKS_COUNCIL}))
        here.when(command, by=asker).then_refused(r.AskerNeverAnswers)
        given(DECIDER, *h.LYING).when(command, by=WORKS_COUNCIL).then_refused(r.NothingTranscribed)
    given(DECIDER, *h.LYING, h.REFUSED).when(DISPUTE, by=WORKS_COUNCIL).then_refused(r.NothingTranscribed)


def test_a_letter_that_the_body_names_for_its_own_answer_makes_it_no_copy() -> None:
    own = replace(h.answered(Outcome.REFUSAL, source=h.MINUTES), own=True)
    given(DECIDER, *h.LYING).when(h.answer(Outcome.REFUSAL, source=h.MINUTES), by=WORKS_COUNCIL).then(own)


def test_the_body_s_own_discovery_and_letter_replace_copies_that_would_cost_it_days() -> None:
    early = replace(h.discovered(date(2026, 9, 1)), own=False, source=h.MINUTES)
    discover = c.DiscoverDecision(plan=PLAN, dossier=h.DOSSIER, what="Het rooster draait al", on=TODAY)
    given(DECIDER, h.OPENED, early).when(discover, by=WORKS_COUNCIL).then(h.discovered())
    late = replace(h.invoked(in_time=False), own=False, source=h.MINUTES)
    given(DECIDER, h.OPENED, h.discovered(), late).when(h.invoke(), by=WORKS_COUNCIL).then(h.invoked())
    given(DECIDER, h.OPENED, h.discovered(), late).when(replace(h.invoke(), source=MAIL), by=HR).then_nothing()


@pytest.mark.parametrize("roles", [{Role.MANAGEMENT}, {Role.MANAGEMENT, Role.WORKS_COUNCIL}, set(Role)])
def test_invariant_3_who_answered_does_not_decide(roles: set[Role]) -> None:
    both = Actor(CEM, frozenset(roles))
    given(DECIDER, *h.LYING, h.answered()).when(h.notify(), by=both).then_refused(r.AnswererNeverDecides, person=CEM)
    copier = given(DECIDER, *h.LYING, COPIED).when(h.notify(source=MAIL), by=HR)
    copier.then_refused(r.AnswererNeverDecides, person=DEWI)


def test_invariant_3_who_decided_does_not_answer_afterwards() -> None:
    both = Actor(BAS, frozenset({Role.MANAGEMENT, Role.WORKS_COUNCIL}))
    for command in (CONFIRM, DISPUTE, h.answer()):
        given(DECIDER, *DECIDED).when(command, by=both).then_refused(r.AnswererNeverDecides)


CONDITIONED = (*h.LYING, h.answered(Outcome.CONDITIONS))
TICK = c.FulfilCondition(plan=PLAN, dossier=h.DOSSIER, condition=1)
UNTICK = c.ReopenCondition(plan=PLAN, dossier=h.DOSSIER, condition=1)


def test_management_reports_a_condition_and_the_body_confirms_or_opens_it() -> None:
    given(DECIDER, *CONDITIONED).when(TICK, by=MANAGEMENT).then(h.met(own=False))
    reported = (*CONDITIONED, h.notified(True), h.met(own=False))
    given(DECIDER, *reported).when(TICK, by=COORDINATOR).then_nothing()
    given(DECIDER, *reported).when(TICK, by=WORKS_COUNCIL).then(h.met())
    opened = e.ConditionReopened(plan=PLAN, dossier=h.DOSSIER, condition=1)
    given(DECIDER, *reported).when(UNTICK, by=WORKS_COUNCIL).then(opened)
    assert DECIDER.fold((*reported, h.met(), opened)).fulfilled == ()
    given(DECIDER, *reported, h.met()).when(UNTICK, by=MANAGEMENT).then_refused(r.ConditionIsTheBodys, condition=1)


def test_who_asked_or_decided_reports_only_whatever_their_roles() -> None:
    for person in (COORDINATOR.person, BAS):
        both = Actor(person, frozenset({Role.WORKS_COUNCIL, Role.COORDINATOR}))
        given(DECIDER, *CONDITIONED, h.notified(True)).when(TICK, by=both).then(h.met(own=False))


def test_a_dossier_with_a_reported_condition_is_not_settled_until_the_body_confirms() -> None:
    def settled(*events: e.DossierFact) -> bool:
        log = recorded([*CONDITIONED, h.notified(True), *events], DECIDER.stream_of(CONFIRM))
        return bool(rows_after(DOSSIERS, log)[(h.DOSSIER,)].settled)

    assert not settled(h.met(own=False))
    assert settled(h.met(own=False), h.met())


def test_the_row_says_that_a_copy_waits_to_be_confirmed() -> None:
    def row(*events: e.DossierFact) -> tuple[bool, bool]:
        log = recorded([*DECIDED, *events], DECIDER.stream_of(CONFIRM))
        found = rows_after(DOSSIERS, log)[(h.DOSSIER,)]
        return found.unconfirmed, found.settled

    assert row() == (True, True)
    assert row(replace(COPIED, by=CEM, own=True)) == (False, True)
    assert row(h.REFUSED) == row(DISPUTED) == (False, False)


OPEN = c.OpenByDiscovery(
    plan=PLAN,
    dossier=h.DOSSIER,
    subject="Regeling overlegtijd",
    ground=h.OPENED.ground,
    body=h.OPENED.body,
    staff=120,
    what="Het rooster draait al",
    how="Een lid zag het rooster",
    on=TODAY - timedelta(days=10),
)
FOUND = h.discovered(OPEN.on, how=OPEN.how)


def test_the_body_opens_a_dossier_for_a_decision_that_was_never_put_to_it_and_its_month_runs() -> None:
    given(DECIDER).when(OPEN, by=WORKS_COUNCIL).then(h.OPENED, FOUND)
    state = DECIDER.fold((h.OPENED, FOUND))
    turn = turn_of(state, TODAY)
    assert (turn.phase, turn.since, turn.until) == (Phase.NULLITY, OPEN.on, last_day(OPEN.on))
    given(DECIDER, h.OPENED, FOUND).when(h.invoke(), by=WORKS_COUNCIL).then(h.invoked())
    given(DECIDER, h.OPENED, FOUND).when(h.request(), by=COORDINATOR).then_refused(r.RequestStands)


def test_only_the_body_opens_by_discovery_and_only_one_that_consents() -> None:
    for by in (COORDINATOR, MANAGEMENT, HR, Actor(EVA, frozenset({Role.EMPLOYEE}))):
        given(DECIDER).when(OPEN, by=by).then_refused(NotAllowed, right="answer_as_works_council")
    nobody = replace(OPEN, body=Body.STAFF_MEETING, staff=20)
    given(DECIDER).when(nobody, by=WORKS_COUNCIL).then_refused(r.NothingToInvoke)
    tomorrow = replace(OPEN, on=TODAY + timedelta(days=1))
    given(DECIDER).when(tomorrow, by=WORKS_COUNCIL).then_refused(r.SourceAfterToday, field="on")
    given(DECIDER).when(replace(OPEN, what=" "), by=WORKS_COUNCIL).then_refused(InvalidValue, field="what")
    given(DECIDER, h.OPENED, FOUND).when(replace(OPEN, subject="Anders"), by=WORKS_COUNCIL).then_refused(
        r.DossierExists
    )


@pytest.mark.parametrize("source", [None, {"document": "Brief", "dated": "2026-11-20"}])
def test_what_was_stored_before_is_the_body_s_own_only_without_a_document(source: object) -> None:
    for kind in (e.Answered, e.DecisionDiscovered, e.NullityInvoked):
        assert UPCASTERS[kind.NAME, 1]({"source": source})["own"] is (source is None)
    assert UPCASTERS[e.ConditionFulfilled.NAME, 1]({"condition": 1})["own"] is False
    assert UPCASTERS[e.DecisionNotified.NAME, 1]({})["by"] is None
