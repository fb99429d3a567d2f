"""Mails a minute to a mail server on this machine: ours from claim to accepted, beside plain smtplib to the same one.

The limit composes nothing and notes nothing; once with a connection for each mail, and once over one, as we do.
"""

import asyncio
import logging
import smtplib
import time
from contextlib import ExitStack
from uuid import uuid4

import psycopg
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from infra.identity.house import HOUSE
from infra.language import LANGUAGES
from infra.local.servers import PostgresServer, free_port
from infra.mail.smtp import Line
from infra.settings import Settings
from services.worker.emails.previews import preview
from services.worker.parts import Parts
from services.worker.post import deliver
from tests.benchmarks.stage import Row, durable_server, in_turns, settings_of, tell, url_of
from tests.conftest import Database, settings_for

MAILS, ONE = 40, "smtplib alone, one connection"


class Sink:
    """A mail server that takes everything and keeps nothing."""

    async def handle_DATA(self, _server: SMTP, _session: Session, _envelope: Envelope) -> str:
        """Yes."""
        return "250 OK"


def plan(server: PostgresServer, number: int) -> None:
    """So many sign-in links for people of the house."""
    with psycopg.connect(server.url(), autocommit=True) as admin:
        for _ in range(number):
            values = {"tenant": HOUSE, "person": uuid4(), "mail": uuid4(), "email": f"{uuid4().hex}@bench.example"}
            admin.execute(
                "INSERT INTO werkbalans.person (tenant_id, person_id, name, email)"
                " VALUES (%(tenant)s, %(person)s, 'Anna', %(email)s)",
                values,
            )
            admin.execute(
                "INSERT INTO werkbalans.sign_in_request (tenant_id, request_id, person_id, purpose, expires_at)"
                " VALUES (%(tenant)s, %(mail)s, %(person)s, 'sign_in', now() + interval '1 day')",
                values,
            )
            admin.execute(
                "INSERT INTO werkbalans.outbox (tenant_id, mail_id, kind, subject, occurrence, recipient, rule)"
                " VALUES (%(tenant)s, %(mail)s, 'sign_in', %(mail)s::text, '', %(person)s, '')",
                values,
            )


def ours(server: PostgresServer, parts: Parts) -> float:
    """Mails a minute through the outbox, one worker."""
    plan(server, MAILS)
    began, sent = time.perf_counter(), 0
    with Line(parts.settings.smtp_url) as line:
        while sent < MAILS:
            sent += deliver(parts, HOUSE, line)
    return MAILS * 60 / (time.perf_counter() - began)


def limit(settings: Settings) -> float:
    """Mails a minute of smtplib alone, the same text over one connection."""
    message = preview(settings, "sign_in", "", LANGUAGES[0])
    port = int(settings.smtp_url.rsplit(":", 1)[1])
    began = time.perf_counter()
    with smtplib.SMTP("127.0.0.1", port) as server:
        for _ in range(MAILS):
            server.send_message(message)
    return MAILS * 60 / (time.perf_counter() - began)


def connecting(settings: Settings) -> float:
    """Mails a minute of smtplib alone, the same text, a connection for each: what its manual shows."""
    message = preview(settings, "sign_in", "", LANGUAGES[0])
    port = int(settings.smtp_url.rsplit(":", 1)[1])
    began = time.perf_counter()
    for _ in range(MAILS):
        with smtplib.SMTP("127.0.0.1", port) as server:
            server.send_message(message)
    return MAILS * 60 / (time.perf_counter() - began)


def measure(server: PostgresServer) -> list[Row]:
    """Both, in turns."""
    urls = (url_of(server, "werkbalans_api"), url_of(server, "werkbalans_worker"))
    settings = settings_for(
        Database("postgres", server.url(), *urls), "redis://127.0.0.1:1", smtp_url=f"smtp://127.0.0.1:{free_port()}"
    )
    logging.getLogger("mail.log").setLevel(logging.WARNING)
    with ExitStack() as stack:
        sink = Controller(Sink(), hostname="127.0.0.1", port=int(settings.smtp_url.rsplit(":", 1)[1]))
        sink.start()
        stack.callback(sink.stop)
        parts = Parts(settings)
        stack.callback(parts.close)

        async def our_rate() -> float:
            return await asyncio.to_thread(ours, server, parts)

        async def limit_rate() -> float:
            return await asyncio.to_thread(limit, settings)

        async def connecting_rate() -> float:
            return await asyncio.to_thread(connecting, settings)

        ways = {ONE: limit_rate, "smtplib alone, a connection a mail": connecting_rate, "one worker": our_rate}
        rates = asyncio.run(in_turns(ways))
    most = rates[ONE]
    return [{"way": way, "mails/min": rate, "of the limit": rate / most} for way, rate in rates.items()]


def run() -> None:
    """Measure and tell."""
    with durable_server() as server:
        remarks = (
            "One worker commits four times a mail: claimed, composed, going out, accepted; so nothing is sent twice.",
            "Workers scale out: each mail is held by one of them.",
        )
        tell("mails", "mails a minute to a mail server on this machine", measure(server), settings_of(server), remarks)
