"""Polls, questionnaires and anonymity as pages; an own questionnaire from its first look to its last."""

from collections.abc import Iterator

import pytest

from tests.installation import Installation, ten_o_clock
from tests.services.polled import DAY, crowd


@pytest.fixture(autouse=True)
def today_again(installation: Installation) -> Iterator[None]:
    yield
    installation.worker.now = ten_o_clock


async def test_an_own_questionnaire_is_tried_kept_used_and_put_aside(installation: Installation) -> None:
    of = await crowd(installation, "Vragen", {"noord": 6})
    here = "/api/v1/questionnaires"
    good = "scale;question;answers\nRust;Is er rust?;nee|soms|ja\n"
    wish = {"title": "Rust", "source": "Eigen vragen", "content": good}
    bad = await of.anna.post(f"{here}/dry-run", json=wish | {"content": good + "Rust;;;\n;Waarom?;nee|ja"})
    assert [(each["line"], each["trouble"]) for each in bad.json()["faults"]] == [
        (3, "question_missing"),
        (4, "scale_missing"),
    ]
    assert (await of.anna.post(here, json=wish | {"content": good + "Rust;;;\n"})).status_code == 422
    ill = wish | {"content": good + "Rust;Ben je vaak ziek?;nee|soms|ja\n"}
    assert (await of.anna.post(f"{here}/dry-run", json=ill)).json()["health"] == ["Ben je vaak ziek?"]
    warned = await of.anna.post(here, json=ill)
    assert (warned.status_code, warned.json()["type"]) == (422, "/problems/questionnaire-asks-about-health")
    done = await of.anna.post(here, json=wish)
    known = (await of.anna.get(here, params={"min_seq": done.json()["seq"]})).json()
    assert [each["key"] for each in known[:3]] == ["nea_demands", "nea_autonomy", "energy"]
    name = f"{known[3]['key']}/{known[3]['version']}"
    await of.stage(await of.plan_poll(questionnaires=["nea_demands/1", name]), "open")
    (link, *_) = (await of.all_links()).values()
    async with installation.client() as nobody:
        assert "Is er rust?" in (await nobody.get(link)).text
    aside = await of.anna.delete(done.headers["location"])
    assert len((await of.anna.get(here, params={"min_seq": aside.json()["seq"]})).json()) == 3
    async with installation.client() as nobody:
        assert "Is er rust?" in (await nobody.get(link)).text


async def test_the_pages_plan_a_poll_keep_what_was_typed_and_tell_a_small_group_the_truth(
    installation: Installation,
) -> None:
    of = await crowd(installation, "Pagina", {"noord": 12, "zuid": 3})
    here = of.plan.removeprefix("/api/v1/plans/")
    pages = f"/plannen/{here}/peilingen"
    csrf = {"csrf": of.anna.headers["x-csrf-token"]}
    html = {"accept": "text/html"}
    assert "Er is nog geen peiling" in (await of.anna.get(pages, headers=html)).text
    form = (await of.anna.get(f"{pages}/nieuw", headers=html)).text
    assert "te weinig voor een eigen uitkomst" in form
    wish = {
        "title": "Nulmeting & meer", "kind": "baseline", "questionnaires": ["nea_demands/1", "energy/1"],
        "opens_on": str(ten_o_clock().date() + DAY), "reminds_on": "", "closes_on": str(ten_o_clock().date() + 9 * DAY),
    }  # fmt: skip
    small = await of.anna.post(f"{pages}/nieuw", data=csrf | wish | {"units": str(of.units["zuid"])}, headers=html)
    assert (small.status_code, "Nulmeting &amp; meer" in small.text) == (422, True)
    assert f"/plannen/{here}/analyse/werkoverleg" in small.text
    wrong = await of.anna.post(f"{pages}/nieuw", data=csrf | wish | {"closes_on": "straks"}, headers=html)
    assert (wrong.status_code, 'id="fout-closes_on"' in wrong.text) == (422, True)
    done = await of.anna.post(f"{pages}/nieuw", data=csrf | wish, headers=html)
    assert done.status_code == 303
    page = (await of.anna.get(done.headers["location"], headers=html)).text
    assert "nooit een eigen uitkomst te zien" in page
    path = done.headers["location"].partition("?")[0]
    again = await of.anna.get(f"{path}/anders", headers=html)
    assert 'value="Nulmeting &amp; meer"' in again.text
    changed = await of.anna.post(f"{path}/anders", data=csrf | wish | {"title": "Nul", "do": "plan"}, headers=html)
    assert "<h1>Nul" in (await of.anna.get(changed.headers["location"], headers=html)).text
    gone = await of.anna.post(f"{path}/anders", data=csrf | {"do": "drop"}, headers=html)
    assert "gaat niet door" in (await of.anna.get(gone.headers["location"], headers=html)).text


async def test_the_pages_of_questionnaires_and_anonymity(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Lijsten", "lijsten@test.example")
    here, html = "/organisatie/vragenlijsten", {"accept": "text/html"}
    csrf = {"csrf": anna.headers["x-csrf-token"]}
    page = (await anna.get(here, headers=html)).text
    assert "Vanaf 2,5 heet dat: hoge taakeisen." in page
    assert "Onder 2,5 heet dat: weinig zelfstandigheid." in page
    assert page.count("Niet gevalideerd: niemand") == 1
    bad = "scale;question;answers\nRust;;nee|ja\nRust;Ben je ziek?;nee|ja"
    tried = await anna.post(here, data=csrf | {"do": "try", "title": "Rust", "content": bad}, headers=html)
    assert "Regel 2: De vraag ontbreekt." in tried.text
    assert "Ben je ziek?</li>" in tried.text
    assert 'value="Rust"' in tried.text
    good = csrf | {"title": "Rust", "source": "Wij", "content": "scale;question;answers\nRust;Is er rust?;nee|ja"}
    assert "Bewaar de vragenlijst" in (await anna.post(here, data=good | {"do": "try"}, headers=html)).text
    kept_ = await anna.post(here, data=good | {"do": "keep", "key": "k"}, headers=html)
    assert "Is er rust?" in (await anna.get(kept_.headers["location"], headers=html)).text
    floors = "/organisatie/anonimiteit"
    lower = await anna.post(floors, data=csrf | {"whole": "4", "split": "10"}, headers=html)
    assert (lower.status_code, "Niemand kan hem verlagen" in lower.text) == (422, True)
    higher = await anna.post(floors, data=csrf | {"whole": "6", "split": "10"}, headers=html)
    assert "vanaf 6 antwoorden" in (await anna.get(higher.headers["location"], headers=html)).text
