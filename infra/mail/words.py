"""Dated things in words, for mails, pages and calendars alike: what is to be done, and how its date stands.

Both languages stand here, as the mails and the pages are of two services that do not know each other.
"""

from collections.abc import Mapping
from datetime import date

from domain.method import Text
from domain.reminders.dated import Dated, What
from infra.language import language, long_date

SAID: Mapping[What, Text] = {
    What.ROW: Text("Rij {item} van de aftrap: {title}", "Row {item} of the kick-off: {title}"),
    What.KICKOFF_MEETING: Text("Aftrapbijeenkomst", "Kick-off meeting"),
    What.MILESTONE: Text("Mijlpaal: {title}", "Milestone: {title}"),
    What.MESSAGE: Text("Vertellen: {title}", "To tell: {title}"),
    What.MEASURE_START: Text("Maatregel starten: {title}", "Start the measure: {title}"),
    What.MEASURE_DUE: Text("Maatregel klaar: {title}", "Measure to be done: {title}"),
    What.RESEARCH: Text("Onderzoek klaar: {title}", "Research to be done: {title}"),
    What.TEAM_MEETING: Text("Werkoverleg", "Team meeting"),
    What.AGREEMENT_POSITION: Text(
        "Zeggen wat je van de afspraak vindt: {title}", "Say what you think of the agreement: {title}"
    ),
    What.AGREEMENT_EFFECT: Text("De afspraak gaat in: {title}", "The agreement takes effect: {title}"),
    What.AGREEMENT_DUE: Text("Melden of de afspraak is nagekomen: {title}", "Tell whether it was kept: {title}"),
    What.COUNCIL_MEETING: Text("Overlegvergadering houden over: {title}", "Hold a consultation meeting on: {title}"),
    What.COUNCIL_ANSWER: Text(
        "Antwoorden op het verzoek om instemming: {title}", "Answer the request for consent: {title}"
    ),
    What.COUNCIL_DECISION: Text("Besluiten en het meedelen: {title}", "Decide, and tell the decision: {title}"),
    What.NULLITY: Text("Laatste dag om de nietigheid in te roepen: {title}", "Last day to invoke nullity: {title}"),
    What.MANDATE_ENDS: Text("Het mandaat loopt af: {title}", "The mandate ends: {title}"),
    What.HOURS_END: Text("De uren lopen af: {title}", "The hours end: {title}"),
    What.REVIEW_MEETING: Text("Evaluatie: {title}", "Review: {title}"),
    What.REVIEW_DECISION: Text("Doen wat de evaluatie besloot: {title}", "Do what the review decided: {title}"),
    What.ROW_CONFIRM: Text(
        "Klopt wat er namens jullie is vastgelegd? Rij {title}", "Is what was recorded for you right? Row {title}"
    ),
    What.AGREEMENT_CONFIRM: Text(
        "Klopt wat er namens jullie is vastgelegd over de afspraak? {title}",
        "Is what was recorded for you about the agreement right? {title}",
    ),
    What.COUNCIL_CONFIRM: Text(
        "Klopt het antwoord dat namens jullie is vastgelegd? {title}",
        "Is the answer that was recorded for you right? {title}",
    ),
    What.REVIEW_DUE: Text("Een evaluatie plannen: {title}", "Plan a review: {title}"),
    What.TRIAL_ENDS: Text("Laatste dag van de proeftijd: kies een pakket", "Last day of the trial: choose a package"),
    What.DELETION: Text(
        "Laatste dag om alles mee te nemen; daarna wordt alles verwijderd",
        "Last day to take everything along; then everything is deleted",
    ),
}
TODAY = Text("vandaag, {date}", "today, {date}")
TOMORROW = Text("morgen, {date}", "tomorrow, {date}")
YESTERDAY = Text("gisteren, {date}", "yesterday, {date}")
AHEAD = Text("{date}, over {days} dagen", "{date}, in {days} days")
PAST = Text("{date}, {days} dagen geleden", "{date}, {days} days ago")


def said(dated: Dated) -> str:
    """What is to be done, as a line."""
    return SAID[dated.what].to(language()).format(title=dated.title.to(language()), item=dated.item)


def when(due_on: date, today: date) -> str:
    """The date, and how far off it is."""
    days = (due_on - today).days
    words = {-1: YESTERDAY, 0: TODAY, 1: TOMORROW}.get(days, PAST if days < 0 else AHEAD)
    return words.to(language()).format(date=long_date(due_on), days=abs(days))
