"""Dated things as iCalendar (RFC 5545, PUBLISH): whole days, or the hour of a meeting; short titles, no people."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import uuid5
from zoneinfo import ZoneInfo

from domain.method import Text
from domain.reminders.dated import Dated
from domain.reminders.rules import NAMESPACE
from infra.language import language
from infra.mail.agenda import Open
from infra.mail.words import said

if TYPE_CHECKING:
    from icalendar import Event

NAME = Text("Werkbalans", "Werkbalans")
LONG = timedelta(hours=1)
REFRESH = "PT6H"


def calendar_of(things: Iterable[Open], public_url: str, host: str, time_zone: str, now: datetime) -> bytes:
    """A calendar in the language that is spoken now. `now` (UTC) is when it was asked for.

    A thing keeps its UID, and its SEQUENCE grows with its changes: a calendar that knows it moves it.
    """
    from icalendar import Calendar  # half a second that no other page or mail needs

    calendar = Calendar()
    calendar.add("prodid", f"-//Werkbalans//{language()}//")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", NAME.to(language()))
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"}, encode=False)
    for thing in things:
        calendar.add_component(_event(thing, public_url, host, time_zone, now))
    return bytes(calendar.to_ical())


def uid_of(dated: Dated, host: str) -> str:
    """What names the thing in every calendar, for good."""
    return f"{uuid5(NAMESPACE, dated.key)}@{host}"


def _event(thing: Open, public_url: str, host: str, time_zone: str, now: datetime) -> "Event":
    from icalendar import Event

    dated, event = thing.dated, Event()
    event.add("uid", uid_of(dated, host))
    event.add("dtstamp", now.astimezone(UTC))
    event.add("sequence", thing.changes)
    event.add("summary", said(dated))
    event.add("url", public_url + dated.address)
    meeting = dated.meeting
    if meeting is not None and meeting.at is not None:
        begins = datetime.combine(dated.due_on, meeting.at, ZoneInfo(time_zone)).astimezone(UTC)
        event.add("dtstart", begins)
        event.add("dtend", begins + LONG)
    else:
        event.add("dtstart", dated.due_on)
        event.add("dtend", dated.due_on + timedelta(days=1))
        event.add("transp", "TRANSPARENT")
    if meeting is not None and meeting.place:
        event.add("location", meeting.place)
    return event
