"""An organisation with single sign-on, as its administrator sets it up on the page; and people who come in by it."""

import re
from uuid import UUID, uuid4

import httpx
import msgspec

from infra.single_sign_on.faults import Trouble
from services.api.auth import COOKIE, csrf_token
from tests.installation import Installation
from tests.services.accounts import send
from tests.services.names import NameServer
from tests.services.provider import SECRET, Provider

HTML = {"accept": "text/html"}
PAGE = "/organisatie/eenmalig-aanmelden"


class Organisation(msgspec.Struct, frozen=True):
    """An organisation, its administrator's browser, its mail domain, its provider."""

    installation: Installation
    anna: httpx.AsyncClient
    tenant: UUID
    domain: str
    provider: Provider

    @property
    def door(self) -> str:
        """Where its members begin."""
        return f"/inloggen/organisatie/{self.tenant}"

    def at(self, name: str) -> str:
        """An address in its domain."""
        return f"{name}@{self.domain}"

    async def form(self, what: str, **fields: str | list[str]) -> httpx.Response:
        """Send one of the page's forms, and see it taken."""
        answer = await self.anna.post(PAGE, data={**_safety(self.anna), "do": what, **fields})
        assert answer.status_code == 303, re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", answer.text))[:1500]
        assert (await self.anna.get(answer.headers["location"])).status_code == 200
        return answer

    async def left(self) -> tuple[httpx.AsyncClient, str]:
        """A browser that went to the provider, and the address it was sent to."""
        browser = self.installation.client()
        answer = await browser.get(self.door)
        assert answer.status_code == 303, answer.text
        return browser, answer.headers["location"]

    async def came_back(self, email: str) -> tuple[httpx.AsyncClient, httpx.Response]:
        """A browser that went there and back as this person, and what it got."""
        browser, address = await self.left()
        answer = await browser.get(await self.provider.sign_in(address, email), headers=HTML)
        if session := browser.cookies.get(COOKIE):
            browser.headers["x-csrf-token"] = csrf_token(session)
        return browser, answer

    async def signed_in(self, email: str) -> httpx.AsyncClient:
        """A browser that is in as this person."""
        browser, answer = await self.came_back(email)
        assert answer.status_code == 303, answer.text
        return browser

    async def invite(self, name: str, *roles: str, domain: str = "") -> str:
        """A member's address."""
        email = f"{name}@{domain or self.domain}"
        wish = {"name": name.title(), "email": email, "roles": list(roles or ["employee"])}
        answer = await self.anna.post("/api/v1/organisation/members", json=wish)
        assert answer.status_code == 201, answer.text
        await self.anna.get("/api/v1/organisation/members", params={"min_seq": answer.json()["seq"]})
        return email

    async def roles_of(self, email: str) -> set[str]:
        """The roles of a member, an empty set for who is none."""
        found = (await self.anna.get("/api/v1/organisation/members", params={"q": email})).json()["members"]
        return {role for each in found if each["email"] == email for role in each["roles"]}


async def organisation_with(
    installation: Installation, provider: Provider, names: NameServer, *, opened: str = "open"
) -> Organisation:
    """One that is set up: provider, proved domain, tried connection; and opened, unless that is empty."""
    domain = f"zorg-{uuid4().hex[:8]}.example"
    anna = await installation.organisation(email=f"anna@{domain}")
    tenant = UUID((await anna.get("/api/v1/me")).json()["organisation"]["id"])
    made = Organisation(installation, anna, tenant, domain, provider)
    await made.form("provider", issuer=provider.issuer, client_id="werkbalans", client_secret=SECRET)
    await made.form("claim", domain=domain)
    record = re.search(r"werkbalans-domein=[0-9a-f]{32}", (await anna.get(PAGE)).text)
    assert record
    names.texts[domain] = ["v=spf1 -all", record.group()]
    await made.form("prove", domain=domain)
    provider.add(made.at("anna"))
    tried = await tries(made)
    assert tried.status_code == 200, tried.text
    if opened:
        await made.form("stand", stand=opened)
    return made


async def tries(organisation: Organisation, name: str = "anna") -> httpx.Response:
    """The administrator tries the connection: the page that tells how it went."""
    away = await organisation.anna.get(f"{PAGE}/proef")
    assert away.status_code == 303, away.text
    back = await organisation.provider.sign_in(away.headers["location"], organisation.at(name))
    return await organisation.anna.get(back, headers=HTML)


def kind_of(answer: httpx.Response) -> str:
    """Which trouble a page tells of."""
    assert answer.status_code in (403, 503), answer.text
    return next(kind.value for kind in Trouble if f": {kind.value}</p>" in answer.text)


def _safety(client: httpx.AsyncClient) -> dict[str, str]:
    return {"csrf": csrf_token(client.cookies[COOKIE]), "key": uuid4().hex}


__all__ = ["HTML", "PAGE", "Organisation", "kind_of", "organisation_with", "send", "tries"]
