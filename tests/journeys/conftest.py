"""A browser on a running installation: real Chromium, the API on a port, a worker and a mailbox."""

import os
import re
import shutil
import threading
import time
from collections.abc import Iterator

import httpx
import pytest
import uvicorn
from aiosmtpd.controller import Controller
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from infra.local.mail_catcher import Mailbox
from infra.local.servers import free_port
from tests.conftest import Servers, fresh_database, settings_for
from tests.installation import Post, Worker, application

CHROMIUMS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip


def chromium() -> str | None:
    """The browser of this machine; without windows where there is such a one: the same pages for half the work."""
    return next(filter(None, map(shutil.which, CHROMIUMS)), None)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The journeys of a file run in one process, so that one browser and one installation serve them."""
    for item in items:
        if "journeys" in str(item.path):
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group(f"journeys {item.path.stem}"))


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium; without one the test is skipped, or fails where REQUIRE_TOOLS is set.

    Playwright keeps the thread's event loop running, so it ends with the module and leaves other tests theirs.
    """
    path = chromium()
    if path is None:
        if os.environ.get("REQUIRE_TOOLS"):
            pytest.fail("no Chromium here, and REQUIRE_TOOLS is set")
        pytest.skip("no Chromium on this machine: journeys in a browser were NOT run")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield started
        started.close()


class Site:
    """The running site, its mailbox and its worker."""

    def __init__(self, url: str, post: Post, worker: Worker) -> None:
        self.url, self.post, self.worker = url, post, worker

    def sign_up(self, page: Page, name: str, email: str) -> None:
        """Found an organisation through the pages, and come in by the mail."""
        page.goto(f"{self.url}/aanmelden")
        page.get_by_label("Naam van de organisatie").fill(name)
        page.get_by_label("Je naam").fill("Anna Test")
        page.get_by_label("Je mailadres").fill(email)
        page.get_by_label("Ik ga akkoord met de voorwaarden").check()
        page.get_by_label("Ik ga akkoord met de verwerkersovereenkomst").check()
        page.get_by_role("button", name="Aanmelden").click()
        page.get_by_role("heading", name="Kijk in je mail").wait_for()
        self.come_in(page, email)
        page.goto(f"{self.url}/organisatie")

    def come_in(self, page: Page, email: str) -> None:
        """Follow the newest link to this address."""
        page.goto(f"{self.url}/sign-in/{self.post.secret(email)}")
        page.locator("main button").click()
        page.wait_for_url(re.compile("/organisatie"))


@pytest.fixture(scope="module")
def site(servers: Servers, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The installation that the journeys of a module share; each founds organisations of its own."""
    with fresh_database(servers) as database:
        smtp_port, port = free_port(), free_port()
        url = f"http://localhost:{port}"
        settings = settings_for(database, servers.redis_url, smtp_url=f"smtp://127.0.0.1:{smtp_port}", public_url=url)
        mailbox = Mailbox(tmp_path_factory.mktemp("mail"))
        smtp = Controller(mailbox, hostname="127.0.0.1", port=smtp_port)
        smtp.start()
        with application(settings) as app, Worker(settings) as worker:
            config = uvicorn.Config(
                worker.rung_by(app), host="127.0.0.1", port=port, log_level="error", access_log=False
            )
            server = uvicorn.Server(config)
            thread = threading.Thread(target=server.run, daemon=True)
            thread.start()
            _wait_for(f"{url}/health/ready")
            yield Site(url, Post(mailbox), worker)
            server.should_exit = True
            thread.join(10)
        smtp.stop()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A fresh browser profile, wide and Dutch."""
    made = browser.new_context(viewport={"width": 1280, "height": 900}, locale="nl-NL")
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A page in it."""
    return context.new_page()


def _wait_for(url: str) -> None:
    until = time.monotonic() + 20
    while time.monotonic() < until:
        try:
            if httpx.get(url).status_code == 200:
                return
        except httpx.TransportError:
            time.sleep(0.05)
    pytest.fail(f"{url} did not answer")
