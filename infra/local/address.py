"""The addresses of a run: free to take, and answering."""

import socket
import urllib.error
import urllib.request

from infra.local.process import LocalFailure
from infra.local.servers import free_port


def need_free_port(port: int) -> None:
    """Raise LocalFailure unless the port can be taken."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except (OSError, OverflowError):
            raise LocalFailure(f"Port {port} is not free: stop what uses it, or choose another with --port.") from None


def answers(url: str) -> bool:
    """Whether something answers there with 200."""
    try:
        with urllib.request.urlopen(url, timeout=2) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return False


def mailbox_ports() -> dict[str, str]:
    """Two free ports for a mailbox of our own, as the variables that name them."""
    smtp, http = free_port(), free_port()
    return {
        "SMTP_URL": f"smtp://127.0.0.1:{smtp}",
        "MAILBOX_SMTP_PORT": str(smtp),
        "MAILBOX_HTTP_PORT": str(http),
    }
