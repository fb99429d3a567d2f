"""What went wrong with signing in by an organisation's provider, and what to do about it, for whoever signs in."""

from collections.abc import Mapping

from domain.method import Text
from infra.single_sign_on.faults import Trouble

ASK = Text(
    "Vraag de beheerder van Werkbalans in je organisatie om de instelling na te kijken.",
    "Ask the administrator of Werkbalans in your organisation to check the settings.",
)
WORDS: Mapping[Trouble, tuple[Text, Text]] = {
    Trouble.STALE: (
        Text("Deze aanmelding is verlopen of al gebruikt", "This sign-in has expired or was used before"),
        Text(
            "Begin opnieuw, in dezelfde browser en in één tabblad.",
            "Begin again, in the same browser and in one tab.",
        ),
    ),
    Trouble.BAD_ADDRESS: (
        Text("Het adres van de aanbieder kan niet", "The provider's address cannot be"),
        Text(
            "Het begint met https:// en ligt op het open internet. Vraag de beheerder het na te kijken.",
            "It begins with https:// and lies on the open internet. Ask the administrator to check it.",
        ),
    ),
    Trouble.UNREACHABLE: (
        Text("We bereiken het inlogsysteem van je organisatie niet", "We cannot reach your organisation's sign-in"),
        Text("Probeer het over een paar minuten opnieuw.", "Try again in a few minutes."),
    ),
    Trouble.NO_DISCOVERY: (
        Text("De aanbieder vertelt niet hoe inloggen gaat", "The provider does not say how signing in works"),
        Text(
            "Bij dit adres hoort een pagina /.well-known/openid-configuration. Vraag de beheerder het na te kijken.",
            "This address should have a page /.well-known/openid-configuration. Ask the administrator to check it.",
        ),
    ),
    Trouble.OTHER_ISSUER: (
        Text("Het antwoord komt van een andere aanbieder", "The answer comes from another provider"),
        Text(
            "Daarom laten we je niet binnen. Het adres van de aanbieder moet letterlijk kloppen.",
            "That is why we do not let you in. The provider's address must be exact.",
        ),
    ),
    Trouble.DENIED: (
        Text("Je organisatie liet je niet door", "Your organisation did not let you pass"),
        Text(
            "Je brak het inloggen af, of je account mag Werkbalans niet gebruiken. Vraag het de helpdesk.",
            "You broke off signing in, or your account may not use Werkbalans. Ask your help desk.",
        ),
    ),
    Trouble.SECRET_REFUSED: (
        Text("Het clientgeheim klopt niet meer", "The client secret is not right any more"),
        Text(
            "Vraag de beheerder om een nieuw geheim te maken en in te vullen.",
            "Ask the administrator to make a new secret and to fill it in.",
        ),
    ),
    Trouble.CODE_REFUSED: (Text("De aanbieder nam de code niet aan", "The provider did not take the code"), ASK),
    Trouble.BAD_TOKEN: (Text("We kunnen het antwoord niet vertrouwen", "We cannot trust the answer"), ASK),
    Trouble.EXPIRED: (
        Text("Het antwoord is te oud", "The answer is too old"),
        Text(
            "Begin opnieuw. Blijft het zo? Dan loopt de klok van de aanbieder niet gelijk.",
            "Begin again. Does it go on? Then the provider's clock is not right.",
        ),
    ),
    Trouble.OTHER_AUDIENCE: (
        Text("Het antwoord was voor een ander programma", "The answer was meant for another program"),
        ASK,
    ),
    Trouble.OTHER_NONCE: (
        Text("Het antwoord hoort niet bij deze aanmelding", "The answer does not belong to this sign-in"),
        Text("Begin opnieuw.", "Begin again."),
    ),
    Trouble.NO_ADDRESS: (
        Text("Je organisatie geeft geen mailadres door", "Your organisation does not pass on a mail address"),
        ASK,
    ),
    Trouble.UNVERIFIED: (
        Text("Je mailadres is niet bevestigd", "Your mail address was not verified"),
        Text(
            "Je organisatie zegt niet dat dit adres van jou is. Vraag de beheerder om de instelling na te kijken.",
            "Your organisation does not say that this address is yours. Ask the administrator to check the settings.",
        ),
    ),
    Trouble.OTHER_DOMAIN: (
        Text("Met dit mailadres log je hier niet in", "This mail address does not sign in here"),
        Text(
            "Het hoort niet bij een maildomein van deze organisatie. Log in met een link per mail.",
            "It does not belong to a mail domain of this organisation. Sign in by a link by mail.",
        ),
    ),
    Trouble.GROUPS_LEFT_OUT: (
        Text("Je zit in te veel groepen", "You are in too many groups"),
        Text(
            "De aanbieder laat ze daarom weg. De beheerder kan er alleen de groepen van Werkbalans laten meesturen.",
            "The provider leaves them out. The administrator can have it send the groups of Werkbalans only.",
        ),
    ),
    Trouble.OTHER_PERSON: (
        Text("Dit adres hoort bij iemand anders", "This address belongs to somebody else"),
        Text(
            "Iemand logde er eerder mee in vanuit een ander account. Een beheerder kan die koppeling losmaken.",
            "Somebody signed in with it before from another account. An administrator can undo that link.",
        ),
    ),
    Trouble.NOT_INVITED: (
        Text("Je doet nog niet mee", "You do not take part yet"),
        Text(
            "Je organisatie heeft je nog niet uitgenodigd voor Werkbalans. Vraag het je leidinggevende of HR.",
            "Your organisation has not invited you to Werkbalans yet. Ask your team lead or HR.",
        ),
    ),
    Trouble.ROLES_EXCLUDE: (
        Text("Je groepen geven rollen die niet samengaan", "Your groups give roles that exclude each other"),
        Text(
            "Niemand is tegelijk management en ondernemingsraad. Vraag de beheerder om je groepen na te kijken.",
            "Nobody is management and works council at once. Ask the administrator to check your groups.",
        ),
    ),
    Trouble.NO_ROOM: (
        Text("Er is geen plaats meer", "There is no room left"),
        Text(
            "Alle plaatsen van het pakket zijn bezet. Vraag de beheerder om een groter pakket.",
            "All seats of the package are taken. Ask the administrator for a larger package.",
        ),
    ),
}
