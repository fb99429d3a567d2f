"""The short guide and the impression: made of what happened, read back from the PDF itself."""

import io
from collections.abc import Iterator
from typing import Any

import httpx
import pikepdf

from domain.results.commands import JudgeSignal
from domain.results.events import Verdict
from tests.installation import Installation
from tests.services.pictures import CANARY, photo
from tests.services.plan_story import Story, story_of
from tests.services.test_kickoff_api import invited

TALK = {
    "name": "Eva, verpleegkundige",
    "exchanges": [{"question": "Wat werkte?", "said": "Samen het rooster maken 🙂 #eval($x$)"}],
    "consent": "Mag met mijn voornaam in de impressie",
    "consented_on": "2026-11-02",
}


async def pdf(client: httpx.AsyncClient, path: str, **headers: str) -> bytes:
    answer = await client.get(path, headers=headers)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.headers["content-disposition"].startswith("attachment;")
    return answer.content


def elements(of: Any) -> Iterator[Any]:
    """All elements of a structure tree, depth first."""
    for child in of if isinstance(of, pikepdf.Array) else [of]:
        if isinstance(child, pikepdf.Dictionary) and "/S" in child:
            yield child
            yield from elements(child.get("/K", pikepdf.Array()))


async def told(story: Story) -> tuple[dict[str, Any], int]:
    """A photo that may be shown, an interview, a measure: and the answer of the photo's upload."""
    part: dict[str, Any] = {
        "files": {"file": ("team.jpg", photo())},
        "data": {"kind": "photo", "description": "Het team bij het rooster"},
    }
    added = await story.client.post(f"{story.path}/files", **part)
    await story.client.get(f"{story.path}/files", params={"min_seq": added.json()["seq"]})
    await story.client.put(f"{added.headers['location']}/nobody-shown")
    await story.measure("Vast overleg", done=True)
    talk = await story.client.post(f"{story.path}/interviews", json=TALK)
    assert talk.status_code == 201, talk.text
    return {"photo": added.headers["location"], "talk": talk.headers["location"]}, talk.json()["seq"]


async def test_the_guide_says_what_happened_and_is_the_same_bytes_again(installation: Installation) -> None:
    story = await story_of(installation)
    await story.measure("Vast overleg", done=True)
    seq = await story.agreement("Buddy", kept=True)
    guide = (await story.client.get(f"{story.path}/guide", params={"min_seq": seq})).json()
    sections = {section["title"]: [item["text"] for item in section["items"]] for section in guide["sections"]}
    assert guide["stand"]["seq"] == seq
    assert "Vast overleg" in sections["Zo deden wij stap 4: Ga gericht en concreet aan de slag"]
    assert "Afgesproken: Buddy" in sections["Zo deden wij stap 4: Ga gericht en concreet aan de slag"]
    first, second = (
        await pdf(story.client, f"{story.path}/guide.pdf"),
        await pdf(story.client, f"{story.path}/guide.pdf"),
    )
    assert first == second
    newer = await story.measure("Pauze", done=True)
    await story.client.get(f"{story.path}/guide", params={"min_seq": newer})
    assert await pdf(story.client, f"{story.path}/guide.pdf") != first


async def test_both_documents_are_tagged_speak_their_language_and_fit_on_two_sheets(
    installation: Installation,
) -> None:
    story = await story_of(installation)
    _, seq = await told(story)
    await story.client.get(f"{story.path}/impression", params={"min_seq": seq})
    for path in (f"{story.path}/guide.pdf", f"{story.path}/impression.pdf"):
        content = await pdf(story.client, path)
        with pikepdf.open(io.BytesIO(content)) as read:
            root = read.Root
            assert str(root.Lang) == "nl"
            assert bool(root.MarkInfo.Marked)
            assert bool(root.ViewerPreferences.DisplayDocTitle)
            assert len(read.pages) <= 2
            marks = root.Metadata.read_bytes().decode()
            assert "<pdfuaid:part>1</pdfuaid:part>" in marks
            assert "<pdfaid:part>2</pdfaid:part>" in marks
            assert "<pdfaid:conformance>A</pdfaid:conformance>" in marks
            found = list(elements(root.StructTreeRoot.K))
            assert {"/H1", "/H2", "/L"} <= {str(each.S) for each in found}
            if "impression" in path:
                assert [str(each.Alt) for each in found if "/Alt" in each] == ["Het team bij het rooster"]
        assert CANARY not in content


