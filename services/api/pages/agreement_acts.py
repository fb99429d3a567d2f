"""What the forms beside an agreement ask for, as commands."""

from typing import Any

from domain.agreements.commands import (
    Agree,
    AgreementCommand,
    ConfirmFulfilment,
    ConfirmTranscription,
    DisputeFulfilment,
    DisputeTranscription,
    EndAgreement,
    Object,
    OverruleVerdict,
    ReportFulfilment,
    Withdraw,
)
from domain.agreements.keeping import Kept
from domain.agreements.views import AgreementRow
from domain.kernel.refusals import InvalidValue, NotFound
from services.api.agreements import own_words, party_of
from services.api.auth import Caller
from services.api.pages.agreement_forms import source_of
from services.api.pages.forms import Form, first, needed_day, number, one_of


def act_of(form: Form, caller: Caller, row: AgreementRow, at: dict[str, Any]) -> AgreementCommand:
    """The command that the button `do` asks for. Raises InvalidValue, NotFound."""
    match first(form, "do"):
        case "agree" | "object" | "withdraw":
            return _position(form, caller, row, at, first(form, "do"))
        case "copy":
            return _position(form, caller, row, at, first(form, "stance"))
        case "right":
            return ConfirmTranscription(**at, party=_party(form, row), digest=first(form, "digest"))
        case "wrong":
            return DisputeTranscription(**at, party=_party(form, row), digest=first(form, "digest"))
        case "end":
            return EndAgreement(**at, digest=first(form, "digest"), reason=_words(form, caller, "reason"))
        case "overrule":
            return OverruleVerdict(**at, verdict=one_of(form, "verdict", Kept), reason=_words(form, caller, "reason"))
        case _:
            return _fulfilment(form, caller, row, at)


def _position(form: Form, caller: Caller, row: AgreementRow, at: dict[str, Any], stance: str) -> AgreementCommand:
    said = {**at, "party": _party(form, row), "digest": first(form, "digest"), "source": source_of(form)}
    match stance:
        case "agree":
            return Agree(**said)
        case "object":
            return Object(**said, reason=_words(form, caller, "reason"))
        case "withdraw":
            return Withdraw(**said, reason=_words(form, caller, "reason"))
        case _:
            raise InvalidValue(field="stance", reason="choose")


def _fulfilment(form: Form, caller: Caller, row: AgreementRow, at: dict[str, Any]) -> AgreementCommand:
    said = {**at, "party": _party(form, row)}
    report = number(first(form, "report")) or 0
    match first(form, "do"):
        case "report":
            if not first(form, "whole"):
                raise InvalidValue(field="whole", reason="choose")
            return ReportFulfilment(
                **said,
                fulfilled_on=needed_day(form, "fulfilled_on"),
                whole=first(form, "whole") == "yes",
                evidence=_words(form, caller, "evidence"),
            )
        case "confirm":
            return ConfirmFulfilment(**said, report=report)
        case "dispute":
            return DisputeFulfilment(**said, report=report, reason=_words(form, caller, "reason"))
        case _:
            raise NotFound


def _party(form: Form, row: AgreementRow) -> Any:
    if not first(form, "party"):
        raise InvalidValue(field="party", reason="choose")
    return party_of(first(form, "party"), [each.party for each in row.parties])


def _words(form: Form, caller: Caller, name: str) -> Any:
    return own_words(caller, first(form, name))
