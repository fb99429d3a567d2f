"""The places of a plan, in the order of the method: what each is called, where it is, on which part of the wheel."""

from collections.abc import Mapping

import msgspec

from domain.method import Phase, Text


class Place(msgspec.Struct, frozen=True):
    """One place: its `key` is the end of its address under the plan. `step` is set where the guide numbers it."""

    key: str
    title: Text
    phase: Phase | None = None
    step: int | None = None


PLACES = (
    Place("aftrap", Text("Aftrap", "Kick-off")),
    Place("aanpak", Text("Aanpak", "Approach")),
    Place("aanspreekpunten", Text("Aanspreekpunten", "Contact persons")),
    Place("draagvlak", Text("Steun en communicatie", "Support and communication")),
    Place("signalen", Text("Signalen en energie", "Signals and energy"), Phase.PLAN, 1),
    Place("analyse", Text("Analyse en prioriteiten", "Analysis and priorities"), Phase.PLAN, 2),
    Place("maatregelen", Text("Maatregelen", "Measures"), Phase.PLAN, 3),
    Place("or", Text("Instemming OR", "Works council"), Phase.PLAN, 3),
    Place("afspraken", Text("Afspraken", "Agreements"), Phase.DO, 4),
    Place("resultaten", Text("Resultaten", "Results"), Phase.CHECK, 5),
    Place("evaluatie", Text("Evaluatie en vervolg", "Review and next"), Phase.ACT, 6),
    Place("bestanden", Text("Bestanden", "Files")),
    Place("logboek", Text("Logboek", "Audit trail")),
)
PHASES: Mapping[Phase, Text] = {
    Phase.PLAN: Text("Plannen", "Plan"),
    Phase.DO: Text("Doen", "Do"),
    Phase.CHECK: Text("Checken", "Check"),
    Phase.ACT: Text("Bijsturen", "Act"),
}
BEFORE = ("aftrap", "aanpak", "aanspreekpunten", "draagvlak")
# The places as the way around shows them: what comes before, the four quarters of the wheel, what is always at hand.
GROUPS = (
    (Text("Vooraf", "Beforehand"), tuple(each for each in PLACES if each.key in BEFORE)),
    *((title, tuple(each for each in PLACES if each.phase is phase)) for phase, title in PHASES.items()),
    (Text("Erbij", "Beside"), tuple(each for each in PLACES if each.phase is None and each.key not in BEFORE)),
)
