"""Whether an answer is of the kind that its row asks for, and says enough to be of use."""

from collections.abc import Iterable

from domain.kernel.personal import Personal
from domain.kickoff.answers import (
    ANSWER_OF,
    Answer,
    BenefitingGroup,
    Goals,
    Involvement,
    Leadership,
    Means,
    MeansFor,
    Member,
    OthersInvolved,
    Outsider,
    Planning,
    Position,
    Project,
    ResultsDate,
    YesNo,
)
from domain.kickoff.refusals import AnswerIncomplete, AnswerOfWrongKind
from domain.method import AnswerKind

LONGEST = 4000


def complete(row: str, asks: AnswerKind, answer: Answer) -> None:
    """Refuse an answer of the wrong kind (AnswerOfWrongKind) or with a part missing or too long (AnswerIncomplete)."""
    expected = ANSWER_OF.get(asks)
    if expected is None or not isinstance(answer, expected):
        raise AnswerOfWrongKind(row=row, asks=asks.value)
    for field, said in _parts(answer):
        if not said:
            raise AnswerIncomplete(row=row, field=field)


def _parts(answer: Answer) -> Iterable[tuple[str, bool]]:
    """Each part that must be there, named as its field (`goals.0.text`), with whether it is."""
    match answer:
        case Goals(goals=goals):
            yield "goals", bool(goals)
            for i, goal in enumerate(goals):
                yield f"goals.{i}.text", _said(goal.text)
                yield f"goals.{i}.measured_by", _said(goal.measured_by)
        case Position(source=source):
            yield "source.document", source is None or _said(source.document)
        case Involvement(how_asked=how_asked):
            yield "how_asked", _said(how_asked)
        case Leadership(who=who, role_name=role_name):
            yield "role_name", who is None or _said(role_name)
            yield "who", who is None or _named(who)
        case BenefitingGroup(exists=exists, description=description, size=size):
            yield "description", not exists or _said(description)
            yield "size", size is None or 0 < size < 1_000_000
        case OthersInvolved(others=others):
            for i, other in enumerate(others):
                yield f"others.{i}.who", _named(other.who)
                yield f"others.{i}.agreed", _said(other.agreed)
        case Planning(milestones=milestones, communications=communications):
            yield "milestones", bool(milestones)
            for i, milestone in enumerate(milestones):
                yield f"milestones.{i}.text", _said(milestone.text)
            yield "communications", bool(communications)
            for i, told in enumerate(communications):
                yield f"communications.{i}.what", _said(told.what)
                yield f"communications.{i}.to_whom", _said(told.to_whom)
                yield f"communications.{i}.by", _said(told.by)
        case Means(agreements=agreements):
            yield "agreements", bool(agreements)
            for i, agreed in enumerate(agreements):
                yield from _means_parts(i, agreed)
        case YesNo() | ResultsDate():
            return


def _means_parts(index: int, agreed: MeansFor) -> Iterable[tuple[str, bool]]:
    yield f"agreements.{index}.for", (agreed.person is None) != (agreed.unit is None)
    yield f"agreements.{index}.time", any(_said(part) for part in (agreed.time, agreed.room, agreed.support))


def _named(who: Member | Outsider | Project) -> bool:
    match who:
        case Member():
            return True
        case Project(name=name):
            return _said(name)
        case Outsider(name=Personal(text=text)):
            return _said(text)
        case Outsider():
            return False


def _said(text: str) -> bool:
    return 0 < len(text.strip()) <= LONGEST
