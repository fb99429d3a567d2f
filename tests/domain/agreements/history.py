"""Histories of an agreement that the tests begin from: the works council and management, about the roster of a team."""

from datetime import date
from uuid import UUID

from msgspec.structs import replace

from domain.agreements import events as e
from domain.agreements.content import Content, Party, PartyKind, Source, digest_of
from domain.kernel.ids import AgreementId, PersonId
from domain.kernel.personal import Personal
from domain.kernel.rights import Actor, Role
from tests.domain.specification import ANNA, BAS, CEM, DEWI, EVA, NIGHT, PLAN, TODAY

AGREEMENT_ID = AgreementId(UUID(int=5))
SPRING = date(2027, 4, 1)
MANAGEMENT_PARTY = Party(PartyKind.MANAGEMENT)
COUNCIL_PARTY = Party(PartyKind.WORKS_COUNCIL)
TEAM_PARTY = Party(PartyKind.TEAM, unit=NIGHT)
DEWI_PARTY = Party(PartyKind.PERSON, person=DEWI)
CONTACT_PARTY = Party(PartyKind.CONTACT_PERSON, unit=NIGHT, person=EVA)
MINUTES = Source("Verslag werkoverleg", date(2026, 11, 20))
BOTH = Actor(BAS, frozenset({Role.MANAGEMENT, Role.WORKS_COUNCIL}))
HR = Actor(PersonId(UUID(int=16)), frozenset({Role.HR}))

ONE = Content(
    title="Roosteroverleg",
    text="Het rooster heeft elke week een vast overlegmoment van een uur.",
    parties=(MANAGEMENT_PARTY, COUNCIL_PARTY),
    effective_on=TODAY,
    due_on=SPRING,
    time="1 uur per week",
)
TWO = replace(ONE, text="Het rooster heeft elke week een vast overlegmoment van twee uur.")
FIRST, SECOND = digest_of(AGREEMENT_ID, 1, ONE), digest_of(AGREEMENT_ID, 2, TWO)


def at(by: PersonId = ANNA, on: date = TODAY) -> dict[str, object]:
    return {"plan": PLAN, "agreement": AGREEMENT_ID, "on": on, "by": by}


def said(*words: str, by: PersonId = ANNA) -> Personal:
    return Personal(by, " ".join(words) or "Het past niet in de bezetting")


def proposed(content: Content = ONE, by: PersonId = ANNA) -> e.AgreementProposed:
    digest = digest_of(AGREEMENT_ID, 1, content)
    return e.AgreementProposed(**at(by), version=1, digest=digest, content=content)


def revised(content: Content = TWO, version: int = 2, by: PersonId = ANNA, why: str = "") -> e.AgreementRevised:
    digest = digest_of(AGREEMENT_ID, version, content)
    return e.AgreementRevised(**at(by), version=version, digest=digest, content=content, why=why)


def agreed(
    party: Party, by: PersonId, version: int = 1, digest: str = FIRST, source: Source | None = None, on: date = TODAY
) -> e.PartyAgreed:
    own = source is None
    return e.PartyAgreed(**at(by, on), party=party, version=version, digest=digest, source=source, own=own)


def objected(
    party: Party, by: PersonId, reason: str = "Te laat", source: Source | None = None, own: bool | None = None
) -> e.PartyObjected:
    said_so = source is None if own is None else own
    words = said(reason, by=by)
    return e.PartyObjected(**at(by), party=party, version=1, digest=FIRST, source=source, own=said_so, reason=words)


PROPOSED = proposed()
REVISED = revised()
MANAGEMENT_AGREED = agreed(MANAGEMENT_PARTY, BAS)
COUNCIL_AGREED = agreed(COUNCIL_PARTY, CEM)
IN_FORCE = (PROPOSED, MANAGEMENT_AGREED, COUNCIL_AGREED)


def reported(
    party: Party = MANAGEMENT_PARTY, by: PersonId = BAS, on: date = TODAY, whole: bool = True, report: int = 1
) -> e.FulfilmentReported:
    evidence = said("Het rooster van maart", by=by)
    return e.FulfilmentReported(**at(by), report=report, party=party, fulfilled_on=on, whole=whole, evidence=evidence)


def confirmed(party: Party = COUNCIL_PARTY, by: PersonId = CEM, report: int = 1) -> e.FulfilmentConfirmed:
    return e.FulfilmentConfirmed(**at(by), report=report, party=party)


def disputed(party: Party = COUNCIL_PARTY, by: PersonId = CEM, report: int = 1) -> e.FulfilmentDisputed:
    return e.FulfilmentDisputed(**at(by), report=report, party=party, reason=said(by=by))
