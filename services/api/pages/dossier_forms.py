"""What the forms of a consent dossier ask for, as commands."""

import msgspec

from domain.kernel.ids import DossierId, PlanId
from domain.kernel.refusals import InvalidValue, NotFound
from domain.kernel.rights import Role
from domain.works_council import commands as c
from domain.works_council.events import Outcome, Source
from domain.works_council.law import Body, Ground
from services.api.auth import Caller
from services.api.pages.forms import Form, first, needed_day, number, one_of, whole


def opening_of(plan: PlanId, dossier: DossierId, form: Form) -> c.OpenDossier:
    """A new dossier."""
    staff = whole(form, "staff")
    if staff is None:
        raise InvalidValue(field="staff", reason="empty")
    return c.OpenDossier(
        plan=plan,
        dossier=dossier,
        subject=first(form, "subject"),
        ground=one_of(form, "ground", Ground),
        body=one_of(form, "body", Body),
        staff=staff,
    )


def discovery_of(plan: PlanId, dossier: DossierId, form: Form) -> c.OpenByDiscovery:
    """A dossier that the body opens for a decision that was never put to it."""
    opening = opening_of(plan, dossier, form)
    return c.OpenByDiscovery(
        **msgspec.structs.asdict(opening),
        what=first(form, "what"),
        how=first(form, "how"),
        on=needed_day(form, "on"),
    )


def command_of(caller: Caller, plan: PlanId, dossier: DossierId, form: Form) -> c.DossierCommand:
    """The command of one of the page's forms, named by its field `do`."""
    what, _, which = first(form, "do").partition(":")
    match what:
        case "request":
            return c.RequestConsent(
                plan=plan,
                dossier=dossier,
                text=first(form, "text"),
                reasons=first(form, "reasons"),
                consequences=first(form, "consequences"),
                on=needed_day(form, "on"),
            )
        case "withdraw":
            return c.WithdrawRequest(plan=plan, dossier=dossier, reason=first(form, "reason"))
        case "meet":
            return c.RecordMeeting(
                plan=plan, dossier=dossier, on=needed_day(form, "on"), minutes=first(form, "minutes")
            )
        case "answer":
            return _answer(caller, plan, dossier, form)
        case "right":
            return c.ConfirmAnswer(plan=plan, dossier=dossier)
        case "wrong":
            return c.DisputeAnswer(plan=plan, dossier=dossier)
        case "fulfil":
            return c.FulfilCondition(plan=plan, dossier=dossier, condition=number(which) or 0)
        case "reopen":
            return c.ReopenCondition(plan=plan, dossier=dossier, condition=number(which) or 0)
        case _:
            return _decision(what, caller, plan, dossier, form)


def _answer(caller: Caller, plan: PlanId, dossier: DossierId, form: Form) -> c.AnswerRequest:
    lines = (line.strip() for line in first(form, "conditions").split("\n"))
    outcome = one_of(form, "outcome", Outcome)
    return c.AnswerRequest(
        plan=plan,
        dossier=dossier,
        version=whole(form, "version") or 0,
        outcome=outcome,
        reasons=first(form, "reasons"),
        conditions=tuple(line for line in lines if line),
        on=needed_day(form, "on"),
        source=_source(caller, Role.WORKS_COUNCIL, form),
    )


def _decision(what: str, caller: Caller, plan: PlanId, dossier: DossierId, form: Form) -> c.DossierCommand:
    match what:
        case "notify":
            source = _source(caller, Role.MANAGEMENT, form)
            text, on = first(form, "decision"), needed_day(form, "on")
            return c.NotifyDecision(plan=plan, dossier=dossier, decision=text, on=on, source=source)
        case "discover":
            source = _source(caller, Role.WORKS_COUNCIL, form)
            text, on = first(form, "what"), needed_day(form, "on")
            how = first(form, "how")
            return c.DiscoverDecision(plan=plan, dossier=dossier, what=text, on=on, source=source, how=how)
        case "invoke":
            letter, on = first(form, "document"), needed_day(form, "on")
            copied = None if Role.WORKS_COUNCIL in caller.actor.roles else Source(letter, on)
            return c.InvokeNullity(plan=plan, dossier=dossier, document=letter, on=on, source=copied)
        case "court":
            court, on = first(form, "court"), needed_day(form, "on")
            return c.RequestPermission(plan=plan, dossier=dossier, court=court, on=on)
        case "ruling":
            granted = _yes_or_no(form, "granted")
            document, on = first(form, "document"), needed_day(form, "on")
            return c.RecordRuling(plan=plan, dossier=dossier, granted=granted, document=document, on=on)
        case _:
            raise NotFound


def _yes_or_no(form: Form, name: str) -> bool:
    said = first(form, name)
    if said not in ("yes", "no"):
        raise InvalidValue(field=name, reason="choose")
    return said == "yes"


def _source(caller: Caller, role: Role, form: Form) -> Source | None:
    """The document that was named; who holds the role needs none."""
    if role in caller.actor.roles and not first(form, "document"):
        return None
    return Source(first(form, "document"), needed_day(form, "dated"))
