"""A mail server that behaves as the recipient's name tells it to: it refuses, puts off, hangs up, or keeps the mail."""

import asyncio

from aiosmtpd.smtp import SMTP, Envelope, Session

from infra.local.mail_catcher import Mailbox

ACCEPTED, REFUSED, LATER, UNKNOWN = "accepted", "refused", "planned", "unknown"
BEHAVIOURS = {
    "well": ACCEPTED,
    "rcpt550": REFUSED,
    "rcpt450": LATER,
    "rcpthangs-up": LATER,
    "data554": REFUSED,
    "data451": LATER,
    "lost-before": UNKNOWN,
    "lost-after": UNKNOWN,
}


class LyingPost(Mailbox):
    """`<behaviour>-…@…`: what happens to mail to that address; `lost-after` keeps the mail, yet hangs up."""

    async def handle_RCPT(
        self, server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        """Answer RCPT (the name is the one that aiosmtpd calls)."""
        if address.startswith("rcpthangs-up"):
            hang_up(server)
        for code in ("550", "450"):
            if address.startswith(f"rcpt{code}"):
                return f"{code} As asked"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        """Answer the end of the text."""
        address = str(envelope.rcpt_tos[0])
        for code in ("554", "451"):
            if address.startswith(f"data{code}"):
                return f"{code} As asked"
        if address.startswith("lost-before"):
            hang_up(server)
        kept = await super().handle_DATA(server, session, envelope)
        if address.startswith("lost-after"):
            hang_up(server)
        return kept


def hang_up(server: SMTP) -> None:
    """Break the connection without a word."""
    assert server.transport is not None
    server.transport.abort()
    raise asyncio.CancelledError
