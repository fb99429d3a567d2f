"""The team meeting on paper: one A4, with the longest agenda that there can be, and all that one needs on it."""

import re

from playwright.sync_api import Page

from tests.journeys.axe import violations
from tests.journeys.conftest import Site
from tests.journeys.test_kickoff import kickoff

PAGES = re.compile(rb"/Type\s*/Page\b(?!s)")
POINT = "Het rooster voor de komende maanden: wat merken we daarvan in het weekend, en waar komt dat dan precies door?"


def test_agenda_and_outcome_form_fit_on_one_a4(page: Page, site: Site) -> None:
    site.sign_up(page, "Zorg A4", "a4-papier@test.example")
    plan = kickoff(page, site).removesuffix("/aftrap")
    page.goto(f"{plan}/analyse/werkoverleg")
    page.get_by_label("Agenda").fill("\n".join([POINT] * 10))
    page.get_by_role("button", name="Maak de A4").click()
    page.locator(".a4").wait_for()
    assert violations(page) == []
    assert page.locator(".a4 ol li").count() == 10
    assert len(PAGES.findall(page.pdf(prefer_css_page_size=True))) == 1
    page.emulate_media(media="print")
    assert page.locator(".a4 .ruled").is_visible()
    assert page.get_by_text("Praat over het werk").is_visible()
    assert not page.locator("form").first.is_visible()
