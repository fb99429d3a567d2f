"""A plan with a history for the tests: facts of other slices, told to the handler as their commands."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import httpx
import msgspec

from domain.agreements import commands as a
from domain.agreements.content import Content, Party, PartyKind, digest_of
from domain.kernel.decider import Asked, Command
from domain.kernel.ids import AgreementId, CommandId, MeasureId, PersonId, PlanId, SignalId, TenantId
from domain.kernel.personal import Personal
from domain.kernel.rights import Actor, Role
from domain.measures import commands as m
from domain.measures.description import Description, Level
from domain.method import CURRENT
from domain.signals.commands import ReportSignal, Said
from domain.signals.kinds import SignalKind, Source
from infra.bootstrap import today_in
from tests.installation import Installation
from tests.services.test_kickoff_api import plan_of

TODAY = today_in("Europe/Amsterdam")


BOARD = Actor(PersonId(UUID(int=77)), frozenset({Role.MANAGEMENT}))


class Story(msgspec.Struct, frozen=True):
    """A plan of an organisation, and who tells."""

    installation: Installation
    client: httpx.AsyncClient
    tenant: TenantId
    plan: PlanId
    actor: Actor

    @property
    def path(self) -> str:
        """The plan in the API."""
        return f"/api/v1/plans/{self.plan}"

    @property
    def page(self) -> str:
        """The plan among the pages."""
        return f"/plannen/{self.plan}"

    async def tell(self, command: Command, by: Actor | None = None) -> int:
        """Carry a command out as this person, or as somebody else; the log's position after it."""
        services = self.installation.app.state.services
        done = await services.handler.handle(self.tenant, command, Asked(by or self.actor, TODAY), CommandId(uuid4()))
        return int(done.receipt.seq) if done.receipt else 0

    async def signal(self, text: str = "Vrije dagen veranderen laat") -> tuple[SignalId, int]:
        """A signal, reported today."""
        signal = SignalId(uuid4())
        said = Said(
            kind=SignalKind.TOO_HIGH,
            unit=None,
            theme=CURRENT.themes[0].key,
            source=Source.TALK,
            noticed_on=TODAY,
            text=Personal(self.actor.person, text),
            template=CURRENT.version,
        )
        return signal, await self.tell(ReportSignal(plan=self.plan, signal=signal, said=said, weight=3))

    async def measure(self, title: str, done: bool, due_on: date = TODAY) -> int:
        """A measure that is under way, or done."""
        at: dict[str, Any] = {"plan": self.plan, "measure": MeasureId(uuid4())}
        text = Description(title=title, goal="Rust", active_role="Het team kiest", level=Level.COLLECTIVE)
        began = TODAY - timedelta(days=30)
        await self.tell(m.ProposeMeasure(**at, description=text))
        plan = m.PlanMeasure(**at, owner=self.actor.person, starts_on=began, due_on=due_on)
        await self.tell(plan)
        seq = await self.tell(m.StartMeasure(**at, on=began))
        return await self.tell(m.FinishMeasure(**at, on=TODAY, result="Het werkt")) if done else seq

    async def agreement(self, title: str, kept: bool) -> int:
        """An agreement that everybody agreed to, due yesterday, and kept or not."""
        identity = AgreementId(uuid4())
        party = Party(PartyKind.PERSON, person=self.actor.person)
        content = Content(
            title=title,
            text="Elke week een half uur",
            parties=(party, Party(PartyKind.MANAGEMENT)),
            effective_on=TODAY - timedelta(days=30),
            due_on=TODAY - timedelta(days=1),
            time="Een half uur",
        )
        at: dict[str, Any] = {"plan": self.plan, "agreement": identity}
        digest = digest_of(identity, 1, content)
        await self.tell(a.ProposeAgreement(**at, content=content))
        await self.tell(a.Agree(**at, party=party, digest=digest))
        seq = await self.tell(a.Agree(**at, party=Party(PartyKind.MANAGEMENT), digest=digest), BOARD)
        if not kept:
            return seq
        words = Personal(self.actor.person, "Verslagen")
        day = TODAY - timedelta(days=2)
        report = a.ReportFulfilment(**at, party=party, fulfilled_on=day, whole=True, evidence=words)
        await self.tell(report)
        confirm = a.ConfirmFulfilment(**at, party=Party(PartyKind.MANAGEMENT), report=1)
        return await self.tell(confirm, BOARD)


async def story_of(installation: Installation) -> Story:
    """A fresh organisation with a plan that was just started."""
    name = uuid4().hex[:8]
    client = await installation.organisation(f"Zorg {name}", f"{name}@test.example")
    plan = PlanId(UUID((await plan_of(client)).removesuffix("/kickoff").rsplit("/", 1)[1]))
    me = (await client.get("/api/v1/me")).json()
    actor = Actor(PersonId(UUID(me["person"])), frozenset(Role(role) for role in me["roles"]))
    return Story(installation, client, TenantId(UUID(me["organisation"]["id"])), plan, actor)
