"""The whole method through the API, as five people: from the kick-off through six steps into the second cycle."""

from datetime import timedelta
from uuid import UUID, uuid4

import psycopg

from domain.kernel.ids import TenantId
from infra.event_store.verify import verify_tenant
from tests.filling import ROWS, answers
from tests.installation import Installation
from tests.services.cast import Cast, Json, cast
from tests.services.pictures import PDF
from tests.services.plan_story import TODAY
from tests.services.unnamed import opened, send

NOW = str(TODAY)
EARLIER = str(TODAY - timedelta(days=20))
LATER = str(TODAY + timedelta(days=90))
MANAGEMENT: Json = {"kind": "management"}
COUNCIL: Json = {"kind": "works_council"}


async def kick_off(c: Cast) -> None:
    kickoff = f"{c.plan}/kickoff"
    present = [c.anna.person, c.maria.person, c.tom.person]
    await c.anna.do("PUT", f"{kickoff}/meeting/record", {"on": NOW, "present": present})
    for row, answer in answers(c.tom.person, c.unit).items():
        await c.anna.do("PUT", f"{kickoff}/rows/{row}/answer", {"answer": answer})
    for row in reversed(ROWS):
        await c.anna.do("PUT", f"{kickoff}/rows/{row}/check")


async def frame(c: Cast) -> None:
    """The large approach with its leader, the contact person, management's statement and its reader."""
    look = {"reach": "organisation", "complexity": "many_causes", "ambition": "lasting", "pace": "steady"}
    assert (await c.anna.read("/api/v1/approach/proposal", **look))["size"] == "large"
    choice = {"answers": look, "size": "large", "steps": [1, 2, 3, 4, 5, 6]}
    leader = {"leader": c.anna.person, "milestones": [{"text": "Alle teams gesproken", "on": LATER}]}
    await c.anna.refused("PUT", f"{c.plan}/approach", choice, 422, "large-needs-leader")
    await c.anna.do("PUT", f"{c.plan}/approach", choice | leader)
    await c.anna.do("POST", f"{c.plan}/adopt", {})
    card = {"role_name": "werkdrukregisseur", "powers": "Bijsturen", "minutes_per_week": 240, "valid_from": NOW}
    card |= {"room": "Zaal 2", "support": "Manager", "deputy": c.eva.person}
    mandate = {"unit": c.unit, "card": card | {"person": c.tom.person}}
    await c.eva.refused("POST", "/api/v1/contact-persons", mandate, 403, "not-allowed")
    await c.anna.make("/api/v1/contact-persons", mandate)
    words = {"goals": "Rust", "results": "Minder ruilen", "people": "Het team", "means": "Twee uur per week"}
    await c.anna.refused("PUT", f"{c.plan}/statement", words, 403, "statement-needs-management")
    await c.maria.do("PUT", f"{c.plan}/statement", words)
    assert await c.eva.todo("management")
    await c.eva.do("PUT", f"{c.plan}/statement/1/read")
    assert not await c.eva.todo("management")


async def step_1(installation: Installation, c: Cast) -> list[str]:
    said = {"theme": "planning", "source": "team_meeting", "noticed_on": NOW, "unit": c.unit}
    high = said | {"kind": "too_high", "text": "Te veel losse diensten", "weight": 4}
    low = said | {"kind": "too_low", "text": "De nachten zijn leeg", "weight": 2}
    places = [await c.tom.make(f"{c.plan}/signals", high), await c.eva.make(f"{c.plan}/signals", low)]
    link = await opened(c.anna.client, c.plan)
    async with installation.client() as nobody:
        assert await send(nobody, link)
    assert len((await c.anna.read(f"{c.plan}/signals"))["signals"]) == 2
    return [place.rsplit("/", 1)[1] for place in places]


async def step_2(c: Cast, signals: list[str]) -> None:
    issue = {"title": "Het rooster", "signals": signals}
    await c.eva.refused("POST", f"{c.plan}/issues", issue, 403, "not-allowed")
    first = await c.anna.make(f"{c.plan}/issues", issue)
    second = await c.tom.make(f"{c.plan}/issues", {"title": "De nachten", "signals": signals[1:]})
    cause = {"direction": "too_high", "kind": "organisation", "text": "Het rooster komt te laat"}
    await c.eva.make(f"{first}/causes", cause)
    ids = [first.rsplit("/", 1)[1], second.rsplit("/", 1)[1]]
    await c.anna.read(f"{c.plan}/issues")
    await c.anna.make(f"{c.plan}/priorities/rounds", {"after": 0, "issues": ids})
    for each in (c.tom, c.eva):
        await each.read(f"{c.plan}/priorities")
        ranked = await each.client.put(f"{c.plan}/priorities/rounds/1/ranking", json={"ranking": ids})
        assert ranked.status_code == 204, ranked.text
    await c.anna.do("PUT", f"{c.plan}/priorities/rounds/1/end")
    round_ = (await c.anna.read(f"{c.plan}/priorities"))["round"]
    assert (round_["open"], round_["result"]) == (False, None)
    await c.anna.do("PUT", f"{c.plan}/priorities/order", {"order": ids, "reason": "Het werkoverleg wil dit"})
    meeting = await c.tom.make(f"{c.plan}/team-meetings", {"on": NOW, "unit": c.unit, "agenda": ["Het rooster"]})
    follow_up = [{"what": "Rooster uitzoeken", "who": c.tom.person, "by": LATER}]
    held = {"on": NOW, "attendance": 8, "outcomes": "Samen roosteren", "present": [c.eva.person]}
    await c.tom.do("PUT", f"{meeting}/record", held | {"follow_up": follow_up})


