"""The whole method in browsers, as five different people: from the kick-off through six steps into a second cycle."""

from datetime import timedelta
from urllib.parse import urlsplit

import psycopg
from playwright.sync_api import Browser, expect

from infra.event_store.verify import verify_tenant
from infra.read_models.rebuild import tenants
from tests.journeys import method_act as act
from tests.journeys import method_plan as plan
from tests.journeys.conftest import Site
from tests.journeys.looks import CHECKED, troubles
from tests.journeys.method_plan import Cast
from tests.journeys.person import Person
from tests.services.pictures import PDF


def test_five_people_go_through_the_whole_method_into_a_second_cycle(browser: Browser, site: Site) -> None:
    c = plan.begin(browser, site)
    nobody = Person(browser, site, "", "")
    plan.kick_off(c)
    plan.frame(c)
    plan.signals(c, nobody)
    plan.analysis(c)
    measure = plan.measures(c)
    plan.consent(c)
    act.agreement(c)
    act.carry_out(c, measure)
    act.results(c)
    act.review(c)
    tell(c)
    prove(c, site)
    assert everybody_can_use([*c.everybody, nobody]) == []


def tell(c: Cast) -> None:
    """A file, the guide as a page and as a PDF, the impression."""
    c.tom.go(f"{c.plan}/bestanden")
    c.tom.page.get_by_label("Bestand", exact=True).set_input_files(
        {"name": "verslag.pdf", "mimeType": "application/pdf", "buffer": PDF}
    )
    c.tom.send("Voeg toe", {"Verslag": True, "Beschrijving": "Verslag van het werkoverleg"}, "#toevoegen")
    c.eva.go(f"{c.plan}/bestanden")
    c.eva.reads("Verslag van het werkoverleg")
    c.eva.go(f"{c.plan}/evaluatie")
    c.eva.follow("Korte handleiding")
    c.eva.reads("Vast overleg")
    with c.eva.page.expect_download() as waiting:
        c.eva.page.get_by_role("link", name="Download als PDF").click()
    assert waiting.value.path().read_bytes().startswith(b"%PDF")
    c.eva.go(f"{c.plan}/evaluatie/impressie")


def prove(c: Cast, site: Site) -> None:
    """Who did what stands in the trail; today's page is today's; before the plan was nothing; the log is whole."""
    c.olga.go(f"{c.plan}/logboek?deel=agreements")
    for name in ("Anna Test", "Maria", "Olga"):
        expect(c.olga.page.locator(".log strong", has_text=name).first).to_be_visible()
    c.olga.go("/organisatie/logboek")
    c.olga.go(f"{c.plan}/afspraken?op={plan.NOW}")
    c.olga.reads("Roosteroverleg")
    c.olga.go(f"{c.plan}/afspraken?op={plan.TODAY - timedelta(days=1)}")
    expect(c.olga.page.get_by_text("Roosteroverleg")).to_have_count(0)
    with psycopg.connect(site.worker.parts.settings.worker_database_url) as connection:
        for tenant, _ in tenants(connection):
            assert verify_tenant(connection, site.worker.parts.tokens, tenant).problem is None


def everybody_can_use(people: list[Person]) -> list[tuple[str, str, str]]:
    """What is wrong with any page that anybody saw, as it became in the end, looked at wide, dark and on a phone."""
    last = {urlsplit(address).path: (person, address) for person in people for address in person.seen}
    found = []
    for person, address in last.values():
        person.go(address)
        found += [(address, look, what) for look, what in troubles(person.page, CHECKED)]
    return found
