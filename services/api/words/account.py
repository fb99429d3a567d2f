"""What happened to somebody's account, as the lines of its own log; and ways to sign in by their names."""

from collections.abc import Mapping

from domain.method import Text
from infra.identity.happenings import Happening

PROOFS: Mapping[str, Text] = {
    "link": Text("een link per mail", "a link by mail"),
    "password": Text("je wachtwoord", "your password"),
    "code": Text("een code", "a code"),
    "recovery": Text("een herstelcode", "a recovery code"),
    "passkey": Text("een toegangssleutel", "a passkey"),
    "provider": Text("eenmalig aanmelden van je organisatie", "your organisation's single sign-on"),
}
AND = Text(" en ", " and ")
LINES: Mapping[Happening, Text] = {
    Happening.SIGNED_IN: Text("Ingelogd met {detail}", "Signed in with {detail}"),
    Happening.CONFIRMED: Text("Bevestigd dat jij het bent, met {detail}", "Confirmed that it is you, with {detail}"),
    Happening.CODE_REFUSED: Text("Een verkeerde code ingevuld", "A wrong code was filled in"),
    Happening.MOVED: Text("Naar een andere organisatie gegaan", "Went to another organisation"),
    Happening.SESSION_ENDED: Text("Een sessie beëindigd", "Ended a session"),
    Happening.SESSIONS_ENDED: Text("Alle andere sessies beëindigd", "Ended all other sessions"),
    Happening.PASSWORD_SET: Text("Een wachtwoord ingesteld", "Set a password"),
    Happening.PASSWORD_CHANGED: Text("Het wachtwoord gewijzigd", "Changed the password"),
    Happening.PASSWORD_REMOVED: Text("Het wachtwoord verwijderd", "Removed the password"),
    Happening.CODE_APP_ADDED: Text("De code-app aangezet", "Turned the code app on"),
    Happening.CODE_APP_REMOVED: Text("De code-app uitgezet", "Turned the code app off"),
    Happening.RECOVERY_MADE: Text("Nieuwe herstelcodes gemaakt", "Made new recovery codes"),
    Happening.RECOVERY_USED: Text("Een herstelcode gebruikt", "Used a recovery code"),
    Happening.PASSKEY_ADDED: Text("Toegangssleutel “{detail}” toegevoegd", "Added passkey “{detail}”"),
    Happening.PASSKEY_REMOVED: Text("Toegangssleutel “{detail}” verwijderd", "Removed passkey “{detail}”"),
}
PROVING = (Happening.SIGNED_IN, Happening.CONFIRMED)


def line_of(kind: str, detail: str, language: str) -> str:
    """One line of the log; of a kind that this release does not know, nothing."""
    if kind not in LINES:
        return ""
    if kind in PROVING:
        detail = AND.to(language).join(PROOFS[each].to(language) for each in detail.split() if each in PROOFS)
    return LINES[Happening(kind)].to(language).format(detail=detail)
