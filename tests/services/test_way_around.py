"""The way around a plan: its places in the groups of the method, the one that is open marked."""

import re

from tests.installation import Installation
from tests.services.plan_story import story_of


async def test_places_stand_in_groups_and_the_open_one_is_marked(installation: Installation) -> None:
    story = await story_of(installation)
    page = (await story.client.get(f"{story.page}/afspraken", headers={"accept": "text/html"})).text
    way = page[page.index('class="places') : page.index("</nav>", page.index('class="places'))]
    wide = way[: way.index("<details")]
    assert re.findall(r'class="group">([^<]+)<', wide) == [
        "Vooraf",
        "Plannen",
        "Doen",
        "Checken",
        "Bijsturen",
        "Erbij",
    ]
    assert len(re.findall(r"<a href=", wide[wide.index("group") :])) == 13
    assert re.search(r'/afspraken" aria-current="page"', wide)
    assert "In dit plan: <strong>Afspraken</strong>" in way
