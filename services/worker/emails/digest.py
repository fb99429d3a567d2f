"""What fell due for somebody today: one mail, in which each thing is asked once more whether it still holds."""

from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum
from urllib.parse import urlsplit
from uuid import UUID

import msgspec

from domain.kernel.ids import PersonId
from domain.kernel.notices import NoticeKind, Pace
from domain.kernel.rights import Role
from domain.method import CURRENT, Text
from domain.reminders.dated import CONTACTS, Dated, What, role, same
from domain.reminders.rules import AHEAD, ESCALATIONS, Rule, sensible
from infra.language import gettext
from infra.mail.agenda import Open
from infra.mail.choices import chosen_by
from infra.mail.dates import Dates
from infra.mail.digests import Notice, always, notices_of, skip
from infra.mail.icalendar import calendar_of
from infra.mail.reasons import Reason
from infra.mail.snoozes import put_off
from infra.mail.words import said, when
from services.worker.emails.form import (
    Attachment,
    Button,
    Heading,
    Item,
    Items,
    Letter,
    MailKind,
    Part,
    Withdrawn,
    Writing,
)

CALENDAR = "text/calendar; method=PUBLISH"


class Group(StrEnum):
    """Under which heading a thing stands, the most urgent first."""

    ESCALATED = "escalated"
    OVERDUE = "overdue"
    TODAY = "today"
    SOON = "soon"
    MEETINGS = "meetings"


class Entry(msgspec.Struct, frozen=True):
    """A thing in the mail: under which heading, in which plan, whose it is where it is not the reader's, where it is.

    `stands_in`: the reader stands in for them; else it was escalated. `always`: who turned its kind off is told too.
    """

    dated: Dated
    group: Group
    link: str
    plan: str = ""
    whose: tuple[str, ...] = ()
    stands_in: bool = False
    always: bool = False


class Digest(msgspec.Struct, frozen=True):
    """All of it, as of today. `calendar`: the meetings in it, as iCalendar."""

    organisation: str
    today: date
    entries: tuple[Entry, ...]
    page: str
    calendar: bytes = b""


def facts(writing: Writing) -> Digest:
    """What still holds. What does not is noted with its reason; with nothing left, no mail goes out."""
    dates = Dates(writing.log, writing.connection, writing.mail.tenant)
    me, today = writing.mail.recipient, dates.today(writing.now)
    if me not in dates.organisation.members:
        raise Withdrawn(Reason.LEFT)
    asleep = put_off(writing.connection, writing.mail.tenant, me)
    chosen = chosen_by(writing.log, writing.connection, writing.mail.tenant, me)
    entries: dict[tuple[str, date], Entry] = {}
    meetings: dict[str, Open] = {}
    reasons: set[str] = set()
    for notice in notices_of(writing.connection, writing.mail.tenant, writing.mail.id):
        dated = dates.find(notice.stream, notice.item, notice.due_on)
        why = "put off" if (notice.thing, notice.item, notice.due_on) in asleep else _gone(dates, dated, notice, today)
        if not why and chosen.pace(notice.kind) is Pace.OFF and not always(dates, notice):
            why = "turned off"
        if why or dated is None:
            skip(writing.connection, writing.mail.tenant, [notice], why)
            reasons.add(why)
            continue
        entry = _entry(writing, dates, dated, notice, today)
        if entry.group is Group.MEETINGS:
            meetings[dated.key] = Open(dated, dates.dated_in(notice.stream)[0])
        before = entries.get((dated.key, dated.due_on))
        if before is None or list(Group).index(entry.group) < list(Group).index(before.group):
            entries[dated.key, dated.due_on] = entry
    if not entries:
        raise Withdrawn(Reason.TURNED_OFF if reasons == {"turned off"} else Reason.NOT_DUE)
    ordered = sorted(entries.values(), key=lambda each: (list(Group).index(each.group), each.dated.due_on))
    calendar = _calendar(writing, dates, meetings.values()) if meetings else b""
    return Digest(dates.organisation.name, today, tuple(ordered), writing.link("/herinneringen"), calendar)


def _calendar(writing: Writing, dates: Dates, meetings: Iterable[Open]) -> bytes:
    host = urlsplit(writing.settings.public_url).hostname or "localhost"
    return calendar_of(meetings, writing.settings.public_url, host, dates.organisation.time_zone, writing.now)


def _gone(dates: Dates, dated: Dated | None, notice: Notice, today: date) -> str:
    if dated is None:
        return "not due any more"
    if dates.silent(dated):
        return "nothing can be changed"
    if not sensible(notice.rule, notice.due_on, today):
        return "its date has passed"
    if notice.rule is Rule.TO_CONTACT:
        known = notice.person in dates.resolve(CONTACTS, dated.plan, today)
    elif notice.rule is Rule.TO_MANAGEMENT:
        known = notice.person in dates.resolve(role(Role.MANAGEMENT), dated.plan, today)
    else:
        known = dates.concerns(dated, notice.person, today)
    return "" if known else "not theirs any more"


def _entry(writing: Writing, dates: Dates, dated: Dated, notice: Notice, today: date) -> Entry:
    escalated = notice.rule in ESCALATIONS
    meant = [each for whom in dated.whom for each in dates.resolve(whom, dated.plan, today)]
    away = () if escalated else dates.stood_in_for(dated, notice.person, today)
    return Entry(
        dated=dated,
        group=Group.ESCALATED if escalated else _group(dated, notice.rule, today),
        link=writing.link(dated.address),
        plan=dates.plan(dated.plan).title if dated.plan else "",
        whose=_names(writing, meant if escalated else away),
        stands_in=bool(away),
        always=always(dates, notice),
    )


