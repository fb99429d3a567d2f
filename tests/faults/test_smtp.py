"""What a mail server says of us is our fault and costs time; what it says of a recipient refuses that mail."""

import socket
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP as SMTPServer
from aiosmtpd.smtp import Envelope, Session
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from infra.local.servers import free_port
from infra.mail.smtp import Line, Outcome, send
from tests.faults.lying_post import LyingPost


@contextmanager
def server_that_says(answers: dict[str, str], secure: ssl.SSLContext | None = None) -> Iterator[tuple[int, list[str]]]:
    """A server that answers each command as told (else 250) and keeps what it hears."""
    heard: list[str] = []
    listener = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        connection, _ = listener.accept()
        with suppress(OSError):
            converse(secure.wrap_socket(connection, server_side=True) if secure else connection)

    def converse(connection: socket.socket) -> None:
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
        thread.join(timeout=5)  # the client hung up: until the last line of it was heard
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
        ({"DATA": "421 closing"}, Outcome.LATER),
        ({"RCPT": "250 OK\r\n250 OK"}, Outcome.LATER),
        ({"MAIL": "250 OK\r\n250 OK", "DATA": "354 go ahead"}, Outcome.LATER),
        ({"DATA": "354 go ahead\r\n354 go ahead"}, Outcome.UNKNOWN),
        ({"DATA": "354 go ahead\r\n250 OK\r\n250 OK"}, Outcome.ACCEPTED),
    ],
)
def test_only_what_is_said_of_the_mail_itself_refuses_it(answers: dict[str, str], outcome: Outcome) -> None:
    with server_that_says(answers) as (port, _):
        assert send(f"smtp://127.0.0.1:{port}", mail_to("anna@test.example"), lambda: None).outcome is outcome


def test_a_text_counts_as_taken_only_after_it_went_out() -> None:
    """A server that says yes twice to a recipient must not make us believe that it has the text."""
    with server_that_says({"RCPT": "250 OK\r\n250 OK"}) as (port, heard):
        assert send(f"smtp://127.0.0.1:{port}", mail_to("anna@test.example"), lambda: None).outcome is Outcome.LATER
    assert "Dag" not in heard


def test_a_line_that_begins_with_a_dot_is_no_end_of_the_text() -> None:
    message = mail_to("anna@test.example")
    message.set_content("Dag\n.\n.zo\nTot ziens")
    with server_that_says({"DATA": "354 go ahead", ".": "250 OK", "..": "354", "..ZO": "354"}) as (port, heard):
        send(f"smtp://127.0.0.1:{port}", message, lambda: None)
    assert [line for line in heard if line[:1] == "."] == ["..", "..zo", "."]


@pytest.mark.parametrize("trickles_at", ["greeting", "EHLO", "DATA", "the text"])
def test_a_server_that_trickles_holds_nobody_up_beyond_the_deadline(trickles_at: str) -> None:
    with trickling(trickles_at) as port:
        began = time.monotonic()
        sent = send(f"smtp://127.0.0.1:{port}", mail_to("anna@test.example"), lambda: None, deadline=0.4)
    assert time.monotonic() - began < 5
    assert sent.outcome is (Outcome.UNKNOWN if trickles_at == "the text" else Outcome.LATER)


@contextmanager
def trickling(at: str) -> Iterator[int]:
    """A server that from one moment on says a letter at a time and never comes to an end."""
    listener = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        connection, _ = listener.accept()
        with connection, connection.makefile("rb") as file, suppress(OSError):
            connection.sendall(b"2" if at == "greeting" else b"220 test\r\n")
            while at != "greeting" and (line := file.readline().strip().upper()):
                if line.startswith(at.encode()):
                    break
                connection.sendall(b"250 OK\r\n" if line != b"DATA" else b"354 go ahead\r\n")
                if line == b"DATA":
                    break
            while True:
                connection.sendall(b"3")
                time.sleep(0.05)

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield listener.getsockname()[1]
    finally:
        listener.close()


def test_a_certificate_that_nobody_vouches_for_gets_no_mail(tmp_path: Path) -> None:
    with server_that_says({"EHLO": "250-test\r\n250 STARTTLS", "STARTTLS": "220 go"}) as (port, heard):
        sent = send(f"smtp://127.0.0.1:{port}", mail_to("anna@test.example"), lambda: None, deadline=2.0)
    assert sent.outcome is Outcome.LATER
    assert [line for line in heard if line.startswith(("MAIL", "RCPT"))] == []
    secure = self_signed(tmp_path)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(secure)
    with server_that_says({}, context) as (port, heard):
        assert send(f"smtps://localhost:{port}", mail_to("anna@test.example"), lambda: None).outcome is Outcome.LATER
    assert heard == []


def self_signed(folder: Path) -> Path:
    """A key and a certificate for localhost that is signed by itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    day = datetime(2026, 1, 1, tzinfo=UTC)
    made = x509.CertificateBuilder(name, name, key.public_key(), 1, day, day + timedelta(days=3650))
    made = made.add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
    file = folder / "server.pem"
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    file.write_bytes(private + made.sign(key, SHA256()).public_bytes(Encoding.PEM))
    return file


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


class Counting(LyingPost):
    """Keeps over which connection each mail came."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.peers: dict[str, object] = {}

    async def handle_DATA(self, server: SMTPServer, session: Session, envelope: Envelope) -> str:
        self.peers[str(envelope.rcpt_tos[0]).split("@")[0]] = session.peer
        return await super().handle_DATA(server, session, envelope)


def test_mails_go_over_one_connection_until_the_server_is_out_of_step_or_hangs_up(tmp_path: Path) -> None:
    post = Counting(tmp_path)
    server = Controller(post, hostname="127.0.0.1", port=free_port())
    server.start()
    names = (
        "well-1",
        "rcpt550-1",
        "rcpt450-1",
        "data554-1",
        "well-2",
        "datatwice-1",
        "well-3",
        "lost-after-1",
        "well-4",
    )
    try:
        with Line(f"smtp://127.0.0.1:{server.port}") as line:
            sent = {name: line.send(mail_to(f"{name}@test.example"), lambda: None).outcome for name in names}
    finally:
        server.stop()
    assert [sent[name].value for name in names] == [
        "accepted", "refused", "later", "refused", "accepted", "accepted", "accepted", "unknown", "accepted",
    ]  # fmt: skip
    assert len({post.peers[name] for name in ("well-1", "data554-1", "well-2", "datatwice-1")}) == 1
    assert len({post.peers[name] for name in ("well-2", "well-3", "well-4")}) == 3
    assert post.peers["well-3"] == post.peers["lost-after-1"]
    assert len(post.names()) == 6
