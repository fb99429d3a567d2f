"""A small plan in a browser: from four questions to a wheel that turns, in a handful of clicks, for everybody."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import Site
from tests.journeys.looks import troubles
from tests.journeys.test_for_everybody import tab_to


def begin(page: Page, site: Site, name: str, email: str) -> str:
    """A fresh organisation with a plan; the address of the plan."""
    site.sign_up(page, name, email)
    page.goto(f"{site.url}/plannen/nieuw")
    page.get_by_label("Hoe heet het plan?").fill("Plan Noord")
    page.get_by_role("button", name="Begin met de aftrap").click()
    page.wait_for_url("**/aftrap*")
    return page.url.split("/aftrap")[0]


def choose(page: Page, plan: str) -> None:
    """Four answers, the proposal, the choice: seven clicks."""
    page.goto(f"{plan}/aanpak")
    for answer in ("Eén team", "Eén duidelijke oorzaak", "Eén ding nu oplossen", "Nee, het moet snel"):
        page.get_by_label(answer).check()
    page.get_by_role("button", name="Laat het voorstel zien").click()
    expect(page.get_by_role("heading", name="Het voorstel: een kleine aanpak")).to_be_visible()
    page.get_by_role("button", name="Kies deze aanpak").click()
    expect(page.get_by_role("heading", name="Kleine aanpak", exact=True)).to_be_visible()


@pytest.mark.parametrize("javascript", [True, False])
def test_a_small_plan_is_set_up_and_worked_from_the_wheel(browser: Browser, site: Site, javascript: bool) -> None:
    context = browser.new_context(locale="nl-NL", java_script_enabled=javascript)
    page = context.new_page()
    plan = begin(page, site, f"Zorg Wiel {javascript}", f"wiel-{javascript}@test.example".lower())
    choose(page, plan)
    page.goto(plan)
    expect(page.locator("#stap-3")).to_contain_text("Bezig")
    expect(page.locator("#stap-2")).to_contain_text("De oorzaak is duidelijk.")
    page.locator("#stap-2").get_by_role("button", name="Neem stap 2 alsnog mee").click()
    expect(page.locator("#stap-2")).to_contain_text("Nog niet begonnen")
    page.locator("#stap-3").get_by_role("link", name="Rond stap 3 af of sla hem over").click()
    page.get_by_label("Is deze stap klaar?").fill("Samen een plan gemaakt")
    page.get_by_role("button", name="Stap 3 is klaar").click()
    expect(page.locator("#stap-3")).to_contain_text("Samen een plan gemaakt")
    context.close()


def test_the_wheel_works_with_the_keyboard_alone(browser: Browser, site: Site) -> None:
    context = browser.new_context(locale="nl-NL")
    page = context.new_page()
    plan = begin(page, site, "Zorg Toetsen", "toetsen@test.example")
    choose(page, plan)
    page.goto(plan)
    tab_to(page, "#stap-4 button[value='start']")
    page.keyboard.press("Enter")
    expect(page.locator("#stap-4")).to_contain_text("Bezig")
    context.close()


def test_axe_finds_nothing_wrong_in_the_places_before_the_wheel(browser: Browser, site: Site) -> None:
    context = browser.new_context(locale="nl-NL")
    page = context.new_page()
    plan = begin(page, site, "Zorg Plaatsen", "plaatsen@test.example")
    answers = "?reach=organisation&complexity=many_causes&ambition=lasting&pace=steady"
    fresh = [f"{plan}/aanpak", f"{plan}/aanpak{answers}", f"{plan}/aanspreekpunten", f"{plan}/draagvlak"]
    state = context.storage_state()
    look_at(browser, state, fresh)
    choose(page, plan)
    chosen = [
        plan,
        f"{plan}?open=4",
        f"{plan}/aanpak",
        f"{plan}/aanpak?open=upgrade",
        f"{plan}/aanspreekpunten?open=weigh",
    ]
    look_at(browser, state, chosen)
    context.close()


def look_at(browser: Browser, state: object, addresses: list[str]) -> None:
    page = browser.new_context(storage_state=state, locale="nl-NL").new_page()  # type: ignore[arg-type]
    for url in addresses:
        page.goto(url)
        assert troubles(page) == [], url
    page.context.close()
