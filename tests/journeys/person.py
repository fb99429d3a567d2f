"""One person in a browser of their own: goes to pages, fills in forms by their labels, and remembers what they saw."""

import re
from collections.abc import Mapping
from urllib.parse import parse_qsl, urlencode, urlsplit

from playwright.sync_api import Browser, Locator, expect

from tests.journeys.conftest import Site

Fields = Mapping[str, str | bool]


class Person:
    """`seen` holds each address once, without what only tells of a deed just done."""

    def __init__(self, browser: Browser, site: Site, name: str, email: str) -> None:
        self.page = browser.new_context(viewport={"width": 1280, "height": 900}, locale="nl-NL").new_page()
        self.page.set_default_timeout(8000)
        self.site, self.name, self.email = site, name, email
        self.seen: dict[str, None] = {}

    def go(self, address: str) -> None:
        """Open a page of the site."""
        answer = self.page.goto(address if "://" in address else self.site.url + address)
        assert answer is not None
        assert answer.status < 500, address
        self._remember()

    def follow(self, link: str) -> None:
        """Click a link, and wait for its page."""
        self._leave(self.page.get_by_role("link", name=link).first)

    def send(self, button: str, fields: Fields | None = None, where: str = "main") -> None:
        """Fill in the form that has this button, and press it; the fields go by their labels."""
        words = re.compile(rf"^\s*{re.escape(button)}")
        press = self.page.locator(where).locator("button[name], button.button", has_text=words).first
        form = press.locator("xpath=ancestor::form")
        for label, value in (fields or {}).items():
            fill(form, label, value)
        unfold(press)
        self._leave(press)

    def reads(self, words: str | re.Pattern[str], where: str = "main") -> None:
        """The page says this."""
        expect(self.page.locator(where).first).to_contain_text(words)

    def has_todo(self, words: str) -> None:
        """It is theirs to do, today."""
        self.go("/organisatie")
        self.reads(words, ".tasks")

    def has_no_todo(self, words: str) -> None:
        """It is not, or no longer."""
        self.go("/organisatie")
        expect(self.page.locator(".tasks", has_text=words)).to_have_count(0)

    def _leave(self, by: Locator) -> None:
        self.page.locator("main").evaluate("main => main.dataset.left = 'yes'")
        by.click()
        expect(self.page.locator("main[data-left]")).to_have_count(0)
        self._remember()

    def _remember(self) -> None:
        parts = urlsplit(self.page.url)
        kept = [(name, value) for name, value in parse_qsl(parts.query) if name not in ("min_seq", "saved")]
        self.seen[parts._replace(query=urlencode(kept), fragment="").geturl()] = None


def unfold(found: Locator) -> None:
    """Open what it is folded away in, the outermost first."""
    for summary in found.locator("xpath=ancestor::details[not(@open)]/summary").all():
        summary.click()


def fill(form: Locator, label: str, value: str | bool) -> None:
    """Give a field its value: a tick, a choice by the words it begins with, or what is written."""
    field = form.get_by_label(label, exact=True)
    field = (field if field.count() else form.get_by_label(label)).first
    unfold(field)
    if isinstance(value, bool):
        field.set_checked(value)
    elif field.evaluate("field => field.tagName") == "SELECT":
        options = field.locator("option").all_inner_texts()
        field.select_option(index=next(n for n, words in enumerate(options) if words.startswith(value)))
    else:
        field.fill(value)