def _group(dated: Dated, rule: Rule, today: date) -> Group:
    if dated.meeting is not None and rule in AHEAD:
        return Group.MEETINGS
    if dated.due_on < today:
        return Group.OVERDUE
    return Group.TODAY if dated.due_on == today else Group.SOON


def _names(writing: Writing, people: Iterable[PersonId]) -> tuple[str, ...]:
    find = "SELECT name FROM werkbalans.person WHERE tenant_id = %s AND person_id = ANY (%s) ORDER BY name"
    return tuple(str(name) for (name,) in writing.connection.execute(find, (writing.mail.tenant, list(people))))


def letter(found: Digest) -> Letter:
    """The mail in words: the subject counts, the list tells."""
    parts: list[Part] = []
    for group in Group:
        mine = [entry for entry in found.entries if entry.group is group]
        if mine:
            parts += [Heading(_heading(group)), Items(tuple(_item(entry, found.today) for entry in mine))]
    parts.append(Button(gettext("Bekijk je herinneringen"), found.page))
    return Letter(
        subject=_subject(found),
        parts=tuple(parts),
        why=gettext(
            "Je krijgt deze mail omdat er bij %(organisation)s een datum op jouw naam of rol staat. Je hoort het op"
            " tijd, op de dag zelf en als de datum voorbij is. Kun je nu even niet? Stel de herinnering uit, met een"
            " reden."
        )
        % {"organisation": found.organisation},
        about=frozenset(entry.dated.kind for entry in found.entries if not entry.always),
        thread="digest",
        attachments=(Attachment("werkbalans.ics", CALENDAR, found.calendar),) if found.calendar else (),
    )


def _subject(found: Digest) -> str:
    late = sum(entry.group in (Group.ESCALATED, Group.OVERDUE) for entry in found.entries)
    today = sum(entry.group is Group.TODAY for entry in found.entries)
    counted = [
        gettext("%(count)s te laat") % {"count": late} if late else "",
        gettext("%(count)s vandaag") % {"count": today} if today else "",
        gettext("%(count)s binnenkort") % {"count": other} if (other := len(found.entries) - late - today) else "",
    ]
    return gettext("Herinneringen: %(counted)s") % {"counted": ", ".join(filter(None, counted))}


def _heading(group: Group) -> str:
    return {
        Group.ESCALATED: gettext("Blijft liggen, en daarom ook aan jou verteld"),
        Group.OVERDUE: gettext("De datum is voorbij"),
        Group.TODAY: gettext("Vandaag"),
        Group.SOON: gettext("Binnenkort"),
        Group.MEETINGS: gettext("Bijeenkomsten"),
    }[group]


def _item(entry: Entry, today: date) -> Item:
    words = gettext("je neemt waar voor %(names)s") if entry.stands_in else gettext("van %(names)s")
    whose = words % {"names": ", ".join(entry.whose)} if entry.whose else ""
    late = entry.group in (Group.ESCALATED, Group.OVERDUE)
    note = " · ".join(filter(None, (entry.plan, when(entry.dated.due_on, today), whose)))
    return Item(said(entry.dated), note=note[:1].upper() + note[1:], link=entry.link, late=late)


TODAY = date(2026, 11, 23)
ROW = CURRENT.row("1b")


def _example(
    what: What, kind: NoticeKind, title: str | Text, days: int, group: Group, whose: tuple[str, ...] = ()
) -> Entry:
    dated = Dated(
        kind=kind,
        what=what,
        thing=UUID(int=9),
        item="1b",
        title=title if isinstance(title, Text) else same(title),
        due_on=TODAY + timedelta(days=days),
        whom=(),
        link="",
    )
    link = "https://werkbalans.example/plannen/voorbeeld"
    return Entry(dated, group, link, "Rust in de nacht", whose, what is What.NULLITY or bool(whose))


ENTRIES = (
    _example(What.MEASURE_DUE, NoticeKind.MEASURES, "Vaste achterwacht", -8, Group.ESCALATED, ("Bas Bakker",)),
    _example(What.AGREEMENT_DUE, NoticeKind.AGREEMENTS, "Twee uur per week voor de regie", -1, Group.OVERDUE),
    _example(What.NULLITY, NoticeKind.WORKS_COUNCIL, "Nieuw rooster & pauzes", 0, Group.TODAY),
    _example(What.ROW, NoticeKind.CHECKLIST, ROW.text if ROW else "", 3, Group.SOON),
    _example(What.AGREEMENT_CONFIRM, NoticeKind.AGREEMENTS, "Elk kwartaal samen naar het rooster", 7, Group.SOON),
    _example(What.REVIEW_MEETING, NoticeKind.REVIEWS, "Jaarlijkse evaluatie", 14, Group.MEETINGS),
)
KIND = MailKind(
    key="digest",
    name=Text("Herinneringen", "Reminders"),
    facts=facts,
    letter=letter,
    by_day=True,
    examples={
        "all": Digest("Zorggroep De Linde & Zonen", TODAY, ENTRIES, "https://werkbalans.example/herinneringen"),
        "one": Digest("Zorggroep De Linde & Zonen", TODAY, ENTRIES[3:4], "https://werkbalans.example/herinneringen"),
    },
)
