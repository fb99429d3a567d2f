"""A file that takes over what reads it gets hold of nothing, and nobody else notices."""

import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from domain.attachments.refusals import FileTypeUnknown, PaperBroken, PictureBroken, PictureTooLarge
from domain.kernel.refusals import Refusal
from infra.documents import sandbox
from infra.documents.intake import Taken, take_in
from infra.documents.sandbox import take_in_apart
from tests.services import hostile
from tests.services.pictures import enormous, photo, telling_pdf


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.jpg", photo()),
        ("a.png", photo("PNG", 1200, 900)),
        ("a.webp", photo("WEBP", 1200, 900)),
        ("a.pdf", telling_pdf()),
        ("a.txt", b"Wat we afspraken"),
    ],
)
def test_it_comes_out_as_it_would_without(name: str, content: bytes) -> None:
    assert take_in_apart(name, content) == take_in(name, content)


@pytest.mark.parametrize(
    ("name", "content", "refused"),
    [
        ("a.png", enormous(), PictureTooLarge),
        ("a.jpg", photo()[:400], PictureBroken),
        ("a.pdf", b"%PDF-1.7 geen pdf %%EOF", PaperBroken),
        ("a.zip", b"PK\x03\x04" + bytes(90), FileTypeUnknown),
    ],
)
def test_what_is_refused_is_refused_in_the_same_words(name: str, content: bytes, refused: type[Refusal]) -> None:
    with pytest.raises(refused) as apart:
        take_in_apart(name, content)
    with pytest.raises(refused) as beside:
        take_in(name, content)
    assert apart.value.data == beside.value.data


def attacks(tmp_path: Path, port: int) -> list[tuple[Callable[[str, bytes], Taken], bytes]]:
    """What would be got hold of without the sandbox."""
    secret = tmp_path / "secret"
    secret.write_text("geheim")
    return [
        (hostile.reads_a_file, str(secret).encode()),
        (hostile.calls_out, str(port).encode()),
        (hostile.fills_the_disk, b"vol"),
        (hostile.fills_the_memory, b"2000000000"),
    ]


def test_nothing_of_this_machine_is_within_reach(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        for attack, content in attacks(tmp_path, server.getsockname()[1]):
            assert attack("a.pdf", content).name, "the control: without the sandbox it is"
            with pytest.raises((PictureBroken, PaperBroken)):
                take_in_apart("a.pdf", content, attack)


@pytest.mark.parametrize("attack", [hostile.never_ends, hostile.falls_over])
def test_what_never_ends_or_falls_over_is_a_file_that_cannot_be_read(
    attack: Callable[[str, bytes], Taken], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sandbox, "SECONDS", 0.5)
    with pytest.raises(PaperBroken):
        take_in_apart("a.pdf", b"%PDF-1.7", attack)
    monkeypatch.undo()
    assert take_in_apart("a.txt", b"Daarna gaat alles gewoon door").name == "a.txt"
