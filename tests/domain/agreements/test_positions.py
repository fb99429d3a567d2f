"""A party agrees, objects or withdraws on exactly the version that lies on the table, through who speaks for it."""

from datetime import date

import pytest
from msgspec.structs import replace

from domain.agreements.commands import Agree, Object, PositionCommand, Withdraw
from domain.agreements.content import Party, Source
from domain.agreements.decider import AGREEMENT
from domain.agreements.events import AgreementEnded, PartyObjected, PartyWithdrew
from domain.agreements.refusals import (
    AgreementHasEnded,
    NothingToWithdraw,
    NotYoursToSay,
    OneVoiceOneParty,
    PartyUnknown,
    ProposerDoesNotCopyConsent,
    ReasonNeeded,
    TeamNeedsSource,
    VersionChanged,
)
from domain.agreements.stances import Standing
from domain.kernel.refusals import InvalidValue
from domain.kernel.rights import Actor, Role
from tests.domain.agreements.history import (
    AGREEMENT_ID,
    BOTH,
    CONTACT_PARTY,
    COUNCIL_AGREED,
    COUNCIL_PARTY,
    DEWI_PARTY,
    FIRST,
    HR,
    IN_FORCE,
    MANAGEMENT_AGREED,
    MANAGEMENT_PARTY,
    MINUTES,
    ONE,
    PROPOSED,
    REVISED,
    SECOND,
    TEAM_PARTY,
    agreed,
    at,
    proposed,
    said,
)
from tests.domain.specification import (
    ADMINISTRATOR,
    BAS,
    CEM,
    COORDINATOR,
    DAY_CARE,
    DEWI,
    EMPLOYEE,
    EVA,
    MANAGEMENT,
    NIGHT,
    PLAN,
    TEAM_LEAD,
    WORKS_COUNCIL,
    given,
)

WITH_ALL = proposed(replace(ONE, parties=(MANAGEMENT_PARTY, TEAM_PARTY, DEWI_PARTY, CONTACT_PARTY)))


def agree(party: Party, digest: str = FIRST, source: Source | None = None) -> Agree:
    return Agree(plan=PLAN, agreement=AGREEMENT_ID, party=party, digest=digest, source=source)


def objection(party: Party, reason: str = "") -> Object:
    return Object(plan=PLAN, agreement=AGREEMENT_ID, party=party, digest=FIRST, reason=said(reason, by=CEM))


def withdrawal(party: Party) -> Withdraw:
    return Withdraw(plan=PLAN, agreement=AGREEMENT_ID, party=party, digest=FIRST, reason=said(by=CEM))


def all_of(command: PositionCommand) -> PositionCommand:
    return replace(command, digest=WITH_ALL.digest)


def test_who_holds_the_role_agrees_for_the_party() -> None:
    given(AGREEMENT, PROPOSED).when(agree(MANAGEMENT_PARTY), by=MANAGEMENT).then(MANAGEMENT_AGREED)
    given(AGREEMENT, PROPOSED).when(agree(COUNCIL_PARTY), by=WORKS_COUNCIL).then(COUNCIL_AGREED)


@pytest.mark.parametrize("other", [COORDINATOR, ADMINISTRATOR, MANAGEMENT, TEAM_LEAD, EMPLOYEE])
def test_nobody_else_agrees_for_the_works_council(other: Actor) -> None:
    given(AGREEMENT, PROPOSED).when(agree(COUNCIL_PARTY), by=other).then_refused(NotYoursToSay)


def test_a_person_and_a_contact_person_speak_for_themselves() -> None:
    mine = given(AGREEMENT, WITH_ALL)
    mine.when(all_of(agree(DEWI_PARTY)), by=EMPLOYEE).then(agreed(DEWI_PARTY, DEWI, digest=WITH_ALL.digest))
    mine.when(all_of(agree(CONTACT_PARTY)), by=TEAM_LEAD).then(agreed(CONTACT_PARTY, EVA, digest=WITH_ALL.digest))
    mine.when(all_of(agree(DEWI_PARTY)), by=MANAGEMENT).then_refused(NotYoursToSay)


def test_a_team_speaks_through_its_team_lead_with_the_report_of_its_meeting() -> None:
    lead = replace(all_of(agree(TEAM_PARTY)), own_unit=NIGHT)
    spoken = replace(agreed(TEAM_PARTY, EVA, digest=WITH_ALL.digest, source=MINUTES), own=True)
    given(AGREEMENT, WITH_ALL).when(lead, by=TEAM_LEAD).then_refused(TeamNeedsSource)
    given(AGREEMENT, WITH_ALL).when(replace(lead, source=MINUTES), by=TEAM_LEAD).then(spoken)
    given(AGREEMENT, WITH_ALL).when(replace(lead, own_unit=DAY_CARE), by=TEAM_LEAD).then_refused(NotYoursToSay)


