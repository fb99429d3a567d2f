"""What stands open is offered to a review, goes along into the next cycle, and stays in sight until it is settled."""

import re
from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

import httpx

from domain.agreements.commands import Object, ProposeAgreement
from domain.agreements.content import Content, Party, PartyKind, digest_of
from domain.kernel.ids import AgreementId, ResearchId
from domain.kernel.personal import Personal
from domain.measures.research import ConcludeResearch, DecideOnResearch
from domain.plan.commands import StartStep
from domain.results.commands import RecordMeasurement
from domain.results.readings import Reading
from tests.installation import Installation
from tests.services.plan_story import BOARD, TODAY, Story, story_of
from tests.services.test_kickoff_api import invited
from tests.services.test_reviews_api import held, prepared

HTML = {"accept": "text/html"}
DOSSIER = {"subject": "Regeling overlegtijd", "ground": "working_conditions", "body": "works_council", "staff": 120}


async def page(story: Story, place: str = "", client: httpx.AsyncClient | None = None, **query: Any) -> str:
    answer = await (client or story.client).get(f"{story.page}{place}", params=query, headers=HTML)
    assert answer.status_code == 200, answer.text
    return answer.text


async def proposed(story: Story, title: str, objected: bool = False) -> int:
    """An agreement that nobody agreed to yet."""
    identity = AgreementId(uuid4())
    parties = (Party(PartyKind.PERSON, person=story.actor.person), Party(PartyKind.MANAGEMENT))
    content = Content(
        title=title, text="Elke week", parties=parties, effective_on=TODAY, due_on=TODAY, time="Een half uur"
    )
    seq = await story.tell(ProposeAgreement(plan=story.plan, agreement=identity, content=content))
    if objected:
        why = Personal(BOARD.person, "Te duur")
        digest = digest_of(identity, 1, content)
        objection = Object(plan=story.plan, agreement=identity, party=parties[1], digest=digest, reason=why)
        seq = await story.tell(objection, BOARD)
    return seq


async def research(story: Story) -> tuple[ResearchId, int]:
    identity = ResearchId(uuid4())
    decided = DecideOnResearch(
        plan=story.plan, research=identity, question="Hoe slapen we?", why="Onbekend", by_whom="HR", due_on=TODAY
    )
    return identity, await story.tell(decided)


async def next_cycle(story: Story, *keys: str) -> None:
    place, _ = await held(story)
    closing = {"choice": "new_cycle", "reason": "Verder", "carried": list(keys)}
    closed = await story.client.post(f"{place}/closing", json=closing)
    assert closed.status_code == 200, closed.text
    await story.client.get(story.path, params={"min_seq": closed.json()["seq"]})


async def test_all_that_waits_for_somebody_stands_open(installation: Installation) -> None:
    story = await story_of(installation)
    await proposed(story, "Zonder antwoord")
    await proposed(story, "Met bezwaar", objected=True)
    running, _ = await research(story)
    made = await story.client.post(f"{story.path}/works-council/dossiers", json=DOSSIER)
    assert made.status_code == 201, made.text
    message = {"what": "De aanpak", "to_whom": "Alle teams", "on": str(TODAY + timedelta(days=7)), "by_words": "HR"}
    told = await story.client.post(f"{story.path}/messages", json=message)
    assert told.status_code == 201, told.text
    found = await prepared(story, told.json()["seq"])
    texts = {(point["kind"], point["text"]) for point in found["open_points"]}
    assert texts >= {
        ("agreement", "Zonder antwoord"),
        ("agreement", "Met bezwaar"),
        ("research", "Hoe slapen we?"),
        ("dossier", "Regeling overlegtijd"),
        ("message", "De aanpak"),
    }
    shown = await page(story, "/evaluatie")
    assert f"/maatregelen/onderzoek#onderzoek-{running}" in shown
    seq = await story.tell(ConcludeResearch(plan=story.plan, research=running, outcome="Goed", on=TODAY))
    assert "research" not in {point["kind"] for point in (await prepared(story, seq))["open_points"]}


async def test_a_dossier_stands_open_during_the_month_in_which_nullity_can_be_invoked(
    installation: Installation,
) -> None:
    story = await story_of(installation)
    _, (_, olga) = await invited(installation, story.client, "Olga", ["works_council"])
    body = {**DOSSIER, "what": "Bereikbaar zijn buiten werktijd", "on": str(TODAY)}
    made = await olga.post(f"{story.path}/works-council/discoveries", json=body)
    assert made.status_code == 201, made.text
    found = await prepared(story, made.json()["seq"])
    assert "dossier" in {point["kind"] for point in found["open_points"]}


