"""Each kind of mail by its made-up facts: in both languages, whole as text and as HTML, with headers that hold."""

import ast
import base64
import re
from datetime import timedelta
from email import message_from_bytes, policy
from email.headerregistry import Address
from email.message import EmailMessage
from pathlib import Path
from typing import Any
from uuid import UUID

import msgspec
import pytest

from domain.kernel.ids import PersonId, TenantId
from domain.kernel.notices import NoticeKind
from infra.language import in_language
from infra.mail.leaving import Leaving, LeavingLinks
from services.worker.deleting import PATIENCE
from services.worker.emails import deletion_certificate, sign_in
from services.worker.emails.compose import message_of, written
from services.worker.emails.form import Button, Heading, Items, Letter, Words
from services.worker.emails.previews import KINDS, MOMENT, letter_of, made_up
from tests.conftest import Database, settings_for
from tests.installation import text_of

ROOT = Path(__file__).parents[2]
NAME = 'Zoë van \'t Hof-Łukasz, "HR"'
CASES = [(kind, example, speech) for kind in KINDS for example in KINDS[kind].examples for speech in ("nl", "en")]
SETTINGS = settings_for(Database("", "", "", ""), "")
LEAVING = Leaving(TenantId(UUID(int=1)), PersonId(UUID(int=3)), frozenset({NoticeKind.REPORTS}))
each = pytest.mark.parametrize(("kind", "example", "speech"), CASES)


def sent(letter: Letter, speech: str = "nl", name: str = NAME, **changes: Any) -> EmailMessage:
    """The message as a mail reader gets it: from its bytes."""
    settings = msgspec.structs.replace(SETTINGS, **changes)
    with in_language(speech):
        message = message_of(settings, made_up("digest"), MOMENT, letter, Address(name, addr_spec="zoe@zorg.example"))
    read = message_from_bytes(message.as_bytes(), policy=policy.default)
    assert isinstance(read, EmailMessage)
    return read


def test_every_kind_that_is_planned_anywhere_has_a_module() -> None:
    sql = "\n".join(file.read_text() for file in (ROOT / "infra").rglob("*.sql"))
    planned = set(re.findall(r"INSERT INTO outbox[^;]*?VALUES \(\s*[^,]+,\s*[^,]+,\s*'(\w+)'", sql))
    for file in [file for folder in ("infra", "services") for file in (ROOT / folder).rglob("*.py")]:
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "plan_mail":
                planned |= {a.value for a in node.args[3:4] if isinstance(a, ast.Constant) and isinstance(a.value, str)}
    assert {"sign_in", "invitation"} <= planned
    assert planned <= set(KINDS)


def test_only_what_somebody_waits_for_goes_out_at_night() -> None:
    at_once = {"sign_in", "password", "security", "sign_up", "invitation", "export_ready"}
    assert {kind.key for kind in KINDS.values() if not kind.by_day} == at_once


def test_a_deletion_waits_for_its_certificate_longer_than_a_mail_server_is_tried() -> None:
    pauses = timedelta(minutes=sum(2**tries for tries in range(deletion_certificate.KIND.tries - 1)))
    assert timedelta(days=5) < pauses < PATIENCE


def test_each_kind_has_a_name_in_both_languages_and_facts_to_look_at_it_by() -> None:
    for kind in KINDS.values():
        assert kind.name.nl
        assert kind.name.en
        assert kind.examples


@each
def test_the_text_and_the_html_say_the_same(kind: str, example: str, speech: str) -> None:
    letter = letter_of(kind, example, speech)
    with in_language(speech):
        text, html = written(letter, "Anna", SETTINGS, LEAVING)
    flat = re.sub(r"\s+", " ", text)
    plain = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))
    for words in _words(letter):
        assert words in flat, words
        assert words.replace("&", "&amp;") in plain, words


def _words(letter: Letter) -> list[str]:
    found = [letter.why]
    for part in letter.parts:
        match part:
            case Words(text=text) | Heading(text=text) | Button(text=text):
                found.append(text)
            case Items(items=items):
                found += [each.text for each in items] + [each.note for each in items if each.note]
    return found


@each
def test_a_mail_stands_in_the_readers_language(kind: str, example: str, speech: str) -> None:
    mail = sent(letter_of(kind, example, speech), speech)
    assert mail["Content-Language"] == speech
    assert text_of(mail).startswith("Hello Zoë" if speech == "en" else "Dag Zoë")
    html = mail.get_body(("html",))
    assert html is not None
    assert f'<html lang="{speech}"' in html.get_content()
    assert f'lang="{speech}"' in html.get_content().split("<body", 1)[1], "some readers drop the element html"