async def test_who_takes_a_consent_back_is_in_no_impression_any_more(installation: Installation) -> None:
    story = await story_of(installation)
    person, (_, eva) = await invited(installation, story.client, "Eva", ["employee"])
    _, (_, tom) = await invited(installation, story.client, "Tom", ["team_lead"])
    await told(story)
    talk = await story.client.post(f"{story.path}/interviews", json={**TALK, "person": person, "name": "Eva Eigen"})
    seen = (await story.client.get(f"{story.path}/impression", params={"min_seq": talk.json()["seq"]})).json()
    assert [row["name"] for row in seen["interviews"]] == ["Eva, verpleegkundige", "Eva Eigen"]
    assert len(seen["photos"]) == 1
    assert (await tom.delete(talk.headers["location"])).status_code == 403
    back = await eva.delete(talk.headers["location"])
    assert back.status_code == 200, back.text
    left = (await eva.get(f"{story.path}/impression", params={"min_seq": back.json()["seq"]})).json()
    assert [row["name"] for row in left["interviews"]] == ["Eva, verpleegkundige"]


async def test_an_interview_without_consent_is_not_kept(installation: Installation) -> None:
    story = await story_of(installation)
    refused = await story.client.post(f"{story.path}/interviews", json={**TALK, "consent": " "})
    assert (refused.status_code, refused.json()["type"]) == (422, "/problems/interview-needs-consent")
    assert (await story.client.get(f"{story.path}/impression")).json()["interviews"] == []


async def test_another_organisation_gets_no_document(installation: Installation) -> None:
    story, other = await story_of(installation), await story_of(installation)
    for name in ("guide", "guide.pdf", "impression", "impression.pdf"):
        assert (await other.client.get(f"{story.path}/{name}")).status_code == 404
        page = {"guide.pdf": "handleiding.pdf", "impression.pdf": "impressie.pdf"}.get(name)
        if page:
            assert (await other.client.get(f"{story.page}/evaluatie/{page}")).status_code == 404


async def test_the_guide_in_english(installation: Installation) -> None:
    story = await story_of(installation)
    services = installation.app.state.services
    await services.people.choose_language(story.tenant, story.actor.person, "en")
    english = await installation.sign_in(await english_link(installation, story))
    guide = (await english.get(f"{story.path}/guide")).json()
    assert guide["title"] == "Short guide"
    with pikepdf.open(io.BytesIO(await pdf(english, f"{story.path}/guide.pdf"))) as read:
        assert str(read.Root.Lang) == "en"


async def english_link(installation: Installation, story: Story) -> str:
    import asyncio

    email = (await installation.app.state.services.people.named(story.tenant, [story.actor.person]))[
        story.actor.person
    ].email
    async with installation.client() as nobody:
        await nobody.post("/api/v1/sign-in", json={"email": email})
    return await asyncio.to_thread(installation.post.secret, email, "sign-in link")


async def test_the_guide_tells_each_step_in_sentences(installation: Installation) -> None:
    story = await story_of(installation)
    better, _ = await story.signal("Vrije dagen veranderen laat")
    same, seq = await story.signal("De nacht is te lang")
    for signal, verdict in ((better, Verdict.BETTER), (same, Verdict.SAME)):
        said = JudgeSignal(plan=story.plan, cycle=1, seen=0, signal=signal, verdict=verdict, evidence="Gezien")
        seq = await story.tell(said)
    await story.measure("Vast overleg", done=True)
    seq = await story.agreement("Buddy", kept=True)
    guide = (await story.client.get(f"{story.path}/guide", params={"min_seq": seq})).json()
    texts = {section["title"].split(":")[0]: section["text"] for section in guide["sections"]}
    assert texts["Zo deden wij stap 1"].startswith("We legden 2 signalen vast. Het vaakst ging het over: ")
    assert texts["Zo deden wij stap 3"] == "We kozen 1 maatregel."
    assert texts["Zo deden wij stap 4"] == "1 maatregel is uitgevoerd."
    assert texts["Zo deden wij stap 5"] == "1 signaal is beter geworden, 1 signaal bleef gelijk."
    assert "1 van 1 afspraak is nagekomen." in str(guide["sections"])
    assert "Vrije dagen" not in str(guide)
