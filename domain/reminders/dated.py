"""A dated thing, as every slice tells it: what it is, by when, for whom, and where it is found."""

from datetime import date, time, timedelta
from enum import StrEnum
from typing import NewType
from uuid import UUID

from msgspec import Struct

from domain.kernel.ids import PersonId, PlanId, StreamId, UnitId
from domain.kernel.notices import NoticeKind
from domain.kernel.rights import Role
from domain.method import Text

Whom = NewType("Whom", str)
"""Whom a reminder is for, in one word: `person:<id>`, `role:<role>`, `team_lead:<unit>`, `contacts`.

A person is one; who holds a role, leads the team of a unit, or is the contact person of the plan's units, is asked on
the day itself.
"""

CONTACTS = Whom("contacts")


def person(identity: PersonId) -> Whom:
    """This person."""
    return Whom(f"person:{identity}")


def role(holder: Role) -> Whom:
    """Whoever holds the role on the day."""
    return Whom(f"role:{holder.value}")


def team_lead(unit: UnitId) -> Whom:
    """Whoever leads the team of this unit on the day."""
    return Whom(f"team_lead:{unit}")


def contact(unit: UnitId | None) -> Whom:
    """Whoever is the contact person of this unit (None: of the whole organisation) on the day."""
    return Whom(f"contact:{unit or ''}")


class What(StrEnum):
    """What has to be done by the date: each has its own words."""

    ROW = "row"
    KICKOFF_MEETING = "kickoff_meeting"
    MILESTONE = "milestone"
    MESSAGE = "message"
    MEASURE_START = "measure_start"
    MEASURE_DUE = "measure_due"
    RESEARCH = "research"
    TEAM_MEETING = "team_meeting"
    AGREEMENT_POSITION = "agreement_position"
    AGREEMENT_EFFECT = "agreement_effect"
    AGREEMENT_DUE = "agreement_due"
    COUNCIL_MEETING = "council_meeting"
    COUNCIL_ANSWER = "council_answer"
    COUNCIL_DECISION = "council_decision"
    NULLITY = "nullity"
    MANDATE_ENDS = "mandate_ends"
    HOURS_END = "hours_end"
    REVIEW_MEETING = "review_meeting"
    REVIEW_DECISION = "review_decision"
    REVIEW_DUE = "review_due"
    ROW_CONFIRM = "row_confirm"
    AGREEMENT_CONFIRM = "agreement_confirm"
    COUNCIL_CONFIRM = "council_confirm"
    TRIAL_ENDS = "trial_ends"
    DELETION = "deletion"


# What somebody says for themselves or for a party: nobody says it in their place, so no stand-in hears of it.
VOICES = frozenset(
    {
        What.AGREEMENT_POSITION,
        What.COUNCIL_ANSWER,
        What.COUNCIL_DECISION,
        What.ROW_CONFIRM,
        What.AGREEMENT_CONFIRM,
        What.COUNCIL_CONFIRM,
    }
)
A_WEEK = timedelta(days=7)


def to_confirm(
    what: What,
    kind: NoticeKind,
    thing: UUID,
    item: str,
    title: Text,
    copied_on: date,
    whom: Whom,
    link: str,
    plan: PlanId | None,
    outlives: bool = True,
) -> "Dated":
    """“Klopt dit?”: a party is asked whether what was copied for it is what it said; at once, and once more in a week.

    Nobody else is told that a party keeps silent: only its own voice counts, and it may take its time.
    """
    return Dated(
        kind=kind, what=what, thing=thing, item=item, title=title, due_on=copied_on + A_WEEK, whom=(whom,), link=link,
        plan=plan, early=A_WEEK.days, escalates=False, to_management=False, outlives=outlives,
    )  # fmt: skip


class Meeting(Struct, frozen=True):
    """When on the day people meet (None: the hour is not set) and where; what a calendar shows."""

    at: time | None = None
    place: str = ""


class Dated(Struct, frozen=True, kw_only=True):
    """One dated thing.

    `thing` is the identity in its stream's name, `item` what of it. `link` is the end of its address, under its plan or
    else at the top. `early` reminds at least so many days before. `lasts`: nothing is overdue after the day.
    `always`: whoever turned its kind off hears of it all the same (a term of law, a review that is due). `fixed`: it
    cannot be put off, and is told also while an organisation only reads (a term of law). `escalates` to contact
    persons, and `to_management`. `repeats`: it comes back every four weeks for as long as it is open. `outlives`: it
    stays open when its plan is closed.
    """

    kind: NoticeKind
    what: What
    thing: UUID
    item: str
    title: Text
    due_on: date
    whom: tuple[Whom, ...]
    link: str
    plan: PlanId | None = None
    meeting: Meeting | None = None
    early: int = 0
    lasts: bool = True
    always: bool = False
    fixed: bool = False
    escalates: bool = True
    to_management: bool = True
    repeats: bool = False
    outlives: bool = False

    @property
    def key(self) -> str:
        """What names it among all dated things: `<thing>/<item>`."""
        return f"{self.thing}/{self.item}"

    @property
    def address(self) -> str:
        """Where it is found on the pages."""
        return f"/plannen/{self.plan}/{self.link}" if self.plan else f"/{self.link}"


def same(words: str) -> Text:
    """A title in the organisation's own words, which are the same in both languages."""
    return Text(words, words)


def identity_in(stream: StreamId) -> UUID:
    """The identity in a stream's name."""
    return UUID(stream.partition("-")[2])