def test_all_parties_agreed_makes_an_agreement() -> None:
    assert AGREEMENT.fold([PROPOSED, MANAGEMENT_AGREED]).standing is Standing.PROPOSED
    assert AGREEMENT.fold(IN_FORCE).standing is Standing.AGREED
    given(AGREEMENT, *IN_FORCE).when(agree(COUNCIL_PARTY), by=WORKS_COUNCIL).then_nothing()


def test_a_position_is_on_the_version_that_the_party_saw() -> None:
    asked = given(AGREEMENT, PROPOSED, REVISED).when(agree(COUNCIL_PARTY, FIRST), by=WORKS_COUNCIL)
    asked.then_refused(VersionChanged, seen_version=1, version=2, changed=["text"], digest=SECOND)
    unknown = given(AGREEMENT, PROPOSED).when(agree(COUNCIL_PARTY, "0" * 64), by=WORKS_COUNCIL)
    unknown.then_refused(VersionChanged, seen_version=None, version=1)


def test_a_party_objects_with_a_reason_and_may_come_round() -> None:
    objected = PartyObjected(
        **at(CEM), party=COUNCIL_PARTY, version=1, digest=FIRST, source=None, own=True, reason=said("Te laat", by=CEM)
    )
    here = given(AGREEMENT, PROPOSED, MANAGEMENT_AGREED)
    here.when(objection(COUNCIL_PARTY, "Te laat"), by=WORKS_COUNCIL).then(objected)
    here.when(objection(COUNCIL_PARTY, " "), by=WORKS_COUNCIL).then_refused(ReasonNeeded, field="reason")
    assert AGREEMENT.fold([PROPOSED, MANAGEMENT_AGREED, objected]).standing is Standing.OBJECTED
    given(AGREEMENT, PROPOSED, objected).when(agree(COUNCIL_PARTY), by=WORKS_COUNCIL).then(COUNCIL_AGREED)


def test_only_who_agreed_takes_it_back() -> None:
    said_so = {"party": COUNCIL_PARTY, "version": 1, "digest": FIRST, "source": None, "own": True}
    withdrew = PartyWithdrew(**at(CEM), **said_so, reason=said(by=CEM))
    given(AGREEMENT, *IN_FORCE).when(withdrawal(COUNCIL_PARTY), by=WORKS_COUNCIL).then(withdrew)
    given(AGREEMENT, PROPOSED).when(withdrawal(COUNCIL_PARTY), by=WORKS_COUNCIL).then_refused(NothingToWithdraw)
    assert AGREEMENT.fold([*IN_FORCE, withdrew]).standing is Standing.WITHDRAWN


def test_a_position_is_copied_with_its_document_by_who_may_propose() -> None:
    copy = agree(COUNCIL_PARTY, source=MINUTES)
    written = agreed(COUNCIL_PARTY, HR.person, source=MINUTES)
    given(AGREEMENT, PROPOSED).when(copy, by=HR).then(written)
    given(AGREEMENT, PROPOSED).when(copy, by=EMPLOYEE).then_refused(NotYoursToSay)
    blank = replace(copy, source=Source(" ", MINUTES.dated))
    given(AGREEMENT, PROPOSED).when(blank, by=HR).then_refused(ReasonNeeded, field="source.document")
    later = replace(copy, source=Source("Verslag", date(2027, 1, 1)))
    given(AGREEMENT, PROPOSED).when(later, by=HR).then_refused(InvalidValue, field="source.dated")


def test_who_proposed_does_not_copy_a_consent_but_may_copy_an_objection() -> None:
    copy = agree(COUNCIL_PARTY, source=MINUTES)
    given(AGREEMENT, PROPOSED).when(copy, by=COORDINATOR).then_refused(ProposerDoesNotCopyConsent)
    no = Object(
        plan=PLAN, agreement=AGREEMENT_ID, party=COUNCIL_PARTY, digest=FIRST, source=MINUTES, reason=said("Te laat")
    )
    assert given(AGREEMENT, PROPOSED).when(no, by=COORDINATOR).decided()


def test_nobody_speaks_for_two_parties() -> None:
    first = agreed(MANAGEMENT_PARTY, BAS)
    second = given(AGREEMENT, PROPOSED, first).when(agree(COUNCIL_PARTY), by=BOTH)
    second.then_refused(OneVoiceOneParty, party="works_council", spoken_for="management")
    revised = given(AGREEMENT, PROPOSED, first, REVISED).when(agree(COUNCIL_PARTY, SECOND), by=BOTH)
    revised.then_refused(OneVoiceOneParty)


def test_who_is_no_party_has_no_position() -> None:
    given(AGREEMENT, PROPOSED).when(agree(DEWI_PARTY), by=EMPLOYEE).then_refused(PartyUnknown)


def test_nobody_agrees_to_what_ended() -> None:
    ended = AgreementEnded(**at(), reason=said())
    here = given(AGREEMENT, PROPOSED, ended).when(agree(COUNCIL_PARTY), by=Actor(CEM, frozenset({Role.WORKS_COUNCIL})))
    here.then_refused(AgreementHasEnded)
