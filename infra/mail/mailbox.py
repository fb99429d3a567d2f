"""A mailbox to which mail servers report what came back, read as it lies on disk: mbox or Maildir."""

import mailbox
from collections.abc import Iterator
from pathlib import Path


def messages_in(path: Path) -> Iterator[bytes]:
    """Every message of an mbox file or a Maildir, as it came; nothing is changed. Raises FileNotFoundError."""
    if not path.exists():
        raise FileNotFoundError(path)
    found: mailbox.Mailbox[mailbox.Message] = (
        mailbox.Maildir(path, create=False) if path.is_dir() else mailbox.mbox(path, create=False)
    )
    for key in found.iterkeys():
        yield found.get_bytes(key)
