"""What people notice, through both turns of the wheel: too much, too little, what gives energy and what drains it."""

from datetime import timedelta

from domain.kernel.ids import SignalId
from domain.method import CURRENT
from domain.signals.commands import OpenLink, ReportSignal, Said, WeighSignal, WithdrawSignal
from domain.signals.kinds import SignalKind, Source
from infra.demo.long_story.cast import Cast, Story

HIGH, LOW = SignalKind.TOO_HIGH, SignalKind.TOO_LOW
GIVES, DRAINS = SignalKind.ENERGY_SOURCE, SignalKind.ENERGY_DRAIN
# name, day, who, kind, unit, theme, source, weight, words
TOLD: tuple[tuple[str, int, str, SignalKind, str, str, Source, int, str], ...] = (
    ("rooster", 26, "eefje", HIGH, "oost", "planning", Source.OBSERVATION, 4,
     "Mijn vrije dag veranderde deze maand drie keer."),
    ("ruilen", 30, "teun", HIGH, "oost", "planning", Source.PLANNING_DATA, 5,
     "Vorige maand waren er veertig ruilingen op zestig diensten."),
    ("pauze", 33, "daan", HIGH, "west", "tasks", Source.OBSERVATION, 4,
     "Pauze houden lukt hooguit twee keer per week."),
    ("starters", 37, "lotte", HIGH, "west", "staffing", Source.TEAM_MEETING, 4,
     "Nieuwe collega's rijden na een week al alleen hun route."),
    ("verzuim", 41, "hugo", HIGH, "eik", "staffing", Source.SICK_LEAVE, 3, "Kort verzuim is in een jaar verdubbeld."),
    ("stil", 44, "bram", LOW, "eik", "tasks", Source.TALK, 2, "Na negen uur 's avonds is er weinig te doen."),
    ("dubbel", 48, "yara", DRAINS, "oost", "tools", Source.OBSERVATION, 4, "We schrijven alles twee keer op."),
    ("bewoners", 50, "bram", GIVES, "eik", "tasks", Source.TALK, 4, "Samen koken met bewoners. Daar kom ik voor."),
    ("elkaar", 53, "lotte", GIVES, "west", "cooperation", Source.TEAM_MEETING, 3, "We springen voor elkaar in."),
    ("telefoon", 57, "sem", DRAINS, "eik", "tools", Source.OBSERVATION, 3, "De telefoon gaat tijdens de zorg door."),
    ("verzuim-2", 58, "hugo", HIGH, "eik", "staffing", Source.SICK_LEAVE, 3, "Meer kort verzuim dan vorig jaar."),
    ("avond", 340, "yara", HIGH, "oost", "planning", Source.OBSERVATION, 4,
     "De avonddienst begint met een half uur achterstand."),
    ("invallers", 348, "teun", HIGH, "oost", "staffing", Source.PLANNING_DATA, 4,
     "In de zomer viel een op de vijf diensten aan een invaller toe."),
    ("overdracht", 356, "daan", DRAINS, "west", "cooperation", Source.TEAM_MEETING, 3,
     "De overdracht duurt lang en het belangrijkste komt het laatst."),
    ("vrijdag", 363, "bram", LOW, "eik", "tasks", Source.TALK, 2, "Op vrijdagmiddag zijn we met te veel."),
    ("leren", 370, "lotte", GIVES, "west", "tasks", Source.TEAM_MEETING, 4, "Het meelopen met de wijkverpleegkundige."),
)  # fmt: skip


def signal_of(cast: Cast, name: str) -> SignalId:
    """The id of a signal."""
    return SignalId(cast.id(f"signal-{name}"))


def story(cast: Cast) -> Story:
    """Who did what."""
    yield cast.day(25)
    yield cast["nadia"], OpenLink(plan=cast.plan, after=0)
    for name, days, who, kind, unit, theme, source, weight, text in TOLD:
        by, on = cast[who], cast.day(days, 2)
        yield on
        said = Said(
            kind=kind,
            unit=cast.units[unit],
            theme=theme,
            source=source,
            noticed_on=on - timedelta(days=cast.dice.randint(0, 6)),
            text=by.says(text),
            template=CURRENT.version,
        )
        yield by, ReportSignal(plan=cast.plan, signal=signal_of(cast, name), said=said, weight=weight)
    yield cast.day(64)
    nadia, hugo = cast["nadia"], cast["hugo"]
    why = nadia.says("Dit hoor ik in alle drie de teams.")
    yield nadia, WeighSignal(plan=cast.plan, signal=signal_of(cast, "pauze"), weight=5, reason=why)
    again = hugo.says("Dit stond er al.")
    yield hugo, WithdrawSignal(plan=cast.plan, signal=signal_of(cast, "verzuim-2"), reason=again)
