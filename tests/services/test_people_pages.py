"""Pages of the people of an organisation, and what Today says of a plan that is being prepared."""

from tests.installation import Installation
from tests.services.stories import invited, plan_of
from tests.services.test_plan_api import CHOICE


async def test_roles_are_changed_in_the_row_of_the_person(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Rollen", "rollen@test.example")
    person, _ = await invited(installation, anna, "Eva", ["employee"])
    html = {"accept": "text/html"}
    shown = (await anna.get("/organisatie/mensen", headers=html)).text
    row = shown[shown.index('<th scope="row">Eva</th>') :].split("</tr>")[0]
    assert f'name="person" value="{person}"' in row
    fields = {"csrf": anna.headers["x-csrf-token"], "key": "rol", "do": "roles", "person": person, "roles": ["hr"]}
    changed = await anna.post("/organisatie/mensen", data=fields, headers=html, follow_redirects=True)
    row = changed.text[changed.text.index('<th scope="row">Eva</th>') :].split("</tr>")[0]
    assert 'value="hr" checked' in row


async def test_today_says_what_keeps_a_plan_from_being_adopted(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Vast", "vast@test.example")
    plan = f"/api/v1/plans/{await plan_of(anna)}"
    chosen = await anna.put(f"{plan}/approach", json=CHOICE)
    assert chosen.status_code == 200, chosen.text
    todos = (await anna.get("/api/v1/todos", params={"min_seq": chosen.json()["seq"]})).json()
    assert "Stel het plan vast: 11 rijen van de aftrap staan nog open" in [each["what"] for each in todos]
