"""The approach in words: the questions and their answers, the reasons of a proposal, the names of sizes and aims."""

from collections.abc import Mapping

from domain.method import Text
from domain.plan.approach import Ambition, Complexity, Pace, Reach, Size, Why
from domain.plan.events import Aim

SIZES: Mapping[str, Text] = {
    Size.SMALL: Text("kleine aanpak", "small approach"),
    Size.LARGE: Text("grote aanpak", "large approach"),
}
QUESTIONS: Mapping[str, Text] = {
    "reach": Text("Om hoeveel mensen gaat het?", "How many people is it about?"),
    "complexity": Text("Hoe ingewikkeld is het?", "How complex is it?"),
    "ambition": Text("Wat willen jullie bereiken?", "What do you want to achieve?"),
    "pace": Text("Kan het wachten?", "Can it wait?"),
}
CHOICES: Mapping[str, Mapping[str, Text]] = {
    "reach": {
        Reach.ONE_TEAM: Text("Eén team", "One team"),
        Reach.SOME_TEAMS: Text("Een paar teams", "A few teams"),
        Reach.ORGANISATION: Text("Veel teams, of de hele organisatie", "Many teams, or the whole organisation"),
    },
    "complexity": {
        Complexity.ONE_CAUSE: Text("Eén duidelijke oorzaak, in één team", "One clear cause, in one team"),
        Complexity.SOME_CAUSES: Text("Een paar oorzaken, dicht bij elkaar", "A few causes, close together"),
        Complexity.MANY_CAUSES: Text(
            "Veel oorzaken, in verschillende onderdelen", "Many causes, in different organisational units"
        ),
        Complexity.NOT_KNOWN: Text("Dat weten we nog niet", "We do not know yet"),
    },
    "ambition": {
        Ambition.SOLVE_ONE: Text("Eén ding nu oplossen", "Solve one thing now"),
        Ambition.IMPROVE: Text("Een paar dingen beter maken", "Improve a few things"),
        Ambition.LASTING: Text(
            "Een blijvende verandering, voor duurzame inzetbaarheid",
            "A lasting change, for sustainable employability",
        ),
    },
    "pace": {
        Pace.AT_ONCE: Text("Nee, het moet snel", "No, it must be quick"),
        Pace.STEADY: Text("Ja, liever stap voor stap", "Yes, rather step by step"),
    },
}
REASONS: Mapping[Why, Text] = {
    Why.ONE_TEAM: Text("Het gaat om één team: dat pleit voor klein.", "It is about one team: that speaks for small."),
    Why.SOME_TEAMS: Text(
        "Het gaat om een paar teams: dat pleit een beetje voor groot.",
        "It is about a few teams: that speaks a little for large.",
    ),
    Why.ORGANISATION: Text(
        "Het gaat om veel teams of iedereen: dat pleit voor groot.",
        "It is about many teams or everybody: that speaks for large.",
    ),
    Why.ONE_CAUSE: Text("Er is één duidelijke oorzaak.", "There is one clear cause."),
    Why.SOME_CAUSES: Text(
        "Er zijn een paar oorzaken: samen de diepte in helpt.", "There are a few causes: looking deeper together helps."
    ),
    Why.MANY_CAUSES: Text(
        "Er zijn veel oorzaken, in verschillende onderdelen: dat pleit voor groot.",
        "There are many causes, in different organisational units: that speaks for large.",
    ),
    Why.NOT_KNOWN: Text(
        "De oorzaak is nog niet bekend: breng eerst in kaart wat er speelt.",
        "The cause is not known yet: take stock first.",
    ),
    Why.SOLVE_ONE: Text("Jullie willen één ding oplossen.", "You want to solve one thing."),
    Why.IMPROVE: Text("Jullie willen een paar dingen beter maken.", "You want to improve a few things."),
    Why.LASTING: Text(
        "Jullie willen een blijvende verandering: die vraagt meer tijd, en blijft beter staan.",
        "You want a lasting change: it takes more time, and lasts better.",
    ),
    Why.CANNOT_WAIT: Text("Het kan niet wachten.", "It cannot wait."),
    Why.LARGE_WANTS_ALL: Text(
        "Een grote aanpak doorloopt alle zes stappen.", "A large approach goes through all six steps."
    ),
    Why.LEADER_ACROSS_TEAMS: Text(
        "Over teams heen helpt het als één iemand het trekt.", "Across teams it helps if one person leads."
    ),
    Why.LEADER_OF_PROJECT: Text(
        "Een grote aanpak is een project, met een projectleider.", "A large approach is a project, with a leader."
    ),
}
LEFT_OUT: Mapping[Why, Text] = {
    Why.CANNOT_WAIT: Text(
        "Wat er speelt is bekend, en het kan niet wachten.", "What is going on is known, and it cannot wait."
    ),
    Why.ONE_CAUSE: Text("De oorzaak is duidelijk.", "The cause is clear."),
    Why.SOLVE_ONE: Text(
        "Het gaat om één ding; vastleggen in de HRM-cyclus is nu niet nodig.",
        "It is about one thing; anchoring it in the HRM cycle is not needed now.",
    ),
}
AIMS: Mapping[str, Text] = {
    Aim.PREVENTION: Text("werkdruk vóór zijn", "prevent work pressure"),
    Aim.ENERGY: Text("energie en werkplezier", "energy and enjoyment of work"),
    Aim.EMPLOYABILITY: Text("duurzame inzetbaarheid", "sustainable employability"),
}
