"""Single sign-on in words: the facts as sentences, and what the rules say when they say no."""

from collections.abc import Mapping

from domain.kernel.events import Event
from domain.kernel.refusals import Refusal
from domain.method import Text
from domain.single_sign_on import events as s
from domain.single_sign_on import refusals as r
from infra.language import gettext as _
from services.api.words.names import Names
from services.api.words.wording import Wording

WORDINGS: Mapping[type[Refusal], Wording] = {
    r.NoProviderYet: Wording(
        422,
        Text("Vul eerst de gegevens van de aanbieder in", "Fill in the provider's details first"),
        Text("Ook het clientgeheim is nodig.", "The client secret is needed too."),
    ),
    r.TryConnectionFirst: Wording(
        422,
        Text("Probeer eerst de verbinding", "Test the connection first"),
        Text(
            "Zo weet je zeker dat iedereen straks kan inloggen.",
            "That way you are certain that everybody can sign in afterwards.",
        ),
    ),
    r.ProveDomainFirst: Wording(
        422,
        Text("Toon eerst aan dat een maildomein van jullie is", "First prove that a mail domain is yours"),
        Text(
            "Alleen mensen met een adres in zo’n domein loggen via de aanbieder in.",
            "Only people with an address in such a domain sign in through the provider.",
        ),
    ),
    r.RoleIsNotByGroup: Wording(
        422,
        Text("Deze rol geef je niet met een groep", "This role is not given by a group"),
        Text(
            "Een beheerder wijs je aan bij Mensen, en een adviseur nodig je apart uit.",
            "You appoint an administrator under People, and invite an adviser separately.",
        ),
    ),
}


def tell(event: Event, _names: Names) -> str | None:
    """What happened, as a sentence that follows on who did it."""
    match event:
        case s.ProviderSet(issuer=issuer):
            return _("koos %(issuer)s als aanbieder voor eenmalig aanmelden.") % {"issuer": issuer}
        case s.ClientSecretSet():
            return _("gaf een clientgeheim voor eenmalig aanmelden op.")
        case s.GroupsMapped():
            return _("legde vast welke groepen welke rollen geven.")
        case s.DomainClaimed(domain=domain):
            return _("voegde het maildomein %(domain)s toe.") % {"domain": domain}
        case s.DomainProved(domain=domain):
            return _("toonde aan dat het maildomein %(domain)s van de organisatie is.") % {"domain": domain}
        case s.DomainDropped(domain=domain):
            return _("haalde het maildomein %(domain)s weg.") % {"domain": domain}
        case s.ConnectionTested():
            return _("probeerde eenmalig aanmelden: het werkt.")
        case s.SingleSignOnOpened(compulsory=True):
            return _("maakte eenmalig aanmelden verplicht.")
        case s.SingleSignOnOpened():
            return _("zette eenmalig aanmelden aan.")
        case s.SingleSignOnClosed():
            return _("zette eenmalig aanmelden uit.")
        case _other:
            return None
