"""The works council: consent with conditions, a refusal that became consent, and a request that waits today."""

from typing import Any

from domain.kernel.ids import DossierId
from domain.works_council import commands as c
from domain.works_council.events import Outcome
from domain.works_council.informal import HearSupport, Mood, Occasion
from domain.works_council.law import Body, Ground
from infra.demo.long_story.cast import Cast, Story


def story(cast: Cast) -> Story:
    """Who did what."""
    yield from _with_conditions(cast)
    yield from _refused_first(cast)
    yield from _waiting(cast)
    on = cast.day(111)
    yield on
    yield (
        cast["teun"],
        HearSupport(
            plan=cast.plan,
            key=cast.id("heard"),
            occasion=Occasion.TEAM_MEETING,
            unit=cast.units["oost"],
            mood=Mood.BEHIND,
            words=cast["teun"].says("Het team wil dit graag, als de vaste vrije dag blijft."),
            on=on,
        ),
    )


def _opened(cast: Cast, name: str, subject: str, day: int) -> Story:
    yield cast.day(day)
    yield (
        cast["nadia"],
        c.OpenDossier(
            plan=cast.plan,
            dossier=DossierId(cast.id(f"dossier-{name}")),
            subject=subject,
            ground=Ground.WORKING_CONDITIONS,
            body=Body.WORKS_COUNCIL,
            staff=420,
        ),
    )


def _requested(cast: Cast, name: str, text: str, day: int) -> Story:
    yield cast.day(day)
    yield (
        cast["nadia"],
        c.RequestConsent(
            **_at(cast, name),
            text=text,
            reasons="Het rooster geeft te weinig rust; dat zeggen drie teams.",
            consequences="Het rooster komt eerder uit. Ruilen kan zonder toestemming vooraf.",
            on=cast.day(day),
        ),
    )


def _answered(
    cast: Cast, name: str, day: int, version: int, outcome: Outcome, reasons: str, conditions: tuple[str, ...] = ()
) -> Story:
    yield cast.day(day)
    yield (
        cast["omar"],
        c.AnswerRequest(
            **_at(cast, name),
            version=version,
            outcome=outcome,
            reasons=reasons,
            conditions=conditions,
            on=cast.day(day),
        ),
    )


def _at(cast: Cast, name: str) -> dict[str, Any]:
    return {"plan": cast.plan, "dossier": DossierId(cast.id(f"dossier-{name}"))}


def _with_conditions(cast: Cast) -> Story:
    at = _at(cast, "rooster")
    yield from _opened(cast, "rooster", "Regeling roosters en ruilen", 116)
    yield from _requested(cast, "rooster", "Roosters staan drie weken vooruit vast; het team ruilt zelf.", 119)
    yield cast.day(131)
    yield cast["omar"], c.RecordMeeting(**at, on=cast.day(131), minutes="Verslag overlegvergadering, punt 3")
    conditions = ("Na een half jaar kijken we samen hoe het gaat.", "Wie geen telefoon heeft, kan ruilen op papier.")
    yield from _answered(cast, "rooster", 146, 1, Outcome.CONDITIONS, "Goed, met twee voorwaarden.", conditions)
    yield cast.day(151)
    decision = "De regeling gaat in; beide voorwaarden nemen we over."
    yield cast["marit"], c.NotifyDecision(**at, decision=decision, on=cast.day(151))
    for day, condition in ((176, 2), (329, 1)):
        yield cast.day(day)
        yield cast["nadia"], c.FulfilCondition(**at, condition=condition)
        yield cast["omar"], c.FulfilCondition(**at, condition=condition)


def _refused_first(cast: Cast) -> Story:
    at = _at(cast, "pauze")
    yield from _opened(cast, "pauze", "Pauzes buiten de afdeling", 134)
    yield from _requested(cast, "pauze", "Pauze houden gebeurt buiten de afdeling.", 137)
    yield cast.day(147)
    yield cast["omar"], c.RecordMeeting(**at, on=cast.day(147), minutes="Verslag overlegvergadering, punt 5")
    yield from _answered(cast, "pauze", 153, 1, Outcome.REFUSAL, "De nachtdienst staat dan alleen.")
    yield from _requested(cast, "pauze", "Pauze houden gebeurt buiten de afdeling, ook 's nachts met vervanging.", 168)
    yield cast.day(174)
    yield cast["omar"], c.RecordMeeting(**at, on=cast.day(174), minutes="Verslag overlegvergadering, punt 2")
    yield from _answered(cast, "pauze", 181, 2, Outcome.CONSENT, "Zo is er ook 's nachts iemand.")
    yield cast.day(186)
    yield cast["marit"], c.NotifyDecision(**at, decision="De regeling gaat in.", on=cast.day(186))


def _waiting(cast: Cast) -> Story:
    yield from _opened(cast, "overlap", "Een kwartier overlap tussen diensten", 522)
    yield from _requested(cast, "overlap", "Elke avonddienst begint met een kwartier overlap.", 526)
