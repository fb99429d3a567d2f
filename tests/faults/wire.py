"""A wire between two programs that can be cut: no byte passes any more, both ways, and neither end is told.

A cable that is pulled looks like this to both: what one of them sent lies somewhere, and no answer comes. It is a TCP
relay in this process rather than a packet filter in a network namespace, which needs root; what it cannot show is what
the kernel does about packets that are never acknowledged.
"""

import asyncio
import socket
import struct
import threading
from contextlib import suppress
from typing import Self
from urllib.parse import urlsplit

CHUNK = 65_536
RESET = struct.pack("ii", 1, 0)  # an end that is closed now says so by RST


class Wire:
    """Passes on what comes to its `port` to another port of this machine, and back, while it is whole."""

    def __init__(self, to: int) -> None:
        self._to, self.port = to, 0
        self._loop, self._whole = asyncio.new_event_loop(), asyncio.Event()
        self._ends: set[asyncio.StreamWriter] = set()
        self._passing: set[asyncio.Task[None]] = set()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        self.port = asyncio.run_coroutine_threadsafe(self._lay(), self._loop).result()
        return self

    def __exit__(self, *_: object) -> None:
        self.reset()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()

    def cut(self) -> None:
        """From here on nothing passes, new connections neither."""
        self._loop.call_soon_threadsafe(self._whole.clear)

    def mend(self) -> None:
        """All passes again, what lay on the way too."""
        self._loop.call_soon_threadsafe(self._whole.set)

    def reset(self) -> None:
        """Both ends of each connection are told that it is gone, what lay on the way is; new ones pass."""
        asyncio.run_coroutine_threadsafe(self._tell(), self._loop).result()

    async def _lay(self) -> int:
        self._whole.set()
        server = await asyncio.start_server(self._connect, "127.0.0.1", 0)
        return int(server.sockets[0].getsockname()[1])

    async def _connect(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._ends.add(writer)
        await self._whole.wait()
        with suppress(OSError):
            back, forth = await asyncio.open_connection("127.0.0.1", self._to)
            self._ends.add(forth)
            for pair in ((reader, forth), (back, writer)):
                task = asyncio.create_task(self._pass(*pair))
                self._passing.add(task)
                task.add_done_callback(self._passing.discard)

    async def _pass(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError):
            while piece := await reader.read(CHUNK):
                await self._whole.wait()
                writer.write(piece)
                await writer.drain()
        await self._whole.wait()
        writer.close()

    async def _tell(self) -> None:
        for task in self._passing:
            task.cancel()
        for end in self._ends:
            with suppress(OSError):
                end.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
            end.transport.abort()
        self._ends.clear()
        self._whole.set()


def port_of(url: str) -> int:
    """The port of a server's address."""
    port = urlsplit(url).port
    assert port
    return port


def over(url: str, wire: Wire) -> str:
    """The same server's address, over a wire."""
    return url.replace(f":{port_of(url)}/", f":{wire.port}/")
