"""The organisation in words: its facts as sentences, and what its rules say when they say no."""

from collections.abc import Mapping

from domain.kernel.events import Event
from domain.kernel.refusals import Refusal
from domain.method import Text
from domain.organisation import absence as a
from domain.organisation import events as o
from domain.organisation import refusals as r
from infra.language import gettext as _
from infra.language import long_date
from services.api.words.names import Names
from services.api.words.wording import Wording

WORDINGS: Mapping[type[Refusal], Wording] = {
    r.OrganisationExists: Wording(
        409,
        Text("De organisatie bestaat al", "The organisation exists already"),
        Text("Log in om verder te gaan.", "Sign in to go on."),
    ),
    r.UnitNameTaken: Wording(
        409,
        Text("Deze naam is al in gebruik", "This name is taken"),
        Text(
            "Er is hier al een onderdeel “{name}”. Kies een andere naam.",
            "There is a unit “{name}” here. Choose another name.",
        ),
    ),
    r.MemberExists: Wording(
        409,
        Text("Deze persoon doet al mee", "This person takes part already"),
        Text("Verander de rollen in de lijst met mensen.", "Change the roles in the list of people."),
    ),
    r.MemberNeedsRole: Wording(
        422,
        Text("Kies een rol", "Choose a role"),
        Text("Iedereen heeft minstens één rol.", "Everybody has at least one role."),
    ),
    r.RolesExclude: Wording(
        422,
        Text("Kies management of OR, niet allebei", "Choose management or works council, not both"),
        Text(
            "Wie namens het management vraagt en besluit, kan niet ook namens de OR instemmen. Kies één van beide.",
            "Who asks and decides for management cannot consent for the works council too. Choose one of the two.",
        ),
    ),
    r.AdviserNeedsTerm: Wording(
        422,
        Text("Een adviseur nodig je apart uit", "An adviser is invited separately"),
        Text(
            "Een adviseur van buiten krijgt plannen of onderdelen en een einddatum. Dat doe je bij “Adviseurs”.",
            "An adviser from outside gets plans or units and a last day. You do that under “Advisers”.",
        ),
    ),
    r.AdviserNeedsScope: Wording(
        422,
        Text("Kies waarover het advies gaat", "Choose what the advice is about"),
        Text("Kies minstens één plan of onderdeel.", "Choose at least one plan or unit."),
    ),
    r.AdviserExists: Wording(
        409,
        Text("Deze adviseur heeft al toegang", "This adviser is let in already"),
        Text(
            "Verleng de toegang, of beëindig die eerst als het om andere plannen of onderdelen gaat.",
            "Extend the access, or end it first when it is about other plans or units.",
        ),
    ),
    r.AdviserTermTurned: Wording(
        422,
        Text("Kies een latere laatste dag", "Choose a later last day"),
        Text(
            "De laatste dag is vandaag of later, niet voor de eerste dag, en bij verlengen na de oude laatste dag.",
            "The last day is today or later, not before the first day, and when you extend after the old last day.",
        ),
    ),
    r.AdviserTermTooLong: Wording(
        422,
        Text("Kies een kortere tijd", "Choose a shorter time"),
        Text(
            "Een adviseur krijgt hooguit een jaar toegang. Daarna kun je verlengen.",
            "An adviser gets access for a year at most. After that you can extend it.",
        ),
    ),
    r.ImportNotSeen: Wording(
        409,
        Text("Kijk eerst na wat het bestand brengt", "First look at what the file brings"),
        Text(
            "Wat hier staat, is anders dan wat je had nagekeken. Hieronder staat wat er nu zou gebeuren.",
            "What stands here is not what you looked at. Below is what would happen now.",
        ),
    ),
    r.NobodyToInvite: Wording(
        422,
        Text("Er is niemand om uit te nodigen", "There is nobody to invite"),
        Text(
            "Verbeter de regels die niet kloppen, of kies een ander bestand.",
            "Correct the lines that are not right, or choose another file.",
        ),
    ),
    r.StandInIsYourself: Wording(
        422,
        Text("Kies iemand anders", "Choose somebody else"),
        Text("Je kunt niet jezelf vervangen.", "You cannot stand in for yourself."),
    ),
    r.AbsenceTurned: Wording(
        422,
        Text("Kies een latere laatste dag", "Choose a later last day"),
        Text(
            "De laatste dag is vandaag of later, en niet voor de eerste dag.",
            "The last day is today or later, and not before the first day.",
        ),
    ),
    r.AbsenceTooLong: Wording(
        422,
        Text("Kies een kortere tijd", "Choose a shorter time"),
        Text(
            "Vervanging duurt hooguit een jaar. Draag taken anders over.",
            "Somebody stands in for a year at most. Otherwise hand tasks over.",
        ),
    ),
    r.LastAdministrator: Wording(
        409,
        Text("Er moet een beheerder blijven", "An administrator must remain"),
        Text("Maak eerst iemand anders beheerder.", "Make somebody else an administrator first."),
    ),
    r.AddressWorks: Wording(
        409,
        Text("Mail naar dit adres wordt niet tegengehouden", "Mail to this address is not stopped"),
        Text(
            "Een ander adres opgeven kan alleen als mails terugkomen. Laad de pagina opnieuw.",
            "Another address can be given only when mails come back. Reload the page.",
        ),
    ),
    r.TwoStepsFirst: Wording(
        409,
        Text("Log zelf eerst in twee stappen in", "Sign in by two steps yourself first"),
        Text(
            "Stel bij Mijn account een code-app of toegangssleutel in. Daarna kun je dit van iedereen vragen.",
            "Set up a code app or a passkey at My account. After that you can ask it of everybody.",
        ),
    ),
    r.NameIsOnesOwn: Wording(
        403,
        Text("Je naam verander je zelf", "You change your own name"),
        Text("Alleen iemand zelf verandert zijn of haar naam.", "Only a person themself changes their name."),
    ),
    r.AddressTaken: Wording(
        409,
        Text("Dit adres is van een collega", "A colleague has this address"),
        Text("Geef een ander adres op.", "Give another address."),
    ),
}


