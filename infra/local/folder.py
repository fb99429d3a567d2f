"""The folder in which everything of one installation on this machine is kept."""

import base64
import fcntl
import os
import secrets
from pathlib import Path
from typing import TextIO

from infra.local.process import LocalFailure

MARK, MAILBOX = "made-by-werkbalans", "mailbox"


def own_folder(data: Path) -> TextIO:
    """Make the folder ours, for as long as the file that comes back is open. Raises LocalFailure."""
    known = data / MARK
    if data.exists() and any(data.iterdir()) and not known.exists():
        raise LocalFailure(f"{data} holds files that are not ours: choose another folder with --data.")
    data.mkdir(parents=True, exist_ok=True)
    known.touch()
    lock = (data / "lock").open("w")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise LocalFailure(f"Werkbalans runs already on {data}: stop it, or use --data.") from None
    return lock


def secret_of(data: Path) -> str:
    """The installation's secret key in base64, made once."""
    file = data / "secret.key"
    if not file.exists():
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as out:
            out.write(base64.b64encode(secrets.token_bytes(32)).decode())
    secret = file.read_text().strip()
    if not secret:
        raise LocalFailure(f"{file} is empty: put the key back, or start with an empty folder.")
    return secret
