"""A passkey in a real browser: made on the account's page, then used to come in. The browser has a virtual device."""

import re

from playwright.sync_api import Page

from tests.journeys.axe import violations
from tests.journeys.conftest import Site

DEVICE = {
    "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
    "isUserVerified": True, "automaticPresenceSimulation": True,
}  # fmt: skip


def test_a_passkey_is_made_and_opens_the_door(site: Site, page: Page) -> None:
    device = page.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    device.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
    site.sign_up(page, "Zorg Sleutelbos", "sleutelbos@test.example")
    page.get_by_role("link", name="Mijn account").click()
    page.get_by_role("link", name="Maak een toegangssleutel").click()
    page.get_by_label("Naam van deze toegangssleutel").fill("Laptop")
    page.get_by_role("button", name="Maak de sleutel op dit toestel").wait_for()
    page.get_by_label("Naam van deze toegangssleutel").press("Enter")
    page.wait_for_url("**/account?done=passkey")
    assert violations(page) == []
    page.get_by_role("button", name="Uitloggen").click()
    page.get_by_role("button", name="Log in met een toegangssleutel").click()
    page.wait_for_url(re.compile("/organisatie"))
