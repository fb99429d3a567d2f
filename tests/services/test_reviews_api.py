"""Step 6 through the API: a review is due, prepared, held, decided, and turns the wheel."""

from datetime import timedelta
from html import unescape
from typing import Any
from uuid import UUID, uuid4

from domain.kernel.ids import PlanId
from domain.method import CURRENT, TEMPLATES
from domain.plan.views import PlanRow
from domain.review.events import OpenPoint
from domain.review.views import REVIEWS
from infra.language import in_language
from services.api.point_words import _words
from tests.installation import Installation
from tests.services.plan_story import TODAY, Story, story_of
from tests.services.test_kickoff_api import invited

HTML = {"accept": "text/html"}


async def prepared(story: Story, seq: int) -> dict[str, Any]:
    answer = await story.client.get(f"{story.path}/reviews/preparation", params={"min_seq": seq})
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def held(story: Story) -> tuple[str, dict[str, Any]]:
    """A review that was held today: its place, and itself."""
    planned = await story.client.post(f"{story.path}/reviews", json={"name": "Najaar", "on": str(TODAY)})
    assert planned.status_code == 201, planned.text
    place = planned.headers["location"]
    await read(story, place, planned.json()["seq"])
    record = {"on": str(TODAY), "present": [str(story.actor.person)], "guests": "De bedrijfsarts"}
    done = await story.client.put(f"{place}/record", json=record)
    assert done.status_code == 200, done.text
    return place, await read(story, place, done.json()["seq"])


async def read(story: Story, place: str, seq: int) -> dict[str, Any]:
    answer = await story.client.get(place, params={"min_seq": seq})
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def test_a_finished_and_a_missed_measure_ask_for_a_review(installation: Installation) -> None:
    story = await story_of(installation)
    await story.signal()
    await story.measure("Overleg", done=False, due_on=TODAY - timedelta(days=3))
    seq = await story.measure("Pauze", done=True)
    found = await prepared(story, seq)
    kinds = {(point["kind"], point["text"]) for point in found["open_points"]}
    assert ("measure", "Overleg") in kinds
    assert ("measure", "Pauze") not in kinds
    assert {point["kind"] for point in found["open_points"]} >= {"row", "measure", "signal"}


async def test_a_review_begins_the_next_cycle_from_the_chosen_points(installation: Installation) -> None:
    story = await story_of(installation)
    seq = await story.agreement("Buddy", kept=False)
    await prepared(story, seq)
    place, review = await held(story)
    points = {f"{point['kind']}:{point['id']}": point["text"] for point in review["review"]["open_points"]}
    chosen = next(key for key, text in points.items() if text == "Buddy")
    assert review["review"]["guests"] == "De bedrijfsarts"
    decided = await story.client.post(
        f"{place}/decisions", json={"about": "Buddy", "choice": "continue", "reason": "Helpt nieuwe collega's"}
    )
    assert decided.status_code == 201, decided.text
    unknown = {"choice": "new_cycle", "reason": "Verder", "carried": ["measure:verzonnen"]}
    assert (await story.client.post(f"{place}/closing", json=unknown)).status_code == 404
    closing = {"choice": "new_cycle", "reason": "Verder", "carried": [chosen]}
    closed = await story.client.post(f"{place}/closing", json=closing)
    assert closed.status_code == 200, closed.text
    plan = (await story.client.get(story.path, params={"min_seq": closed.json()["seq"]})).json()
    assert (plan["cycle"], [point["text"] for point in plan["carried"]]) == (2, ["Buddy"])
    again = await story.client.post(f"{place}/decisions", json={"about": "x", "choice": "continue", "reason": "y"})
    assert (again.status_code, again.json()["type"]) == (409, "/problems/review-is-over")
    earlier = await story.client.get(f"{story.path}/results", params={"cycle": 1})
    assert (earlier.json()["cycle"], earlier.json()["over"]) == (1, str(TODAY))


async def test_a_review_that_stops_closes_the_plan_with_its_reason(installation: Installation) -> None:
    story = await story_of(installation)
    place, _ = await held(story)
    without = await story.client.post(f"{place}/closing", json={"choice": "stop", "reason": " "})
    assert (without.status_code, without.json()["type"]) == (422, "/problems/reason-missing")
    closed = await story.client.post(f"{place}/closing", json={"choice": "stop", "reason": "Het doel is bereikt"})
    plan = (await story.client.get(story.path, params={"min_seq": closed.json()["seq"]})).json()
    assert (plan["closed_on"], plan["closed_reason"]) == (str(TODAY), "Het doel is bereikt")


async def test_a_decision_to_adjust_has_an_owner_who_says_when_it_is_done(installation: Installation) -> None:
    story = await story_of(installation)
    person, (_, eva) = await invited(installation, story.client, "Eva", ["employee"])
    place, _ = await held(story)
    wish = {"about": "Overleg", "choice": "adjust", "reason": "Valt te laat"}
    nobody = await story.client.post(f"{place}/decisions", json=wish)
    assert (nobody.status_code, nobody.json()["type"]) == (422, "/problems/follow-up-needs-owner")
    made = await story.client.post(f"{place}/decisions", json={**wish, "owner": person, "due_on": str(TODAY)})
    assert made.status_code == 201, made.text
    await read(story, place, made.json()["seq"])
    mine = await eva.get("/organisatie", params={"min_seq": made.json()["seq"]}, headers={"accept": "text/html"})
    assert "Overleg" in mine.text
    done = await eva.put(f"{made.headers['location']}/follow-up")
    assert done.status_code == 200, done.text
    (row,) = (await read(story, place, done.json()["seq"]))["decisions"]
    assert row["followed_up_on"] == str(TODAY)


