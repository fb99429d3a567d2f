"""The plan in words: its facts as sentences, and what its rules say when they say no."""

from collections.abc import Mapping

from domain.kernel.events import Event
from domain.kernel.refusals import Refusal
from domain.method import Text
from domain.plan import events as p
from domain.plan import refusals as r
from infra.language import gettext as _
from infra.language import language, ngettext
from services.api.words.approach import SIZES
from services.api.words.names import Names
from services.api.words.wording import Wording

WORDINGS: Mapping[type[Refusal], Wording] = {
    r.PlanExists: Wording(
        409,
        Text("Dit plan bestaat al", "This plan exists already"),
        Text("Open het plan in de lijst met plannen.", "Open the plan in the list of plans."),
    ),
    r.PlanIsClosed: Wording(
        409,
        Text("Dit plan is gesloten", "This plan is closed"),
        Text(
            "Het is gesloten op {on}; lezen kan. Wil je verder? Wie het plan stuurt, kan het bij Aanpak heropenen, "
            "met een reden.",
            "It was closed on {on}; you can read it. Do you want to go on? Who steers the plan can reopen it at "
            "Approach, with a reason.",
        ),
    ),
    r.ApproachNotChosen: Wording(
        409,
        Text("Er is nog geen aanpak gekozen", "No approach has been chosen yet"),
        Text("Kies eerst een kleine of een grote aanpak.", "Choose a small or a large approach first."),
    ),
    r.ApproachIsChosen: Wording(
        409,
        Text("De aanpak staat al vast", "The approach is settled"),
        Text(
            "Er is al aan gewerkt. Maak de aanpak groter, of sla stappen over of neem ze alsnog mee.",
            "Work on it has begun. Make the approach large, or leave steps out or take them in after all.",
        ),
    ),
    r.ApproachIsLarge: Wording(
        409,
        Text("De aanpak is al groot", "The approach is large already"),
        Text("Pas de projectleider en de mijlpalen aan.", "Change the project leader and the milestones."),
    ),
    r.ApproachNeedsStep: Wording(
        422,
        Text("Kies een stap", "Choose a step"),
        Text("Kies minstens één van de zes stappen.", "Choose at least one of the six steps."),
    ),
    r.ChoiceNeedsReason: Wording(
        422,
        Text("Jullie kiezen anders dan het voorstel", "You choose otherwise than proposed"),
        Text(
            "Dat mag. Schrijf op waarom, dan kan iedereen het later teruglezen.",
            "You may. Write down why, so that everybody can read it later.",
        ),
    ),
    r.LargeNeedsLeader: Wording(
        422,
        Text("Een grote aanpak heeft een projectleider", "A large approach has a project leader"),
        Text("Kies wie het project leidt.", "Choose who leads the project."),
    ),
    r.LargeNeedsMilestones: Wording(
        422,
        Text("Een grote aanpak heeft mijlpalen", "A large approach has milestones"),
        Text("Noem minstens één mijlpaal met een datum.", "Name at least one milestone with a date."),
    ),
    r.StepUnknown: Wording(
        422,
        Text("Deze stap is er niet", "There is no such step"),
        Text("De methode heeft stap 1 tot en met 6.", "The method has steps 1 to 6."),
    ),
    r.StepNeedsReason: Wording(
        422,
        Text("Waarom slaan jullie deze stap over?", "Why do you leave this step out?"),
        Text("Schrijf een reden bij stap {step}.", "Write a reason at step {step}."),
    ),
    r.StepIsLeftOut: Wording(
        409,
        Text("Deze stap is overgeslagen", "This step is left out"),
        Text("Neem stap {step} eerst alsnog mee.", "Take step {step} in first."),
    ),
    r.StepIsDone: Wording(
        409,
        Text("Deze stap is klaar", "This step is done"),
        Text("Open stap {step} eerst opnieuw.", "Open step {step} again first."),
    ),
    r.OpenRowsNeedReason: Wording(
        422,
        Text("De aftrap heeft nog open rijen", "The kick-off has open rows"),
        Text(
            "Open: {rows}. Schrijf op waarom jullie het plan toch vaststellen.",
            "Open: {rows}. Write down why you adopt the plan all the same.",
        ),
    ),
    r.PlanNeedsUnit: Wording(
        409,
        Text("Een plan houdt minstens één onderdeel", "A plan keeps at least one unit"),
        Text("Sluit het plan af als niemand meer meedoet.", "Close the plan if nobody takes part any more."),
    ),
    r.PlanCoversAll: Wording(
        409,
        Text("Dit plan is voor de hele organisatie", "This plan is for the whole organisation"),
        Text("Alle onderdelen doen al mee.", "All units take part already."),
    ),
}


