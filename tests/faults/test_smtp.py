"""What a mail server says of us is our fault and costs time; what it says of a recipient refuses that mail."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from email.policy import SMTP

import pytest

from infra.mail.smtp import Outcome, send


@contextmanager
def server_that_says(answers: dict[str, str]) -> Iterator[tuple[int, list[str]]]:
    """A server that answers each command as told (else 250) and keeps what it hears."""
    heard: list[str] = []
    listener = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        connection, _ = listener.accept()
        with connection, connection.makefile("rwb") as file:
            file.write(b"220 test\r\n")
            file.flush()
            for line in file:
                heard.append(line.decode("ascii", "replace").strip())
                word = heard[-1].split(" ")[0].upper().split(":")[0]
                file.write((answers.get(word) or "250 OK").encode() + b"\r\n")
                file.flush()

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield listener.getsockname()[1], heard
    finally:
        listener.close()


def mail_to(address: str) -> EmailMessage:
    message = EmailMessage(policy=SMTP)
    message["From"], message["To"] = "ons@test.example", address
    message.set_content("Dag")
    return message


@pytest.mark.parametrize(
    ("answers", "outcome"),
    [
        ({"MAIL": "550 we do not know you"}, Outcome.LATER),
        ({"EHLO": "250-test\r\n250 STARTTLS", "STARTTLS": "554 no"}, Outcome.LATER),
        ({"RCPT": "550 no such person"}, Outcome.REFUSED),
        ({"RCPT": "451 later"}, Outcome.LATER),
        ({"DATA": "554 no"}, Outcome.REFUSED),
    ],
)
def test_only_what_is_said_of_the_mail_itself_refuses_it(answers: dict[str, str], outcome: Outcome) -> None:
    with server_that_says(answers) as (port, _):
        assert send(f"smtp://127.0.0.1:{port}", mail_to("anna@test.example"), lambda: None).outcome is outcome


def test_a_wrong_password_loses_no_mail() -> None:
    with server_that_says({"EHLO": "250-test\r\n250 AUTH PLAIN", "AUTH": "535 no"}) as (port, _):
        sent = send(f"smtp://u:p@127.0.0.1:{port}", mail_to("anna@test.example"), lambda: None)
    assert sent.outcome is Outcome.LATER


def test_a_password_does_not_cross_a_network_in_the_clear(monkeypatch: pytest.MonkeyPatch) -> None:
    with server_that_says({"EHLO": "250-test\r\n250 AUTH PLAIN"}) as (port, heard):
        monkeypatch.setattr("socket.create_connection", _always(port))
        sent = send("smtp://u:p@mail.test.example", mail_to("anna@test.example"), lambda: None)
    assert sent.outcome is Outcome.LATER
    assert [line for line in heard if line.startswith("AUTH")] == []


def test_an_address_that_servers_do_not_take_ends_the_mail_in_sight() -> None:
    with server_that_says({}) as (port, _):
        sent = send(f"smtp://127.0.0.1:{port}", mail_to("jörg@test.example"), lambda: None)
    assert sent.outcome is Outcome.REFUSED


def _always(port: int) -> object:
    connect = socket.create_connection
    return lambda *_args, **_kwargs: connect(("127.0.0.1", port))
