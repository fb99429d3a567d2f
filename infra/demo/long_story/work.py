"""Measures of both turns of the wheel: on time, late, dropped, an example to others; and what is late today."""

from domain.kernel.ids import MeasureId
from domain.measures import commands as c
from domain.measures.description import Description, Level
from infra.demo.long_story.cast import Cast, Story
from infra.demo.long_story.issues import issue_of

COLLECTIVE, SOURCE, INDIVIDUAL = Level.COLLECTIVE, Level.SOURCE, Level.INDIVIDUAL
# name, owner, unit, level, issue, title, goal, what employees do in it; then the days: proposed, planned from and
# until, started, told how far it is, ended. None: not (yet).
MEASURES = (
    ("rooster", "teun", "oost", SOURCE, "rooster", "Rooster drie weken vooruit", "Half zoveel ruilingen in het najaar.",
     "Het team maakt zelf de eerste versie.", 112, 125, 220, 126, 170, 215),
    ("ruilen", "lotte", "west", COLLECTIVE, "rooster", "Zelf ruilen in de app", "Ruilen zonder wachten.",
     "Collega's spreken samen de regels af.", 113, 130, 190, 137, 175, 207),
    ("maatje", "sem", "eik", SOURCE, "starten", "Een maatje voor wie begint", "Niemand werkt de eerste maand alleen.",
     "Ervaren collega's melden zich als maatje.", 114, 128, 240, 131, 200, 236),
    ("pauze", "daan", "west", COLLECTIVE, "pauze", "Pauze buiten de afdeling", "Vier van de vijf dagen echt pauze.",
     "Collega's nemen elkaars bel over.", 115, 140, 200, 140, None, 232),
    ("coach", "hugo", None, INDIVIDUAL, "starten", "Gesprekken met een coach", "Wie wil, heeft drie gesprekken gehad.",
     "Medewerkers kiezen zelf het onderwerp.", 116, 150, 260, None, None, None),
    ("overlap", "teun", "oost", SOURCE, "avond", "Een kwartier overlap tussen diensten", "De avond begint op tijd.",
     "Het team kiest wat er in de overdracht komt.", 398, 410, 500, 412, 455, 496),
    ("poule", "lotte", "west", COLLECTIVE, "avond", "Een eigen poule van invallers", "Vaste gezichten in de zomer.",
     "Oud-collega's worden door het team gevraagd.", 402, 420, 540, 425, 470, None),
    ("vrijdag", "sem", "eik", COLLECTIVE, "avond", "Vrijdagmiddag met minder", "Uren gaan naar de maandagochtend.",
     "Het team verdeelt de uren zelf.", 404, 505, 580, None, None, None),
)  # fmt: skip


def measure_of(cast: Cast, name: str) -> MeasureId:
    """The id of a measure."""
    return MeasureId(cast.id(f"measure-{name}"))


def story(cast: Cast) -> Story:
    """Who did what."""
    for told in MEASURES:
        name, owner, unit, level, issue, title, goal, role, *days = told
        text = Description(
            title=title,
            goal=goal,
            active_role=role,
            level=level,
            unit=cast.units[unit] if unit else None,
            issues=(issue_of(cast, issue),),
        )
        yield from _measure(cast, name, owner, text, *days)
    yield from _around(cast)


def _measure(
    cast: Cast,
    name: str,
    owner: str,
    text: Description,
    proposed: int,
    start: int,
    due: int,
    began: int | None,
    told: int | None,
    ended: int | None,
) -> Story:
    measure, by = measure_of(cast, name), cast[owner]
    yield cast.day(proposed)
    yield cast["nadia"], c.ProposeMeasure(plan=cast.plan, measure=measure, description=text)
    yield cast.day(proposed + 6, 4)
    starts_on, due_on = cast.day(start), cast.day(due)
    yield (
        cast["nadia"],
        c.PlanMeasure(plan=cast.plan, measure=measure, owner=by.id, starts_on=starts_on, due_on=due_on),
    )
    if began:
        on = cast.day(began)
        yield on
        yield by, c.StartMeasure(plan=cast.plan, measure=measure, on=on)
    if told:
        on = cast.day(told, 5)
        yield on
        note = by.says("Het loopt. Op drukke dagen lukt het nog niet altijd.")
        percent = cast.dice.choice((40, 50, 60, 70))
        key = cast.id(f"note-{name}")
        yield by, c.ReportProgress(plan=cast.plan, measure=measure, key=key, on=on, text=note, percent=percent)
    if ended:
        on = cast.day(ended)
        yield on
        result = "Het doel is gehaald, en het team houdt het vast."
        yield by, c.FinishMeasure(plan=cast.plan, measure=measure, on=on, result=result)


def _around(cast: Cast) -> Story:
    yield cast.day(183)
    reason = "Er was geen belangstelling. Wie wil, kan bij de bedrijfsarts terecht."
    yield cast["hugo"], c.DropMeasure(plan=cast.plan, measure=measure_of(cast, "coach"), reason=reason)
    yield cast.day(240)
    yield (
        cast["sem"],
        c.ShelveMeasure(
            plan=cast.plan,
            measure=measure_of(cast, "maatje"),
            what_worked="De uren van het maatje staan in het rooster.",
            where="Verpleeghuis De Eik",
            contact=cast["sem"].id,
        ),
    )
