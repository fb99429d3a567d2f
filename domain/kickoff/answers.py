"""What a checklist row can be answered with: eleven rows, ten kinds of answer, none of them a mere tick."""

from datetime import date

import msgspec

from domain.kernel.ids import PersonId, UnitId
from domain.kernel.personal import PersonalText
from domain.method import AnswerKind


class Member(msgspec.Struct, frozen=True, tag="member"):
    """Somebody of the organisation."""

    person: PersonId


class Outsider(msgspec.Struct, frozen=True, tag="outsider"):
    """Somebody from outside, by name."""

    name: PersonalText


class Project(msgspec.Struct, frozen=True, tag="project"):
    """A running project, by name."""

    name: str


Who = Member | Outsider


class Goal(msgspec.Struct, frozen=True):
    """A goal, and how one will see that it was reached."""

    text: str
    measured_by: str


class Goals(msgspec.Struct, frozen=True, tag_field="kind", tag="goals"):
    """Row 1: the goals."""

    goals: tuple[Goal, ...]


class YesNo(msgspec.Struct, frozen=True, tag_field="kind", tag="yes_no"):
    """Row 1a: yes or no; the remark stands with the row."""

    yes: bool


class Transcription(msgspec.Struct, frozen=True):
    """The document from which somebody else's position was copied (minutes, letter), and its date."""

    document: str
    dated: date


class Position(msgspec.Struct, frozen=True, tag_field="kind", tag="position"):
    """Rows 1b and 1c: a party's position, given by who holds its role, or copied from a named document."""

    behind: bool
    source: Transcription | None = None


class Involvement(msgspec.Struct, frozen=True, tag_field="kind", tag="involvement"):
    """Row 1d: whether employees feel involved, and how they were asked."""

    yes: bool
    how_asked: str


class Leadership(msgspec.Struct, frozen=True, tag_field="kind", tag="leadership"):
    """Row 1e: line managers do it themselves (`who` is None), or this person does, under this role's name."""

    who: Who | None = None
    role_name: str = ""


class BenefitingGroup(msgspec.Struct, frozen=True, tag_field="kind", tag="benefiting_group"):
    """Row 1f: the group that benefits directly; `exists` false says that there is none. `size` in people."""

    exists: bool
    description: str = ""
    units: tuple[UnitId, ...] = ()
    size: int | None = None


class ResultsDate(msgspec.Struct, frozen=True, tag_field="kind", tag="results_date"):
    """Row 1g: when results can be expected."""

    on: date


class Other(msgspec.Struct, frozen=True):
    """A person or project that must be involved, and what was agreed with them."""

    who: Member | Outsider | Project
    agreed: str


class OthersInvolved(msgspec.Struct, frozen=True, tag_field="kind", tag="others_involved"):
    """Row 2: who else is involved; an empty list says: nobody."""

    others: tuple[Other, ...]


class Milestone(msgspec.Struct, frozen=True):
    """A point on the time path."""

    text: str
    on: date


class Communication(msgspec.Struct, frozen=True):
    """What is told to whom, when and by whom."""

    what: str
    to_whom: str
    on: date
    by: str


class Planning(msgspec.Struct, frozen=True, tag_field="kind", tag="planning"):
    """Row 3: the time path and the communication plan."""

    milestones: tuple[Milestone, ...]
    communications: tuple[Communication, ...]


class MeansFor(msgspec.Struct, frozen=True):
    """The time, room and support agreed for one member or one unit (exactly one of the two)."""

    person: PersonId | None = None
    unit: UnitId | None = None
    time: str = ""
    room: str = ""
    support: str = ""


class Means(msgspec.Struct, frozen=True, tag_field="kind", tag="means"):
    """Row 4: agreements on time, room and support."""

    agreements: tuple[MeansFor, ...]


Answer = (
    Goals
    | YesNo
    | Position
    | Involvement
    | Leadership
    | BenefitingGroup
    | ResultsDate
    | OthersInvolved
    | Planning
    | Means
)

ANSWER_OF: dict[AnswerKind, type[msgspec.Struct]] = {
    AnswerKind.GOALS: Goals,
    AnswerKind.YES_NO: YesNo,
    AnswerKind.MANAGEMENT_POSITION: Position,
    AnswerKind.WORKS_COUNCIL_POSITION: Position,
    AnswerKind.INVOLVEMENT: Involvement,
    AnswerKind.LEADERSHIP: Leadership,
    AnswerKind.BENEFITING_GROUP: BenefitingGroup,
    AnswerKind.RESULTS_DATE: ResultsDate,
    AnswerKind.OTHERS_INVOLVED: OthersInvolved,
    AnswerKind.PLANNING: Planning,
    AnswerKind.MEANS: Means,
}


def people_in(answer: Answer | None) -> frozenset[PersonId]:
    """The members that an answer names."""
    match answer:
        case Leadership(who=Member(person=person)):
            return frozenset({person})
        case OthersInvolved(others=others):
            return frozenset(o.who.person for o in others if isinstance(o.who, Member))
        case Means(agreements=agreements):
            return frozenset(a.person for a in agreements if a.person is not None)
        case _:
            return frozenset()


def units_in(answer: Answer | None) -> frozenset[UnitId]:
    """The units that an answer names."""
    match answer:
        case BenefitingGroup(units=units):
            return frozenset(units)
        case Means(agreements=agreements):
            return frozenset(a.unit for a in agreements if a.unit is not None)
        case _:
            return frozenset()
