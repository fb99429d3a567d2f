"""What stops somebody who is signed in, but not surely enough for what they ask."""

from collections.abc import Mapping
from uuid import UUID

from domain.method import Text


class ConfirmFirst(Exception):
    """One asks something dangerous, and did not show lately who they are.

    `ways`: kinds of sign-in method that the account has; `email`: where a link would go; `wrong`: what a try lacked;
    `provider`: the organisation whose own provider can say it too; `own`: it is about the account, which none can open.
    """

    def __init__(
        self,
        ways: frozenset[str],
        email: str,
        wrong: Exception | None = None,
        provider: UUID | None = None,
        own: bool = False,
    ) -> None:
        super().__init__(sorted(ways))
        self.ways, self.email, self.wrong, self.provider, self.own = ways, email, wrong, provider, own


class TwoStepsNeeded(Exception):
    """The organisation asks two steps of its members, and this session came in by one."""


class ClosedToHelpdesk(Exception):
    """Who looks along with an organisation asks for what is not open to them."""


class OwnWayNeeded(Exception):
    """The organisation asks its members to come in by its own provider, and this session came in otherwise."""

    def __init__(self, tenant: UUID) -> None:
        super().__init__(tenant)
        self.tenant = tenant


EDGE: Mapping[type[Exception], tuple[int, str, Text, Text]] = {
    ConfirmFirst: (
        403,
        "confirm-first",
        Text("Bevestig eerst dat jij het bent", "Confirm first that it is you"),
        Text(
            "Log opnieuw in, of bevestig met je wachtwoord of code via /api/v1/account/confirm. Dat geldt 10 minuten.",
            "Sign in again, or confirm by password or code at /api/v1/account/confirm. That holds for 10 minutes.",
        ),
    ),
    OwnWayNeeded: (
        403,
        "own-sign-in-needed",
        Text("Log in via je organisatie", "Sign in through your organisation"),
        Text(
            "Je organisatie vraagt iedereen om eenmalig aan te melden. Dan kom je hier weer terug.",
            "Your organisation asks everybody to use its single sign-on. After that you come back here.",
        ),
    ),
    TwoStepsNeeded: (
        403,
        "two-steps-needed",
        Text("Je organisatie vraagt twee stappen", "Your organisation asks two steps"),
        Text(
            "Stel bij Mijn account een code-app of toegangssleutel in, of bevestig met die je hebt.",
            "Set up a code app or a passkey at My account, or confirm with the one you have.",
        ),
    ),
    ClosedToHelpdesk: (
        403,
        "closed-to-helpdesk",
        Text("Deze pagina is dicht voor wie meekijkt", "This page is closed to who looks along"),
        Text(
            "Je leest mee en verandert niets. Wat mensen zelf schrijven, dossiers en peilingen blijven dicht.",
            "You read along and change nothing. What people write themselves, dossiers and pulses stay closed.",
        ),
    ),
}
