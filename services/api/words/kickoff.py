"""The kick-off in words: its facts as sentences, and what its rules say when they say no."""

from collections.abc import Mapping

from domain.kernel.events import Event
from domain.kernel.refusals import Refusal
from domain.kickoff import events as k
from domain.kickoff import refusals as r
from domain.kickoff.answers import Position
from domain.method import Text
from infra.language import gettext as _
from infra.language import long_date
from services.api.words.names import Names
from services.api.words.wording import NOT_FOUND, Wording

OWN_TERMS = {
    "role": {
        "works_council": Text("De OR", "The works council"),
        "": Text("Het management", "Management"),
    },
    "stance": {
        "behind": Text("staat erachter", "stands behind it"),
        "not_behind": Text("staat er niet achter", "does not stand behind it"),
        "": Text("het overgenomen standpunt klopt niet", "what was copied is not right"),
    },
}
WORDINGS: Mapping[type[Refusal], Wording] = {
    r.KickoffNotOpen: NOT_FOUND,
    r.RowUnknown: NOT_FOUND,
    r.RowIsChecked: Wording(
        409,
        Text("Deze rij is afgevinkt", "This row is ticked off"),
        Text(
            "Open de rij eerst opnieuw. Daarna kun je het antwoord veranderen.",
            "Reopen the row first. Then you can change the answer.",
        ),
    ),
    r.RowNeedsAnswer: Wording(
        409,
        Text("Er is nog geen antwoord", "There is no answer yet"),
        Text(
            "Je kunt deze rij afvinken als er een antwoord staat bij: {missing}.",
            "You can tick this row off once there is an answer at: {missing}.",
        ),
    ),
    r.AnswerOfWrongKind: Wording(
        422,
        Text("Dit antwoord past niet bij de rij", "This answer does not fit the row"),
        Text(
            "Open de rij opnieuw en geef het antwoord waar de rij om vraagt.",
            "Open the row again and give the answer that it asks for.",
        ),
    ),
    r.AnswerIncomplete: Wording(
        422,
        Text("Het antwoord is niet compleet", "The answer is not complete"),
        Text("Vul dit veld in, met hooguit 4000 tekens.", "Fill in this field, with at most 4000 characters."),
    ),
    r.PositionNeedsHolder: Wording(
        403,
        Text("Dit standpunt geeft de partij zelf", "The party itself gives this position"),
        Text(
            "Laat iemand met deze rol antwoorden, of noem het stuk waaruit je het overneemt, met de datum.",
            "Let somebody with this role answer, or name the document that you copy it from, with its date.",
        ),
    ),
    r.OwnPositionStands: Wording(
        409,
        Text("De partij zei dit zelf al", "The party spoke for itself already"),
        Text(
            "{role} zei zelf: {stance}. Een stuk van een ander gaat daar niet boven. "
            "Is dat standpunt veranderd? Vraag de partij om dat zelf hier te zeggen.",
            "{role} said for itself: {stance}. A document does not go above that. "
            "Did that position change? Ask the party to say so here itself.",
        ),
        OWN_TERMS,
    ),
    r.NothingTranscribed: Wording(
        409,
        Text("Er is niets namens jullie overgenomen", "Nothing was copied for you"),
        Text("Geef hier zelf je standpunt.", "Give your own position here."),
    ),
    r.NotYourRow: Wording(
        403,
        Text("Dit is niet jouw rij", "This is not your row"),
        Text(
            "Alleen wie de aftrap leidt of deze rij uitwerkt, kan hem veranderen.",
            "Only who leads the kick-off, or works out this row, can change it.",
        ),
    ),
    r.SourceRowStays: Wording(
        409,
        Text("Deze rij blijft staan", "This row stays"),
        Text(
            "De rijen van de methode haal je niet weg. Je kunt er wel rijen van jezelf bij zetten.",
            "The rows of the method cannot be taken away. You can add rows of your own.",
        ),
    ),
    r.MeetingInFuture: Wording(
        422,
        Text("Deze dag moet nog komen", "This day is still to come"),
        Text("Leg de bijeenkomst vast als die geweest is.", "Record the meeting once it has taken place."),
    ),
    r.RowChangedMeanwhile: Wording(
        409,
        Text("Iemand anders was je voor", "Somebody else was first"),
        Text(
            "Deze rij is veranderd nadat jij hem opende. Kijk wat er nu staat en sla daarna opnieuw op.",
            "This row changed after you opened it. Look at what it says now, then save again.",
        ),
    ),
}


