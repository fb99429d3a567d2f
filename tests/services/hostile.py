"""What a file would do that took over the process that reads it. Each says what it got hold of."""

import os
import signal
import socket
import tempfile
from pathlib import Path

from domain.attachments.events import Content
from infra.documents.intake import Taken


def _got(what: object) -> Taken:
    return Taken(str(what), Content("", 0, "text/plain"), {})


def reads_a_file(_: str, content: bytes) -> Taken:
    """Of this machine: the file that the content names."""
    return _got(Path(content.decode()).read_text("utf-8"))


def calls_out(_: str, content: bytes) -> Taken:
    """To the port that the content names."""
    with socket.create_connection(("127.0.0.1", int(content)), timeout=5) as line:
        return _got(line.getpeername())


def fills_the_disk(_: str, content: bytes) -> Taken:
    """In a new file."""
    with tempfile.TemporaryFile() as file:
        return _got(file.write(content))


def fills_the_memory(_: str, content: bytes) -> Taken:
    """With so many bytes as the content names."""
    return _got(len(bytearray(int(content))))


def never_ends(_: str, _content: bytes) -> Taken:
    """It goes on and on."""
    while True:
        pass


def falls_over(_: str, _content: bytes) -> Taken:
    """As a library does that was written in C."""
    os.kill(os.getpid(), signal.SIGSEGV)
    return _got("still here")
