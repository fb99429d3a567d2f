"""Reminders in words: who was told of what, what was put off and why, and what the rules say."""

from collections.abc import Mapping

from domain.kernel.events import Event
from domain.kernel.personal import words
from domain.kernel.refusals import Refusal
from domain.method import Text
from domain.reminders import events as e
from domain.reminders import refusals as r
from domain.reminders.dated import What
from domain.reminders.rules import Rule
from infra.language import gettext as _
from infra.language import language, long_date
from services.api.words.names import Names
from services.api.words.wording import Wording

WORDINGS: Mapping[type[Refusal], Wording] = {
    r.TermOfLawStands: Wording(
        409,
        Text("Deze termijn kun je niet uitstellen", "This time limit cannot be put off"),
        Text(
            "De wet stelt deze termijn. Die loopt door, ook als je er niet aan herinnerd wordt.",
            "The law sets this time limit. It runs on, whether you are reminded of it or not.",
        ),
    ),
    r.SnoozeTooLong: Wording(
        422,
        Text("Zo lang uitstellen kan niet", "It cannot be put off for that long"),
        Text("Kies een dag binnen {most} dagen.", "Choose a day within {most} days."),
    ),
    r.SnoozeForOthers: Wording(
        403,
        Text("Dit is niet jouw herinnering", "This is not your reminder"),
        Text("Ieder stelt alleen de eigen herinneringen uit.", "Everybody puts off their own reminders only."),
    ),
}
WHATS: Mapping[What, Text] = {
    What.ROW_CONFIRM: Text(
        "“klopt dit?” bij rij {item} van de aftrap", "“is this right?” at row {item} of the kick-off"
    ),
    What.AGREEMENT_CONFIRM: Text("“klopt dit?” bij een afspraak", "“is this right?” about an agreement"),
    What.COUNCIL_CONFIRM: Text("“klopt dit?” bij een antwoord", "“is this right?” about an answer"),
    What.ROW: Text("rij {item} van de aftrap", "row {item} of the kick-off"),
    What.KICKOFF_MEETING: Text("de aftrapbijeenkomst", "the kick-off meeting"),
    What.MILESTONE: Text("een mijlpaal", "a milestone"),
    What.MESSAGE: Text("een bericht dat verteld moet worden", "a message to be told"),
    What.MEASURE_START: Text("de start van een maatregel", "the start of a measure"),
    What.MEASURE_DUE: Text("een maatregel", "a measure"),
    What.RESEARCH: Text("een onderzoek", "a piece of research"),
    What.TEAM_MEETING: Text("een werkoverleg", "a team meeting"),
    What.AGREEMENT_POSITION: Text("een antwoord op een afspraak", "an answer to an agreement"),
    What.AGREEMENT_EFFECT: Text("een afspraak die ingaat", "an agreement that takes effect"),
    What.AGREEMENT_DUE: Text("de nakoming van een afspraak", "the keeping of an agreement"),
    What.COUNCIL_MEETING: Text("een overlegvergadering", "a consultation meeting"),
    What.COUNCIL_ANSWER: Text("een antwoord op een verzoek om instemming", "an answer to a request for consent"),
    What.COUNCIL_DECISION: Text("een besluit", "a decision"),
    What.NULLITY: Text("de termijn voor nietigheid", "the time limit of nullity"),
    What.MANDATE_ENDS: Text("een mandaat dat afloopt", "a mandate that ends"),
    What.HOURS_END: Text("uren die aflopen", "hours that end"),
    What.REVIEW_MEETING: Text("een evaluatie", "a review"),
    What.REVIEW_DECISION: Text("een besluit van een evaluatie", "a decision of a review"),
    What.REVIEW_DUE: Text("een evaluatie die nodig is", "a review that is due"),
    What.TRIAL_ENDS: Text("het einde van de proeftijd", "the end of the trial"),
    What.DELETION: Text("het verwijderen van alles", "the deletion of everything"),
}


def tell(event: Event, names: Names) -> str | None:
    """What happened, as a sentence that follows on who did it."""
    match event:
        case e.ReminderFellDue():
            return _fell_due(event, names)
        case e.ReminderSnoozed(until=until, reason=reason, due_on=due_on):
            said = words(reason)
            sentence = _("stelde de herinnering van %(due)s uit tot %(date)s.")
            if said:
                sentence = _("stelde de herinnering van %(due)s uit tot %(date)s: “%(reason)s”.")
            return sentence % {"due": long_date(due_on), "date": long_date(until), "reason": said}
        case e.SnoozeEnded(due_on=due_on):
            return _("wil weer herinnerd worden aan wat op %(due)s staat.") % {"due": long_date(due_on)}
        case _:
            return None


def _fell_due(event: e.ReminderFellDue, names: Names) -> str:
    sentence = {
        Rule.TO_CONTACT: _("vertelde %(name)s als aanspreekpunt dat dit blijft liggen: %(what)s (%(date)s)."),
        Rule.TO_MANAGEMENT: _("vertelde %(name)s van het management dat dit blijft liggen: %(what)s (%(date)s)."),
        Rule.OVERDUE: _("herinnerde %(name)s: de datum is voorbij van %(what)s (%(date)s)."),
    }.get(Rule(event.rule), _("herinnerde %(name)s aan %(what)s (%(date)s)."))
    what = WHATS[What(event.what)].to(language()).format(item=event.item)
    return sentence % {"name": names.of(event.person), "what": what, "date": long_date(event.due_on)}