async def step_3(c: Cast, signals: list[str]) -> str:
    text = {"title": "Vast overleg", "goal": "Elke week een half uur", "level": "source", "signals": signals}
    measure = await c.eva.make(f"{c.plan}/measures", text | {"active_role": "Het team kiest het moment"})
    planning = {"owner": c.tom.person, "starts_on": NOW, "due_on": LATER}
    await c.eva.refused("PUT", f"{measure}/planning", planning, 403, "not-allowed")
    await c.anna.do("PUT", f"{measure}/planning", planning)
    talk = {"signals": signals, "on": NOW, "way": "team_meeting", "outcome": "Iedereen wil dit", "unit": c.unit}
    await c.tom.make(f"{c.plan}/consultations", talk)
    about = {"subject": "Overlegtijd", "ground": "working_conditions", "body": "works_council", "staff": 120}
    dossier = await c.anna.make(f"{c.plan}/works-council/dossiers", about)
    request = {"text": "Een half uur per week", "reasons": "Rust", "consequences": "In het rooster", "on": EARLIER}
    await c.anna.do("POST", f"{dossier}/requests", request)
    await c.olga.do("POST", f"{dossier}/meetings", {"on": NOW, "minutes": "Verslag"})
    assert await c.olga.todo("Overlegtijd")
    consent = {
        "version": 1,
        "outcome": "conditions",
        "reasons": "Goed",
        "on": NOW,
        "conditions": ["Na een jaar kijken"],
    }
    await c.anna.refused("POST", f"{dossier}/answers", consent, 403, "asker-never-answers")
    await c.maria.refused("POST", f"{dossier}/answers", consent, 403, "answer-needs-holder")
    await c.olga.do("POST", f"{dossier}/answers", consent)
    assert not await c.olga.todo("Overlegtijd")
    await c.maria.do("POST", f"{dossier}/decision", {"decision": "We voeren het in", "on": NOW})
    assert (await c.eva.read(dossier))["turn"]["phase"] == "conditions_open"
    return measure


async def step_4(c: Cast, measure: str) -> str:
    content = {"title": "Roosteroverleg", "text": "Elke week een uur", "parties": [MANAGEMENT, COUNCIL]}
    content |= {"effective_on": EARLIER, "due_on": NOW, "measure": measure.rsplit("/", 1)[1]}
    await c.eva.refused("POST", f"{c.plan}/agreements", content, 403, "not-allowed")
    agreement = await c.anna.make(f"{c.plan}/agreements", content)
    old = (await c.anna.read(agreement))["agreement"]["digest"]
    agreed = {"stance": "agreed", "digest": old}
    await c.anna.refused("POST", f"{agreement}/positions", agreed | {"party": COUNCIL}, 403, "not-yours-to-say")
    for each, party in ((c.maria, MANAGEMENT), (c.olga, COUNCIL)):
        await each.do("POST", f"{agreement}/positions", agreed | {"party": party})
    change = {"digest": old, "content": content | {"text": "Elke week twee uur"}, "why": "Een uur is te kort"}
    await c.anna.make(f"{agreement}/versions", change)
    await c.olga.refused("POST", f"{agreement}/positions", agreed | {"party": COUNCIL}, 409, "version-changed")
    now = (await c.olga.read(agreement))["agreement"]
    assert (now["version"], now["state"]) == (2, "proposed")
    for each, party in ((c.maria, MANAGEMENT), (c.olga, COUNCIL)):
        await each.do("POST", f"{agreement}/positions", agreed | {"party": party, "digest": now["digest"]})
    kept = {"party": MANAGEMENT, "fulfilled_on": NOW, "evidence": "Het rooster"}
    await c.maria.do("POST", f"{agreement}/fulfilment", kept)
    right = {"report": 1, "right": True}
    await c.maria.refused(
        "POST", f"{agreement}/fulfilment/judgements", right | {"party": MANAGEMENT}, 403, "own-report"
    )
    await c.olga.do("POST", f"{agreement}/fulfilment/judgements", right | {"party": COUNCIL})
    await c.tom.do("POST", f"{measure}/start", {"on": NOW})
    await c.tom.do("POST", f"{measure}/progress", {"on": NOW, "text": "De helft is er", "percent": 50})
    await c.tom.do("POST", f"{measure}/done", {"on": NOW, "result": "Minder ruilen"})
    return agreement


