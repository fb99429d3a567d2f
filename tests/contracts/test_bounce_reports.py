"""Reports of mail servers, in the forms in which Postfix, Exchange and Exim write them; and what is no report."""

import pytest

from infra.mail.bounces import Bounce, in_report

KEY = "78d68721debb423cf880232869a63e2522c3dd61"
MESSAGE_ID = f"<{KEY}@werkbalans.example>"


def report(fields: str, original: str = f"Message-ID: {MESSAGE_ID}", kind: str = "text/rfc822-headers") -> bytes:
    """A delivery report (RFC 3464); `fields` are those of the recipients, `original` what is left of the mail."""
    return f"""From: MAILER-DAEMON@mx.example
To: noreply@werkbalans.example
Subject: Undelivered Mail Returned to Sender
Message-ID: <report-1@mx.example>
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="grens"

--grens
Content-Type: text/plain; charset=us-ascii

I'm sorry to have to inform you that your message could not be delivered.

--grens
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example
Arrival-Date: Mon, 23 Nov 2026 10:00:00 +0100

{fields}

--grens
Content-Type: {kind}

Subject: Herinnering
{original}

--grens--
""".encode()


POSTFIX = """Final-Recipient: rfc822; eva@linde.example
Original-Recipient: rfc822;eva@linde.example
Action: failed
Status: 5.1.1
Remote-MTA: dns; mx.linde.example
Diagnostic-Code: smtp; 550 5.1.1 <eva@linde.example>: Recipient address rejected: User unknown"""
EXCHANGE = """Final-Recipient: rfc822;eva@linde.example
Action: failed
Status: 5.1.10
Diagnostic-Code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup"""
EXIM = """Action: failed
Final-Recipient: rfc822;eva@linde.example
Status: 5.0.0"""


@pytest.mark.parametrize(
    ("fields", "status", "hard", "at_once"),
    [
        (POSTFIX, "5.1.1", True, True),
        (EXCHANGE, "5.1.10", True, True),
        (EXIM, "5.0.0", True, False),
        (POSTFIX.replace("5.1.1", "5.4.4"), "5.4.4", True, False),
        (POSTFIX.replace("failed", "delayed").replace("5.1.1", "4.4.1"), "4.4.1", False, False),
        (POSTFIX.replace("5.1.1", "4.4.7"), "4.4.7", False, False),
        (POSTFIX.replace("5.1.1", "5.2.2 (mailbox full)"), "5.2.2", False, False),
        (POSTFIX.replace("5.1.1", "5.7.1"), "5.7.1", False, False),
        (POSTFIX.replace("Action: failed", "Action: Failed").replace("Status: 5.1.1\n", ""), "", True, False),
    ],
)
def test_what_a_report_says_of_the_address(fields: str, status: str, hard: bool, at_once: bool) -> None:
    (found,) = in_report(report(fields))
    assert (found.key, found.status, found.hard, found.at_once) == (KEY, status, hard, at_once)


def test_the_mail_is_found_in_the_whole_original_or_in_what_the_report_answers() -> None:
    whole = report(POSTFIX, f"Message-Id: {MESSAGE_ID}\n\nDag Eva", "message/rfc822")
    nothing = report(POSTFIX, "From: x").replace(b"Message-ID: <report-1", f"References: {MESSAGE_ID}\nX: <r".encode())
    assert [each.key for raw in (whole, nothing) for each in in_report(raw)] == [KEY, KEY]


def test_each_recipient_counts_and_the_same_report_has_one_name() -> None:
    two = in_report(report(POSTFIX + "\n\n" + EXIM))
    assert [each.status for each in two] == ["5.1.1", "5.0.0"]
    assert in_report(report(POSTFIX)) == in_report(report(POSTFIX))
    assert in_report(report(POSTFIX))[0].report != in_report(report(EXIM))[0].report


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"Subject: Afwezig\nAuto-Submitted: auto-replied\nReferences: " + MESSAGE_ID.encode() + b"\n\nIk ben er niet.",
        report(POSTFIX, "Message-ID: <iets@elders.example>"),
        report(POSTFIX.replace("failed", "delivered").replace("5.1.1", "2.0.0")),
        report("Final-Recipient: rfc822; eva@linde.example"),
        report(POSTFIX).replace(b"multipart/report; report-type=delivery-status;", b"multipart/mixed;"),
        b"\xff\x00\xfe" * 100,
        b'Content-Type: multipart/report; boundary="x"\n\n--x\nContent-Type: message/delivery-status\n\n\xff\n--x--',
    ],
)
def test_what_reports_no_lost_mail_of_ours_counts_nothing(raw: bytes) -> None:
    assert in_report(raw) == []


def test_a_bounce_that_says_nothing_is_hard_and_not_at_once() -> None:
    assert (Bounce(KEY, True, "", "r").hard, Bounce(KEY, True, "", "r").at_once) == (True, False)
    assert not Bounce(KEY, False, "5.1.1", "r").hard
