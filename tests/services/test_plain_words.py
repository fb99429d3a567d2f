"""What went wrong is told plainly: a form that was sent before, a value that we cannot read, a day too early."""

from typing import Any
from uuid import uuid4

import httpx
import pytest

from services.api.words.reading import read_words
from tests.installation import Installation
from tests.services.plan_story import story_of
from tests.services.stories import agreement_of, plan_of

HTML = {"accept": "text/html"}


async def test_a_form_that_was_changed_after_going_back_is_offered_again_under_a_new_key(
    installation: Installation,
) -> None:
    story = await story_of(installation)
    form = {"csrf": story.client.headers["x-csrf-token"], "key": uuid4().hex, "on": "2027-01-10"}
    first = await story.client.post(f"{story.page}/evaluatie", data={**form, "name": "Najaar"}, headers=HTML)
    assert first.status_code == 303, first.text
    again = await story.client.post(f"{story.page}/evaluatie", data={**form, "name": "Winter"}, headers=HTML)
    assert again.status_code == 409
    assert "Dit formulier had je al verstuurd" in again.text
    assert "sleutel" not in again.text
    assert 'value="Winter"' in again.text
    assert form["key"] not in again.text


async def test_what_comes_along_unseen_with_pasted_words_is_left_out(installation: Installation) -> None:
    story = await story_of(installation)
    form = {"csrf": story.client.headers["x-csrf-token"], "key": uuid4().hex, "on": "2027-01-10"}
    sent = await story.client.post(f"{story.page}/evaluatie", data={**form, "name": "Naj\u00adaar"}, headers=HTML)
    assert sent.status_code == 303, sent.text
    assert "Najaar" in (await story.client.get(sent.headers["location"], headers=HTML)).text


async def test_an_agreement_that_ends_before_it_begins_says_so(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Vroeg", "vroeg@test.example")
    path, _ = await agreement_of(anna, await plan_of(anna))
    seen = (await anna.get(path)).json()["agreement"]
    body = {"title": "Kort", "text": "Een uur", "parties": [{"kind": "management"}, {"kind": "works_council"}]}
    days = {"effective_on": "2027-02-01", "due_on": "2027-01-01"}
    refused = await anna.post(path.rsplit("/", 1)[0], json={**body, **days, "time": "Een uur"})
    assert (refused.status_code, seen["title"]) == (422, "Roosteroverleg")
    assert "op of na de dag waarop de afspraak ingaat" in refused.json()["errors"][0]["detail"]


async def test_a_request_that_cannot_be_read_says_why_in_the_callers_language(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Lezen", "lezen@test.example")
    wrong: list[tuple[dict[str, Any], str, str]] = [
        ({"name": "Eva", "roles": ["employee"]}, "email", "Dit veld ontbreekt."),
        (
            {"name": 4, "email": "e@test.example", "roles": ["employee"]},
            "name",
            "Dit hoort tekst te zijn; er staat een geheel getal.",
        ),
        ({"name": "Eva", "email": "e@test.example", "roles": ["employee"], "unit": "x"}, "unit", "Dit is geen id."),
    ]
    for body, field, words in wrong:
        answer = await anna.post("/api/v1/organisation/members", json=body)
        assert answer.status_code == 400, answer.text
        assert (answer.json()["errors"][0]["field"], answer.json()["errors"][0]["detail"]) == (field, words)


@pytest.mark.parametrize(
    ("message", "english"),
    [
        ("Invalid RFC3339 encoded date", "This is not a date, such as 2026-12-01."),
        ("Expected `str | null`, got `int`", "This should be text or empty; it is a whole number."),
        ("Object contains unknown field `colour`", "We do not know this field."),
        ("Expected `array` of length >= 1", "At least 1 belongs here."),
        ("something new", "We cannot read this."),
    ],
)
def test_what_the_decoder_says_is_put_in_words(message: str, english: str) -> None:
    assert read_words("on", message, "en")[1] == english


async def test_a_file_belongs_to_something_that_is_there(installation: Installation) -> None:
    story = await story_of(installation)

    async def added(kind: str, identity: str) -> httpx.Response:
        part: dict[str, Any] = {"file": ("a.txt", b"Verslag")}
        fields = {"kind": "other", "about_kind": kind, "about_id": identity}
        return await story.client.post(f"{story.path}/files", files=part, data=fields)

    bogus = await added("bogus", str(uuid4()))
    assert (bogus.status_code, bogus.json()["errors"][0]["field"]) == (422, "about_kind")
    assert (await added("review", str(uuid4()))).status_code == 404
    assert (await added("row", "1a")).status_code == 201