async def test_reviews_are_moved_cancelled_and_listed_in_pages(installation: Installation) -> None:
    story = await story_of(installation)
    places = []
    for name in ("Een", "Twee", "Drie"):
        made = await story.client.post(f"{story.path}/reviews", json={"name": name, "on": "2027-01-10"})
        places.append(made.headers["location"])
        await read(story, places[-1], made.json()["seq"])
    moved = await story.client.put(places[0], json={"name": "Een", "on": "2027-02-10"})
    assert (await read(story, places[0], moved.json()["seq"]))["review"]["planned_on"] == "2027-02-10"
    gone = await story.client.post(f"{places[1]}/cancellation", json={"reason": "Te vroeg"})
    assert (await read(story, places[1], gone.json()["seq"]))["review"]["cancelled_because"] == "Te vroeg"
    first = (await story.client.get(f"{story.path}/reviews", params={"limit": 2})).json()
    rest = (await story.client.get(f"{story.path}/reviews", params={"limit": 2, "before": first["next"]})).json()
    assert [row["name"] for row in first["reviews"] + rest["reviews"]] == ["Drie", "Twee", "Een"]


async def test_hr_sets_the_moments_for_all_plans(installation: Installation) -> None:
    story = await story_of(installation)
    _, (_, henk) = await invited(installation, story.client, "Henk", ["hr"])
    _, (_, tom) = await invited(installation, story.client, "Tom", ["team_lead"])
    path = "/api/v1/organisation/hrm-cycle"
    usual = await henk.get(path)
    assert (usual.json()["own"], [m["kind"] for m in usual.json()["moments"]], usual.json()["maximum_age"]) == (
        False,
        ["pulse", "pulse", "evaluation"],
        12,
    )
    moment = {"id": str(uuid4()), "name": "Teamdag", "kind": "talk", "month": 6, "day": 10}
    wish = {"moments": [moment], "maximum_age": 6}
    assert (await tom.put(path, json=wish)).status_code == 403
    done = await henk.put(path, json=wish, headers={"If-Match": usual.headers["etag"]})
    assert done.status_code == 200, done.text
    own = (await henk.get(path, params={"min_seq": done.json()["seq"]})).json()
    assert (own["own"], own["moments"][0]["name"], own["maximum_age"]) == (True, "Teamdag", 6)
    leap = {**wish, "moments": [{**moment, "month": 2, "day": 29}]}
    assert (await henk.put(path, json=leap)).json()["type"] == "/problems/moment-cannot-be"


async def test_another_organisation_finds_no_review(installation: Installation) -> None:
    story, other = await story_of(installation), await story_of(installation)
    place, _ = await held(story)
    nothing = f"{story.path.rsplit('/', 1)[0]}/{uuid4()}/reviews/{uuid4()}"
    body = {"choice": "stop", "reason": "x", "about": "x"}
    for method, tail in (("GET", ""), ("POST", "/closing"), ("POST", "/decisions"), ("POST", "/cancellation")):
        keys = {"/closing": ("choice", "reason"), "/cancellation": ("reason",)}.get(tail, ("about", "choice", "reason"))
        more = {"json": {key: body[key] for key in keys}} if method == "POST" else {}
        theirs = await other.client.request(method, place + tail, **more)
        none = await other.client.request(method, nothing + tail, **more)
        assert (theirs.status_code, theirs.content) == (none.status_code, none.content) == (404, none.content)


async def test_points_are_kept_in_no_language_and_signals_of_one_day_are_told_apart(installation: Installation) -> None:
    story = await story_of(installation)
    await story.signal("De nacht is te lang")
    _, seq = await story.signal("Niemand neemt pauze")
    await prepared(story, seq)
    place, review = await held(story)
    stored = await installation.app.state.services.views.get(story.tenant, REVIEWS, (UUID(place[-36:]),))
    assert {point.text for point in stored.open_points if point.kind in ("row", "signal")} == {""}
    signals = [point["text"] for point in review["review"]["open_points"] if point["kind"] == "signal"]
    assert len(set(signals)) == 2
    assert all("hele organisatie" in text and " nr. " in text and "nacht" not in text for text in signals)
    page = (await story.client.get(f"{story.page}/evaluatie", headers=HTML)).text
    assert "“De nacht is te lang”" in page
    csrf = {"csrf": story.client.headers["x-csrf-token"]}
    await story.client.post("/taal", data={**csrf, "language": "en", "here": "/organisatie"})
    english = (await story.client.get(f"{story.page}/evaluatie", headers=HTML)).text
    assert "whole organisation" in english
    row = next(point["id"] for point in review["review"]["open_points"] if point["kind"] == "row")
    assert f"{row} {TEMPLATES[CURRENT.version].row(row).text.en}" in unescape(english)


def test_a_point_that_an_older_release_kept_in_words_is_still_readable() -> None:
    plan = PlanRow(PlanId(UUID(int=1)), "Plan", CURRENT.version, (), TODAY)
    gone = OpenPoint("signal", str(uuid4()), "Rooster (3 november 2026)")
    own = OpenPoint("row", "5", "5 Een rij van onszelf")
    step = OpenPoint("step", "2", "2 Verdiepen")
    with in_language("en"):
        assert _words(plan, gone, {}) == "Rooster (3 november 2026)"
        assert _words(plan, own, {}) == "5 Een rij van onszelf"
        assert _words(plan, step, {}) == f"2 {CURRENT.steps[1].title.en}"
