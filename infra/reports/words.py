"""What the states, kinds and reasons in a report are called, in the language of the moment."""

from collections.abc import Callable, Mapping
from decimal import Decimal

from babel.numbers import format_decimal

from domain.method import TEMPLATES
from domain.reports.content import Point
from domain.reports.pending import NOW
from domain.review.moments import USUAL_NAMES, Why
from infra.language import gettext as _
from infra.language import language, long_date

NUMBERS = "#,##0.##"


def figure(value: Decimal, signed: bool = False) -> str:
    """A figure as people write it: `2,6`; `signed` always shows which way it went."""
    text = format_decimal(value, format=NUMBERS, locale=language())
    return f"+{text}" if signed and value > 0 else text.replace("-", "−")


def moment(name: str) -> str:
    """A moment's name: the usual ones are ours, so they are told in the reader's language."""
    return next((usual.to(language()) for usual in USUAL_NAMES.values() if usual.nl == name), name)


def progress(state: str) -> str:
    """How far a step is."""
    return {
        "done": _("Klaar"),
        "busy": _("Bezig"),
        "open": _("Nog niet begonnen"),
        "left_out": _("Overgeslagen"),
    }[state]


def stage(state: str) -> str:
    """Where a measure is in its life."""
    return {
        "proposed": _("Voorgesteld"),
        "planned": _("Gepland"),
        "started": _("Gestart"),
        "done": _("Klaar"),
        "dropped": _("Niet doorgegaan"),
    }[state]


def level(name: str) -> str:
    """Where a measure takes hold."""
    return {"source": _("Bij de bron"), "collective": _("Collectief"), "individual": _("Individueel")}[name]


def kept(verdict: str) -> str:
    """Whether an agreement was kept."""
    said = {
        "kept": _("nagekomen"),
        "kept_late": _("te laat nagekomen"),
        "partly": _("deels nagekomen"),
        "not_kept": _("niet nagekomen"),
        "not_yet_due": _("nog niet aan de orde"),
        "disputed": _("betwist"),
    }[verdict]
    return said[:1].upper() + said[1:]


def signal(kind: str) -> str:
    """What a signal is."""
    return {
        "too_high": _("Werkdruk te hoog"),
        "too_low": _("Werkdruk te laag"),
        "energy_source": _("Geeft energie"),
        "energy_drain": _("Kost energie"),
    }[kind]


def verdict(value: str | None) -> str:
    """What people say of a change."""
    return {
        "better": _("Beter"),
        "same": _("Hetzelfde"),
        "worse": _("Slechter"),
        "cannot_say": _("Niet te zeggen"),
    }.get(value or "", _("Nog geen oordeel"))


def caution(value: str) -> str:
    """Why two measurements do not simply stand beside each other."""
    return {
        "no_baseline": _("geen nulmeting"),
        "no_follow_up": _("geen vervolgmeting"),
        "other_question": _("andere vraag"),
        "other_group": _("andere groep"),
        "other_response": _("andere respons"),
        "other_number": _("ander aantal mensen"),
        "not_later": _("niet later dan de nulmeting"),
    }[value]


def defect(value: str) -> str:
    """What is amiss with a contact person."""
    return {
        "nobody": _("Geen aanspreekpunt"),
        "left": _("Het aanspreekpunt is weg"),
        "no_hours": _("Het aanspreekpunt heeft geen uren"),
        "hours_end_soon": _("De uren lopen binnen een maand af"),
        "ends_soon": _("Het mandaat loopt binnen een maand af"),
    }[value]


def theme(key: str) -> str:
    """What a signal is about; the key itself for a theme that no template has."""
    found = (template.theme(key) for template in TEMPLATES.values())
    return next((each.title.to(language()) for each in found if each), key)


def step_title(number: int) -> str:
    """One of the six steps, with its number."""
    template = TEMPLATES[max(TEMPLATES)]
    return next(f"{step.number} {step.title.to(language())}" for step in template.steps if step.number == number)


def row_text(key: str, own: str) -> str:
    """A row of the checklist, with its number."""
    source = next((row for template in TEMPLATES.values() if (row := template.row(key))), None)
    return f"{key} {own or (source.text.to(language()) if source else '')}"


def due_reason(point: Point) -> str:
    """Why a review is due and since when."""
    facts = {"date": long_date(point.on) if point.on else "", "what": point.text}
    if point.why in (Why.MOMENT, NOW):
        facts["what"] = moment(point.text)
    match point.why:
        case Why.TOO_OLD:
            return _("De laatste evaluatie is te lang geleden: sinds %(date)s is een nieuwe nodig.") % facts
        case Why.MOMENT:
            return _("Het moment “%(what)s” (%(date)s) is geweest, zonder evaluatie.") % facts
        case _ if point.why == NOW:
            return _("Dit is het moment “%(what)s”: houd de evaluatie.") % facts
        case Why.MEASURE_FINISHED:
            return _("De maatregel “%(what)s” is klaar sinds %(date)s. Kijk wat hij heeft gedaan.") % facts
        case _:
            return _("De maatregel “%(what)s” had op %(date)s klaar moeten zijn.") % facts


def open_kinds() -> Mapping[str, str]:
    """What each kind of open point is called."""
    return {
        "row": _("Checklist van de aftrap"),
        "step": _("Overgeslagen stappen"),
        "measure": _("Maatregelen"),
        "dossier": _("Instemming OR"),
        "agreement": _("Afspraken"),
        "perception": _("Beleving"),
        "decision": _("Besluiten die nog uitgevoerd worden"),
    }


def asked_kinds() -> Mapping[str, str]:
    """Which decision each kind asks for."""
    return {
        "review": _("Plan een evaluatie: hier is er een nodig"),
        "turn": _("Alle stappen zijn klaar: begin een nieuwe ronde, of sluit het plan"),
        "late_measure": _("De datum is voorbij: ga door, stuur bij of stop"),
        "unkept": _("Niet (helemaal) nagekomen: wat is er nodig?"),
        "contact": _("Wie wordt hier het aanspreekpunt, en met welke uren?"),
    }


TOLD: Mapping[str, Callable[[Point], str]] = {
    "row": lambda point: row_text(point.key, point.text),
    "step": lambda point: step_title(int(point.key)),
    "review": due_reason,
    "contact": lambda point: point.text or _("Hele organisatie"),
}
NOTED: Mapping[str, Callable[[Point], str]] = {
    "step": lambda point: point.text,
    "measure": lambda point: stage(point.why).lower(),
    "agreement": lambda point: _("wacht op akkoord") if point.why == "proposed" else _("loopt"),
    "perception": lambda point: verdict(point.why).lower(),
    "unkept": lambda point: kept(point.why).lower(),
    "contact": lambda point: defect(point.why).lower(),
    "turn": lambda point: _("ronde %(number)s") % {"number": point.key},
}
DATED = frozenset({"row", "measure", "agreement", "decision", "late_measure", "unkept"})
