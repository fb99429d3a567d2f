"""The party's own voice wins: a transcription fills a silence, and the party says whether it is right (invariant 2)."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from domain.agreements.commands import Agree, ConfirmTranscription, DisputeTranscription, Object, Withdraw
from domain.agreements.decider import AGREEMENT
from domain.agreements.events import PartyAgreed, PositionFact, TranscriptionDisputed
from domain.agreements.refusals import NothingTranscribed, NotYoursToSay, OwnVoiceStands
from domain.agreements.stances import Stance, Standing
from domain.agreements.views import AGREEMENTS
from domain.kernel.events import UPCASTERS
from domain.kernel.past import rows_after
from tests.domain.agreements.history import (
    AGREEMENT_ID,
    COUNCIL_AGREED,
    COUNCIL_PARTY,
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
    SPRING,
    TEAM_PARTY,
    agreed,
    at,
    objected,
    proposed,
    reported,
    said,
)
from tests.domain.specification import (
    BAS,
    CEM,
    EVA,
    MANAGEMENT,
    NIGHT,
    PLAN,
    TEAM_LEAD,
    TODAY,
    WORKS_COUNCIL,
    given,
    recorded,
)

AT = {"plan": PLAN, "agreement": AGREEMENT_ID, "party": COUNCIL_PARTY, "digest": FIRST}
CONFIRM, DISPUTE = ConfirmTranscription(**AT), DisputeTranscription(**AT)
COPIES = (
    Agree(**AT, source=MINUTES),
    Object(**AT, source=MINUTES, reason=said("Uit het verslag", by=HR.person)),
    Withdraw(**AT, source=MINUTES, reason=said("Uit het verslag", by=HR.person)),
)
COPIED = agreed(COUNCIL_PARTY, HR.person, source=MINUTES)
NO = objected(COUNCIL_PARTY, CEM)
DISPUTED = TranscriptionDisputed(**at(CEM), party=COUNCIL_PARTY, version=1, digest=FIRST, source=MINUTES, own=True)


@pytest.mark.parametrize("own", [NO, COUNCIL_AGREED])
@pytest.mark.parametrize("copy", COPIES[:2])
def test_invariant_2_a_transcription_never_replaces_what_the_party_said_itself(
    own: PositionFact, copy: Agree | Object
) -> None:
    spoken = given(AGREEMENT, PROPOSED, MANAGEMENT_AGREED, own)
    stance = "objected" if own is NO else "agreed"
    spoken.when(copy, by=HR).then_refused(OwnVoiceStands, party="works_council", stance=stance, by=CEM, on=TODAY)


def test_invariant_2_nor_does_it_withdraw_what_the_party_agreed_to() -> None:
    given(AGREEMENT, PROPOSED, COUNCIL_AGREED).when(COPIES[2], by=HR).then_refused(OwnVoiceStands, by=CEM)


def test_invariant_2_a_team_s_own_report_is_not_replaced_by_another_document() -> None:
    begun = proposed(replace(ONE, parties=(MANAGEMENT_PARTY, TEAM_PARTY)))
    team = {"plan": PLAN, "agreement": AGREEMENT_ID, "party": TEAM_PARTY, "digest": begun.digest}
    no = Object(**team, own_unit=NIGHT, source=MINUTES, reason=said("Te druk", by=EVA))
    spoken = given(AGREEMENT, begun).when(no, by=TEAM_LEAD).decided()
    copy = Agree(**team, source=replace(MINUTES, document="Mail"))
    given(AGREEMENT, begun, *spoken).when(copy, by=HR).then_refused(OwnVoiceStands, stance="objected", by=EVA)


def test_invariant_2_its_own_no_to_an_earlier_version_stands_above_a_document_that_is_not_of_a_later_day() -> None:
    tomorrow = TODAY + timedelta(days=1)
    copy = Agree(**{**AT, "digest": SECOND}, source=MINUTES)
    for day in (MINUTES.dated, TODAY):
        older = replace(copy, source=replace(MINUTES, dated=day))
        again = given(AGREEMENT, PROPOSED, NO, REVISED).when(older, by=HR, on=tomorrow)
        again.then_refused(OwnVoiceStands, stance="objected", on=TODAY)
    later = replace(copy, source=replace(MINUTES, dated=tomorrow))
    assert given(AGREEMENT, PROPOSED, NO, REVISED).when(later, by=HR, on=tomorrow).decided()
    assert given(AGREEMENT, PROPOSED, COUNCIL_AGREED, REVISED).when(copy, by=HR).decided()


def test_a_transcription_replaces_a_transcription() -> None:
    other = replace(MINUTES, document="Brief")
    here = given(AGREEMENT, PROPOSED, COPIED)
    here.when(Agree(**AT, source=MINUTES), by=HR).then_nothing()
    here.when(Agree(**AT, source=other), by=HR).then(agreed(COUNCIL_PARTY, HR.person, source=other))


def test_the_own_voice_replaces_a_transcription_later_too() -> None:
    later = TODAY + timedelta(days=9)
    copied = (PROPOSED, MANAGEMENT_AGREED, COPIED)
    assert AGREEMENT.fold(copied).standing is Standing.AGREED
    no = Object(**AT, reason=said("Te laat", by=CEM))
    given(AGREEMENT, *copied).when(no, by=WORKS_COUNCIL, on=later).then(replace(NO, on=later))
    after = AGREEMENT.fold([*copied, replace(NO, on=later)])
    assert (after.standing, after.lapsed_on) == (Standing.OBJECTED, later)
    given(AGREEMENT, *copied).when(Agree(**AT), by=WORKS_COUNCIL).then(COUNCIL_AGREED)


def test_confirmed_a_transcription_is_the_party_s_own() -> None:
    given(AGREEMENT, PROPOSED, COPIED).when(CONFIRM, by=WORKS_COUNCIL).then(COUNCIL_AGREED)
    no = objected(COUNCIL_PARTY, HR.person, "Uit het verslag", MINUTES)
    own = replace(no, by=CEM, own=True, source=None)
    given(AGREEMENT, PROPOSED, no).when(CONFIRM, by=WORKS_COUNCIL).then(own)
    given(AGREEMENT, PROPOSED, COPIED, COUNCIL_AGREED).when(COPIES[1], by=HR).then_refused(OwnVoiceStands)


def test_disputed_it_counts_no_more_and_nobody_copies_anything_again() -> None:
    here = given(AGREEMENT, PROPOSED, MANAGEMENT_AGREED, COPIED)
    here.when(DISPUTE, by=WORKS_COUNCIL).then(DISPUTED)
    after = AGREEMENT.fold([PROPOSED, MANAGEMENT_AGREED, COPIED, DISPUTED])
    assert (after.standing, after.stance(COUNCIL_PARTY), after.lapsed_on) == (
        Standing.PROPOSED,
        Stance.WAITING,
        TODAY,
    )
    disputed = given(AGREEMENT, PROPOSED, COPIED, DISPUTED)
    disputed.when(COPIES[0], by=HR).then_refused(OwnVoiceStands, stance="waiting", by=CEM)
    disputed.when(Agree(**AT), by=WORKS_COUNCIL).then(COUNCIL_AGREED)
    disputed.when(CONFIRM, by=WORKS_COUNCIL).then_refused(NothingTranscribed)


def test_only_the_party_itself_says_whether_it_is_right() -> None:
    here = given(AGREEMENT, PROPOSED, COPIED)
    for by in (HR, MANAGEMENT, TEAM_LEAD):
        here.when(CONFIRM, by=by).then_refused(NotYoursToSay)
        here.when(DISPUTE, by=by).then_refused(NotYoursToSay)
    given(AGREEMENT, PROPOSED).when(DISPUTE, by=WORKS_COUNCIL).then_refused(NothingTranscribed)
    given(AGREEMENT, PROPOSED, NO).when(DISPUTE, by=WORKS_COUNCIL).then_refused(NothingTranscribed)


def _party_row(*events: PositionFact) -> object:
    log = recorded([PROPOSED, *events], AGREEMENT.stream_of(CONFIRM))
    return rows_after(AGREEMENTS, log)[(AGREEMENT_ID,)].parties[1]


def test_the_card_keeps_all_that_was_said_for_a_party_and_by_it() -> None:
    row = _party_row(COPIED, DISPUTED, NO)
    assert (row.stance, row.own, row.transcribed) == (Stance.OBJECTED, True, False)  # type: ignore[attr-defined]
    told = [(each.stance, each.own, each.source, each.by) for each in row.earlier]  # type: ignore[attr-defined]
    assert told == [(Stance.AGREED, False, MINUTES, HR.person), (Stance.WAITING, True, MINUTES, CEM)]
    assert _party_row(COPIED).transcribed  # type: ignore[attr-defined]
    assert not _party_row().transcribed  # type: ignore[attr-defined]


@pytest.mark.parametrize(("source", "own"), [(None, True), ({"document": "Verslag", "dated": "2026-11-20"}, False)])
def test_what_was_stored_before_is_its_own_only_without_a_document(source: object, own: bool) -> None:
    assert UPCASTERS[PartyAgreed.NAME, 1]({"source": source}) == {"source": source, "own": own}


SECOND_COPIED = agreed(COUNCIL_PARTY, HR.person, version=2, digest=SECOND, source=MINUTES)
SECOND_AGREED = agreed(MANAGEMENT_PARTY, BAS, version=2, digest=SECOND)
SECOND_DISPUTED = replace(DISPUTED, version=2, digest=SECOND)


@pytest.mark.parametrize("own", [SECOND_DISPUTED, replace(NO, version=2, digest=SECOND)])
def test_what_bound_before_binds_again_where_the_party_never_agreed_to_the_newer_version(own: PositionFact) -> None:
    log = [*IN_FORCE, reported(), REVISED, SECOND_AGREED, SECOND_COPIED]
    assert (AGREEMENT.fold(log).binding, AGREEMENT.fold(log).report) == (2, None)
    after = AGREEMENT.fold([*log, own])
    assert (after.binding, after.lapsed_on, after.report is not None) == (1, None, True)
    row = rows_after(AGREEMENTS, recorded([*log, own], AGREEMENT.stream_of(CONFIRM)))[(AGREEMENT_ID,)]
    assert (row.binding, row.binding_due_on, row.lapsed_on, row.report is not None) == (1, SPRING, None, True)


def test_what_the_party_agreed_to_itself_and_leaves_binds_nobody_any_more() -> None:
    own = agreed(COUNCIL_PARTY, CEM, version=2, digest=SECOND)
    left = AGREEMENT.fold([*IN_FORCE, REVISED, SECOND_AGREED, own, replace(NO, version=2, digest=SECOND)])
    assert (left.binding, left.lapsed_on) == (2, TODAY)
