"""Every kind of mail as its reader sees it: light, dark, on a phone, in both languages; axe finds nothing wrong."""

import pytest
from playwright.sync_api import Browser

from services.worker.emails.previews import KINDS, preview
from tests.conftest import Database, settings_for
from tests.journeys.axe import violations
from tests.journeys.looks import LOOKS, STICKING_OUT

CASES = [(kind, example) for kind in KINDS for example in KINDS[kind].examples]
# A mail is shown within the page of a mail program, which has the landmarks.
OF_WHOLE_PAGES = ("landmark-one-main:", "region:")
SETTINGS = settings_for(Database("", "", "", ""), "")


@pytest.mark.parametrize("look", ["wide", "dark", "small"])
def test_a_mail_is_fit_for_everybody(browser: Browser, look: str) -> None:
    context = browser.new_context(**LOOKS[look])  # type: ignore[arg-type]
    page, found = context.new_page(), []
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for kind, example in CASES:
        for speech in ("nl", "en"):
            part = preview(SETTINGS, kind, example, speech).get_body(("html",))
            assert part is not None
            page.set_content(part.get_content())
            wrong = [each for each in violations(page) if not each.startswith(OF_WHOLE_PAGES)]
            wrong += page.evaluate(STICKING_OUT)
            found += [f"{kind} {example} {speech} {look}: {each}" for each in wrong]
            assert page.get_by_role("heading", level=1).count() == 1
    context.close()
    assert (found, asked) == ([], [])
