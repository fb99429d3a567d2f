"""Histories of a consent dossier that the tests begin from. Anna asks, Cem answers, Bas decides."""

from datetime import date
from uuid import UUID

from domain.kernel.ids import DossierId, PersonId
from domain.works_council import commands as c
from domain.works_council import events as e
from domain.works_council.law import Body, Ground
from tests.domain.specification import ANNA, BAS, CEM, PLAN, TODAY

DOSSIER = DossierId(UUID(int=71))
ASKED_ON, MET_ON = date(2026, 11, 2), date(2026, 11, 12)
MINUTES = e.Source("Brief van de OR", date(2026, 11, 20))


def opened(body: Body = Body.WORKS_COUNCIL, staff: int = 120) -> e.DossierOpened:
    return e.DossierOpened(
        plan=PLAN,
        dossier=DOSSIER,
        subject="Regeling overlegtijd",
        ground=Ground.WORKING_CONDITIONS,
        body=body,
        staff=staff,
        on=TODAY,
    )


def requested(version: int = 1, text: str = "Vast overleg in elk rooster") -> e.ConsentRequested:
    return e.ConsentRequested(
        plan=PLAN,
        dossier=DOSSIER,
        version=version,
        text=text,
        reasons="Minder ruilen",
        consequences="Een half uur per week",
        by=ANNA,
        on=ASKED_ON,
    )


def answered(
    outcome: e.Outcome = e.Outcome.CONSENT, version: int = 1, source: e.Source | None = None, by: PersonId = CEM
) -> e.Answered:
    return e.Answered(
        plan=PLAN,
        dossier=DOSSIER,
        version=version,
        outcome=outcome,
        reasons="Het team vraagt erom",
        conditions=("Na een half jaar kijken we samen",) if outcome is e.Outcome.CONDITIONS else (),
        by=by,
        source=source,
        on=TODAY,
        own=source is None,
        recorded_on=TODAY,
    )


def notified(covered: bool, on: date = TODAY) -> e.DecisionNotified:
    return e.DecisionNotified(
        plan=PLAN,
        dossier=DOSSIER,
        version=1,
        decision="We voeren het in",
        covered=covered,
        source=None,
        on=on,
        by=BAS,
        recorded_on=TODAY,
    )


def discovered(on: date = TODAY, what: str = "Het rooster draait al", how: str = "") -> e.DecisionDiscovered:
    return e.DecisionDiscovered(plan=PLAN, dossier=DOSSIER, what=what, source=None, on=on, own=True, how=how)


def invoked(on: date = TODAY, in_time: bool = True) -> e.NullityInvoked:
    document = "Brief nietigheid"
    return e.NullityInvoked(
        plan=PLAN, dossier=DOSSIER, document=document, source=None, in_time=in_time, on=on, own=True
    )


def met(own: bool = True) -> e.ConditionFulfilled:
    return e.ConditionFulfilled(plan=PLAN, dossier=DOSSIER, condition=1, on=TODAY, own=own)


OPENED, REQUESTED = opened(), requested()
MET = e.ConsultationMeetingHeld(plan=PLAN, dossier=DOSSIER, on=MET_ON, minutes="Verslag 12 november")
LYING = (OPENED, REQUESTED, MET)
REFUSED = answered(e.Outcome.REFUSAL)
ASKED_COURT = e.PermissionRequested(plan=PLAN, dossier=DOSSIER, version=1, court="Rechtbank Utrecht", on=TODAY)
WITHDRAWN = e.RequestWithdrawn(plan=PLAN, dossier=DOSSIER, version=1, reason="Eerst een proef", on=TODAY)
GRANTED = e.PermissionRuled(plan=PLAN, dossier=DOSSIER, version=1, granted=True, document="Beschikking", on=TODAY)


def request(text: str = "Vast overleg in elk rooster", on: date = ASKED_ON) -> c.RequestConsent:
    return c.RequestConsent(
        plan=PLAN,
        dossier=DOSSIER,
        text=text,
        reasons="Minder ruilen",
        consequences="Een half uur per week",
        on=on,
    )


def answer(
    outcome: e.Outcome = e.Outcome.CONSENT, version: int = 1, source: e.Source | None = None, on: date = TODAY
) -> c.AnswerRequest:
    return c.AnswerRequest(
        plan=PLAN,
        dossier=DOSSIER,
        version=version,
        outcome=outcome,
        reasons="Het team vraagt erom",
        conditions=("Na een half jaar kijken we samen",) if outcome is e.Outcome.CONDITIONS else (),
        on=on,
        source=source,
    )


def notify(on: date = TODAY, source: e.Source | None = None) -> c.NotifyDecision:
    return c.NotifyDecision(plan=PLAN, dossier=DOSSIER, decision="We voeren het in", on=on, source=source)


def invoke(on: date = TODAY) -> c.InvokeNullity:
    return c.InvokeNullity(plan=PLAN, dossier=DOSSIER, document="Brief nietigheid", on=on)
