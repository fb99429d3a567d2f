"""Whether an agreement was kept is reported by a party, judged by another, computed, and overruled with a reason."""

from datetime import timedelta

import pytest

from domain.agreements.commands import ConfirmFulfilment, DisputeFulfilment, OverruleVerdict, ReportFulfilment
from domain.agreements.decider import AGREEMENT
from domain.agreements.events import VerdictOverruled
from domain.agreements.keeping import Keeping, Kept, verdict
from domain.agreements.refusals import (
    FulfilmentInFuture,
    NoSuchReport,
    NotAgreedYet,
    NotYoursToSay,
    OneVoiceOneParty,
    OwnReport,
    ReasonNeeded,
    VerdictNotYours,
)
from domain.kernel.refusals import NotAllowed
from tests.domain.agreements.history import (
    AGREEMENT_ID,
    BOTH,
    COUNCIL_PARTY,
    IN_FORCE,
    MANAGEMENT_PARTY,
    PROPOSED,
    SPRING,
    agreed,
    at,
    confirmed,
    disputed,
    reported,
    revised,
    said,
)
from tests.domain.specification import (
    ANNA,
    BAS,
    CEM,
    COORDINATOR,
    EMPLOYEE,
    MANAGEMENT,
    PLAN,
    TODAY,
    WORKS_COUNCIL,
    given,
)

BEFORE, AFTER = SPRING - timedelta(days=1), SPRING + timedelta(days=1)
REPORT = ReportFulfilment(
    plan=PLAN, agreement=AGREEMENT_ID, party=MANAGEMENT_PARTY, fulfilled_on=TODAY, whole=True,
    evidence=said("Het rooster van maart", by=BAS),
)  # fmt: skip
CONFIRM = ConfirmFulfilment(plan=PLAN, agreement=AGREEMENT_ID, party=COUNCIL_PARTY, report=1)
DISPUTE = DisputeFulfilment(plan=PLAN, agreement=AGREEMENT_ID, party=COUNCIL_PARTY, report=1, reason=said(by=CEM))
OVERRULE = OverruleVerdict(plan=PLAN, agreement=AGREEMENT_ID, verdict=Kept.KEPT, reason=said("Samen nagekeken"))


def test_a_party_reports_and_another_confirms_or_disputes() -> None:
    given(AGREEMENT, *IN_FORCE).when(REPORT, by=MANAGEMENT).then(reported())
    given(AGREEMENT, *IN_FORCE, reported()).when(CONFIRM, by=WORKS_COUNCIL).then(confirmed())
    given(AGREEMENT, *IN_FORCE, reported()).when(DISPUTE, by=WORKS_COUNCIL).then(disputed())


def test_what_is_not_agreed_on_cannot_be_kept() -> None:
    given(AGREEMENT, PROPOSED).when(REPORT, by=MANAGEMENT).then_refused(NotAgreedYet)


def test_a_report_says_what_shows_it_and_lies_not_ahead() -> None:
    from msgspec.structs import replace

    here = given(AGREEMENT, *IN_FORCE)
    here.when(replace(REPORT, evidence=said(" ")), by=MANAGEMENT).then_refused(ReasonNeeded, field="evidence")
    here.when(replace(REPORT, fulfilled_on=AFTER), by=MANAGEMENT).then_refused(FulfilmentInFuture)
    here.when(REPORT, by=EMPLOYEE).then_refused(NotYoursToSay)


def test_nobody_judges_their_own_report() -> None:
    mine = given(AGREEMENT, *IN_FORCE, reported())
    mine.when(ConfirmFulfilment(plan=PLAN, agreement=AGREEMENT_ID, party=MANAGEMENT_PARTY, report=1), by=MANAGEMENT)\
        .then_refused(OwnReport)  # fmt: skip
    mine.when(CONFIRM, by=BOTH).then_refused(OneVoiceOneParty)
    mine.when(CONFIRM, by=MANAGEMENT).then_refused(NotYoursToSay)


def test_a_judgement_is_on_the_last_report() -> None:
    later = (*IN_FORCE, reported(whole=False), reported(report=2))
    given(AGREEMENT, *later).when(CONFIRM, by=WORKS_COUNCIL).then_refused(NoSuchReport, report=1, current=2)


def test_the_verdict_is_overruled_only_with_a_reason_by_who_assesses_and_did_not_report() -> None:
    overruled = VerdictOverruled(**at(), computed=Kept.DISPUTED, verdict=Kept.KEPT, reason=said("Samen nagekeken"))
    past = given(AGREEMENT, *IN_FORCE, reported(), disputed())
    past.when(OVERRULE, by=COORDINATOR).then(overruled)
    past.when(OVERRULE, by=EMPLOYEE).then_refused(NotAllowed, right="assess")
    past.when(OVERRULE, by=MANAGEMENT).then_refused(VerdictNotYours)
    silent = OverruleVerdict(plan=PLAN, agreement=AGREEMENT_ID, verdict=Kept.KEPT, reason=said(" ", by=ANNA))
    past.when(silent, by=COORDINATOR).then_refused(ReasonNeeded)


DUE = {"due_on": SPRING}
DONE = {**DUE, "fulfilled_on": SPRING, "whole": True}


@pytest.mark.parametrize(
    ("keeping", "before", "after"),
    [
        (Keeping(), Kept.NOT_YET_DUE, Kept.NOT_YET_DUE),
        (Keeping(**DUE), Kept.NOT_YET_DUE, Kept.NOT_KEPT),
        (Keeping(**DUE, lapsed_on=SPRING), Kept.NOT_YET_DUE, Kept.NOT_YET_DUE),
        (Keeping(**DUE, lapsed_on=AFTER), Kept.NOT_YET_DUE, Kept.NOT_KEPT),
        (Keeping(**DONE), Kept.NOT_YET_DUE, Kept.PARTLY),
        (Keeping(**DONE, confirmed=True), Kept.KEPT, Kept.KEPT),
        (Keeping(**{**DONE, "fulfilled_on": AFTER}, confirmed=True), Kept.KEPT_LATE, Kept.KEPT_LATE),
        (Keeping(**{**DONE, "whole": False}, confirmed=True), Kept.PARTLY, Kept.PARTLY),
        (Keeping(**DONE, confirmed=True, disputed=True), Kept.DISPUTED, Kept.DISPUTED),
    ],
)
def test_the_verdict_follows_from_the_record(keeping: Keeping, before: Kept, after: Kept) -> None:
    assert (verdict(keeping, SPRING), verdict(keeping, AFTER + timedelta(days=1))) == (before, after)


def test_a_newer_version_that_all_agree_on_begins_a_new_count() -> None:
    renewed = (*IN_FORCE, reported(), confirmed(), revised())
    assert AGREEMENT.fold(renewed).report is not None
    second = revised().digest
    both = (agreed(MANAGEMENT_PARTY, BAS, 2, second), agreed(COUNCIL_PARTY, CEM, 2, second))
    assert AGREEMENT.fold([*renewed, *both]).report is None
