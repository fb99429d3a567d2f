"""A version is put on the table whole; any change of it makes another, which nobody has agreed to yet."""

import pytest
from msgspec.structs import replace

from domain.agreements.changes import changed_fields, word_changes
from domain.agreements.commands import EndAgreement, ProposeAgreement, ReviseAgreement
from domain.agreements.content import Content, canonical, digest_of
from domain.agreements.decider import AGREEMENT
from domain.agreements.events import AgreementEnded
from domain.agreements.refusals import (
    AgreementExists,
    AgreementHasEnded,
    AgreementNeedsTwoParties,
    AgreementUnknown,
    ReasonNeeded,
    VersionChanged,
)
from domain.agreements.stances import Standing
from domain.kernel.ids import PlanId
from domain.kernel.refusals import InvalidValue, NotAllowed
from tests.domain.agreements.history import (
    AGREEMENT_ID,
    CONTACT_PARTY,
    DEWI_PARTY,
    FIRST,
    IN_FORCE,
    MANAGEMENT_PARTY,
    ONE,
    PROPOSED,
    REVISED,
    SECOND,
    TEAM_PARTY,
    TWO,
    at,
    proposed,
    revised,
    said,
)
from tests.domain.specification import ADMINISTRATOR, COORDINATOR, DEWI, EMPLOYEE, EVA, PLAN, TEAM_LEAD, given

ENDED = AgreementEnded(**at(), reason=said("Het team is opgeheven"))


def propose(content: Content = ONE) -> ProposeAgreement:
    return ProposeAgreement(plan=PLAN, agreement=AGREEMENT_ID, content=content)


def revise(content: Content = TWO, digest: str = FIRST) -> ReviseAgreement:
    return ReviseAgreement(plan=PLAN, agreement=AGREEMENT_ID, content=content, digest=digest)


def end(digest: str = FIRST, reason: str = "Het team is opgeheven") -> EndAgreement:
    return EndAgreement(plan=PLAN, agreement=AGREEMENT_ID, digest=digest, reason=said(reason or " "))


def test_a_coordinator_proposes_an_agreement() -> None:
    given(AGREEMENT).when(propose(), by=COORDINATOR).then(PROPOSED)


@pytest.mark.parametrize("nobody", [EMPLOYEE, ADMINISTRATOR])
def test_who_may_not_propose_is_refused(nobody: object) -> None:
    given(AGREEMENT).when(propose(), by=nobody).then_refused(NotAllowed, right="propose_agreement")  # type: ignore[arg-type]


def test_spaces_around_the_words_change_nothing() -> None:
    given(AGREEMENT).when(propose(replace(ONE, title="  Roosteroverleg ")), by=COORDINATOR).then(PROPOSED)


def test_another_agreement_does_not_come_under_the_same_id() -> None:
    given(AGREEMENT, PROPOSED).when(propose(TWO), by=COORDINATOR).then_refused(AgreementExists)


@pytest.mark.parametrize(
    "parties",
    [
        (),
        (MANAGEMENT_PARTY,),
        (MANAGEMENT_PARTY, MANAGEMENT_PARTY),
        (CONTACT_PARTY, replace(DEWI_PARTY, person=EVA)),
        (MANAGEMENT_PARTY, replace(TEAM_PARTY, unit=None)),
        (MANAGEMENT_PARTY, replace(DEWI_PARTY, unit=TEAM_PARTY.unit)),
    ],
)
def test_it_takes_two_parties_and_nobody_is_in_two_of_them(parties: tuple[object, ...]) -> None:
    wrong = replace(ONE, parties=parties)
    given(AGREEMENT).when(propose(wrong), by=COORDINATOR).then_refused(AgreementNeedsTwoParties, field="parties")


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        (replace(ONE, title=" "), "title"),
        (replace(ONE, text=""), "text"),
        (replace(ONE, text="x" * 8001), "text"),
        (replace(ONE, due_on=ONE.effective_on.replace(year=2025)), "due_on"),
        (replace(ONE, effective_on=ONE.effective_on.replace(year=1999)), "effective_on"),
    ],
)
def test_words_and_dates_are_those_of_an_agreement(wrong: Content, field: str) -> None:
    given(AGREEMENT).when(propose(wrong), by=COORDINATOR).then_refused(InvalidValue, field=field)


def test_a_change_makes_another_version() -> None:
    given(AGREEMENT, PROPOSED).when(revise(), by=TEAM_LEAD).then(revised(by=EVA))


def test_a_party_proposes_a_change_without_another_right() -> None:
    first = proposed(replace(ONE, parties=(MANAGEMENT_PARTY, DEWI_PARTY)))
    content = replace(first.content, time="2 uur per week")
    given(AGREEMENT, first).when(revise(content, first.digest), by=EMPLOYEE).then(revised(content, by=DEWI))
    given(AGREEMENT, PROPOSED).when(revise(), by=EMPLOYEE).then_refused(NotAllowed)


def test_the_same_words_are_no_other_version() -> None:
    given(AGREEMENT, *IN_FORCE).when(revise(ONE), by=COORDINATOR).then_nothing()


def test_a_change_of_what_is_no_longer_there_is_refused_and_says_what_changed() -> None:
    third = replace(TWO, room="Een eigen kamer")
    asked = given(AGREEMENT, PROPOSED, REVISED).when(revise(third, FIRST), by=COORDINATOR)
    asked.then_refused(VersionChanged, seen_version=1, version=2, digest=SECOND, changed=["text"])


def test_what_ended_is_not_changed_any_more() -> None:
    given(AGREEMENT, PROPOSED, ENDED).when(revise(), by=COORDINATOR).then_refused(AgreementHasEnded)


def test_an_agreement_ends_with_a_reason() -> None:
    given(AGREEMENT, *IN_FORCE).when(end(), by=COORDINATOR).then(ENDED)
    given(AGREEMENT, *IN_FORCE).when(end(reason=""), by=COORDINATOR).then_refused(ReasonNeeded, field="reason")
    given(AGREEMENT, *IN_FORCE).when(end(), by=EMPLOYEE).then_refused(NotAllowed)
    assert AGREEMENT.fold([*IN_FORCE, ENDED]).standing is Standing.ENDED


def test_an_agreement_of_another_plan_is_not_there() -> None:
    elsewhere = replace(revise(), plan=PlanId(AGREEMENT_ID))
    given(AGREEMENT, PROPOSED).when(elsewhere, by=COORDINATOR).then_refused(AgreementUnknown)
    given(AGREEMENT).when(revise(), by=COORDINATOR).then_refused(AgreementUnknown)


def test_a_digest_is_over_the_text_of_one_version_of_one_agreement() -> None:
    assert len(FIRST) == 64
    assert digest_of(AGREEMENT_ID, 2, ONE) != FIRST
    assert canonical(AGREEMENT_ID, 1, ONE).startswith('{"agreement":"00000000-0000-0000-0000-000000000005","content":{')
    assert '"version":1}' in canonical(AGREEMENT_ID, 1, ONE)


def test_what_changed_is_told_by_part_and_by_word() -> None:
    assert changed_fields(ONE, replace(TWO, due_on=ONE.effective_on)) == ("text", "due_on")
    before, after = word_changes("een uur per week", "twee uur per week")
    assert [(piece.text, piece.changed) for piece in before] == [("een", True), (" uur per week", False)]
    assert [(piece.text, piece.changed) for piece in after] == [("twee", True), (" uur per week", False)]
    assert word_changes("", "nieuw") == ((), (after[0].__class__("nieuw", True),))
