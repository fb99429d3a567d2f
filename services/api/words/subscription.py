"""The subscription in words: its facts as sentences, and what its rules say when they say no."""

from collections.abc import Mapping

from domain.kernel.events import Event
from domain.kernel.refusals import Refusal
from domain.method import Text
from domain.subscription import events as s
from domain.subscription import refusals as r
from domain.subscription.packages import PACKAGES, Interval
from infra.language import gettext as _
from infra.language import language, long_date
from services.api.words.names import Names
from services.api.words.wording import Wording

INTERVALS: Mapping[Interval, Text] = {
    Interval.MONTH: Text("per maand", "by the month"),
    Interval.YEAR: Text("per jaar", "by the year"),
}
CLOSED: Mapping[str, Text] = {
    "suspended": Text("Het abonnement staat stil.", "The subscription is suspended."),
    "ended": Text("Het abonnement is afgelopen.", "The subscription has ended."),
    "deleting": Text("Alles wordt nu verwijderd.", "Everything is being deleted now."),
    "": Text("Het abonnement staat stil.", "The subscription is suspended."),
}
WORDINGS: Mapping[type[Refusal], Wording] = {
    r.OrganisationIsReadOnly: Wording(
        403,
        Text("Je kunt nu alleen lezen", "You can only read at the moment"),
        Text(
            "{why} Alles is er nog, en jullie kunnen alles lezen en meenemen. Een beheerder kan op de pagina Abonnement"
            " zorgen dat jullie weer verder kunnen.",
            "{why} Everything is still there, to read and to take along. An administrator can see to it on the page"
            " Subscription that you can go on.",
        ),
        {"why": CLOSED},
    ),
    r.SeatsAreTaken: Wording(
        409,
        Text("Alle plaatsen zijn bezet", "All seats are taken"),
        Text(
            "In jullie pakket is plaats voor {seats} mensen. Kies op de pagina Abonnement een groter pakket, of laat"
            " iemand die weg is niet meer meedoen.",
            "Your package has room for {seats} people. Choose a larger package on the page Subscription, or let"
            " somebody who is gone take part no longer.",
        ),
    ),
    r.TrialWasUsed: Wording(
        409,
        Text("De proeftijd is al gebruikt", "The trial was used already"),
        Text("Kies een pakket om verder te gaan.", "Choose a package to go on."),
    ),
    r.TermsNotAccepted: Wording(
        422,
        Text("Ga eerst akkoord", "Accept first"),
        Text(
            "Lees de voorwaarden en de verwerkersovereenkomst, en vink aan dat je akkoord gaat.",
            "Read the terms and the processing agreement, and tick that you accept them.",
        ),
    ),
    r.PackageTooSmall: Wording(
        422,
        Text("Dit pakket is te klein", "This package is too small"),
        Text(
            "Er doen {members} mensen mee, en in dit pakket is plaats voor {seats}. Kies een groter pakket.",
            "{members} people take part, and this package has room for {seats}. Choose a larger one.",
        ),
    ),
    r.NothingToCancel: Wording(
        409,
        Text("Er is niets op te zeggen", "There is nothing to cancel"),
        Text("Jullie hebben geen abonnement dat loopt.", "You have no subscription that runs."),
    ),
    r.NothingToResume: Wording(
        409,
        Text("Het abonnement is al afgelopen", "The subscription has ended already"),
        Text("Kies een pakket om weer verder te gaan.", "Choose a package to go on again."),
    ),
    r.CancelledBefore: Wording(
        409,
        Text("Het abonnement is opgezegd", "The subscription was cancelled"),
        Text(
            "Het loopt nog tot {ends_on}. Trek eerst de opzegging in.",
            "It runs until {ends_on}. Take the cancellation back first.",
        ),
    ),
    r.DeletionIsUnderWay: Wording(
        409,
        Text("Alles wordt nu verwijderd", "Everything is being deleted now"),
        Text("Dit kan niemand meer tegenhouden.", "Nobody can stop this any more."),
    ),
    r.ExportIsBeingMade: Wording(
        409,
        Text("Er wordt al een bestand gemaakt", "A file is being made already"),
        Text("Wacht tot het klaar is. Je krijgt er mail over.", "Wait until it is ready. You get a mail about it."),
    ),
    r.ConfirmByName: Wording(
        422,
        Text("Schrijf de naam van de organisatie", "Write the name of the organisation"),
        Text(
            "Zo weten we zeker dat je wilt opzeggen. Schrijf de naam precies zoals hij bovenaan staat.",
            "So we know that you want to cancel. Write the name exactly as it stands at the top.",
        ),
    ),
}


