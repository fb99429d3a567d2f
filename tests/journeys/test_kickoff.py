"""The main job in a browser: an organisation begins, invites, holds its kick-off, and can prove it."""

from datetime import timedelta

import psycopg
from playwright.sync_api import BrowserContext, Page, expect

from infra.bootstrap import today_in
from infra.event_store.verify import verify_tenant
from infra.read_models.rebuild import tenants
from tests.filling import ROWS
from tests.installation import text_of
from tests.journeys.conftest import Site

TODAY = today_in("Europe/Amsterdam")


def open_row(page: Page, row: str) -> None:
    page.locator(f"[id='rij-{row}'] a.open").click()
    page.locator(f"[id='rij-{row}'] form.work").wait_for()


def save(page: Page, row: str, button: str = "Bewaar") -> None:
    page.locator(f"[id='rij-{row}'] form.work").get_by_role("button", name=button, exact=True).click()
    expect(page.locator(f"[id='rij-{row}'] .saved")).to_be_visible()


def fill(page: Page, row: str) -> None:
    form = page.locator(f"[id='rij-{row}'] form.work")
    match row:
        case "1":
            form.get_by_label("Wat willen jullie bereiken?").fill("Elke week een vast overleg")
            form.get_by_label("Waaraan zie je straks dat het gelukt is?").fill("Het rooster")
        case "1a":
            form.get_by_label("Ja").check()
        case "1b" | "1c":
            form.get_by_label("Staat achter de doelen").check()
            form.get_by_label("Overgenomen uit").fill("Verslag van de vergadering")
            form.get_by_label("Datum van dat stuk").fill("2026-11-02")
        case "1d":
            form.get_by_label("Ja").check()
            form.get_by_label("Hoe hebben jullie dat gevraagd?").fill("In het werkoverleg")
        case "1e":
            form.get_by_label("Leidinggevenden doen dit zelf").check()
        case "1f":
            form.get_by_label("Nee").check()
        case "1g":
            form.get_by_label("Datum").fill("2027-04-01")
        case "2":
            form.get_by_label("Er hoeft niemand anders bij").check()
        case "3":
            form.get_by_label("Wat is er dan klaar?").fill("Alle gesprekken gehouden")
            form.get_by_label("Wanneer?").first.fill("2027-02-01")
            form.get_by_label("Wat vertellen jullie?").fill("De uitkomst")
            form.get_by_label("Aan wie?").fill("Het team")
            form.get_by_label("Wanneer?").last.fill("2027-02-15")
            form.get_by_label("Wie vertelt het?").fill("Anna")
        case _:
            form.get_by_label("Voor wie?").select_option(label="Anna Test")
            form.get_by_label("Tijd").fill("Twee uur per week")


def test_an_organisation_holds_its_kickoff_and_can_prove_it(site: Site, page: Page, context: BrowserContext) -> None:
    site.sign_up(page, "Zorggroep Reis", "anna-reis@test.example")
    page.get_by_role("link", name="Mensen").click()
    page.get_by_label("Naam").fill("Olga Test")
    page.get_by_label("Mailadres").fill("olga-reis@test.example")
    page.locator("#invite").get_by_label("ondernemingsraad (OR)").check()
    page.get_by_role("button", name="Stuur de uitnodiging").click()
    expect(page.get_by_role("rowheader", name="Olga Test")).to_be_visible()
    page.get_by_label("Ook in het weekend").check()
    page.get_by_label("Ook op feestdagen").check()
    page.locator("button[value=reminders]").click()
    expect(page.get_by_role("status").first).to_be_visible()
    page.goto(f"{site.url}/organisatie")
    page.get_by_role("link", name="Begin een plan").click()
    page.get_by_label("Hoe heet het plan?").fill("Werkdrukplan Reis")
    page.get_by_role("button", name="Begin met de aftrap").click()
    page.locator(".checklist").wait_for()
    plan = page.url.split("?")[0].removesuffix("/aftrap")

    page.get_by_text("Leg vast dat de bijeenkomst is gehouden").click()
    page.get_by_label("Op welke dag?").fill(str(TODAY))
    page.locator("#veld-present").get_by_label("Anna Test").check()
    page.get_by_role("button", name="Leg vast", exact=True).click()
    expect(page.locator("#bijeenkomst")).to_contain_text("Gehouden op")

    for row in ROWS:
        open_row(page, row)
        fill(page, row)
        if row == "1c":
            form = page.locator("[id='rij-1c'] form.work")
            form.get_by_label("Olga Test").check()
            form.get_by_label("Klaar op").fill(str(TODAY + timedelta(days=1)))
        save(page, row)
    page.get_by_role("button", name="Vink rij 1 af", exact=True).click()
    expect(page.locator("#rij-1 .state")).to_contain_text("Klaar")

    told = text_of(site.post.wait("olga-reis@test.example", "Herinneringen: 2 binnenkort"))
    assert f"{plan.removeprefix(site.url)}/aftrap?open=1c#rij-1c" in told
    page.goto(f"{plan}/logboek?row=1")
    expect(page.locator(".log > li")).to_have_count(2)
    expect(page.locator(".log > li").first).to_contain_text("vinkte rij 1 af")
    page.goto(f"{plan}/aftrap")
    pdf = page.pdf(format="A4")
    assert pdf.count(b"/Type /Page\n") + pdf.count(b"/Type /Page ") in (1, 2)

    with psycopg.connect(site.worker.parts.settings.worker_database_url) as connection:
        for tenant, _ in tenants(connection):
            assert verify_tenant(connection, site.worker.parts.tokens, tenant).problem is None


def test_a_half_filled_row_keeps_what_was_typed_and_says_what_is_missing(site: Site, page: Page) -> None:
    site.sign_up(page, "Zorg Half", "half@test.example")
    kickoff(page, site)
    open_row(page, "1")
    page.get_by_label("Wat willen jullie bereiken?").fill("Minder avonddiensten achter elkaar")
    page.locator("form.work").get_by_role("button", name="Bewaar", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("Het antwoord is niet compleet")
    expect(page.get_by_label("Wat willen jullie bereiken?")).to_have_value("Minder avonddiensten achter elkaar")
    page.get_by_role("link", name="Naar het veld").click()
    expect(page.locator("[id='veld-goals.0.measured_by']")).to_be_focused()


def test_who_was_too_late_sees_so_and_keeps_the_words(site: Site, page: Page, context: BrowserContext) -> None:
    site.sign_up(page, "Zorg Samen", "samen@test.example")
    kickoff(page, site)
    open_row(page, "1d")
    other = context.new_page()
    other.goto(page.url)
    other.get_by_label("Nee").check()
    other.get_by_label("Hoe hebben jullie dat gevraagd?").fill("Per mail")
    save(other, "1d")
    page.get_by_label("Ja").check()
    page.get_by_label("Hoe hebben jullie dat gevraagd?").fill("In het werkoverleg van maandag")
    page.locator("form.work").get_by_role("button", name="Bewaar", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("Iemand anders was je voor")
    expect(page.get_by_label("Hoe hebben jullie dat gevraagd?")).to_have_value("In het werkoverleg van maandag")
    expect(page.locator("#rij-1d .said")).to_contain_text("Per mail")


def kickoff(page: Page, site: Site) -> str:
    page.goto(f"{site.url}/plannen/nieuw")
    page.get_by_label("Hoe heet het plan?").fill("Plan")
    page.get_by_role("button", name="Begin met de aftrap").click()
    page.locator(".checklist").wait_for()
    return page.url.split("?")[0]
