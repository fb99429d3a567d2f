"""Runs everything on one machine: servers, API, worker, beat and mailbox; ends all of it in order.

`./dev run [--port N] [--data DIR] [--empty]`. DATABASE_URL, REDIS_URL and SMTP_URL, where set, are used instead of
servers of our own.
"""

import argparse
import json
import os
import signal
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from rich.console import Console

from infra.local.address import answers, mailbox_ports, need_free_port
from infra.local.folder import MAILBOX, own_folder, secret_of
from infra.local.part import Part, tail_of
from infra.local.process import LocalFailure
from infra.local.servers import PostgresServer, ValkeyServer
from infra.release import code_of_release
from infra.settings import BadSetting, Settings, read

READY_SECONDS = 60.0
TOLD_IN = "environment.json"
TOLD = ("SECRET_KEY", "DATABASE_URL", "REDIS_URL", "SMTP_URL", "PUBLIC_URL", "OPERATOR_EMAILS", "DEVELOPMENT")


class Stopped(Exception):
    """Somebody asked us to stop."""


def main(arguments: Sequence[str]) -> int:
    """Run until Ctrl-C; 1 with one sentence when that is impossible."""
    asked = _arguments(arguments)
    console = Console(stderr=False)
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, _raise_stopped)
    try:
        Run(asked, console).run()
    except Stopped:
        return 0
    except (LocalFailure, BadSetting) as failure:
        console.print(str(failure), style="bold red", markup=False)
        return 1
    return 0


