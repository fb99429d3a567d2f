"""A whole installation for tests: the API in this process, a worker in a thread, a mailbox that keeps what it gets."""

import asyncio
import re
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import httpx
import msgspec
from aiosmtpd.controller import Controller
from litestar import Litestar

from domain.subscription.packages import PROCESSING, TERMS
from infra.local.mail_catcher import Mailbox
from infra.local.servers import free_port
from infra.settings import Settings
from services.api.app import create_app
from tests.conftest import Database, settings_for
from tests.worker import Worker, ten_o_clock

__all__ = ["ACCEPTED", "Installation", "Post", "Worker", "addressee", "installed", "ten_o_clock", "text_of"]

ACCEPTED = {"terms": TERMS, "processing": PROCESSING}
LINK = re.compile(r"https?://\S+/sign-in/(\S+)")


class Post:
    """The mailbox, asked by address."""

    def __init__(self, mailbox: Mailbox) -> None:
        self._mailbox = mailbox

    def every(self) -> list[EmailMessage]:
        """All mails, newest first."""
        return [mail for name in self._mailbox.names() if (mail := self._mailbox.read(name)) is not None]

    def all(self, address: str, subject: str = "") -> list[EmailMessage]:
        """The mails to an address whose subject holds these words, newest first."""
        return [mail for mail in self.every() if addressee(mail) == address and subject in str(mail["Subject"])]

    def wait(self, address: str, subject: str = "", seconds: float = 10.0) -> EmailMessage:
        """The newest such mail, once it is there."""
        until = time.monotonic() + seconds
        while not (found := self.all(address, subject)):
            came = [str(mail["Subject"]) for mail in self.all(address)]
            assert time.monotonic() < until, f"no mail to {address} with {subject!r}, only {came}"
            time.sleep(0.02)
        return found[0]

    def wait_for(self, address: str, number: int, seconds: float = 10.0) -> None:
        """Wait until so many mails to an address are there."""
        until = time.monotonic() + seconds
        while len(self.all(address)) < number:
            assert time.monotonic() < until, f"not {number} mails to {address}"
            time.sleep(0.02)

    def secret(self, address: str, subject: str = "") -> str:
        """The secret of the link in the newest such mail."""
        found = LINK.search(text_of(self.wait(address, subject)))
        assert found
        return found.group(1)


class Installation(msgspec.Struct, frozen=True):
    """What a test works with."""

    settings: Settings
    app: Any
    post: Post
    worker: Worker

    def settings_with(self, **changes: Any) -> Settings:
        """The same settings, but for these."""
        return msgspec.structs.replace(self.settings, **changes)

    def client(self) -> httpx.AsyncClient:
        """A browser or program that nobody is signed in on."""
        transport = httpx.ASGITransport(self.worker.rung_by(self.app), raise_app_exceptions=False)
        return httpx.AsyncClient(transport=transport, base_url="https://testserver.local")

    async def sign_in(self, secret: str) -> httpx.AsyncClient:
        """A client that spent a link and carries its session and its CSRF token."""
        answer = await (client := self.client()).post(f"/api/v1/sign-in/{secret}")
        assert answer.status_code == 200, answer.text
        client.headers["x-csrf-token"] = answer.json()["csrf_token"]
        return client

    async def organisation(self, name: str = "Zorggroep Test", email: str = "anna@test.example") -> httpx.AsyncClient:
        """A fresh organisation; its first administrator, signed in."""
        wish = {"organisation": name, "name": "Anna Test", "email": email, **ACCEPTED}
        async with self.client() as nobody:
            assert (await nobody.post("/api/v1/organisations", json=wish)).status_code == 202
        return await self.sign_in(await asyncio.to_thread(self.post.secret, email))


def addressee(mail: EmailMessage) -> str:
    """The address that a mail goes to, without the name."""
    return str(mail["To"].addresses[0].addr_spec)


def text_of(mail: EmailMessage) -> str:
    """The plain text of a mail."""
    body = mail.get_body(("plain",))
    return str(body.get_content()) if body else ""


@asynccontextmanager
async def installed(
    database: Database, redis_url: str, folder: Path, post: type[Mailbox] = Mailbox, **changes: Any
) -> AsyncIterator[Installation]:
    """Start it all on a fresh database; stop it afterwards. `post` is the mailbox to deliver to."""
    port = free_port()
    settings = settings_for(database, redis_url, smtp_url=f"smtp://127.0.0.1:{port}", **changes)
    mailbox = post(folder / "mail")
    smtp = Controller(mailbox, hostname="127.0.0.1", port=port)
    smtp.start()
    try:
        with application(settings) as app:
            async with living(app):
                with Worker(settings) as worker:
                    yield Installation(settings, app, Post(mailbox), worker)
    finally:
        smtp.stop()


_unused: dict[tuple[bool, str], list[Litestar]] = {}


@contextmanager
def application(settings: Settings) -> Iterator[Litestar]:
    """The API with these settings. To make it costs the better part of a second, so one that ended lives once more."""
    alike = _unused.setdefault((settings.development, settings.public_url.partition(":")[0]), [])
    app = alike.pop() if alike else create_app(settings)
    app.state.settings = settings
    yield app
    alike.append(app)


@asynccontextmanager
async def living(app: Any) -> AsyncIterator[Any]:
    """The API, begun and ended in order."""
    started, stop = asyncio.Event(), asyncio.Event()

    async def live() -> None:
        async with app.lifespan():
            started.set()
            await stop.wait()

    lives = asyncio.create_task(live())
    await asyncio.wait([lives, asyncio.create_task(started.wait())], return_when=asyncio.FIRST_COMPLETED)
    if lives.done():
        lives.result()
    try:
        yield app
    finally:
        stop.set()
        await lives
