"""What has a date in a kick-off: its meeting, and each open row with a date and people who work it out."""

from collections.abc import Iterator, Sequence
from uuid import UUID

from domain.kernel.ids import PlanId
from domain.kernel.notices import NoticeKind
from domain.kernel.rights import Role
from domain.kickoff.decider import KICKOFF
from domain.kickoff.events import (
    KickoffOpened,
    MeetingHeld,
    MeetingScheduled,
    OwnRowRemoved,
    PositionDisputed,
    RowAnswered,
    RowAssigned,
    RowChecked,
    RowDueSet,
    RowUnchecked,
)
from domain.kickoff.positions import HOLDER_OF
from domain.kickoff.state import Kickoff
from domain.method import TEMPLATES, Text
from domain.reminders.dated import Dated, Meeting, What, person, role, same, to_confirm
from domain.reminders.source import Source

MEETING = Text("kick-off", "kick-off")


def dated(thing: UUID, state: Kickoff) -> Sequence[Dated]:
    """The open dated things of the kick-off of the plan `thing`."""
    plan = PlanId(thing)
    return (*_meeting(plan, state), *_rows(plan, state), *_copied(plan, state))


def _copied(plan: PlanId, state: Kickoff) -> Iterator[Dated]:
    """A position that was copied for its holder, who has not confirmed it. In a closed plan that is past."""
    for number, row in state.rows.items():
        source, holder = TEMPLATES[state.template].row(number), HOLDER_OF.get(row.asks)
        if row.transcribed and row.said_on is not None and source and holder:
            title = Text(f"{number} {source.text.nl}", f"{number} {source.text.en}")
            item, link, what = f"confirm:{number}", f"aftrap#rij-{number}", What.ROW_CONFIRM
            yield to_confirm(
                what, NoticeKind.CHECKLIST, plan, item, title, row.said_on, role(holder), link, plan, outlives=False
            )


def _rows(plan: PlanId, state: Kickoff) -> Iterator[Dated]:
    for number, row in state.rows.items():
        if row.due_on is None or row.checked or not row.responsible:
            continue
        source = TEMPLATES[state.template].row(number)
        yield Dated(
            kind=NoticeKind.CHECKLIST,
            what=What.ROW,
            thing=plan,
            item=number,
            title=source.text if source else same(row.text or ""),
            due_on=row.due_on,
            whom=tuple(person(each) for each in row.responsible),
            link=f"aftrap?open={number}#rij-{number}",
            plan=plan,
        )


def _meeting(plan: PlanId, state: Kickoff) -> Iterator[Dated]:
    meeting = state.meeting
    if meeting.on is None or meeting.held_on is not None:
        return
    people = dict.fromkeys(each for row in state.rows.values() for each in row.responsible)
    yield Dated(
        kind=NoticeKind.CHECKLIST,
        what=What.KICKOFF_MEETING,
        thing=plan,
        item="meeting",
        title=MEETING,
        due_on=meeting.on,
        whom=(role(Role.COORDINATOR), *(person(each) for each in people)),
        link="aftrap#bijeenkomst",
        plan=plan,
        meeting=Meeting(meeting.at, meeting.place),
        escalates=False,
        to_management=False,
    )


SOURCE = Source(
    KICKOFF,
    (
        KickoffOpened,
        MeetingScheduled,
        MeetingHeld,
        RowAssigned,
        RowDueSet,
        RowChecked,
        RowUnchecked,
        OwnRowRemoved,
        RowAnswered,
        PositionDisputed,
    ),
    dated,
)
