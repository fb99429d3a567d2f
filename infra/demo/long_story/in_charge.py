"""Who can be asked, and who stands behind it: contact persons and their hand-overs, the statement, what is told."""

from datetime import date, timedelta

from domain.contact import commands as c
from domain.contact.events import Card, Interest
from domain.support import commands as s
from domain.support.events import Message, Words
from infra.demo.long_story.cast import Cast, Player, Story

AIMS = "Iedereen weet drie weken vooruit wanneer hij vrij is, en in elke dienst is er een echte pauze."
RESULTS = "Over een jaar wordt er half zoveel geruild, en blijven nieuwe collega's langer."


def story(cast: Cast) -> Story:
    """Who did what."""
    yield from _statement(cast)
    yield from _contact_persons(cast)
    yield from _weighed(cast)
    yield from _handed_over(cast)
    yield from _second_year(cast)


def _statement(cast: Cast) -> Story:
    marit, nadia = cast["marit"], cast["nadia"]
    yield cast.day(18)
    first = Words(AIMS, RESULTS, "Nadia leidt het project, twaalf uur per week.", "€ 15.000 en vervanging in elk team.")
    yield marit, s.PublishStatement(plan=cast.plan, words=first)
    for days, names in ((19, ("hugo", "teun")), (22, ("lotte", "omar", "eefje")), (34, ("sem", "daan"))):
        yield cast.day(days)
        for name in names:
            yield cast[name], s.ReadStatement(plan=cast.plan, version=1, person=cast[name].id)
    told = (("start", "Waarom we dit doen, en wie je kunt aanspreken", 60, 62, "teun"),
            ("signals", "Wat er uit de signalen kwam", 96, 99, "lotte"),
            ("measures", "Wat er gaat veranderen", 135, 141, "sem"))  # fmt: skip
    yield cast.day(48)
    for key, what, planned, _, by in told:
        message = Message(what, "Alle medewerkers van de drie teams", cast.day(planned), cast[by].id)
        yield nadia, s.PlanMessage(plan=cast.plan, item=cast.id(f"message-{key}"), message=message)
    for key, _, _, days, by in told:
        on = cast.day(days)
        yield on
        yield (
            cast[by],
            s.TellMessage(
                plan=cast.plan, item=cast.id(f"message-{key}"), on=on, informed="Alle drie de teams, in het werkoverleg"
            ),
        )


def _contact_persons(cast: Cast) -> Story:
    """De Eik goes without one for weeks, which every overview shows."""
    chosen = (("oost", "eefje", "yara", 24), ("west", "daan", None, 26), ("eik", "bram", None, 58))
    for unit, name, deputy, days in chosen:
        on = cast.day(days)
        yield on
        hours = 520 if unit == "west" else 330
        card = _card(cast[name], cast[deputy] if deputy else None, on + timedelta(days=1), hours)
        mandate = cast.id(f"mandate-{unit}-1")
        yield cast["marit"], c.AppointContact(tenant=cast.tenant, unit=cast.units[unit], mandate=mandate, card=card)


def _card(player: Player, deputy: Player | None, start: date, hours: int) -> Card:
    return Card(
        person=player.id,
        role_name="procesbegeleider",
        powers="Mag het werkoverleg bijeenroepen en het rooster met het team veranderen.",
        minutes_per_week=180,
        valid_from=start,
        room="De uren staan in het rooster, met vervanging.",
        support="Nadia denkt elke maand mee.",
        deputy=deputy.id if deputy else None,
        hours_until=start + timedelta(days=hours),
    )


def _weighed(cast: Cast) -> Story:
    on = cast.day(128)
    yield on
    yield (
        cast["nadia"],
        c.WeighInterests(
            plan=cast.plan,
            weighing=cast.id("weighing"),
            question="Krijgt elk team een eigen roosteraar?",
            options=("Een roosteraar per team", "Een centrale roosteraar, en het team ruilt zelf"),
            interests=(
                Interest("De wijkteams", "Zelf kunnen ruilen, zonder te wachten."),
                Interest("Het verpleeghuis", "Ook op zondag iemand die invalt."),
                Interest("De cliënten", "Zo veel mogelijk vaste gezichten."),
            ),
            choice="Een centrale roosteraar, en het team ruilt zelf",
            reason="Zo is er ook op zondag iemand, en houdt het team de ruimte om te ruilen.",
            on=on,
        ),
    )


def _handed_over(cast: Cast) -> Story:
    on = cast.day(312)
    yield cast.day(305)
    note = cast["eefje"].says("De map met afspraken ligt bij Teun. Elke eerste dinsdag is er overleg.")
    yield (
        cast["marit"],
        c.HandOver(
            tenant=cast.tenant,
            unit=cast.units["oost"],
            mandate=cast.id("mandate-oost-1"),
            successor=cast.id("mandate-oost-2"),
            to=cast["yara"].id,
            on=on,
            note=note,
        ),
    )


def _second_year(cast: Cast) -> Story:
    """A new statement, and new hours in two teams; those of West have just run out and nobody saw to it."""
    yield cast.day(345)
    words = Words(AIMS, RESULTS, "Nadia blijft projectleider, acht uur per week.", "€ 8.000 en vervanging in elk team.")
    yield cast["marit"], s.PublishStatement(plan=cast.plan, words=words)
    yield cast.day(347, 3)
    for name in ("hugo", "teun", "omar"):
        yield cast[name], s.ReadStatement(plan=cast.plan, version=2, person=cast[name].id)
    yield cast.day(365)
    for unit, number, name, deputy, start in (("oost", 2, "yara", "teun", 312), ("eik", 1, "bram", "sem", 59)):
        card = _card(cast[name], cast[deputy], cast.day(start), 700)
        mandate = cast.id(f"mandate-{unit}-{number}")
        yield cast["marit"], c.ChangeMandate(tenant=cast.tenant, unit=cast.units[unit], mandate=mandate, card=card)