async def test_carried_points_are_in_sight_until_they_are_settled(installation: Installation) -> None:
    story = await story_of(installation)
    running, seq = await research(story)
    await prepared(story, seq)
    await next_cycle(story, f"research:{running}")
    for place in ("", "/evaluatie"):
        shown = await page(story, place)
        assert "Meegenomen uit ronde 1" in shown, place
        assert "0 van 1 punt afgehandeld" in shown
        assert f'/maatregelen/onderzoek#onderzoek-{running}">Hoe slapen we?' in shown
    seq = await story.tell(ConcludeResearch(plan=story.plan, research=running, outcome="Goed", on=TODAY))
    carried = (await prepared(story, seq))["carried"]
    assert [(point["text"], point["settled"]) for point in carried] == [("Hoe slapen we?", True)]
    assert "Meegenomen uit ronde 1" not in await page(story, min_seq=seq)
    assert "1 van 1 punt afgehandeld" in await page(story, "/evaluatie")


async def test_a_new_round_begins_with_steps_that_nobody_began(installation: Installation) -> None:
    story = await story_of(installation)
    await story.signal()
    await story.agreement("Buddy", kept=True)
    seq = await story.measure("Overleg", done=True)
    assert "er gebeurt al iets" in await page(story, min_seq=seq)
    await next_cycle(story)
    shown = await page(story)
    assert "er gebeurt al iets" not in shown
    assert "1 signaal; in deze ronde nog niets nieuws" in shown
    _, seq = await story.signal()
    assert "2 signalen<" in await page(story, min_seq=seq)


async def test_only_signals_and_measures_are_ticked_and_a_decision_stands_at_its_point(
    installation: Installation,
) -> None:
    story = await story_of(installation)
    signal, _ = await story.signal()
    seq = await proposed(story, "Zonder antwoord")
    await prepared(story, seq)
    place, review = await held(story)
    shown = await page(story, "/evaluatie")
    ticks = {found[0]: bool(found[1]) for found in re.findall(r'name="carried" value="(\w+):[^"]+"( checked)?', shown)}
    assert {kind for kind, ticked in ticks.items() if ticked} == {"signal"}
    assert shown.count(f"/signalen/{signal}") == 1
    key = next(f"{p['kind']}:{p['id']}" for p in review["review"]["open_points"] if p["kind"] == "agreement")
    identity = place.rsplit("/", 1)[1]
    asked = await page(story, "/evaluatie", open=identity, punt=key)
    assert f'<option value="{key}" selected>' in asked
    form = {"csrf": story.client.headers["x-csrf-token"], "key": uuid4().hex, "do": "take", "point": key}
    decision = {"about": "", "choice": "continue", "reason": "Het loopt"}
    done = await story.client.post(
        f"{story.page}/evaluatie/{identity}", data={**form, **decision}, headers=HTML, follow_redirects=True
    )
    row = done.text[done.text.index("Zonder antwoord</a>") :]
    assert "Doorgaan" in row[: row.index("</tr>")]
    unknown = {"about": "x", "choice": "continue", "reason": "y", "point": "measure:none"}
    assert (await story.client.post(f"{place}/decisions", json=unknown)).status_code == 404


async def test_a_plan_that_is_being_prepared_is_not_stuck(installation: Installation) -> None:
    story = await story_of(installation)
    shown = await page(story)
    assert "Nog te regelen" in shown
    assert "Loopt vast" not in shown
    choice = {"answers": {"reach": "one_team", "complexity": "one_cause", "ambition": "solve_one", "pace": "steady"}}
    chosen = await story.client.put(
        f"{story.path}/approach",
        json={**choice, "size": "small", "steps": [1, 2, 3, 4, 5, 6], "reason": "Zo willen wij het"},
    )
    assert chosen.status_code == 200, chosen.text
    seq = await story.tell(StartStep(plan=story.plan, step=1))
    assert "Loopt vast" in await page(story, min_seq=seq)


async def test_the_last_follow_up_is_offered_as_the_next_baseline(installation: Installation) -> None:
    story = await story_of(installation)
    before = Reading(Decimal("2.8"), 12, TODAY - timedelta(days=90), "Moet je erg snel werken?", "Team Noord")
    after = Reading(Decimal("2.2"), 14, TODAY - timedelta(days=2), "Moet je erg snel werken?", "Team Noord")
    tempo = RecordMeasurement(
        plan=story.plan,
        cycle=1,
        measurement=uuid4(),
        title="Tempo",
        higher_is_better=False,
        baseline=before,
        follow_up=after,
    )
    await prepared(story, await story.tell(tempo))
    assert "nulmeting van deze ronde" not in await page(story, "/resultaten")
    await next_cycle(story)
    offered = re.search(r'href="([^"]+)"\D+Tempo: 2,2', (await page(story, "/resultaten")).replace("&amp;", "&"))
    assert offered
    form = (await story.client.get(offered[1].split("#")[0], headers=HTML)).text
    for value in ("Tempo", "2,2", "14", str(TODAY - timedelta(days=2))):
        assert f'value="{value}"' in form, value
    assert 'name="follow_up.value" type="text" value=""' in form
