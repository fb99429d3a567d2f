"""An issue's page ends with what can be done about it: a measure that answers it, and those that there are."""

import re
from uuid import uuid4

from tests.installation import Installation
from tests.services.test_analysis_api import issue_of
from tests.services.test_signals_api import plan_of, reported

HTML = {"accept": "text/html"}


async def test_a_measure_is_proposed_from_its_issue_and_listed_there(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Vervolg", "vervolg@test.example")
    plan = await plan_of(anna)
    signal = await reported(anna, plan)
    issue = await issue_of(anna, plan, "Losse diensten", signal)
    here = f"{plan.replace('/api/v1/plans', '/plannen')}/analyse/kwesties/{issue}"
    shown = (await anna.get(here, headers=HTML)).text
    assert "Er is nog geen maatregel voor deze kwestie." in shown
    link = re.search(r'class="button" href="([^"]+/maatregelen/nieuw[^"]+)"', shown)
    assert link
    form = (await anna.get(link[1].replace("&amp;", "&"), headers=HTML)).text
    assert "Voor de kwestie:" in form
    assert re.search(rf'name="signals" value="{signal.rsplit("/", 1)[1]}" checked', form)
    fields = {
        "key": uuid4().hex,
        "do": "propose",
        "title": "Vaste diensten",
        "goal": "Rust",
        "active_role": "Het team kiest",
        "level": "source",
        "issues": issue,
    }
    made = await anna.post(link[1].split("?")[0], data=fields, headers=HTML)
    assert made.status_code == 303, made.text
    await anna.get(made.headers["location"], headers=HTML)
    shown = (await anna.get(here, headers=HTML)).text
    assert "Vaste diensten</a>" in shown[shown.index('id="kop-maatregelen"') :]