def tell(event: Event, names: Names) -> str | None:
    """What happened, as a sentence that follows on who did it."""
    match event:
        case p.PlanStarted(title=title):
            return _("startte het plan “%(title)s”.") % {"title": title}
        case p.PlanRenamed(title=title):
            return _("noemde het plan voortaan “%(title)s”.") % {"title": title}
        case p.PlanAdopted(open_rows=()):
            return _("stelde het plan vast.")
        case p.PlanAdopted(open_rows=rows, reason=reason):
            words = _("stelde het plan vast met open rijen (%(rows)s): “%(reason)s”.")
            return words % {"rows": ", ".join(rows), "reason": reason}
        case p.CycleOpened(cycle=cycle, carried=carried):
            words = ngettext(
                "begon ronde %(cycle)s, met %(number)s open punt.",
                "begon ronde %(cycle)s, met %(number)s open punten.",
                len(carried),
            )
            return words % {"cycle": cycle, "number": len(carried)}
        case p.PlanClosed(reason=reason):
            return _("sloot het plan af: “%(reason)s”.") % {"reason": reason}
        case p.PlanReopened(reason=""):
            return _("opende het plan opnieuw.")
        case p.PlanReopened(reason=reason):
            return _("opende het plan opnieuw: “%(reason)s”.") % {"reason": reason}
        case p.UnitJoined(unit=unit, reason=reason):
            return _("liet %(unit)s meedoen: “%(reason)s”.") % {"unit": names.unit(unit), "reason": reason}
        case p.UnitLeft(unit=unit, reason=reason):
            return _("haalde %(unit)s uit het plan: “%(reason)s”.") % {"unit": names.unit(unit), "reason": reason}
        case _:
            return _approach(event, names) or _step(event)


def _approach(event: Event, names: Names) -> str | None:
    match event:
        case p.ApproachChosen(size=size, steps=steps, proposed=proposed):
            words = _("koos een %(size)s met stap %(steps)s; het voorstel was een %(proposed)s.")
            sizes = {"size": SIZES[size].to(language()), "proposed": SIZES[proposed.size].to(language())}
            return words % {**sizes, "steps": ", ".join(map(str, steps))}
        case p.ApproachUpgraded(leader=leader, reason=reason):
            words = _("maakte de aanpak groot, met %(leader)s als projectleider: “%(reason)s”.")
            return words % {"leader": names.of(leader), "reason": reason}
        case p.LeaderNamed(leader=None):
            return _("haalde de projectleider weg.")
        case p.LeaderNamed(leader=leader):
            return _("maakte %(leader)s projectleider.") % {"leader": names.of(leader)}
        case p.MilestonesSet(milestones=milestones):
            words = ngettext("legde %(number)s mijlpaal vast.", "legde %(number)s mijlpalen vast.", len(milestones))
            return words % {"number": len(milestones)}
        case p.GoalsSet(goals=goals):
            words = ngettext(
                "legde %(number)s doel voor later vast.", "legde %(number)s doelen voor later vast.", len(goals)
            )
            return words % {"number": len(goals)}
        case _:
            return None


def _step(event: Event) -> str | None:
    match event:
        case p.StepStarted(step=step):
            return _("begon aan stap %(step)s.") % {"step": step}
        case p.StepCompleted(step=step):
            return _("rondde stap %(step)s af.") % {"step": step}
        case p.StepReopened(step=step):
            return _("opende stap %(step)s opnieuw.") % {"step": step}
        case p.StepLeftOut(step=step, reason=reason):
            return _("sloeg stap %(step)s over: “%(reason)s”.") % {"step": step, "reason": reason}
        case p.StepTakenIn(step=step):
            return _("nam stap %(step)s alsnog mee.") % {"step": step}
        case _:
            return None
