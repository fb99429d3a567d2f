"""What a client sends as an answer: the domain's own answers, with plain names where the domain guards them."""

from datetime import date
from typing import Annotated
from uuid import UUID, uuid5

import msgspec
from msgspec import Meta

from domain.kernel.ids import PersonId
from domain.kernel.personal import Personal, personal_in
from domain.kickoff.answers import (
    Answer,
    BenefitingGroup,
    Goals,
    Involvement,
    Leadership,
    Means,
    Member,
    Other,
    OthersInvolved,
    Outsider,
    Planning,
    Position,
    Project,
    ResultsDate,
    YesNo,
)


class OutsiderInput(msgspec.Struct, frozen=True, tag="outsider"):
    """Somebody from outside, by name; the name can be erased later."""

    name: str


class LeadershipInput(msgspec.Struct, frozen=True, tag_field="kind", tag="leadership", forbid_unknown_fields=True):
    """Row 1e: line managers do it themselves (`who` is null), or this person does, under this role's name."""

    who: Member | OutsiderInput | None = None
    role_name: str = ""


class OtherInput(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A person or project that must be involved, and what was agreed with them."""

    who: Member | OutsiderInput | Project
    agreed: str


class OthersInvolvedInput(
    msgspec.Struct, frozen=True, tag_field="kind", tag="others_involved", forbid_unknown_fields=True
):
    """Row 2: who else is involved; an empty list says: nobody."""

    others: list[OtherInput]


AnswerInput = (
    Goals
    | YesNo
    | Position
    | Involvement
    | LeadershipInput
    | BenefitingGroup
    | ResultsDate
    | OthersInvolvedInput
    | Planning
    | Means
)


class Responsible(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The members who arrange or work out a row."""

    people: list[UUID]


class DueDate(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """When a row is to be ready; null takes the date away."""

    due_on: Annotated[date | None, Meta(examples=["2026-12-15"])]


class Remark(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A remark with a row; empty takes it away."""

    text: Annotated[str, Meta(max_length=4000)]


class OwnRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A row of your own."""

    text: Annotated[str, Meta(min_length=1, max_length=500, examples=["Roosterwensen ophalen"])]


class NewAnswer(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The answer, of the kind that the row asks for."""

    answer: AnswerInput


def to_answer(given: AnswerInput, identity: UUID, before: Answer | None) -> Answer:
    """The domain's answer: each outsider's name becomes erasable words of a subject of their own.

    Whoever stood in the answer `before` under the same name keeps the subject; a new one follows from the command's
    id, never from the name, which could be guessed.
    """
    known = {each.text: each.subject for each in personal_in(before)}

    def outsider(who: OutsiderInput, place: int) -> Outsider:
        name = who.name.strip()
        return Outsider(Personal(known.get(name) or PersonId(uuid5(identity, f"outsider:{place}")), name))

    match given:
        case LeadershipInput(who=who, role_name=role_name):
            return Leadership(outsider(who, 0) if isinstance(who, OutsiderInput) else who, role_name)
        case OthersInvolvedInput(others=others):
            return OthersInvolved(
                tuple(
                    Other(outsider(each.who, place) if isinstance(each.who, OutsiderInput) else each.who, each.agreed)
                    for place, each in enumerate(others)
                )
            )
        case _:
            return given
