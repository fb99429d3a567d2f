"""Agreements: kept, revised, objected to, and one that nobody kept."""

from datetime import timedelta
from typing import Any

from msgspec.structs import replace

from domain.agreements import commands as c
from domain.agreements.content import Content, Party, PartyKind, Source, digest_of
from domain.kernel.ids import AgreementId
from infra.demo.long_story.cast import Cast, Story

BOARD, COUNCIL = Party(PartyKind.MANAGEMENT), Party(PartyKind.WORKS_COUNCIL)


def story(cast: Cast) -> Story:
    """Who did what."""
    yield from _kept(cast)
    yield from _revised(cast)
    yield from _not_kept(cast)
    yield from _objected(cast)
    yield from _waiting(cast)


def _at(cast: Cast, name: str) -> tuple[AgreementId, dict[str, Any]]:
    agreement = AgreementId(cast.id(f"agreement-{name}"))
    return agreement, {"plan": cast.plan, "agreement": agreement}


def _team(cast: Cast, unit: str) -> Party:
    return Party(PartyKind.TEAM, unit=cast.units[unit])


def _kept(cast: Cast) -> Story:
    agreement, at = _at(cast, "overleg")
    oost, team, marit = cast.units["oost"], _team(cast, "oost"), cast["marit"]
    content = Content(
        title="Elke week een half uur overleg",
        text="Team Oost overlegt elke dinsdag een half uur over het rooster. Het overleg is werktijd.",
        parties=(BOARD, team),
        effective_on=cast.day(135),
        due_on=cast.day(230),
        time="Een half uur per week voor iedereen",
        support="De roosteraar schuift aan.",
    )
    digest, met = digest_of(agreement, 1, content), cast.day(127)
    yield cast.day(124)
    yield cast["nadia"], c.ProposeAgreement(**at, content=content)
    yield met
    yield marit, c.Agree(**at, party=BOARD, digest=digest)
    yield cast.day(129)
    source = Source("Verslag werkoverleg Oost", met)
    yield cast["teun"], c.Agree(**at, party=team, digest=digest, source=source, own_unit=oost)
    done = cast.day(226)
    yield done
    evidence = cast["teun"].says("Dertien verslagen van het overleg.")
    yield (
        cast["teun"],
        c.ReportFulfilment(**at, party=team, fulfilled_on=done, whole=True, evidence=evidence, own_unit=oost),
    )
    yield cast.day(233)
    yield marit, c.ConfirmFulfilment(**at, party=BOARD, report=1)


def _revised(cast: Cast) -> Story:
    agreement, at = _at(cast, "rooster")
    first = Content(
        title="Rooster drie weken vooruit",
        text="Het rooster staat twee weken vooruit vast. Daarna verandert alleen het team zelf nog iets.",
        parties=(BOARD, COUNCIL, _team(cast, "west")),
        effective_on=cast.day(160),
        due_on=cast.day(270),
        room="Het team ruilt zelf, zonder toestemming vooraf.",
    )
    second = replace(first, text=first.text.replace("twee weken", "drie weken"))
    digest, west = digest_of(agreement, 1, first), cast.units["west"]
    yield cast.day(136)
    yield cast["nadia"], c.ProposeAgreement(**at, content=first)
    yield cast.day(138)
    yield cast["marit"], c.Agree(**at, party=BOARD, digest=digest)
    yield cast.day(142)
    reason = cast["omar"].says("Twee weken is te kort voor wie kinderen heeft.")
    yield cast["omar"], c.Object(**at, party=COUNCIL, digest=digest, reason=reason)
    yield cast.day(149)
    why = "De OR en het team vinden twee weken te kort."
    yield cast["nadia"], c.ReviseAgreement(**at, digest=digest, content=second, why=why)
    newer = digest_of(agreement, 2, second)
    for days, name, party in ((150, "marit", BOARD), (155, "omar", COUNCIL)):
        yield cast.day(days)
        yield cast[name], c.Agree(**at, party=party, digest=newer)
    yield cast.day(159)
    source = Source("Verslag werkoverleg West", cast.day(159) - timedelta(days=2))
    yield cast["lotte"], c.Agree(**at, party=_team(cast, "west"), digest=newer, source=source, own_unit=west)
    done = cast.day(268)
    yield done
    evidence = cast["lotte"].says("Tien van de twaalf roosters waren op tijd.")
    yield (
        cast["lotte"],
        c.ReportFulfilment(
            **at, party=_team(cast, "west"), fulfilled_on=done, whole=False, evidence=evidence, own_unit=west
        ),
    )


def _not_kept(cast: Cast) -> Story:
    agreement, at = _at(cast, "vervanging")
    party = Party(PartyKind.PERSON, person=cast["hugo"].id)
    content = Content(
        title="Vervanging geregeld voor de zomer",
        text="HR heeft voor de zomer zes vaste invallers gevonden.",
        parties=(BOARD, party),
        effective_on=cast.day(165),
        due_on=cast.day(255),
        tasks="HR werft, de teams werken in.",
    )
    digest = digest_of(agreement, 1, content)
    yield cast.day(162)
    yield cast["nadia"], c.ProposeAgreement(**at, content=content)
    for days, name, whose in ((163, "marit", BOARD), (166, "hugo", party)):
        yield cast.day(days)
        yield cast[name], c.Agree(**at, party=whose, digest=digest)


def _objected(cast: Cast) -> Story:
    agreement, at = _at(cast, "bereikbaar")
    party = Party(PartyKind.PERSON, person=cast["yara"].id)
    content = Content(
        title="Bereikbaar in het weekend",
        text="Yara is een op de vier weekenden bereikbaar voor vragen over het rooster.",
        parties=(BOARD, party),
        effective_on=cast.day(400),
        due_on=cast.day(520),
        time="Twee uur per weekend, als werktijd",
    )
    yield cast.day(392)
    yield cast["hugo"], c.ProposeAgreement(**at, content=content)
    yield cast.day(395)
    reason = cast["yara"].says("Dat lukt niet met mijn opleiding op zaterdag.")
    yield cast["yara"], c.Object(**at, party=party, digest=digest_of(agreement, 1, content), reason=reason)
    yield cast.day(406)
    end = cast["hugo"].says("We zoeken een andere oplossing.")
    yield cast["hugo"], c.EndAgreement(**at, digest=digest_of(agreement, 1, content), reason=end)


def _waiting(cast: Cast) -> Story:
    agreement, at = _at(cast, "overlap")
    content = Content(
        title="Een kwartier overlap, ook in het weekend",
        text="Elke avonddienst begint met een kwartier overlap, ook in het weekend.",
        parties=(BOARD, COUNCIL, _team(cast, "eik")),
        effective_on=cast.day(540),
        due_on=cast.day(640),
        time="Een kwartier per dienst",
    )
    yield cast.day(524)
    yield cast["nadia"], c.ProposeAgreement(**at, content=content)
    yield cast.day(528)
    yield cast["marit"], c.Agree(**at, party=BOARD, digest=digest_of(agreement, 1, content))
