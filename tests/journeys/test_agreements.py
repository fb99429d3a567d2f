"""Two parties agree in a browser, on the version that they see; the pages are for everybody."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import Site
from tests.journeys.looks import troubles
from tests.journeys.test_kickoff import kickoff


def invite(page: Page, site: Site, browser: Browser, name: str, email: str, role: str) -> Page:
    page.goto(f"{site.url}/organisatie/mensen")
    form = page.locator("#invite")
    form.get_by_label("Naam").fill(name)
    form.get_by_label("Mailadres").fill(email)
    form.get_by_label(role).check()
    form.get_by_role("button").click()
    expect(page.locator(".saved")).to_be_visible()
    other = browser.new_context(locale="nl-NL").new_page()
    site.come_in(other, email)
    return other


@pytest.fixture(scope="module")
def agreed(browser: Browser, site: Site) -> tuple[dict[str, object], str]:
    """The state of the coordinator's browser, and the address of an agreement in its second version."""
    context = browser.new_context(locale="nl-NL")
    anna = context.new_page()
    site.sign_up(anna, "Zorg Akkoord", "anna-akkoord@test.example")
    plan = kickoff(anna, site).removesuffix("/aftrap")
    maria = invite(anna, site, browser, "Maria", "maria-akkoord@test.example", "management")
    olga = invite(anna, site, browser, "Olga", "olga-akkoord@test.example", "ondernemingsraad (OR)")
    anna.goto(f"{plan}/afspraken/nieuw")
    anna.get_by_label("Waar gaat het over?").fill("Roosteroverleg")
    anna.get_by_label("Wat spreken jullie precies af?").fill("Elke week een uur overleg over het rooster.")
    anna.get_by_label("Management").check()
    anna.get_by_label("Ondernemingsraad (OR)").check()
    anna.get_by_label("Nakomen voor of op").fill("2027-04-01")
    anna.get_by_role("button", name="Stel deze afspraak voor").click()
    expect(anna.locator(".saved")).to_contain_text("Voorgesteld")
    address = anna.url.split("?")[0]
    maria.goto(address)
    maria.get_by_role("button", name="Akkoord met versie 1").click()
    expect(maria.locator(".signatures").first).to_contain_text("akkoord")
    olga.goto(address)
    anna.goto(f"{address}/wijzig")
    anna.get_by_label("Wat spreken jullie precies af?").fill("Elke week twee uur overleg over het rooster.")
    anna.get_by_role("button", name="Stel versie 2 voor").click()
    expect(anna.locator(".saved")).to_contain_text("De nieuwe versie ligt op tafel")
    olga.get_by_role("button", name="Akkoord met versie 1").click()
    expect(olga.locator(".problem")).to_contain_text("De tekst is veranderd")
    expect(olga.locator(".diff ins")).to_contain_text("twee")
    olga.get_by_role("button", name="Akkoord met versie 2").click()
    maria.goto(address)
    expect(maria.locator(".signatures").first).to_contain_text("nog geen antwoord")
    maria.get_by_role("button", name="Akkoord met versie 2").click()
    expect(maria.locator(".contract header")).to_contain_text("afgesproken")
    state = dict(context.storage_state())
    for each in (maria, olga):
        each.context.close()
    context.close()
    return state, address


def test_axe_finds_nothing_wrong_and_nothing_scrolls_sideways(
    browser: Browser, agreed: tuple[dict[str, object], str], site: Site
) -> None:
    state, address = agreed
    page = browser.new_context(storage_state=state, locale="nl-NL").new_page()  # type: ignore[arg-type]
    cards = address.rsplit("/", 1)[0]
    plan = cards.removesuffix("/afspraken")
    acts = [f"{address}?doe={act}" for act in ("copy", "end")]
    trails = [f"{plan}/logboek?deel=agreements", f"{site.url}/organisatie/logboek"]
    for url in (cards, f"{cards}/nieuw", f"{address}?van=1&naar=2", f"{address}/wijzig", *acts, *trails):
        page.goto(url)
        assert troubles(page) == [], url
    page.context.close()
