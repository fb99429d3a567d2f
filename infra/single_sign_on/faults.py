"""What can go wrong between us and an organisation's provider, by kinds that people can be told what to do about."""

from enum import StrEnum


class Trouble(StrEnum):
    """One kind. What is said about each stands in services/api/words/sign_on.py."""

    STALE = "stale"
    BAD_ADDRESS = "bad_address"
    UNREACHABLE = "unreachable"
    NO_DISCOVERY = "no_discovery"
    OTHER_ISSUER = "other_issuer"
    DENIED = "denied"
    SECRET_REFUSED = "secret_refused"  # noqa: S105 - a kind of trouble
    CODE_REFUSED = "code_refused"
    BAD_TOKEN = "bad_token"  # noqa: S105 - a kind of trouble
    EXPIRED = "expired"
    OTHER_AUDIENCE = "other_audience"
    OTHER_NONCE = "other_nonce"
    NO_ADDRESS = "no_address"
    UNVERIFIED = "unverified"
    OTHER_DOMAIN = "other_domain"
    GROUPS_LEFT_OUT = "groups_left_out"
    OTHER_PERSON = "other_person"
    NOT_INVITED = "not_invited"
    ROLES_EXCLUDE = "roles_exclude"
    NO_ROOM = "no_room"


class ProviderFault(Exception):
    """It went wrong; `detail` is technical, for whoever looks after the provider, and names nobody."""

    def __init__(self, trouble: Trouble, detail: str = "") -> None:
        super().__init__(trouble.value, detail)
        self.trouble, self.detail = trouble, detail
