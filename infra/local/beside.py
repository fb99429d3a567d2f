"""Runs one of the operator's commands on a folder of `./dev run` that does not run: starts its database meanwhile.

`python -m infra.local.beside FOLDER COMMAND …`
"""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from infra.local.folder import MAILBOX, own_folder, secret_of
from infra.local.process import LocalFailure
from infra.local.servers import PostgresServer

NOBODY = {"REDIS_URL": "redis://127.0.0.1:1/0", "SMTP_URL": "smtp://127.0.0.1:1", "PUBLIC_URL": "http://localhost:8000"}


def main(arguments: Sequence[str]) -> int:
    """The command's exit code; 1 with one sentence when the database does not start."""
    data = Path(arguments[0]).expanduser().resolve()
    try:
        with own_folder(data):
            server = PostgresServer(data / "postgres")
            try:
                server.start()
                known = {
                    "SECRET_KEY": secret_of(data),
                    "DATABASE_URL": server.url(),
                    "MAILBOX_DIR": str(data / MAILBOX),
                }
                command = [sys.executable, "-m", "services.worker.cli", *arguments[1:]]
                return subprocess.run(command, env={**NOBODY, **os.environ, **known}, check=False).returncode
            finally:
                server.stop()
    except LocalFailure as failure:
        print(failure, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
