"""Five people of one organisation, who each do their part of the method through the API."""

from typing import Any

import httpx
import msgspec

from tests.installation import Installation
from tests.services.stories import invited, unit_of

Json = dict[str, Any]


class Member:
    """One of the five, signed in; every read waits for what anybody did last."""

    seq = 0

    def __init__(self, person: str, client: httpx.AsyncClient) -> None:
        self.person, self.client = person, client

    async def do(self, method: str, path: str, wish: Json | None = None, status: int = 200, **more: Any) -> str:
        """Carry out; the place of what was made, empty if nothing was."""
        answer = await self.client.request(method, path, json=wish, **more)
        assert answer.status_code == status, (path, answer.text)
        Member.seq = answer.json().get("seq") or Member.seq
        return str(answer.headers.get("location", ""))

    async def make(self, path: str, wish: Json, **more: Any) -> str:
        """Make something; its place."""
        return await self.do("POST", path, wish, 201, **more)

    async def refused(self, method: str, path: str, wish: Json | None, status: int, problem: str) -> Json:
        """Try in vain; the problem."""
        answer = await self.client.request(method, path, json=wish)
        problem = f"/problems/{problem}"
        assert (answer.status_code, answer.json()["type"]) == (status, problem), (path, answer.text)
        found: Json = answer.json()
        return found

    async def read(self, path: str, **where: Any) -> Any:
        """What is there now, or on a past day (which waits for nothing)."""
        wanted = where if "as_of" in where else where | {"min_seq": Member.seq}
        answer = await self.client.get(path, params=wanted)
        assert answer.status_code == 200, (path, answer.text)
        return answer.json()

    async def todo(self, words: str) -> bool:
        """Whether something like this is theirs to do."""
        return any(words in each["what"] for each in await self.read("/api/v1/todos"))


class Cast(msgspec.Struct, frozen=True):
    """The coordinator, management, the works council, a team lead, an employee; the plan that they make, for a unit."""

    anna: Member
    maria: Member
    olga: Member
    tom: Member
    eva: Member
    plan: str
    unit: str


async def cast(installation: Installation) -> Cast:
    anna = await installation.organisation("Zorggroep Rondom", "anna-rondom@test.example")
    unit = await unit_of(anna)
    roles = {"Maria": "management", "Olga": "works_council", "Tom": "team_lead", "Eva": "employee"}
    others = [Member(*await invited(installation, anna, name, [role], unit)) for name, role in roles.items()]
    first = Member((await anna.get("/api/v1/me")).json()["person"], anna)
    await others[-1].refused("POST", "/api/v1/plans", {"title": "Mijn plan"}, 403, "not-allowed")
    plan = await first.make("/api/v1/plans", {"title": "Werkdrukplan Rondom", "units": [unit]})
    return Cast(first, *others, plan, unit)
