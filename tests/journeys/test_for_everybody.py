"""The pages are for everybody: checked by axe, by keyboard, without JavaScript, small, large, dark, in English."""

from collections.abc import Iterable

import pytest
from playwright.sync_api import Browser, Page, expect

from services.api.places import PLACES
from tests.journeys.axe import violations
from tests.journeys.conftest import Site
from tests.journeys.looks import CHECKED, LOOKS, troubles
from tests.journeys.test_kickoff import kickoff

INSIDE = ("/organisatie", "/organisatie/mensen", "/organisatie/logboek", "/organisatie/hrm-cyclus")
INSIDE += (
    "/herinneringen",
    "/meldingen",
    "/organisatie/goede-voorbeelden",
    "/organisatie/rapporten",
    "/organisatie/voortgang",
    "/organisatie/delen",
    "/organisatie/eenmalig-aanmelden",
    "/organisatie/abonnement",
    "/organisatie/begin",
    "/plannen/nieuw",
    "/methode",
    "/nergens",
)
OUTSIDE = ("/", "/aanmelden", "/voorwaarden", "/post", "/sign-in/x", "/organisatie")
OUTSIDE += ("/inloggen/organisatie/6f1c0d2e-58a1-4b9b-9b9f-0a4a0f6b1c77/terug",)
BELOW = ("analyse/prioriteiten", "analyse/werkoverleg", "maatregelen/overleg", "maatregelen/onderzoek")
BELOW += ("signalen/nieuw", "signalen/zonder-naam", "analyse/nieuw", "maatregelen/nieuw", "afspraken/nieuw")
BELOW += ("evaluatie/handleiding", "evaluatie/impressie", "evaluatie/rapporten", "resultaten?open=nieuw")
OPERATOR = "operator@werkbalans.example"


@pytest.fixture(scope="module")
def signed_in(browser: Browser, site: Site) -> tuple[dict[str, object], str]:
    """The state of a browser in which a coordinator is signed in, and the address of a kick-off."""
    context = browser.new_context(locale="nl-NL")
    page = context.new_page()
    site.sign_up(page, "Zorg Iedereen", "iedereen@test.example")
    address = kickoff(page, site)
    state = context.storage_state()
    context.close()
    return dict(state), address


def look_at(page: Page, addresses: Iterable[str], looks: tuple[str, ...] = tuple(LOOKS)) -> None:
    """Open each page once, and look at it in all the ways that people do."""
    found = []
    for address in addresses:
        page.goto(address)
        found += [(address, *trouble) for trouble in troubles(page, looks)]
    page.context.close()
    assert found == []


def test_nothing_is_wrong_with_the_pages_of_an_organisation(
    browser: Browser, site: Site, signed_in: tuple[dict[str, object], str]
) -> None:
    state, _ = signed_in
    page = browser.new_context(storage_state=state, locale="nl-NL").new_page()  # type: ignore[arg-type]
    look_at(page, [site.url + path for path in INSIDE])


@pytest.mark.parametrize(("language", "looks"), [("nl", tuple(LOOKS)), ("en", ("small",))])
def test_nothing_is_wrong_with_any_place_of_an_empty_plan(
    browser: Browser, signed_in: tuple[dict[str, object], str], language: str, looks: tuple[str, ...]
) -> None:
    state, address = signed_in
    page = browser.new_context(storage_state=state, locale="nl-NL").new_page()  # type: ignore[arg-type]
    plan = address.removesuffix("/aftrap")
    if language == "en":
        speak(browser, state, plan, "English", "en")
    look_at(page, [plan, *(f"{plan}/{place.key}" for place in PLACES), *(f"{plan}/{end}" for end in BELOW)], looks)
    if language == "en":
        speak(browser, state, plan, "Nederlands", "nl")


def test_nothing_is_wrong_with_a_row_of_the_checklist(
    browser: Browser, signed_in: tuple[dict[str, object], str]
) -> None:
    state, address = signed_in
    page = browser.new_context(storage_state=state, locale="nl-NL").new_page()  # type: ignore[arg-type]
    look_at(page, [f"{address}?open={row}" for row in ("1", "1b", "1e", "1f", "2", "3", "4")])


def test_nothing_is_wrong_with_what_a_stranger_sees(browser: Browser, site: Site) -> None:
    look_at(browser.new_context(locale="nl-NL").new_page(), [site.url + path for path in OUTSIDE])


def test_what_would_be_wrong_with_a_page_is_found_in_the_look_that_has_it(page: Page) -> None:
    style = "p { color: #333; background: #fff } @media (prefers-color-scheme: dark) { .dim { color: #ddd } }"
    styled = f"<html lang='nl'><title>Dag</title><style>{style} .grey {{ color: #bbb }}</style><main><h1>Dag</h1>"
    told = list[set[tuple[str, str]]]()
    bodies = ("<p>Dag", "<p>Nog een", "<p class='dim'>Dag", "<p class='grey'>Dag", "<p class='grey'>Nog een", "<img>")
    for body in bodies:
        page.set_content(styled + body)
        told.append({(look, what.split(":")[0]) for look, what in troubles(page)})
    everywhere = {(look, "color-contrast") for look in CHECKED}
    no_words = {(look, "image-alt") for look in CHECKED if look != "dark"}
    assert told == [set(), set(), {("dark", "color-contrast")}, everywhere, everywhere, no_words]


