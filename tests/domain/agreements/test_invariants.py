"""The method's invariants 1, 2, 3 and 5, each in a test of its own name."""

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from domain.agreements.commands import Agree, ConfirmFulfilment, OverruleVerdict
from domain.agreements.content import Content, Party, PartyKind, digest_of
from domain.agreements.decider import AGREEMENT
from domain.agreements.events import VerdictOverruled
from domain.agreements.keeping import Kept
from domain.agreements.refusals import (
    NotYoursToSay,
    OneVoiceOneParty,
    OwnReport,
    ProposerDoesNotCopyConsent,
    ReasonNeeded,
    VersionChanged,
)
from domain.agreements.stances import Stance, Standing
from domain.agreements.state import kept
from domain.agreements.views import AGREEMENTS, kept_of
from domain.kernel.ids import MeasureId
from domain.kernel.past import rows_after
from domain.kernel.refusals import NotAllowed
from domain.kernel.rights import Actor, Role
from tests.domain.agreements.history import (
    AGREEMENT_ID,
    COUNCIL_PARTY,
    FIRST,
    IN_FORCE,
    MANAGEMENT_PARTY,
    MINUTES,
    ONE,
    PROPOSED,
    SPRING,
    agreed,
    at,
    confirmed,
    disputed,
    proposed,
    reported,
    revised,
    said,
)
from tests.domain.specification import (
    ANNA,
    BAS,
    CEM,
    COORDINATOR,
    DEWI,
    MANAGEMENT,
    NIGHT,
    PLAN,
    TODAY,
    WORKS_COUNCIL,
    given,
    recorded,
)

ALL_ROLES = Actor(ANNA, frozenset(Role))
LATER = SPRING + timedelta(days=1)
CHANGES = {
    "title": replace(ONE, title="Anders"),
    "text": replace(ONE, text=ONE.text + " Ook in de zomer."),
    "parties": replace(ONE, parties=(*ONE.parties, Party(PartyKind.TEAM, unit=NIGHT))),
    "effective_on": replace(ONE, effective_on=TODAY + timedelta(days=1)),
    "due_on": replace(ONE, due_on=LATER),
    "tasks": replace(ONE, tasks="HR maakt het rooster"),
    "time": replace(ONE, time="2 uur per week"),
    "room": replace(ONE, room="Zelf ruilen"),
    "support": replace(ONE, support="HR helpt"),
    "measure": replace(ONE, measure=MeasureId(AGREEMENT_ID)),
}


def agree(party: Party, digest: str = FIRST, **more: object) -> Agree:
    return Agree(plan=PLAN, agreement=AGREEMENT_ID, party=party, digest=digest, **more)


def test_the_changes_are_of_every_part_of_an_agreement() -> None:
    assert set(CHANGES) == set(Content.__struct_fields__)


@pytest.mark.parametrize("part", CHANGES)
def test_invariant_1_consent_counts_only_for_the_exact_version_and_no_edit_carries_it_over(part: str) -> None:
    history = (*IN_FORCE, revised(CHANGES[part]))
    assert AGREEMENT.fold(IN_FORCE).standing is Standing.AGREED
    after = AGREEMENT.fold(history)
    assert after.standing is Standing.PROPOSED
    assert {after.stance(party) for party in after.current.content.parties} == {Stance.WAITING}
    given(AGREEMENT, *history).when(agree(COUNCIL_PARTY, FIRST), by=WORKS_COUNCIL).then_refused(
        VersionChanged, seen_version=1, version=2, changed=[part]
    )


def test_invariant_1_going_back_to_the_old_words_brings_no_old_consent_back() -> None:
    back = AGREEMENT.fold([*IN_FORCE, revised(), revised(ONE, 3)])
    assert back.standing is Standing.PROPOSED
    assert back.current.digest == digest_of(AGREEMENT_ID, 3, ONE) != FIRST


@pytest.mark.parametrize("party", [MANAGEMENT_PARTY, COUNCIL_PARTY, Party(PartyKind.PERSON, person=DEWI)])
def test_invariant_2_anothers_position_enters_only_with_its_source(party: Party) -> None:
    begun = proposed(replace(ONE, parties=(party, Party(PartyKind.PERSON, person=BAS))))
    hr = Actor(CEM, frozenset({Role.HR, Role.ADMINISTRATOR}))
    given(AGREEMENT, begun).when(agree(party, begun.digest), by=hr).then_refused(NotYoursToSay)
    copied = agreed(party, CEM, digest=begun.digest, source=MINUTES)
    given(AGREEMENT, begun).when(agree(party, begun.digest, source=MINUTES), by=hr).then(copied)
    row = rows_after(AGREEMENTS, recorded([begun, copied], AGREEMENT.stream_of(agree(party))))[(AGREEMENT_ID,)]
    assert (row.parties[0].source, row.parties[0].by) == (MINUTES, CEM)


