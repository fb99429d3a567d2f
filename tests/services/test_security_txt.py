"""Where somebody reports a weakness: /.well-known/security.txt as RFC 9116 has it."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest

from domain.kernel.refusals import NotFound
from infra.settings import BadSetting, read
from services.api.security import ADDRESS, security_txt
from tests.installation import Installation

GIVEN = {
    "SECRET_KEY": "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
    "DATABASE_URL": "postgresql://a:b@c/d",
    "REDIS_URL": "redis://a",
    "SMTP_URL": "smtp://a",
    "PUBLIC_URL": "https://werkbalans.example/",
}


async def test_anybody_reads_where_to_report_a_weakness_and_until_when_that_holds(installation: Installation) -> None:
    async with installation.client() as finder:
        answer = await finder.get(ADDRESS)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/plain; charset=utf-8")
    fields = dict(line.split(": ", 1) for line in answer.text.splitlines())
    assert fields["Contact"] == "mailto:security@werkbalans.example"
    assert fields["Canonical"] == "https://testserver.local/.well-known/security.txt"
    assert fields["Preferred-Languages"] == "nl, en"
    expires = datetime.fromisoformat(fields["Expires"])
    assert timedelta(days=90) < expires - datetime.now(UTC) < timedelta(days=365)


def test_without_a_contact_there_is_no_such_page() -> None:
    nothing: Any = SimpleNamespace(settings=read(GIVEN))
    with pytest.raises(NotFound):
        security_txt.fn(nothing)


@pytest.mark.parametrize("contact", ["mailto:security@example.com", "https://example.com/meld"])
def test_a_contact_is_a_mail_address_or_a_page(contact: str) -> None:
    assert read({**GIVEN, "SECURITY_CONTACT": f" {contact} "}).security_contact == contact


@pytest.mark.parametrize("contact", ["security@example.com", "http://a.example", "https://a\nExpires: x", "mailto:a"])
def test_another_contact_stops_the_start(contact: str) -> None:
    with pytest.raises(BadSetting, match="SECURITY_CONTACT"):
        read({**GIVEN, "SECURITY_CONTACT": contact})