def test_nothing_is_wrong_with_what_the_operator_sees(browser: Browser, site: Site) -> None:
    page = browser.new_context(locale="nl-NL").new_page()
    page.goto(f"{site.url}/beheer")
    page.get_by_label("Je mailadres").fill(OPERATOR)
    page.get_by_role("button", name="Stuur mij een link").click()
    page.goto(f"{site.url}/sign-in/{site.post.secret(OPERATOR)}")
    page.locator("main button").click()
    page.wait_for_url("**/beheer*")
    look_at(page, [f"{site.url}/beheer"])


def speak(browser: Browser, state: dict[str, object], address: str, name: str, language: str) -> None:
    page = browser.new_context(storage_state=state, locale="nl-NL").new_page()  # type: ignore[arg-type]
    page.goto(address)
    page.get_by_role("button", name=name).click()
    page.locator(f"html[lang='{language}']").wait_for()
    page.context.close()


def test_the_checklist_works_with_the_keyboard_alone(
    browser: Browser, signed_in: tuple[dict[str, object], str]
) -> None:
    state, address = signed_in
    page = browser.new_context(storage_state=state, locale="nl-NL").new_page()  # type: ignore[arg-type]
    page.goto(address)
    tab_to(page, "a.open[href*='open=1g']")
    page.keyboard.press("Enter")
    page.locator("#rij-1g form.work").wait_for()
    tab_to(page, "#rij-1g input[name='on']")
    page.keyboard.type("04012027" if page.evaluate("navigator.language") == "en-US" else "01042027")
    tab_to(page, "#rij-1g button[value='save']")
    page.keyboard.press("Enter")
    expect(page.locator("#rij-1g .said")).to_contain_text("2027")
    tab_to(page, "#rij-1g button.tick")
    page.keyboard.press("Space")
    expect(page.locator("#rij-1g .state")).to_contain_text("Klaar")


def tab_to(page: Page, selector: str) -> None:
    for _ in range(200):
        page.keyboard.press("Tab")
        if page.evaluate("s => document.activeElement.matches(s)", selector):
            outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
            assert outline != "none", f"{selector} has the focus, invisibly"
            return
    pytest.fail(f"the keyboard does not reach {selector}")


def test_everything_works_without_javascript(browser: Browser, signed_in: tuple[dict[str, object], str]) -> None:
    state, address = signed_in
    context = browser.new_context(storage_state=state, java_script_enabled=False, locale="nl-NL")  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{address}?open=1")
    page.get_by_label("Wat willen jullie bereiken?").fill("Rust in het rooster")
    page.get_by_label("Waaraan zie je straks dat het gelukt is?").fill("Minder ruilen")
    page.get_by_role("button", name="Nog een doel").click()
    expect(page.get_by_label("Wat willen jullie bereiken?").first).to_have_value("Rust in het rooster")
    expect(page.get_by_label("Wat willen jullie bereiken?")).to_have_count(2)
    page.locator("form.work").get_by_role("button", name="Bewaar", exact=True).click()
    expect(page.locator("#rij-1 .said")).to_contain_text("Rust in het rooster")
    page.get_by_label("Een rij van jullie zelf").fill("Bel de roostermaker")
    page.get_by_role("button", name="Voeg toe").click()
    expect(page.locator("#rij-e1")).to_contain_text("Bel de roostermaker")
    context.close()


def test_a_person_chooses_english_and_keeps_it(browser: Browser, site: Site) -> None:
    context = browser.new_context(locale="nl-NL")
    page = context.new_page()
    site.sign_up(page, "Zorg English", "english@test.example")
    page.get_by_role("button", name="English").click()
    expect(page.get_by_role("heading", name="Today", level=1)).to_be_visible()
    page.goto(f"{site.url}/plannen/nieuw")
    expect(page.get_by_role("heading", level=1)).to_have_text("Start a plan")
    assert violations(page) == []
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Steering together on work pressure and energy")
    context.close()


def test_who_must_sign_in_first_comes_back_to_where_they_were(browser: Browser, site: Site) -> None:
    context = browser.new_context(locale="nl-NL")
    page = context.new_page()
    site.sign_up(page, "Zorg Terug", "terug@test.example")
    page.get_by_role("button", name="Uitloggen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Samen sturen op werkdruk en energie")
    page.goto(f"{site.url}/organisatie/mensen")
    page.get_by_label("Je mailadres").fill("terug@test.example")
    page.get_by_role("button", name="Stuur mij een link").click()
    page.goto(f"{site.url}/sign-in/{site.post.secret('terug@test.example', 'inloglink')}")
    page.locator("main button").click()
    expect(page.get_by_role("heading", name="Mensen", level=1)).to_be_visible()
    context.close()