def tell(event: Event, names: Names) -> str | None:
    """What happened, as a sentence that follows on who did it."""
    match event:
        case o.OrganisationRegistered(name=name):
            return _("meldde de organisatie “%(name)s” aan.") % {"name": name}
        case o.UnitAdded(name=name):
            return _("voegde het onderdeel “%(name)s” toe.") % {"name": name}
        case o.MemberInvited(person=person):
            return _("nodigde %(name)s uit.") % {"name": names.of(person)}
        case o.MemberRolesChanged(person=person):
            return _("veranderde de rollen van %(name)s.") % {"name": names.of(person)}
        case o.AdviserInvited(person=person, first_day=first, last_day=last):
            words = _("liet %(name)s als adviseur toe van %(first)s tot en met %(last)s.")
            return words % {"name": names.of(person), "first": long_date(first), "last": long_date(last)}
        case o.AdviserExtended(person=person, last_day=last):
            words = _("verlengde de toegang van adviseur %(name)s tot en met %(last)s.")
            return words % {"name": names.of(person), "last": long_date(last)}
        case o.AdviserEnded(person=person):
            return _("beëindigde de toegang van adviseur %(name)s.") % {"name": names.of(person)}
        case o.MemberLeft(person=person):
            return _("liet %(name)s vertrekken uit de organisatie.") % {"name": names.of(person)}
        case o.MemberRenamed():
            return _("veranderde de eigen naam.")
        case o.MemberAddressChanged(person=person):
            return _("gaf een ander mailadres op voor %(name)s.") % {"name": names.of(person)}
        case a.StandInNamed(person=person, stand_in=stand_in, first_day=first, last_day=last):
            words = _("liet %(stand_in)s van %(first)s tot en met %(last)s waarnemen voor %(name)s.")
            known = {"name": names.of(person), "stand_in": names.of(stand_in)}
            return words % {**known, "first": long_date(first), "last": long_date(last)}
        case a.StandInEnded(person=person):
            return _("beëindigde de waarneming voor %(name)s.") % {"name": names.of(person)}
        case o.SignInRuleSet(two_steps=True):
            return _("vraagt voortaan van iedereen twee stappen bij het inloggen.")
        case o.SignInRuleSet():
            return _("vraagt voortaan één stap bij het inloggen.")
        case o.RemindersSet(times=times):
            words = _(
                "zette herinneringen op %(days)s dagen van tevoren, vanaf %(hour)s uur; te laat gaat na %(contact)s"
                " dagen naar het aanspreekpunt en na %(management)s dagen naar het management."
            )
            facts = {"contact": times.contact_after, "management": times.management_after}
            return words % {"days": times.days_before, "hour": times.hour, **facts}
        case _:
            return None
