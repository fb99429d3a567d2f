"""The demo's consent dossiers: one that waits for an answer to its second version, one decided without consent."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid5

from domain.kernel.ids import DossierId
from domain.kernel.personal import Personal
from domain.works_council import commands as c
from domain.works_council.events import Outcome
from domain.works_council.informal import HearSupport, Mood, Occasion
from domain.works_council.law import Body, Ground
from infra.demo.people import COORDINATOR, DEMO, MANAGEMENT, NORTH, PLAN, TEAM_LEAD, WORKS_COUNCIL, Story

OVERLEG, TELEFOON = (DossierId(uuid5(DEMO, f"dossier-{name}")) for name in ("overleg", "telefoon"))


def story(today: date) -> Story:
    """Who did what."""
    yield from _waiting(today)
    yield from _uncovered(today)
    yield today - timedelta(days=12)
    heard = Personal(TEAM_LEAD.id, "Het team vindt vast overleg prettig, als het niet ten koste gaat van de pauze.")
    yield (
        TEAM_LEAD,
        HearSupport(
            plan=PLAN,
            key=uuid5(DEMO, "moment"),
            occasion=Occasion.TEAM_MEETING,
            unit=NORTH,
            mood=Mood.BEHIND,
            words=heard,
            on=today - timedelta(days=12),
        ),
    )


def _waiting(today: date) -> Story:
    at: dict[str, Any] = {"plan": PLAN, "dossier": OVERLEG}
    yield today - timedelta(days=36)
    yield (
        COORDINATOR,
        c.OpenDossier(
            plan=PLAN,
            dossier=OVERLEG,
            subject="Regeling vast overleg in werktijd",
            ground=Ground.WORKING_CONDITIONS,
            body=Body.WORKS_COUNCIL,
            staff=340,
        ),
    )
    for text, days in (
        ("Elk team krijgt een half uur overleg per week.", 34),
        ("Elk team krijgt een half uur overleg per week, ook in de nachtdienst.", 16),
    ):
        yield today - timedelta(days=days)
        yield (
            COORDINATOR,
            c.RequestConsent(
                **at,
                text=text,
                reasons="Teams zeggen dat ze elkaar te weinig spreken.",
                consequences="Het overleg is werktijd en staat in het rooster.",
                on=today - timedelta(days=days),
            ),
        )
        if days == 34:
            yield today - timedelta(days=21)
            yield WORKS_COUNCIL, c.RecordMeeting(**at, on=today - timedelta(days=21), minutes="Verslag overleg, punt 4")
            yield today - timedelta(days=19)
            yield (
                WORKS_COUNCIL,
                c.AnswerRequest(
                    **at,
                    version=1,
                    outcome=Outcome.REFUSAL,
                    reasons="De nachtdienst ontbreekt.",
                    on=today - timedelta(days=19),
                ),
            )


def _uncovered(today: date) -> Story:
    at: dict[str, Any] = {"plan": PLAN, "dossier": TELEFOON}
    yield today - timedelta(days=31)
    yield (
        MANAGEMENT,
        c.OpenDossier(
            plan=PLAN,
            dossier=TELEFOON,
            subject="Bereikbaar zijn buiten werktijd",
            ground=Ground.WORKING_CONDITIONS,
            body=Body.WORKS_COUNCIL,
            staff=340,
        ),
    )
    yield today - timedelta(days=30)
    yield (
        MANAGEMENT,
        c.RequestConsent(
            **at,
            text="Leidinggevenden zijn tot 21.00 uur bereikbaar.",
            reasons="Vragen blijven nu liggen tot de volgende dag.",
            consequences="Een bereikbaarheidsdienst, om beurten.",
            on=today - timedelta(days=30),
        ),
    )
    yield today - timedelta(days=9)
    decision = "De bereikbaarheidsdienst gaat op de eerste van de maand in."
    yield MANAGEMENT, c.NotifyDecision(**at, decision=decision, on=today - timedelta(days=9))