def tell(event: Event, _names: Names) -> str | None:
    """What happened, as a sentence that follows on who did it."""
    return _of_packages(event) or _of_the_end(event) or _of_exports(event)


def _package(key: str) -> str:
    return PACKAGES[key].name.to(language()) if key in PACKAGES else key


def _of_packages(event: Event) -> str | None:
    match event:
        case s.TermsAccepted(terms=terms, processing=processing):
            words = _("accepteerde de voorwaarden (versie %(terms)s) en de verwerkersovereenkomst (%(processing)s).")
            return words % {"terms": terms, "processing": processing}
        case s.TrialStarted(ends_on=day):
            return _("begon de proeftijd, tot %(date)s.") % {"date": long_date(day)}
        case s.PackageChosen(package=package, interval=interval, until=day):
            facts = {"name": _package(package), "how": INTERVALS[interval].to(language()), "date": long_date(day)}
            return _("koos het pakket %(name)s, %(how)s, voor de periode tot %(date)s.") % facts
        case s.PackageEnlarged(package=package):
            return _("koos het grotere pakket %(name)s.") % {"name": _package(package)}
        case s.ChangePlanned(package=package, interval=interval, takes_effect_on=day):
            facts = {"name": _package(package), "how": INTERVALS[interval].to(language()), "date": long_date(day)}
            return _("koos vanaf %(date)s het pakket %(name)s, %(how)s.") % facts
        case s.ChangeDropped():
            return _("houdt het pakket zoals het is.")
        case s.SubscriptionRenewed(package=package, until=day):
            facts = {"name": _package(package), "date": long_date(day)}
            return _("verlengde het abonnement (pakket %(name)s) tot %(date)s.") % facts
        case _other:
            return None


def _of_the_end(event: Event) -> str | None:
    match event:
        case s.SubscriptionSuspended(why=s.Why.TRIAL_ENDED):
            return _("beëindigde de proeftijd: vanaf nu kan iedereen alleen lezen.")
        case s.SubscriptionSuspended():
            return _("zette het abonnement stil omdat een factuur niet betaald is: iedereen kan nu alleen lezen.")
        case s.SubscriptionResumed():
            return _("zette het abonnement weer aan.")
        case s.SubscriptionCancelled(ends_on=ends_on, deletes_on=deletes_on):
            facts = {"end": long_date(ends_on), "gone": long_date(deletes_on)}
            return _("zegde het abonnement op: het eindigt op %(end)s, en alles wordt verwijderd op %(gone)s.") % facts
        case s.CancellationDropped():
            return _("trok de opzegging van het abonnement in.")
        case s.SubscriptionEnded(deletes_on=day):
            words = _("beëindigde het abonnement: iedereen kan nog lezen, en alles wordt verwijderd op %(date)s.")
            return words % {"date": long_date(day)}
        case s.DeletionBegan():
            return _("begon alles te verwijderen.")
        case _other:
            return None


def _of_exports(event: Event) -> str | None:
    match event:
        case s.ExportAsked():
            return _("vroeg een bestand met alles van de organisatie.")
        case s.ExportMade(until=day):
            return _("maakte het bestand met alles van de organisatie klaar, tot %(date)s.") % {"date": long_date(day)}
        case s.ExportRemoved():
            return _("verwijderde het bestand met alles van de organisatie.")
        case _other:
            return None
