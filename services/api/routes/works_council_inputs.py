"""What a client sends to a consent dossier."""

from datetime import date
from typing import Annotated

import msgspec
from msgspec import Meta

from domain.kernel.rights import Right
from domain.works_council.events import Outcome, Source
from domain.works_council.law import Body, Ground

Text = Annotated[str, Meta(min_length=1, max_length=8000)]
# What either side of the dossier may do; whose act it is, the decider says.
EITHER_SIDE = (Right.ASK_WORKS_COUNCIL, Right.ANSWER_AS_WORKS_COUNCIL)


class NewDossier(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What it is about, and which body the organisation has; `staff` is the number of people in the enterprise."""

    subject: Annotated[str, Meta(min_length=1, max_length=200, examples=["Regeling overlegtijd"])]
    ground: Ground
    body: Body
    staff: Annotated[int, Meta(examples=[120])]


class NewDiscovery(NewDossier, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A decision that was never put to the body: `what` was found, `how`, and `on` which day the body knew."""

    what: Text
    on: Annotated[date, Meta(examples=["2026-12-01"])]
    how: Annotated[str, Meta(max_length=8000)] = ""


class AnswerCheck(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Whether the answer that was copied for the body is right; then it is the body's own."""

    right: bool


class ConsentRequest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The written request, with reasons and with consequences for staff (WOR 27(2)); `on` is the letter's date."""

    text: Text
    reasons: Text
    consequences: Text
    on: Annotated[date, Meta(examples=["2026-12-01"])]


class ConsultationMeeting(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A consultation meeting that was held; `minutes` says where it is noted."""

    on: Annotated[date, Meta(examples=["2026-12-10"])]
    minutes: Annotated[str, Meta(max_length=8000)] = ""


class ConsentAnswer(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The reasoned answer to one version; `source` where it is copied from a document by somebody else."""

    version: int
    outcome: Outcome
    reasons: Text
    on: Annotated[date, Meta(examples=["2026-12-20"])]
    conditions: list[Text] = []
    source: Source | None = None
