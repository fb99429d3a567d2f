"""What can happen to an account: the lines of its own log, and which of them its owner is told of by mail."""

from enum import StrEnum


class Happening(StrEnum):
    """One kind of line."""

    SIGNED_IN = "signed_in"
    CONFIRMED = "confirmed"
    CODE_REFUSED = "code_refused"
    MOVED = "moved"
    SESSION_ENDED = "session_ended"
    SESSIONS_ENDED = "sessions_ended"
    PASSWORD_SET = "password_set"  # noqa: S105 - a kind of line
    PASSWORD_CHANGED = "password_changed"  # noqa: S105 - a kind of line
    PASSWORD_REMOVED = "password_removed"  # noqa: S105 - a kind of line
    CODE_APP_ADDED = "code_app_added"
    CODE_APP_REMOVED = "code_app_removed"
    RECOVERY_MADE = "recovery_made"
    RECOVERY_USED = "recovery_used"
    PASSKEY_ADDED = "passkey_added"
    PASSKEY_REMOVED = "passkey_removed"


# Whoever got into a session cannot change these unseen.
MAILED = frozenset(
    {
        Happening.PASSWORD_SET,
        Happening.PASSWORD_CHANGED,
        Happening.PASSWORD_REMOVED,
        Happening.CODE_APP_ADDED,
        Happening.CODE_APP_REMOVED,
        Happening.RECOVERY_MADE,
        Happening.RECOVERY_USED,
        Happening.PASSKEY_ADDED,
        Happening.PASSKEY_REMOVED,
    }
)
