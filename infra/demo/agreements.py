"""The demo's agreements: one agreed on and kept, one in its second version, one with an objection."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid5

from msgspec.structs import replace

from domain.agreements import commands as c
from domain.agreements.content import Content, Party, PartyKind, Source, digest_of
from domain.kernel.ids import AgreementId
from domain.kernel.personal import Personal
from infra.demo.people import COORDINATOR, DEMO, EMPLOYEE, HR, MANAGEMENT, NORTH, PLAN, TEAM_LEAD, Story

BOARD, COUNCIL = Party(PartyKind.MANAGEMENT), Party(PartyKind.WORKS_COUNCIL)
TEAM = Party(PartyKind.TEAM, unit=NORTH)
EVA = Party(PartyKind.PERSON, person=EMPLOYEE.id)


def story(today: date) -> Story:
    """Who did what."""
    yield from _kept(today)
    yield from _revised(today)
    yield from _objected(today)


def _kept(today: date) -> Story:
    agreement = AgreementId(uuid5(DEMO, "agreement-starters"))
    content = Content(
        title="Nieuwe collega's werken niet alleen",
        text="Een nieuwe collega staat de eerste vier weken altijd samen met een ervaren collega ingeroosterd.",
        parties=(BOARD, TEAM),
        effective_on=today - timedelta(days=40),
        due_on=today - timedelta(days=5),
        tasks="De leidinggevende maakt het rooster. HR meldt nieuwe collega's twee weken vooraf.",
        time="Vier weken dubbele bezetting per nieuwe collega",
    )
    at: dict[str, Any] = {"plan": PLAN, "agreement": agreement}
    digest = digest_of(agreement, 1, content)
    source = Source("Verslag werkoverleg Team Noord", today - timedelta(days=43))
    yield today - timedelta(days=46)
    yield COORDINATOR, c.ProposeAgreement(**at, content=content)
    yield today - timedelta(days=43)
    yield MANAGEMENT, c.Agree(**at, party=BOARD, digest=digest)
    yield TEAM_LEAD, c.Agree(**at, party=TEAM, digest=digest, source=source, own_unit=NORTH)
    yield today - timedelta(days=6)
    evidence = Personal(TEAM_LEAD.id, "De roosters van de drie nieuwe collega's, week 40 tot en met 44.")
    report = c.ReportFulfilment(
        **at, party=TEAM, fulfilled_on=today - timedelta(days=6), whole=True, evidence=evidence, own_unit=NORTH
    )
    yield TEAM_LEAD, report
    yield today - timedelta(days=4)
    yield MANAGEMENT, c.ConfirmFulfilment(**at, party=BOARD, report=1)


def _revised(today: date) -> Story:
    agreement = AgreementId(uuid5(DEMO, "agreement-roster"))
    first = Content(
        title="Vast roosteroverleg",
        text="Het team overlegt elke week een half uur over het rooster. Het overleg telt als werktijd.",
        parties=(BOARD, COUNCIL, TEAM),
        effective_on=today + timedelta(days=7),
        due_on=today + timedelta(days=90),
        time="Een half uur per week voor iedereen",
        room="Het team ruilt zelf diensten, zonder toestemming vooraf.",
        support="De roostermaker schuift aan.",
    )
    second = replace(
        first, text=first.text.replace("een half uur", "een heel uur"), time="Een uur per week voor iedereen"
    )
    at: dict[str, Any] = {"plan": PLAN, "agreement": agreement}
    digest = digest_of(agreement, 1, first)
    yield today - timedelta(days=17)
    yield COORDINATOR, c.ProposeAgreement(**at, content=first)
    yield today - timedelta(days=15)
    yield MANAGEMENT, c.Agree(**at, party=BOARD, digest=digest)
    yield today - timedelta(days=12)
    why = "Het team vond een half uur te kort."
    yield COORDINATOR, c.ReviseAgreement(**at, digest=digest, content=second, why=why)
    yield MANAGEMENT, c.Agree(**at, party=BOARD, digest=digest_of(agreement, 2, second))


def _objected(today: date) -> Story:
    agreement = AgreementId(uuid5(DEMO, "agreement-weekend"))
    content = Content(
        title="Bereikbaar in het weekend",
        text="Eva is één weekend in de vier bereikbaar voor vragen over het rooster.",
        parties=(BOARD, EVA),
        effective_on=today + timedelta(days=14),
        due_on=today + timedelta(days=120),
        time="Twee uur per weekend, als werktijd",
    )
    at: dict[str, Any] = {"plan": PLAN, "agreement": agreement}
    yield today - timedelta(days=14)
    yield HR, c.ProposeAgreement(**at, content=content)
    yield today - timedelta(days=12)
    reason = Personal(EMPLOYEE.id, "Ik heb dan geen opvang. Eén zaterdag per maand lukt wel.")
    yield EMPLOYEE, c.Object(**at, party=EVA, digest=digest_of(agreement, 1, content), reason=reason)
