"""The method's invariants 1, 2 and 3 for the works council's consent; and consent is never mixed with support."""

from datetime import date

import pytest

from domain.kernel.rights import Actor, Role
from domain.works_council import events as e
from domain.works_council import informal
from domain.works_council import refusals as r
from domain.works_council.decider import DOSSIER as DECIDER
from domain.works_council.events import Outcome
from domain.works_council.informal import INFORMAL_SUPPORT
from domain.works_council.views import DOSSIERS, SUPPORT_MOMENTS
from tests.domain.specification import ANNA, CEM, COORDINATOR, MANAGEMENT, PLAN, TODAY, WORKS_COUNCIL, given
from tests.domain.works_council import history as h


def test_invariant_1_consent_counts_only_for_the_exact_version() -> None:
    changed = (*h.LYING, h.answered(), h.requested(2, "Vast overleg, ook 's nachts"))
    state = DECIDER.fold(changed)
    assert DECIDER.fold((*h.LYING, h.answered())).covered
    assert (state.version, state.answer, state.consented, state.covered) == (2, None, False, False)
    late = given(DECIDER, *changed).when(h.answer(version=1), by=WORKS_COUNCIL)
    late.then_refused(r.AnswerForOtherVersion, version=1, current=2)
    given(DECIDER, *changed).when(h.answer(version=2), by=WORKS_COUNCIL).then(h.answered(version=2))


def test_invariant_1_a_decision_on_a_changed_text_is_not_covered_by_the_old_consent() -> None:
    changed = (*h.LYING, h.answered(), h.requested(2, "Iets anders"))
    told = e.DecisionNotified(
        plan=PLAN,
        dossier=h.DOSSIER,
        version=2,
        decision="We voeren het in",
        covered=False,
        source=None,
        on=TODAY,
        by=MANAGEMENT.person,
        recorded_on=TODAY,
    )
    given(DECIDER, *changed).when(h.notify(), by=MANAGEMENT).then(told)


def test_invariant_1_the_courts_permission_is_for_the_exact_version_too() -> None:
    permitted = (*h.LYING, h.REFUSED, h.ASKED_COURT, h.GRANTED)
    assert DECIDER.fold(permitted).covered
    assert not DECIDER.fold((*permitted, h.requested(2, "Iets anders"))).covered


def test_invariant_2_another_partys_answer_enters_only_with_its_source() -> None:
    for outcome in Outcome:
        own = given(DECIDER, *h.LYING).when(h.answer(outcome), by=MANAGEMENT)
        own.then_refused(r.AnswerNeedsHolder, role="works_council")
    copied = given(DECIDER, *h.LYING).when(h.answer(source=h.MINUTES), by=MANAGEMENT)
    (event,) = copied.decided()
    assert isinstance(event, e.Answered)
    assert event.source == h.MINUTES


def test_invariant_2_management_speaks_for_itself_or_is_copied_with_a_source() -> None:
    answered = (*h.LYING, h.answered())
    given(DECIDER, *answered).when(h.notify(), by=COORDINATOR).then_refused(r.DecisionNeedsManagement)
    (event,) = given(DECIDER, *answered).when(h.notify(source=h.MINUTES), by=COORDINATOR).decided()
    assert isinstance(event, e.DecisionNotified)


@pytest.mark.parametrize("roles", [{Role.WORKS_COUNCIL}, {Role.WORKS_COUNCIL, Role.ADMINISTRATOR}, set(Role)])
@pytest.mark.parametrize("source", [None, h.MINUTES], ids=["self", "copied"])
def test_invariant_3_who_asks_never_answers_whatever_their_roles(roles: set[Role], source: e.Source | None) -> None:
    asker = Actor(ANNA, frozenset(roles))
    given(DECIDER, *h.LYING).when(h.answer(source=source), by=asker).then_refused(r.AskerNeverAnswers, asker=ANNA)


def test_invariant_3_who_asked_an_earlier_version_does_not_answer_a_later_one() -> None:
    second = e.ConsentRequested(
        plan=PLAN,
        dossier=h.DOSSIER,
        version=2,
        text="Anders",
        reasons="x",
        consequences="y",
        by=CEM,
        on=h.ASKED_ON,
    )
    both = Actor(ANNA, frozenset({Role.WORKS_COUNCIL}))
    given(DECIDER, *h.LYING, second).when(h.answer(version=2), by=both).then_refused(r.AskerNeverAnswers)


def test_formal_consent_and_informal_support_are_never_mixed() -> None:
    assert DOSSIERS.events.isdisjoint(SUPPORT_MOMENTS.events)
    assert not issubclass(informal.SupportCommand, DECIDER.commands)
    assert not issubclass(DECIDER.commands, INFORMAL_SUPPORT.commands)
    assert DECIDER.category != INFORMAL_SUPPORT.category
    for event in SUPPORT_MOMENTS.events:
        assert event.NAME.startswith("informal_support.")
    for event in DOSSIERS.events:
        assert event.NAME.startswith("works_council.")
    words = {each.value for each in Outcome} & {each.value for each in informal.Mood}
    assert words == set()
    assert not {"consent", "conditions", "refusal", "answer"} & set(informal.SupportHeard.__struct_fields__)


def test_any_amount_of_informal_support_leaves_a_dossier_without_consent() -> None:
    heard = informal.SupportHeard(
        plan=PLAN,
        key=h.DOSSIER,
        occasion=informal.Occasion.TEAM_MEETING,
        unit=None,
        mood=informal.Mood.BEHIND,
        words=informal.Personal(CEM, "Iedereen is voor"),
        on=date(2026, 11, 3),
    )
    assert type(heard) not in DOSSIERS.events
    assert len(INFORMAL_SUPPORT.fold((heard,) * 3).heard) == 3
    assert not DECIDER.fold(h.LYING).covered
