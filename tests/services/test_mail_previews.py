"""In development every kind of mail can be looked at; in production there is no such page."""

import re
from pathlib import Path

from services.worker.emails.previews import KINDS
from tests.conftest import Database, Servers
from tests.installation import Installation, installed

HTML = {"accept": "text/html"}
HERE = "/ontwikkeling/mails"


async def test_every_kind_has_a_page_in_both_languages_with_headers_text_and_html(
    database: Database, servers: Servers, tmp_path: Path
) -> None:
    async with installed(database, servers.redis_url, tmp_path, development=True) as made, made.client() as browser:
        shown = (await browser.get(HERE, headers=HTML)).text
        pages = re.findall(rf'href="({HERE}/[^"]+)"', shown)
        assert len(pages) == 2 * sum(len(kind.examples) for kind in KINDS.values())
        for path in pages:
            page = await browser.get(path, headers=HTML)
            assert page.status_code == 200, path
            assert "<dt>Message-ID</dt>" in page.text
            assert "Zoë van &#39;t Hof-Łukasz" in page.text.split("<pre", 1)[1]
            assert "frame-src 'self'" in page.headers["content-security-policy"]
            html = await browser.get(f"{path}/html", headers=HTML)
            assert f'lang="{path[-2:]}"' in html.text
            assert "script-src" not in html.headers["content-security-policy"]
        for wrong in (f"{HERE}/nothing/0/nl", f"{HERE}/sign_in/9/nl", f"{HERE}/sign_in/0/de"):
            assert (await browser.get(wrong, headers=HTML)).status_code == 404


async def test_in_production_there_is_no_such_page(installation: Installation) -> None:
    async with installation.client() as browser:
        for path in (HERE, f"{HERE}/sign_in/0/nl", f"{HERE}/sign_in/0/nl/html"):
            assert (await browser.get(path, headers=HTML)).status_code == 404
