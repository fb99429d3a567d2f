"""Notices in words: the facts as sentences, and what the rules say when they say no.

The log of an organisation is read by its people: how often somebody wants mail is not told there.
"""

from collections.abc import Mapping

from domain.kernel.events import Event
from domain.kernel.notices import NoticeKind
from domain.kernel.refusals import Refusal
from domain.method import Text
from domain.notices import events as n
from domain.notices import refusals as r
from infra.language import gettext as _
from infra.language import language
from infra.mail.notices import NAMES
from services.api.words.names import Names
from services.api.words.wording import Wording

MEANINGS: Mapping[NoticeKind, Text] = {
    NoticeKind.CHECKLIST: Text(
        "Zonder mail zie je alleen op Vandaag dat een rij van jou bijna klaar moet zijn, of te laat is.",
        "Without mail only the page Today shows that a row of yours is nearly due, or late.",
    ),
    NoticeKind.MEASURES: Text(
        "Zonder mail zie je alleen op Vandaag dat de einddatum van een maatregel van jou nadert of voorbij is.",
        "Without mail only the page Today shows that the date of a measure of yours comes near or has passed.",
    ),
    NoticeKind.RESEARCH: Text(
        "Zonder mail zie je alleen op Vandaag dat een onderzoek uitkomsten moet opleveren.",
        "Without mail only the page Today shows that the findings of research are due.",
    ),
    NoticeKind.AGREEMENTS: Text(
        "Zonder mail zie je alleen op Vandaag dat een afspraak op jouw antwoord wacht of nagekomen moet zijn.",
        "Without mail only the page Today shows that an agreement waits for your answer, or was to be kept.",
    ),
    NoticeKind.WORKS_COUNCIL: Text(
        "Zonder mail kun je missen dat een verzoek op antwoord wacht. De maand waarin je een besluit nietig kunt"
        " verklaren, hoor je altijd: die termijn stelt de wet.",
        "Without mail you may miss that a request waits for an answer. Of the month in which a decision can be declared"
        " null you always hear: the law sets that time limit.",
    ),
    NoticeKind.MANDATES: Text(
        "Zonder mail kan een mandaat aflopen zonder dat je het merkt; dan heeft een team geen aanspreekpunt meer.",
        "Without mail a mandate may end unnoticed; then a team has no contact person any more.",
    ),
    NoticeKind.REVIEWS: Text(
        "Deze mails kunnen niet uit: een evaluatie mag niemand vergeten. Uitstellen kan wel, met een reden.",
        "These mails cannot be turned off: nobody may forget a review. It can be put off, with a reason.",
    ),
    NoticeKind.REPORTS: Text(
        "Zonder mail staat een nieuw rapport alleen bij het plan klaar.",
        "Without mail a new report is only to be found with the plan.",
    ),
    NoticeKind.SUBSCRIPTION: Text(
        "Alleen voor beheerders. Dat de proeftijd afloopt of dat alles verwijderd wordt, hoor je altijd.",
        "For administrators only. That the trial ends, or that everything is deleted, you always hear.",
    ),
    NoticeKind.POLLS: Text(
        "Zonder mail krijg je geen link om een peiling in te vullen. Meedoen is altijd vrijwillig.",
        "Without mail you get no link to answer a pulse. Taking part is always voluntary.",
    ),
}
WORDINGS: Mapping[type[Refusal], Wording] = {
    r.ChooseForYourself: Wording(
        403,
        Text("Dit kiest iedereen zelf", "Everybody chooses this for themselves"),
        Text("Je kunt alleen je eigen meldingen veranderen.", "You can change your own notices only."),
    ),
    r.CannotBeOff: Wording(
        422,
        Text("Deze mails kunnen niet uit", "These mails cannot be turned off"),
        Text(
            "Een evaluatie mag niemand vergeten. Kies één keer per week, of stel de evaluatie uit met een reden.",
            "Nobody may forget a review. Choose once a week, or put the review off with a reason.",
        ),
    ),
}


def tell(event: Event, names: Names) -> str | None:
    """What happened, as a sentence that follows on who did it."""
    match event:
        case n.PaceChosen(notice=notice, place=n.Place.SIGNED_IN):
            return _("koos hoe vaak er mail komt over %(what)s.") % {"what": NAMES[notice].to(language())}
        case n.PaceChosen(notice=notice, person=person):
            words = _("stelde via de link in een mail aan %(name)s in hoe vaak er mail komt over %(what)s.")
            return words % {"name": names.of(person), "what": NAMES[notice].to(language())}
        case _:
            return None
