"""Why a mail was not sent: one word each in the outbox, for the operator's page and its figures."""

from enum import StrEnum


class Reason(StrEnum):
    """Why a planned mail will not be sent (or, of one that nobody knew the end of, that it came back)."""

    GONE = "gone"
    LEFT = "left"
    LINK_ENDED = "link_ended"
    NOT_DUE = "not_due"
    NOT_ALLOWED = "not_allowed"
    TURNED_OFF = "turned_off"
    ADDRESS_STOPPED = "address_stopped"
    BAD_ADDRESS = "bad_address"
    SERVER_REFUSED = "server_refused"
    TRIED_OUT = "tried_out"
    NOT_WRITTEN = "not_written"
    CAME_BACK = "came_back"
