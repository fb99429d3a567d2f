"""A file is attached; a photo waits for who is in it; a removed file is gone for good."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from msgspec.structs import replace

from domain.attachments import events as e
from domain.attachments.decider import (
    ATTACHMENT,
    AttachFile,
    RecordConsent,
    RemoveFile,
    SayNobodyShown,
    WithdrawConsent,
)
from domain.attachments.refusals import (
    ConsentIncomplete,
    ConsentNotYetGiven,
    ConsentUnknown,
    FileExists,
    FileUnknown,
    NotAPhoto,
    PeopleAreShown,
    PhotoNeedsDescription,
    RemovalNeedsReason,
)
from domain.attachments.views import FILES, FileRow
from domain.kernel.events import Event
from domain.kernel.ids import FileId, PlanId, StreamId
from domain.kernel.personal import Erased, Personal
from domain.kernel.refusals import InvalidValue, NotAllowed
from tests.domain.specification import (
    COORDINATOR,
    DEWI,
    EMPLOYEE,
    PLAN,
    TEAM_LEAD,
    TODAY,
    WORKS_COUNCIL,
    given,
    recorded,
    rows_of,
)

FILE, CONSENT = FileId(UUID(int=101)), UUID(int=111)
AT: dict[str, Any] = {"plan": PLAN, "file": FILE}
PICTURE = e.Content("aa" * 32, 1234, "image/jpeg", 800, 600, "bb" * 32)
PAPER = e.Content("cc" * 32, 99, "application/pdf")
PHOTO = e.FileAttached(
    **AT, kind=e.FileKind.PHOTO, name="team.jpg", description="Het team", content=PICTURE, about=None, on=TODAY
)
MINUTES = replace(PHOTO, kind=e.FileKind.MINUTES, name="verslag.pdf", description="", content=PAPER)
AGREED = e.ConsentRecorded(
    **AT, consent=CONSENT, person=DEWI, name=Personal(DEWI, "Dewi"), words="Mag in de impressie", given_on=TODAY
)
NOBODY = e.NobodyShown(**AT)
WITHDRAWN = e.ConsentWithdrawn(**AT, consent=CONSENT, on=TODAY)
REMOVED = e.FileRemoved(**AT, reason="Verkeerde foto", on=TODAY)
WITHDRAW = WithdrawConsent(**AT, consent=CONSENT)
REMOVE = RemoveFile(**AT, reason="Verkeerde foto")


def attach(**changes: Any) -> AttachFile:
    known: dict[str, Any] = {
        **AT,
        "kind": e.FileKind.PHOTO,
        "name": "team.jpg",
        "description": "Het team",
        "content": PICTURE,
        **changes,
    }
    return AttachFile(**known)


def consent(**changes: Any) -> RecordConsent:
    known: dict[str, Any] = {
        **AT,
        "consent": CONSENT,
        "person": DEWI,
        "name": Personal(DEWI, "Dewi"),
        "words": "Mag in de impressie",
        "given_on": TODAY,
        **changes,
    }
    return RecordConsent(**known)


def row_after(*events: Event) -> FileRow | None:
    return next(iter(rows_of(FILES, recorded(events, StreamId("attachment-1"))).values()), None)


def test_a_photo_and_minutes_are_attached_by_who_may() -> None:
    given(ATTACHMENT).when(attach(name=" team.jpg "), by=WORKS_COUNCIL).then(PHOTO)
    minutes = attach(kind=e.FileKind.MINUTES, name="verslag.pdf", description="", content=PAPER)
    given(ATTACHMENT).when(minutes, by=COORDINATOR).then(MINUTES)
    given(ATTACHMENT).when(attach(), by=EMPLOYEE).then_refused(NotAllowed, right="attach_files")


def test_a_photo_says_in_words_what_it_shows_and_only_a_picture_is_one() -> None:
    given(ATTACHMENT).when(attach(description=" "), by=COORDINATOR).then_refused(PhotoNeedsDescription)
    given(ATTACHMENT).when(attach(content=PAPER), by=COORDINATOR).then_refused(InvalidValue, field="kind")
    other = attach(kind=e.FileKind.OTHER)
    given(ATTACHMENT).when(other, by=COORDINATOR).then_refused(InvalidValue, field="kind")
    given(ATTACHMENT).when(attach(name=" "), by=COORDINATOR).then_refused(InvalidValue, field="name")


def test_an_id_is_one_file() -> None:
    given(ATTACHMENT, PHOTO).when(attach(name="anders.jpg"), by=COORDINATOR).then_refused(FileExists)
    given(ATTACHMENT, PHOTO).when(attach(), by=COORDINATOR, on=TODAY + timedelta(days=1)).then_nothing()


def test_a_photo_is_shown_once_everybody_in_it_agreed_and_until_somebody_takes_it_back() -> None:
    given(ATTACHMENT, PHOTO).when(consent(), by=COORDINATOR).then(AGREED)
    given(ATTACHMENT, PHOTO, AGREED).when(WITHDRAW, by=EMPLOYEE).then(WITHDRAWN)
    shown = [row_after(PHOTO), row_after(PHOTO, AGREED), row_after(PHOTO, AGREED, WITHDRAWN), row_after(PHOTO, NOBODY)]
    assert [row.may_be_shown for row in shown if row] == [False, True, False, True]
    second = replace(AGREED, consent=UUID(int=112), person=None, name=Personal(DEWI, "Bas van buiten"))
    row = row_after(PHOTO, AGREED, second, WITHDRAWN)
    assert row is not None
    assert not row.may_be_shown


def test_a_consent_whose_name_was_erased_is_none_any_more() -> None:
    row = row_after(PHOTO, replace(AGREED, name=Erased(DEWI)))
    assert row is not None
    assert not row.may_be_shown


def test_only_the_person_or_who_keeps_the_files_takes_a_consent_back() -> None:
    theirs = replace(AGREED, person=None)
    given(ATTACHMENT, PHOTO, theirs).when(WITHDRAW, by=EMPLOYEE).then_refused(NotAllowed)
    given(ATTACHMENT, PHOTO, theirs).when(WITHDRAW, by=COORDINATOR).then(WITHDRAWN)
    given(ATTACHMENT, PHOTO).when(WITHDRAW, by=COORDINATOR).then_refused(ConsentUnknown)


@pytest.mark.parametrize(
    ("changes", "rule", "field"),
    [
        ({"name": Personal(DEWI, " ")}, ConsentIncomplete, "name"),
        ({"words": " "}, ConsentIncomplete, "words"),
        ({"given_on": date(2027, 1, 1)}, ConsentNotYetGiven, "given_on"),
    ],
)
def test_consent_has_a_name_words_and_a_day(changes: dict[str, Any], rule: Any, field: str) -> None:
    given(ATTACHMENT, PHOTO).when(consent(**changes), by=COORDINATOR).then_refused(rule, field=field)


def test_nobody_agrees_to_a_paper_and_nobody_is_nobody_where_somebody_agreed() -> None:
    given(ATTACHMENT, MINUTES).when(consent(), by=COORDINATOR).then_refused(NotAPhoto)
    given(ATTACHMENT, PHOTO).when(SayNobodyShown(**AT), by=COORDINATOR).then(NOBODY)
    given(ATTACHMENT, PHOTO, AGREED).when(SayNobodyShown(**AT), by=COORDINATOR).then_refused(PeopleAreShown)
    state = ATTACHMENT.fold([PHOTO, NOBODY, AGREED])
    assert not state.nobody


def test_a_file_is_removed_with_a_reason_and_nothing_comes_after() -> None:
    given(ATTACHMENT, PHOTO).when(REMOVE, by=COORDINATOR).then(REMOVED)
    given(ATTACHMENT, PHOTO).when(replace(REMOVE, reason=""), by=COORDINATOR).then_refused(RemovalNeedsReason)
    given(ATTACHMENT, PHOTO, REMOVED).when(consent(), by=COORDINATOR).then_refused(FileUnknown)
    assert row_after(PHOTO, REMOVED) is None


def test_a_file_is_removed_by_who_attached_it_or_by_who_steers() -> None:
    given(ATTACHMENT, PHOTO).when(REMOVE, by=TEAM_LEAD).then_refused(NotAllowed, right="steer_plan")
    given(ATTACHMENT, PHOTO).when(replace(REMOVE, attached_by=TEAM_LEAD.person), by=TEAM_LEAD).then(REMOVED)
    given(ATTACHMENT, PHOTO, REMOVED).when(REMOVE, by=TEAM_LEAD).then()


def test_a_file_of_one_plan_is_not_there_for_another() -> None:
    elsewhere = PlanId(UUID(int=22))
    for command in (replace(REMOVE, plan=elsewhere), consent(plan=elsewhere)):
        given(ATTACHMENT, PHOTO, AGREED).when(command, by=COORDINATOR).then_refused(FileUnknown)
    away = replace(WITHDRAW, plan=elsewhere)
    given(ATTACHMENT, PHOTO, AGREED).when(away, by=COORDINATOR).then_refused(ConsentUnknown)