async def step_5(c: Cast, signals: list[str], agreement: str) -> None:
    verdict = {"verdict": "better", "evidence": "Minder ruilen"}
    await c.eva.refused("PUT", f"{c.plan}/results/signals/{signals[0]}/verdict", verdict, 403, "not-allowed")
    await c.tom.do("PUT", f"{c.plan}/results/signals/{signals[0]}/verdict", verdict)
    reading = {"value": "3.2", "respondents": 12, "on": EARLIER, "question": "Erg snel werken?", "group": "Noord"}
    both = {"baseline": reading, "follow_up": reading | {"value": "2.6", "on": NOW}}
    figure = {"title": "Werktempo", "higher_is_better": False} | both
    measurement = await c.anna.make(f"{c.plan}/results/measurements", figure)
    await c.anna.do("PUT", f"{measurement}/verdict", verdict)
    results = await c.eva.read(f"{c.plan}/results")
    (kept,) = results["agreements"]
    assert (kept["agreement"]["agreement"], kept["kept"]) == (agreement.rsplit("/", 1)[1], "kept")


async def step_6(c: Cast, still_open: str) -> None:
    yearly = {"id": str(uuid4()), "name": "Jaarlijkse evaluatie", "kind": "evaluation", "month": 11, "day": 1}
    await c.tom.refused("PUT", "/api/v1/organisation/hrm-cycle", {"moments": [yearly]}, 403, "not-allowed")
    await c.anna.do("PUT", "/api/v1/organisation/hrm-cycle", {"moments": [yearly]})
    review = await c.anna.make(f"{c.plan}/reviews", {"name": "Najaar", "on": NOW})
    await c.anna.do("PUT", f"{review}/record", {"on": NOW, "present": [c.anna.person, c.maria.person]})
    about = {"about": "Overleg", "choice": "adjust", "reason": "Te laat", "owner": c.tom.person, "due_on": LATER}
    await c.anna.make(f"{review}/decisions", about)
    points = (await c.anna.read(review))["review"]["open_points"]
    carried = [f"{each['kind']}:{each['id']}" for each in points if each["kind"] == "signal"]
    closing = {"choice": "new_cycle", "reason": "Een signaal staat nog open", "carried": carried}
    await c.tom.refused("POST", f"{review}/closing", closing, 403, "not-allowed")
    await c.anna.do("POST", f"{review}/closing", closing)
    assert (await c.eva.read(c.plan))["cycle"] == 2
    cycles = await c.eva.read(f"{c.plan}/cycles")
    assert [(each["kind"], each["id"]) for each in cycles[-1]["carried"]] == [("signal", still_open)]


async def proof(installation: Installation, c: Cast) -> None:
    guide = await c.eva.client.get(f"{c.plan}/guide.pdf")
    assert (guide.status_code, guide.content[:4]) == (200, b"%PDF")
    more: Json = {"files": {"file": ("verslag.pdf", PDF)}, "data": {"kind": "minutes", "description": "Verslag"}}
    await c.tom.do("POST", f"{c.plan}/files", None, 201, **more)
    trail = (await c.olga.read(f"{c.plan}/audit-trail", limit=200))["entries"]
    assert {each["actor"] for each in trail} >= {m.person for m in (c.anna, c.maria, c.olga, c.tom, c.eva)}
    assert (await c.eva.read(f"{c.plan}/agreements", as_of=NOW))["agreements"]
    await c.eva.refused("GET", f"{c.plan}/agreements?as_of={TODAY - timedelta(days=1)}", None, 404, "nothing-yet")
    organisation = (await c.anna.read("/api/v1/me"))["organisation"]["id"]
    with psycopg.connect(installation.settings.worker_database_url) as connection:
        found = verify_tenant(connection, installation.worker.parts.tokens, TenantId(UUID(organisation)))
    assert found.problem is None
    assert found.events > 60


async def test_five_people_go_through_the_whole_method_into_a_second_cycle(installation: Installation) -> None:
    c = await cast(installation)
    await kick_off(c)
    await frame(c)
    signals = await step_1(installation, c)
    await step_2(c, signals)
    measure = await step_3(c, signals)
    agreement = await step_4(c, measure)
    await step_5(c, signals, agreement)
    await step_6(c, signals[1])
    await proof(installation, c)
