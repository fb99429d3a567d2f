"""A report made at the press of a button, read in every look, and taken along."""

import pikepdf
from playwright.sync_api import Browser, expect

from tests.journeys.conftest import Site
from tests.journeys.looks import LOOKS, troubles
from tests.journeys.test_kickoff import kickoff


def test_a_report_is_made_by_keyboard_read_in_every_look_and_taken_along(browser: Browser, site: Site) -> None:
    page = browser.new_context(locale="nl-NL", accept_downloads=True).new_page()
    site.sign_up(page, "Zorg Rapport", "rapport@test.example")
    plan = kickoff(page, site).removesuffix("/aftrap")
    page.goto(f"{plan}/evaluatie/rapporten")
    expect(page.get_by_text("Er is nog geen rapport")).to_be_visible()
    page.get_by_role("button", name="Maak het rapport").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Tussentijds rapport")).to_be_visible(timeout=10_000)
    expect(page.get_by_role("img", name="Voortgang van de stappen")).to_be_visible()
    expect(page.get_by_role("table", name="De stappen van dit plan")).to_be_visible()
    assert troubles(page, tuple(LOOKS)) == []
    with page.expect_download() as taken:
        page.get_by_role("link", name="Download als PDF").click()
    with pikepdf.open(taken.value.path()) as read:
        assert str(read.Root.Lang) == "nl"
    page.get_by_role("link", name="Naar de evaluatie van dit plan").click()
    page.get_by_role("link", name="Rapporten").last.click()
    expect(page.get_by_role("heading", name="Tussentijds")).to_be_visible()
    page.context.close()
