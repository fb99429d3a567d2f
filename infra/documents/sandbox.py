"""Files from outside are opened in a process of their own, which has little: whatever a file does there stays there.

The libraries that read photos and PDFs are large, and a file may be made to attack them. So each file is read by a fork
that has no more memory, processor time and files than reading takes: it can open nothing, no file and no connection,
and write to no disk. What it answers is read as plain data, never as objects. One that dies or does not end had a file
that cannot be read.
"""

import resource
import sys
from collections.abc import Callable
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Any, NoReturn

import msgspec

from domain.attachments import refusals
from domain.attachments.refusals import PaperBroken, PictureBroken
from domain.kernel.refusals import Refusal
from infra.documents.intake import Taken, take_in

MEMORY, PROCESSOR_SECONDS, SECONDS = 1_500_000_000, 20, 30.0
Reader = Callable[[str, bytes], Taken]
FORKS = get_context("forkserver")
FORKS.set_forkserver_preload(["infra.documents.warm"])


class Answer(msgspec.Struct, frozen=True):
    """What came of a file: as it will be kept, or which rule said no, with its data."""

    taken: Taken | None = None
    refusal: str = ""
    data: dict[str, str | int] = {}


def take_in_apart(name: str, content: bytes, reads: Reader = take_in) -> Taken:
    """`take_in` in a process of its own. Waits up to SECONDS: call it in a thread. Raises what `take_in` raises.

    A file that breaks the process, or keeps it busy for too long, is one that cannot be read.
    """
    answer = _asked(name, content, reads)
    if answer is None:
        raise (PaperBroken if content.startswith(b"%PDF") else PictureBroken)(field="file")
    if answer.taken is None:
        raise _refusal(answer)
    return answer.taken


def _asked(name: str, content: bytes, reads: Reader) -> Answer | None:
    ours, theirs = FORKS.Pipe()
    process = FORKS.Process(target=_be, args=(theirs, name, reads), daemon=True)
    process.start()
    theirs.close()
    try:
        ours.send_bytes(content)
        return msgspec.msgpack.decode(ours.recv_bytes(), type=Answer) if ours.poll(SECONDS) else None
    except (EOFError, OSError, msgspec.MsgspecError):
        return None
    finally:
        process.kill()
        process.join()
        ours.close()


def _be(pipe: Connection, name: str, reads: Reader) -> None:
    from infra.documents import warm  # noqa: F401 - loaded already, unless this process began before we could ask

    content = pipe.recv_bytes()
    _give_up_everything()
    try:
        answer = Answer(taken=reads(name, content))
    except Refusal as refusal:
        answer = Answer(refusal=type(refusal).__name__, data=dict(refusal.data))
    pipe.send_bytes(msgspec.msgpack.encode(answer))


def _give_up_everything() -> None:
    """From here on nothing can be opened: no number is left for a file or a connection."""
    limits = {resource.RLIMIT_CPU: PROCESSOR_SECONDS, resource.RLIMIT_FSIZE: 0, resource.RLIMIT_NOFILE: 0}
    if sys.platform.startswith("linux"):
        limits[resource.RLIMIT_AS] = MEMORY
    for what, most in limits.items():
        resource.setrlimit(what, (most, most))


def _refusal(answer: Answer) -> Refusal:
    known: Any = getattr(refusals, answer.refusal, None)
    if not (isinstance(known, type) and issubclass(known, Refusal)):
        _impossible(answer.refusal)
    return known(**answer.data)


def _impossible(name: str) -> NoReturn:
    raise ValueError(f"no rule about files is called {name!r}")