class Run:
    """One run on one data folder."""

    def __init__(self, asked: argparse.Namespace, console: Console) -> None:
        self._asked, self._console = asked, console
        self._data: Path = asked.data.expanduser().resolve()
        self._servers: list[PostgresServer | ValkeyServer] = []
        self._parts: list[Part] = []

    def run(self) -> None:
        """Start, say that all is ready, look after the parts, stop in order."""
        began = time.monotonic()
        lock = own_folder(self._data)
        need_free_port(self._asked.port)
        try:
            environment = self._environment()
            settings = read(environment)
            self._start_servers()
            self._prepare(settings)
            if "MAILBOX_DIR" in environment:  # chosen late: in the meantime others may have taken a port
                environment |= mailbox_ports()
            self._start(environment)
            self._tell(environment)
            self._say_ready(settings, environment, time.monotonic() - began)
            while True:
                time.sleep(0.5)
                for part in self._parts:
                    part.look_after(self._console)
        finally:
            self._stop()
            lock.close()

    def _environment(self) -> dict[str, str]:
        known = dict(os.environ)
        known.setdefault("SECRET_KEY", secret_of(self._data))
        known.setdefault("PUBLIC_URL", f"http://localhost:{self._asked.port}")
        known.setdefault("OPERATOR_EMAILS", "operator@werkbalans.example")
        known["DEVELOPMENT"] = "1"
        if "DATABASE_URL" not in known:
            database = PostgresServer(self._data / "postgres")
            self._servers.append(database)
            known["DATABASE_URL"] = database.url()
        if "REDIS_URL" not in known:
            broker = ValkeyServer(self._data / "valkey")
            self._servers.append(broker)
            known["REDIS_URL"] = broker.url
        if "SMTP_URL" not in known:
            known |= {"MAILBOX_DIR": str(self._data / MAILBOX), **mailbox_ports()}
        return known

    def _start_servers(self) -> None:
        for server in self._servers:
            server.launch()
        for server in self._servers:
            server.wait()

    def _tell(self, environment: Mapping[str, str]) -> None:
        """Leave the settings where `./dev werkbalans` finds them while this runs; only its user can read them."""
        known = {name: environment[name] for name in TOLD if name in environment}
        with os.fdopen(os.open(self._data / TOLD_IN, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as out:
            json.dump(known, out)

    def _prepare(self, settings: Settings) -> None:
        self._migrate(settings)
        if not self._asked.empty and not (self._data / "demo").exists():
            from infra.demo import seed

            self._console.print("Filling the demo organisation ...")
            seed(settings)
            (self._data / "demo").touch()

    def _migrate(self, settings: Settings) -> None:
        """Bring the database up to this code; a database of our own that this very code left is not asked again."""
        made = self._data / "migrated"
        ours = any(isinstance(server, PostgresServer) for server in self._servers)
        code = code_of_release()
        if ours and made.exists() and made.read_text() == code:
            return
        from sqlalchemy.exc import OperationalError

        from infra.migrations import migrate

        try:
            migrate(settings.database_url, settings.secret_key)
        except OperationalError as error:
            raise LocalFailure(f"The database cannot be reached: {str(error.orig).splitlines()[0]}") from None
        if ours:
            made.write_text(code)

    def _start(self, environment: Mapping[str, str]) -> None:
        uvicorn = ("-m", "uvicorn", "services.api.app:create_app", "--factory", "--no-access-log", "--no-server-header")
        commands: dict[str, tuple[str, ...]] = {
            "api": (*uvicorn, "--host", "127.0.0.1", "--port", str(self._asked.port), "--log-level", "warning"),
            "worker": ("-m", "services.worker.keep", "worker", "--quick", "2", "--slow", "1"),
            "beat": ("-m", "services.worker.keep", "beat"),
        }
        if "MAILBOX_DIR" in environment:
            commands["mailbox"] = ("-m", "infra.local.mail_catcher")
        # The API first: nobody waits for the worker to load before they see a page.
        for name in sorted(commands, key=("api", "mailbox", "worker", "beat").index):
            if name == "worker":
                self._wait_until_ready()
            part = Part(name, commands[name], environment, self._data)
            part.start()
            self._parts.append(part)

    def _wait_until_ready(self) -> None:
        until = time.monotonic() + READY_SECONDS
        while not answers(f"http://127.0.0.1:{self._asked.port}/health/ready"):
            for part in self._parts:
                if not part.running:
                    raise LocalFailure(f"{part.name} did not start; its last words:\n{tail_of(part.log)}")
            if time.monotonic() > until:
                raise LocalFailure(
                    f"The API was not ready in {READY_SECONDS:.0f} seconds; see {self._data / 'api.log'}."
                )
            time.sleep(0.03)

    def _say_ready(self, settings: Settings, environment: Mapping[str, str], seconds: float) -> None:
        lines = [f"Werkbalans   {settings.public_url}"]
        if "MAILBOX_HTTP_PORT" in environment:
            lines.append(f"Mailbox      http://localhost:{environment['MAILBOX_HTTP_PORT']}")
        from infra.demo import sign_in_links

        links = sign_in_links(settings)
        if links:
            lines += ["", "Sign in as a demo person (each link works once; restart for new ones):"]
            lines += [f"  {label:<46} {link}" for label, link in links]
        lines += ["", f"Ready in {seconds:.1f} s. Data and logs: {self._data}. Ctrl-C stops everything."]
        self._console.rule("ready")
        self._console.print("\n".join(lines), soft_wrap=True, markup=False, highlight=False)
        self._console.rule()
        sys.stdout.flush()

    def _stop(self) -> None:
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(number, _kill_at_once)
        order = {"api": 0, "beat": 1, "worker": 2, "mailbox": 3}
        (self._data / TOLD_IN).unlink(missing_ok=True)
        for part in sorted(self._parts, key=lambda each: order[each.name]):
            part.end()
        for server in self._servers:
            server.stop()


def _arguments(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./dev run", description="Run Werkbalans on this machine.")
    parser.add_argument("--port", type=int, default=8000, help="where the pages and the API are (8000)")
    parser.add_argument("--data", type=Path, default=Path(".data"), help="where everything is kept (.data)")
    parser.add_argument("--empty", action="store_true", help="without the demo organisation")
    return parser.parse_args(arguments)


def _raise_stopped(*_: object) -> None:
    raise Stopped


def _kill_at_once(*_: object) -> None:
    os.killpg(os.getpgrp(), signal.SIGKILL)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
