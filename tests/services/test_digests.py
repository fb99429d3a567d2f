"""One mail a person and day: escalation, putting off, pace, reviews, meetings, closed plans, people who left."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import psycopg
from icalendar import Calendar

from services.worker.subscriptions import look_after
from tests.conftest import Database
from tests.installation import ten_o_clock
from tests.services.reminding import DAY, TODAY, Organisation, notices, organisation
from tests.services.stories import agreement_of
from tests.services.test_kickoff_api import invited

__all__ = ["notices", "organisation"]
ASKED = "Klopt wat er namens jullie is vastgelegd over de afspraak? Roosteroverleg"


async def test_what_is_left_undone_goes_to_the_contact_person_and_then_to_management(
    organisation: Organisation,
) -> None:
    organisation.installation.worker.go_on()
    _, (boss, _) = await invited(organisation.installation, organisation.anna, "Dirk", ["management"])
    organisation.installation.worker.pause()
    await organisation.row(TODAY - 20 * DAY)
    assert organisation.round() == 1
    (first,) = organisation.digests(organisation.bas_mail)
    assert "De datum is voorbij" in first
    anna = f"anna-{organisation.name}@test.example"
    assert (organisation.digests(anna), organisation.digests(boss)) == ([], [])
    assert organisation.round(days=1) == 1
    (to_contact,) = organisation.digests(anna)
    assert "Blijft liggen, en daarom ook aan jou verteld" in to_contact
    assert "van Bas" in to_contact
    assert organisation.digests(boss) == []
    assert organisation.round(days=2) == 1
    assert len(organisation.digests(boss)) == 1
    assert organisation.round(days=3) == 0
    assert [len(organisation.digests(each)) for each in (organisation.bas_mail, anna, boss)] == [1, 1, 1]


async def test_what_is_put_off_is_silent_and_comes_back_by_itself(organisation: Organisation, notices: Any) -> None:
    await organisation.row(TODAY + DAY)
    (mine,) = (await organisation.bas.get("/api/v1/reminders")).json()
    until = {"until": str(TODAY + 2 * DAY), "reason": "Op cursus"}
    put_off = await organisation.bas.post(f"/api/v1/reminders/{mine['thing']}/{mine['item']}/snooze", json=until)
    assert put_off.status_code == 200, put_off.text
    assert [organisation.round(days=day) for day in (0, 1)] == [0, 0]
    assert {skipped for _, skipped in notices(organisation)} == {"put off"}
    assert organisation.round(days=2) == 1
    assert "Rij 1a" in organisation.digests(organisation.bas_mail)[0]
    assert "back" in {rule for rule, skipped in notices(organisation) if skipped is None}


async def test_each_thing_is_asked_once_more_when_the_mail_goes_out(organisation: Organisation, notices: Any) -> None:
    for row in ("1a", "1b", "1d"):
        await organisation.row(TODAY + DAY, row)
    assert organisation.gather() == 1
    thing = (await organisation.bas.get("/api/v1/reminders")).json()[0]["thing"]
    until = {"until": str(TODAY + 5 * DAY), "reason": "Druk"}
    assert (await organisation.bas.post(f"/api/v1/reminders/{thing}/1a/snooze", json=until)).status_code == 200
    me = (await organisation.anna.get("/api/v1/me")).json()["person"]
    await organisation.anna.put(f"{organisation.plan}/kickoff/rows/1b/responsible", json={"people": [me]})
    organisation.send()
    (told,) = organisation.digests(organisation.bas_mail)
    assert [row for row in ("1a", "1b", "1d") if f"Rij {row} van" in told] == ["1d"]
    assert {skipped for _, skipped in notices(organisation)} == {None, "put off", "not theirs any more"}


async def test_who_turned_a_kind_off_before_the_mail_went_out_gets_none(
    organisation: Organisation, module_database: Database
) -> None:
    await organisation.row(TODAY + DAY)
    assert organisation.gather() == 1
    await organisation.bas.put("/api/v1/me/notices/checklist", json={"pace": "off"})
    organisation.send()
    assert organisation.digests(organisation.bas_mail) == []
    with psycopg.connect(module_database.admin_url, autocommit=True) as admin:
        asked = "SELECT state, reason FROM werkbalans.outbox WHERE tenant_id = %s AND kind = 'digest'"
        assert admin.execute(asked, (organisation.tenant,)).fetchall() == [("refused", "turned_off")]


async def test_klopt_dit_comes_by_mail_at_once_and_not_to_who_turned_agreements_off(organisation: Organisation) -> None:
    organisation.installation.worker.go_on()
    _, (mail, olga) = await invited(organisation.installation, organisation.anna, "Olga", ["works_council"])
    _, (_, henk) = await invited(organisation.installation, organisation.anna, "Henk", ["hr"])
    _, (quiet, piet) = await invited(organisation.installation, organisation.anna, "Piet", ["works_council"])
    assert (await piet.put("/api/v1/me/notices/agreements", json={"pace": "off"})).status_code == 200
    path, digest = await agreement_of(organisation.anna, organisation.plan.rsplit("/", 1)[1])
    organisation.installation.worker.pause()
    source = {"document": "Notulen OR", "dated": str(TODAY - DAY)}
    copy = {"party": {"kind": "works_council"}, "stance": "agreed", "digest": digest, "source": source}
    copied = await henk.post(f"{path}/positions", json=copy)
    assert copied.status_code == 200, copied.text
    organisation.round()
    (told,) = organisation.digests(mail)
    assert ASKED in " ".join(told.split())
    assert organisation.digests(quiet) == []
    closed = await organisation.anna.post(f"{organisation.plan}/close", json={"reason": "Gestopt"})
    assert closed.status_code == 200, closed.text
    organisation.project()
    left = (await olga.get("/api/v1/reminders")).json()
    assert [each["what"] for each in left] == [ASKED]
    assert organisation.gather(days=8) == 1


async def test_what_is_woken_is_told_as_before_and_nobody_else_was_silent(organisation: Organisation) -> None:
    await organisation.row(TODAY + DAY)
    (mine,) = (await organisation.bas.get("/api/v1/reminders")).json()
    at = f"/api/v1/reminders/{mine['thing']}/{mine['item']}/snooze"
    await organisation.bas.post(at, json={"until": str(TODAY + 20 * DAY), "reason": "Druk"})
    assert (await organisation.bas.delete(at)).status_code == 200
    assert organisation.round() == 1


async def test_who_turned_a_kind_off_hears_nothing_of_it_but_of_what_others_leave_undone(
    organisation: Organisation, notices: Any
) -> None:
    for who in (organisation.bas, organisation.anna):
        off = await who.put("/api/v1/me/notices/checklist", json={"pace": "off"})
        assert off.status_code == 200, off.text
    await organisation.row(TODAY - 20 * DAY)
    assert organisation.round() == 0
    assert notices(organisation) == [("overdue", "turned off")]
    assert organisation.round(days=1) == 1
    assert len(organisation.digests(f"anna-{organisation.name}@test.example")) == 1


async def test_once_a_week_is_on_the_first_working_day_of_the_week(organisation: Organisation) -> None:
    await organisation.bas.put("/api/v1/me/notices/checklist", json={"pace": "weekly"})
    monday = (7 - ten_o_clock().weekday()) % 7
    await organisation.row(TODAY + timedelta(days=monday + 1))
    days = [organisation.round(days=day) for day in range(monday + 1)]
    assert days == [0] * monday + [1]


async def test_who_left_gets_no_mail_and_what_was_theirs_is_told_to_the_contact_person(
    organisation: Organisation, notices: Any
) -> None:
    await organisation.row(TODAY - 20 * DAY)
    left = await organisation.anna.delete(f"/api/v1/organisation/members/{organisation.bas_id}")
    assert left.status_code == 200
    assert organisation.round() == 1
    assert organisation.digests(organisation.bas_mail) == []
    assert len(organisation.digests(f"anna-{organisation.name}@test.example")) == 1


async def test_a_closed_plan_is_silent_and_an_opened_one_speaks_again(organisation: Organisation) -> None:
    await organisation.row(TODAY + DAY)
    closed = await organisation.anna.post(f"{organisation.plan}/close", json={"reason": "Gestopt"})
    assert closed.status_code == 200, closed.text
    assert organisation.round() == 0
    assert (await organisation.bas.get("/api/v1/reminders")).json() == []
    assert (
        await organisation.anna.post(f"{organisation.plan}/reopen", json={"reason": "Toch verder"})
    ).status_code == 200
    assert organisation.round(hours=1) == 1


async def test_the_review_that_is_due_is_told_to_coordinator_and_hr_also_when_reviews_come_weekly(
    organisation: Organisation,
) -> None:
    await organisation.anna.put("/api/v1/me/notices/reviews", json={"pace": "weekly"})
    soon = {"id": str(uuid4()), "name": "Voorjaarsronde", "kind": "evaluation", "once": str(TODAY + 5 * DAY)}
    moments = await organisation.anna.put("/api/v1/organisation/hrm-cycle", json={"moments": [soon], "maximum_age": 12})
    assert moments.status_code == 200, moments.text
    assert organisation.round() == 1
    (told,) = organisation.digests(f"anna-{organisation.name}@test.example")
    assert "Een evaluatie plannen: Voorjaarsronde" in told
    planned = {"name": "Voorjaarsronde", "on": str(TODAY + 6 * DAY)}
    assert (await organisation.anna.post(f"{organisation.plan}/reviews", json=planned)).status_code == 201
    organisation.project()
    mine = (await organisation.anna.get("/api/v1/reminders")).json()
    assert [each["item"] for each in mine if each["kind"] == "reviews"] == ["meeting"]


async def test_a_meeting_is_announced_with_a_file_for_the_calendar(organisation: Organisation) -> None:
    when = {"on": str(TODAY + 30 * DAY), "at": "14:00:00", "place": "Zaal 2"}
    assert (await organisation.anna.put(f"{organisation.plan}/kickoff/meeting", json=when)).status_code == 200
    assert organisation.round() == 1
    (mail,) = organisation.installation.post.all(f"anna-{organisation.name}@test.example", "Herinneringen")
    (file,) = mail.iter_attachments()
    assert (file.get_content_type(), file.get_filename()) == ("text/calendar", "werkbalans.ics")
    (event,) = Calendar.from_ical(file.get_payload(decode=True)).walk("VEVENT")
    assert (str(event["summary"]), str(event["location"])) == ("Aftrapbijeenkomst", "Zaal 2")


def looked_after(organisation: Organisation, days: int) -> None:
    """The worker moves the subscription on, so many days from today."""
    look_after(organisation.installation.worker.parts, organisation.tenant, ten_o_clock() + days * DAY)
    organisation.project()


async def test_while_an_organisation_is_suspended_nobody_is_told_what_nobody_can_do(organisation: Organisation) -> None:
    await organisation.row(TODAY + 34 * DAY)
    looked_after(organisation, 31)
    assert [organisation.round(days=day) for day in (31, 32)] == [0, 0]
    again = await organisation.anna.put("/api/v1/organisation/subscription/package", json={"package": "team"})
    assert again.status_code == 200, again.text
    organisation.project()
    assert organisation.round(days=33) == 1
    assert "Binnenkort" in organisation.digests(organisation.bas_mail)[0]


async def test_while_it_leaves_its_administrator_hears_of_the_last_day_and_nobody_of_anything_else(
    organisation: Organisation, notices: Any
) -> None:
    await organisation.row(TODAY + 47 * DAY)
    leaves = {"confirmation": "Zorg Digest"}
    gone = await organisation.anna.post("/api/v1/organisation/subscription/cancellation", json=leaves)
    assert gone.status_code == 200, gone.text
    organisation.project()
    looked_after(organisation, 31)
    assert organisation.round(days=47) == 1
    assert organisation.digests(organisation.bas_mail) == []
    (last,) = organisation.digests(f"anna-{organisation.name}@test.example")
    assert "Laatste dag om alles mee te nemen" in " ".join(last.split())
    assert notices(organisation) == [("due_soon", None)]
