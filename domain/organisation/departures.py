"""Who took part and does so no more, and since when: asked of the organisation's own events."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

from domain.kernel.events import Recorded
from domain.kernel.ids import PersonId
from domain.organisation.events import AdviserEnded, AdviserExtended, AdviserInvited, MemberInvited, MemberLeft


def departures(events: Iterable[Recorded]) -> dict[PersonId, datetime]:
    """Since which instant (UTC) each former member is none; of an adviser since the end of the last day."""
    since: dict[PersonId, datetime] = {}
    members: set[PersonId] = set()
    for recorded in events:
        match recorded.event:
            case MemberInvited(person=person):
                members.add(person)
                since.pop(person, None)
            case MemberLeft(person=person):
                members.discard(person)
                since[person] = recorded.recorded_at
            case AdviserInvited(person=person, last_day=day) | AdviserExtended(person=person, last_day=day):
                if person not in members:
                    since[person] = _after(day)
            case AdviserEnded(person=person, on=day):
                if person not in members:
                    since[person] = _after(day)
    return since


def gone_before(events: Iterable[Recorded], moment: datetime) -> list[PersonId]:
    """Those who take no part since before this instant."""
    return [person for person, left in departures(events).items() if left < moment]


def _after(day: date) -> datetime:
    return datetime.combine(day, time(0), UTC) + timedelta(days=1)