def test_invariant_3_nobody_approves_their_own_request_whatever_roles_they_hold() -> None:
    mine = given(AGREEMENT, proposed(by=ANNA), agreed(MANAGEMENT_PARTY, ANNA))
    mine.when(agree(COUNCIL_PARTY), by=ALL_ROLES).then_refused(OneVoiceOneParty)
    copy = given(AGREEMENT, proposed(by=ANNA))
    without_council = Actor(ANNA, frozenset(Role) - {Role.WORKS_COUNCIL})
    copy.when(agree(COUNCIL_PARTY, source=MINUTES), by=without_council).then_refused(ProposerDoesNotCopyConsent)


def test_invariant_3_nobody_confirms_or_overrules_their_own_report_whatever_roles_they_hold() -> None:
    everything = Actor(BAS, frozenset(Role))
    mine = given(AGREEMENT, *IN_FORCE, reported(by=BAS))
    confirm = ConfirmFulfilment(plan=PLAN, agreement=AGREEMENT_ID, party=COUNCIL_PARTY, report=1)
    mine.when(confirm, by=everything).then_refused(OneVoiceOneParty)
    own = ConfirmFulfilment(plan=PLAN, agreement=AGREEMENT_ID, party=MANAGEMENT_PARTY, report=1)
    mine.when(own, by=everything).then_refused(OwnReport)
    assert kept(AGREEMENT.fold([*IN_FORCE, reported()]), LATER) is not Kept.KEPT


def test_invariant_5_whether_it_was_kept_is_computed_from_the_events() -> None:
    told = {
        (): Kept.NOT_KEPT,
        (reported(),): Kept.PARTLY,
        (reported(), confirmed()): Kept.KEPT,
        (reported(), disputed()): Kept.DISPUTED,
        (reported(whole=False), confirmed()): Kept.PARTLY,
        (reported(on=LATER), confirmed()): Kept.KEPT_LATE,
    }
    for events, result in told.items():
        log = [*IN_FORCE, *events]
        assert kept(AGREEMENT.fold(log), LATER) is result
        rows = rows_after(AGREEMENTS, recorded(log, AGREEMENT.stream_of(agree(COUNCIL_PARTY))))
        assert kept_of(rows[(AGREEMENT_ID,)], LATER) is result
    assert kept(AGREEMENT.fold([PROPOSED]), LATER) is Kept.NOT_YET_DUE


def test_invariant_5_overruling_needs_a_reason_and_hides_nothing() -> None:
    overrule = OverruleVerdict(plan=PLAN, agreement=AGREEMENT_ID, verdict=Kept.KEPT, reason=said(" "))
    past = given(AGREEMENT, *IN_FORCE)
    past.when(overrule, by=COORDINATOR).then_refused(ReasonNeeded)
    past.when(overrule, by=WORKS_COUNCIL).then_refused(NotAllowed)
    reason = said("Het overleg was er, het verslag niet")
    found = replace(overrule, reason=reason)
    event = VerdictOverruled(**at(), computed=Kept.NOT_KEPT, verdict=Kept.KEPT, reason=reason)
    past.when(found, by=COORDINATOR, on=LATER).then(replace(event, on=LATER))
    log = recorded([*IN_FORCE, event], AGREEMENT.stream_of(agree(COUNCIL_PARTY)))
    row = rows_after(AGREEMENTS, log)[(AGREEMENT_ID,)]
    assert row.overruled is not None
    assert (row.overruled.computed, row.overruled.verdict) == (Kept.NOT_KEPT, Kept.KEPT)
    assert kept_of(row, date(2028, 1, 1)) is Kept.NOT_KEPT


def test_invariant_3_holds_for_management_too() -> None:
    begun = given(AGREEMENT, proposed(by=BAS))
    begun.when(agree(MANAGEMENT_PARTY), by=MANAGEMENT).then(agreed(MANAGEMENT_PARTY, BAS))
    assert AGREEMENT.fold([proposed(by=BAS), agreed(MANAGEMENT_PARTY, BAS)]).standing is Standing.PROPOSED
