"""Child processes that end with us: in order when asked, at once when we are gone."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from infra.lifeline import PR_SET_PDEATHSIG

CLONE_NEWUSER = 0x10000000
NOBODY = 65534


class LocalFailure(Exception):
    """Something on this machine stops us; the message is one sentence that says what to do."""


def start_child(
    command: Sequence[str],
    log: Path,
    environment: Mapping[str, str] | None = None,
    death_signal: signal.Signals = signal.SIGTERM,
    unprivileged: bool = False,
) -> "subprocess.Popen[bytes]":
    """Start a process in a group of its own, its output in `log`; on Linux it gets `death_signal` when we die.

    `unprivileged` gives a root caller's child a user namespace in which it is nobody: PostgreSQL refuses root.
    """
    with log.open("ab") as output:
        return subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            env=dict(environment) if environment is not None else None,
            start_new_session=True,
            preexec_fn=_preparation(  # noqa: PLW1509 - the supervisor starts children from its one thread
                death_signal, unprivileged and os.geteuid() == 0
            ),
        )


def _preparation(death_signal: signal.Signals, namespace: bool) -> Callable[[], None] | None:
    if not sys.platform.startswith("linux"):
        return None
    libc = ctypes.CDLL(None, use_errno=True)

    def prepare() -> None:
        if namespace:
            _become_nobody(libc)
        libc.prctl(PR_SET_PDEATHSIG, int(death_signal))

    return prepare


def _become_nobody(libc: ctypes.CDLL) -> None:
    uid, gid = os.getuid(), os.getgid()
    if libc.unshare(CLONE_NEWUSER) != 0:
        raise OSError(ctypes.get_errno(), "no user namespace")
    for name, content in (("setgroups", "deny"), ("uid_map", f"{NOBODY} {uid} 1"), ("gid_map", f"{NOBODY} {gid} 1")):
        with open(f"/proc/self/{name}", "w") as file:
            file.write(content)


def stop(process: "subprocess.Popen[bytes]", how: signal.Signals, seconds: float) -> None:
    """Ask a process to stop and wait; kill its whole group when it takes longer than `seconds`."""
    if process.poll() is None:
        process.send_signal(how)
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            kill_group(process.pid)
    process.wait()


def kill_group(pid: int) -> None:
    """End a process and its children at once; a process that is gone already is fine."""
    try:
        os.killpg(pid, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        return


def end_leftover(pid_file: Path, name: str, seconds: float = 10.0) -> None:
    """End the process that an earlier, killed run left behind: the one in `pid_file`, if its command holds `name`."""
    try:
        pid = int(pid_file.read_text().split()[0])
    except (FileNotFoundError, ValueError, IndexError):
        return
    if name not in _command_of(pid):
        return
    os.kill(pid, signal.SIGINT)
    until = time.monotonic() + seconds
    while name in _command_of(pid):
        if time.monotonic() > until:
            kill_group(pid)
        time.sleep(0.05)


def _command_of(pid: int) -> str:
    known = Path(f"/proc/{pid}")
    if known.parent.joinpath("self").exists():
        try:
            state = known.joinpath("stat").read_text().rpartition(")")[2].split()[0]
            return "" if state == "Z" else known.joinpath("cmdline").read_bytes().replace(b"\0", b" ").decode()
        except (FileNotFoundError, ProcessLookupError):
            return ""
    shown = subprocess.run(["ps", "-o", "stat=,command=", "-p", str(pid)], capture_output=True, text=True, check=False)
    state, _, command = shown.stdout.strip().partition(" ")
    return "" if state.startswith("Z") else command