def tell(event: Event, names: Names) -> str | None:
    """What happened, as a sentence that follows on who did it."""
    match event:
        case k.KickoffOpened():
            return _("legde de checklist van de aftrap klaar.")
        case k.MeetingScheduled(on=on, place=place):
            words = _("plande de aftrap op %(date)s (%(place)s).") if place else _("plande de aftrap op %(date)s.")
            return words % {"date": long_date(on), "place": place}
        case k.MeetingHeld(on=on, present=present):
            words = _("legde vast dat de aftrap op %(date)s is gehouden, met %(people)s.")
            return words % {"date": long_date(on), "people": names.all(present)}
        case k.ReminderFellDue(row=row, person=person):
            return _("herinnerde %(name)s aan rij %(row)s.") % {"name": names.of(person), "row": row}
        case _:
            return _row(event, names)


def _row(event: Event, names: Names) -> str | None:
    match event:
        case k.RowAssigned(row=row, responsible=()):
            return _("haalde de verantwoordelijken weg bij rij %(row)s.") % {"row": row}
        case k.RowAssigned(row=row, responsible=responsible):
            people = names.all(responsible)
            return _("maakte %(people)s verantwoordelijk voor rij %(row)s.") % {"people": people, "row": row}
        case k.RowDueSet(row=row, due_on=None):
            return _("haalde de datum weg bij rij %(row)s.") % {"row": row}
        case k.RowDueSet(row=row, due_on=due_on) if due_on:
            return _("zette rij %(row)s op %(date)s.") % {"row": row, "date": long_date(due_on)}
        case k.RowAnswered():
            return _answered(event)
        case k.PositionDisputed(row=row):
            return _("zei dat het overgenomen standpunt bij rij %(row)s niet klopt.") % {"row": row}
        case k.RowRemarked(row=row, remark=None):
            return _("haalde de opmerking weg bij rij %(row)s.") % {"row": row}
        case k.RowRemarked(row=row):
            return _("schreef een opmerking bij rij %(row)s.") % {"row": row}
        case k.RowChecked(row=row):
            return _("vinkte rij %(row)s af.") % {"row": row}
        case k.RowUnchecked(row=row):
            return _("heropende rij %(row)s.") % {"row": row}
        case k.OwnRowAdded(row=row, text=text):
            return _("voegde rij %(row)s toe: “%(text)s”.") % {"row": row, "text": text}
        case k.OwnRowRemoved(row=row):
            return _("haalde de eigen rij %(row)s weg.") % {"row": row}
        case _:
            return None


def _answered(event: k.RowAnswered) -> str:
    position, at = event.answer, {"row": event.row}
    if not isinstance(position, Position) or (position.source is None and not event.own):
        return _("beantwoordde rij %(row)s.") % at
    if event.own or position.source is None:
        words = (
            _("staat er zelf achter (rij %(row)s).")
            if position.behind
            else _("staat er zelf niet achter (rij %(row)s).")
        )
        return words % at
    words = (
        _("nam bij rij %(row)s “staat erachter” over uit %(document)s van %(date)s.")
        if position.behind
        else _("nam bij rij %(row)s “staat er niet achter” over uit %(document)s van %(date)s.")
    )
    return words % {**at, "document": position.source.document, "date": long_date(position.source.dated)}
