"""What a client sends about an agreement."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

import msgspec
from msgspec import Meta

from domain.agreements.content import Content, Party, Source
from domain.agreements.keeping import Kept
from domain.kernel.ids import MeasureId

Title = Annotated[str, Meta(min_length=1, max_length=200, examples=["Roosteroverleg"])]
Long = Annotated[str, Meta(max_length=4000)]
Short = Annotated[str, Meta(max_length=1000)]
Digest = Annotated[str, Meta(pattern="^[0-9a-f]{64}$", description="The version that you looked at, SHA-256 in hex.")]


class ContentInput(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The exact words, the parties and the dates. Any change of these makes another version."""

    title: Title
    text: Annotated[str, Meta(min_length=1, max_length=8000, examples=["Elke week een uur overleg over het rooster."])]
    parties: Annotated[
        list[Party], Meta(min_length=2, max_length=20, examples=[[{"kind": "management"}, {"kind": "works_council"}]])
    ]
    effective_on: Annotated[date, Meta(examples=["2026-12-01"])]
    due_on: Annotated[date, Meta(examples=["2027-04-01"])]
    tasks: Long = ""
    time: Short = ""
    room: Short = ""
    support: Short = ""
    measure: UUID | None = None

    def content(self) -> Content:
        """The domain's content."""
        return Content(
            title=self.title,
            text=self.text,
            parties=tuple(self.parties),
            effective_on=self.effective_on,
            due_on=self.due_on,
            tasks=self.tasks,
            time=self.time,
            room=self.room,
            support=self.support,
            measure=MeasureId(self.measure) if self.measure else None,
        )


class Revision(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Another version, instead of the one with this digest."""

    digest: Digest
    content: ContentInput
    why: Short = ""


class PositionInput(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A party's position on exactly this version. `reason` is needed unless it agrees.

    `source` names the document from which it was copied: needed unless you speak for the party, and always for a team.
    """

    party: Party
    stance: Literal["agreed", "objected", "withdrawn"]
    digest: Digest
    reason: Long = ""
    source: Source | None = None


class TranscriptionAnswer(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Whether what was copied for your party on this version is right; then it is the party's own position."""

    party: Party
    digest: Digest
    right: bool


class Ending(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Why the agreement holds no longer."""

    digest: Digest
    reason: Long


class Fulfilment(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A party's report that the agreement was kept: when, wholly or in part, and by what that shows."""

    party: Party
    fulfilled_on: Annotated[date, Meta(examples=["2027-03-20"])]
    evidence: Long
    whole: bool = True


class Judgement(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Another party's word on report number `report`. `reason` is needed when it is not right."""

    party: Party
    report: int
    right: bool
    reason: Long = ""


class Overruling(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Another verdict beside the computed one, with its reason."""

    verdict: Kept
    reason: Long


class KickoffProposal(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which of the means of the kick-off's row 4, by the id that `/from-kickoff` lists."""

    agreement: UUID
