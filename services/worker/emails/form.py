"""What every kind of mail consists of: its facts, its words as a letter, and made-up facts to look at it by."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, ClassVar, Generic, TypeVar

import msgspec
import psycopg

from domain.kernel.notices import NoticeKind
from domain.method import Text
from infra.event_store.worker import WorkerLog
from infra.mail.outbox import TRIES, Mail
from infra.mail.reasons import Reason
from infra.settings import Settings

Connection = psycopg.Connection[Any]
F = TypeVar("F")


class Withdrawn(Exception):
    """The mail makes no sense any more: it is not sent, and the outbox says why."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.value)
        self.reason = reason


class Writing(msgspec.Struct, frozen=True):
    """What the facts of a mail are found in. The transaction's tenant is set; `now` is in UTC."""

    settings: Settings
    log: WorkerLog
    connection: Connection
    mail: Mail
    now: datetime

    def link(self, path: str) -> str:
        """The whole address of a page."""
        return self.settings.public_url + path


class Words(msgspec.Struct, frozen=True):
    """A paragraph; `quiet` for what matters less."""

    FORM: ClassVar[str] = "words"
    text: str
    quiet: bool = False


class Heading(msgspec.Struct, frozen=True):
    """A heading within the letter."""

    FORM: ClassVar[str] = "heading"
    text: str


class Item(msgspec.Struct, frozen=True):
    """One thing in a list: what it is, a `mark` before it (a row's number), a `note` under it, where it is."""

    text: str
    mark: str = ""
    note: str = ""
    link: str = ""
    late: bool = False


class Items(msgspec.Struct, frozen=True):
    """A list of things."""

    FORM: ClassVar[str] = "items"
    items: tuple[Item, ...]


class Button(msgspec.Struct, frozen=True):
    """Where to go. `spelled` shows the address too, for whom the button does not work."""

    FORM: ClassVar[str] = "button"
    text: str
    link: str
    spelled: bool = False


Part = Words | Heading | Items | Button


class Attachment(msgspec.Struct, frozen=True):
    """A file that goes along; `kind` is its media type, with what belongs to it: `text/calendar; method=PUBLISH`."""

    name: str
    kind: str
    content: bytes


class Letter(msgspec.Struct, frozen=True, kw_only=True):
    """A mail in words of the reader's language; its text and its HTML say the same, because both are made of this.

    `why` says why the reader gets it. `about` are the kinds of notice in it, each of which the reader may turn off;
    none for a mail that somebody asked for. Mails of one `thread` (any name of a thing) stand together with the reader.
    """

    subject: str
    parts: tuple[Part, ...]
    why: str
    about: frozenset[NoticeKind] = frozenset()
    thread: str = ""
    attachments: tuple[Attachment, ...] = ()


class MailKind(msgspec.Struct, Generic[F], frozen=True, kw_only=True):
    """One kind of mail.

    `facts` raises Withdrawn when the mail makes no sense any more; `letter` knows nothing but the facts. `examples` are
    made-up facts by name: tests and the preview pages show the letter by them. `waited_for`: the reader asked for it a
    moment ago, so it is tried once a day also where mail does not arrive. `discreet`: whether it went out tells
    something about the reader, so the outbox ends up saying the same of everybody's. `by_day`: nobody is to be woken by
    it, so what a mail server puts off is not tried again at night or on a day off (decision 0021). After so many
    `tries`, each after twice the pause of the one before, it is given up: eight take half a day, fourteen a week.
    """

    key: str
    name: Text
    facts: Callable[[Writing], F]
    letter: Callable[[F], Letter]
    examples: Mapping[str, F]
    waited_for: bool = False
    discreet: bool = False
    by_day: bool = False
    tries: int = TRIES