@each
def test_a_mail_loads_nothing_and_follows_nobody(kind: str, example: str, speech: str) -> None:
    mail = sent(letter_of(kind, example, speech), speech)
    html = mail.get_body(("html",))
    assert html is not None
    assert re.findall(r"<img|<link|<script|<iframe|url\(|@import|@font-face|\bon\w+=", html.get_content()) == []
    links = re.findall(r'href="([^"]*)"', html.get_content())
    assert links
    assert all(link.startswith("https://") and "utm_" not in link for link in links)


@each
def test_a_mail_is_valid_and_short_lined_whatever_the_names(kind: str, example: str, speech: str) -> None:
    letter = letter_of(kind, example, speech)
    mail = sent(letter, speech, mail_from='"Werkbalans Zórg & Co, B.V." <noreply@werkbalans.example>')
    raw = mail.as_bytes()
    assert raw.isascii()
    assert max(map(len, raw.splitlines())) <= 998
    assert mail.defects == []
    assert [mail[header].defects for header in ("From", "To", "Date", "Message-ID")] == [()] * 4
    assert mail["To"].addresses[0].display_name == NAME
    assert mail["Subject"] == letter.subject
    assert (mail["Auto-Submitted"], mail["Date"].datetime) == (
        "auto-generated",
        MOMENT,
    )


def test_a_mail_keeps_its_id_and_mails_about_one_thing_stand_together() -> None:
    soon, late = letter_of("digest", "all", "nl"), letter_of("digest", "one", "en")
    first, again, later = sent(soon), sent(soon), sent(late, "en")
    assert first["Message-ID"] == again["Message-ID"]
    assert re.fullmatch(r"<[0-9a-f]{40}@testserver\.local>", first["Message-ID"])
    assert str(made_up("digest").tenant.hex) not in str(first)
    assert first["References"] == first["In-Reply-To"] == later["References"]
    assert sent(letter_of("sign_in", "", "nl"))["References"] is None


def test_a_notice_can_be_left_with_one_click_and_a_mail_that_was_asked_for_cannot() -> None:
    place = "https://werkbalans.een-lang-adres.zorg.example"
    notice = sent(letter_of("report_ready", "", "nl"), public_url=place)
    assert notice["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    link = re.fullmatch(
        r"<(https://werkbalans\.een-lang-adres\.zorg\.example/afmelden/([\w-]+))>", notice["List-Unsubscribe"]
    )
    assert link
    assert LeavingLinks(SETTINGS.key("leaving-link")).read(link[2]) == LEAVING
    assert link[1] in text_of(notice)
    for kind in ("sign_in", "invitation"):
        asked_for = sent(letter_of(kind, "", "nl"))
        assert (asked_for["List-Unsubscribe"], asked_for["List-Unsubscribe-Post"]) == (None, None)
        assert "/afmelden/" not in text_of(asked_for)


def test_a_link_to_leave_tells_nothing_and_nobody_makes_one() -> None:
    links = LeavingLinks(SETTINGS.key("leaving-link"))
    token = links.of(LEAVING)
    raw = base64.urlsafe_b64decode(token + "=" * (-len(token) % 4))
    assert LEAVING.tenant.bytes not in raw
    assert LEAVING.person.bytes not in raw
    assert links.of(LEAVING) == token
    for wrong in (
        "",
        "x",
        "é",
        token[:-1],
        token + "A",
        token.swapcase(),
        "A" * len(token),
        token[:20] + "B" + token[21:],
    ):
        assert links.read(wrong) is None or wrong == token, wrong
    assert LeavingLinks(SETTINGS.key("another")).read(token) is None


@pytest.mark.parametrize("words", ["Dag\r\nBcc: iemand@elders.example", "Dag\nBcc: x@y.example", "Dag\rBcc: x@y.nl"])
def test_a_line_break_gets_into_no_header(words: str) -> None:
    letter = letter_of("sign_in", "", "nl")
    broken = Letter(subject=words, parts=letter.parts, why=letter.why)
    with pytest.raises(ValueError, match="linefeed"):
        sent(broken)
    with pytest.raises(ValueError, match=r"CR|LF"):
        sent(letter, name=words)


def test_a_sign_in_mail_says_which_organisation_it_opens() -> None:
    with in_language("nl"):
        first, second = (sign_in.letter(sign_in.SignIn("https://x.example/s", name)) for name in ("Noord", "Zuid"))
    assert (first.subject, second.subject) == ("Je inloglink voor Noord", "Je inloglink voor Zuid")
    with in_language("en"):
        house = sign_in.letter(sign_in.SignIn("https://x.example/s"))
    assert house.subject == "Your sign-in link for Werkbalans"
