"""Processor time: what a rate cannot tell on a machine that others use too. From /proc, so on Linux alone; else 0."""

import resource
import time
from pathlib import Path

import psycopg

from infra.local.servers import PostgresServer

Seconds = tuple[float, float]


class Effort:
    """Reads how long the processors worked: for this process and its children, and for a server with its processes."""

    def __init__(self, server: PostgresServer) -> None:
        with psycopg.connect(server.url()) as connection:
            row = connection.execute("SHOW data_directory").fetchone()
        assert row
        self._postmaster = int((Path(row[0]) / "postmaster.pid").read_text().split()[0])

    def spent(self) -> Seconds:
        """Seconds so far, of the client and of the server."""
        ended = resource.getrusage(resource.RUSAGE_CHILDREN)
        return time.process_time() + ended.ru_utime + ended.ru_stime, self._server()

    def _server(self) -> float:
        nanoseconds = ended = 0
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                after_name = (folder / "stat").read_text().rpartition(")")[2].split()
                if self._postmaster not in (int(folder.name), int(after_name[1])):
                    continue
                nanoseconds += int((folder / "schedstat").read_text().split()[0])
                ended += int(after_name[13]) + int(after_name[14])
            except OSError:
                continue
        return nanoseconds / 1e9 + ended / 100
