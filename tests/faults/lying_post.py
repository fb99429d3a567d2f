"""A mail server that behaves as the recipient's name tells it to: it refuses, puts off, hangs up, or keeps the mail."""

import asyncio
from pathlib import Path

from aiosmtpd.smtp import SMTP, Envelope, Session

from infra.local.mail_catcher import Mailbox

ACCEPTED, REFUSED, LATER, UNKNOWN = "accepted", "refused", "planned", "unknown"
BEHAVIOURS = {
    "well": ACCEPTED,
    "slow": ACCEPTED,
    "grey": LATER,
    "rcpt550": REFUSED,
    "rcpt450": LATER,
    "rcpt421": LATER,
    "rcpttwice": LATER,
    "rcpthangs-up": LATER,
    "data554": REFUSED,
    "data451": LATER,
    "datatwice": ACCEPTED,
    "lost-before": UNKNOWN,
    "lost-after": UNKNOWN,
}
IN_THE_END = {each: REFUSED if first == LATER and each != "grey" else first for each, first in BEHAVIOURS.items()}
IN_THE_END["grey"] = ACCEPTED


class LyingPost(Mailbox):
    """`<behaviour>-…@…`: what happens to mail to that address. `lost-after` keeps the mail, yet hangs up; `grey` takes
    it at the second try; `twice` answers once too often."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.folder = folder
        self._seen: set[str] = set()

    async def handle_RCPT(
        self, server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        """Answer RCPT (the name is the one that aiosmtpd calls)."""
        if address.startswith("rcpthangs-up"):
            hang_up(server)
        for code in ("550", "450", "421"):
            if address.startswith(f"rcpt{code}"):
                return f"{code} As asked"
        if address.startswith("grey") and address not in self._seen:
            self._seen.add(address)
            return "451 4.7.1 Greylisted, come back"
        envelope.rcpt_tos.append(address)
        return "250 OK\r\n250 OK" if address.startswith("rcpttwice") else "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        """Answer the end of the text."""
        address = str(envelope.rcpt_tos[0])
        for code in ("554", "451"):
            if address.startswith(f"data{code}"):
                return f"{code} As asked"
        if address.startswith("lost-before"):
            hang_up(server)
        if address.startswith("slow"):
            await asyncio.sleep(0.3)
        kept = await super().handle_DATA(server, session, envelope)
        if address.startswith("lost-after"):
            hang_up(server)
        return f"{kept}\r\n{kept}" if address.startswith("datatwice") else kept


def hang_up(server: SMTP) -> None:
    """Break the connection without a word."""
    assert server.transport is not None
    server.transport.abort()
    raise asyncio.CancelledError
